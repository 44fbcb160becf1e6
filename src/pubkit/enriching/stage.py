"""The stage: works in, works with what was missing out, and a report for each of what was found and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pubkit.diagnostics import Change, Problem, Result
from pubkit.enriching.client import Client
from pubkit.enriching.consulting import Consultation
from pubkit.enriching.deciding import decide
from pubkit.enriching.dumps import open_index
from pubkit.enriching.finding import Offer
from pubkit.enriching.ledger import Ledger
from pubkit.enriching.merging import locked_in, merge
from pubkit.enriching.notices import notices
from pubkit.enriching.prefetching import Prefetch
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import LocalSource, Outcome
from pubkit.enriching.telling import left_alone, problems_of
from pubkit.model import Provenance, Work


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller asks of a run. ``update`` and ``lock`` hold attributes of Work (see ``wanted.fields_of``).

    ``limit`` is the most entries to look up; the others pass unchanged. ``take`` and ``dismiss`` hold keys of entries
    whose offers a person accepts, or never wants to see again.
    """

    update: frozenset[str] = frozenset()
    lock: frozenset[str] = frozenset()
    limit: int | None = None
    take: frozenset[str] = frozenset()
    dismiss: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """One entry: its outcome, each source's own, what was filled with its proof, and what a person may decide."""

    key: str
    index: int
    outcome: Outcome
    asked: tuple[tuple[str, Outcome], ...] = ()
    silent: tuple[tuple[str, str], ...] = ()
    records: tuple[tuple[str, str, str], ...] = ()  # source, address, why it counts
    changes: tuple[Change, ...] = ()
    proofs: tuple[Provenance, ...] = ()
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Enrichment(Result):
    """A Result with a report for each entry that was looked up, and the ledger as it now stands."""

    reports: tuple[Report, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many entries ended how."""
        return Counter(report.outcome for report in self.reports)


Progress = Callable[[int, int, Outcome], None]


def enrich(
    works: Sequence[Work],
    settings: Settings | None = None,
    options: Options | None = None,
    *,
    ledger: Ledger | None = None,
    local: Sequence[LocalSource] = (),
    client: Client | None = None,
    progress: Progress | None = None,
) -> Enrichment:
    """Look up each work and fill what is missing. Never raises because of what a source says.

    ``client`` is for several runs over one cache; without it one is made of ``settings`` and closed. ``local`` are
    dumps; without any, those of the settings are opened (InputError when one is damaged). ``progress`` is called
    after each entry with how many are done, how many there are, and how the last one ended. Every answer is in the
    cache before the next question goes out, so a run that is killed goes on where it was.

    >>> enrich([Work("k", title="Nobody is asked offline")], Settings(offline=True)).outcomes
    Counter({<Outcome.UNAVAILABLE: 'unavailable'>: 1})
    """
    own = client is None
    client = client or Client(settings or Settings())
    options = options or Options()
    ledger = ledger or Ledger()
    opened = () if local else tuple(open_index(path) for path in client.settings.dumps)
    try:
        return _run(tuple(works), client, options, ledger, (*local, *opened), progress)
    finally:
        for dump in opened:
            dump.close()
        if own:
            client.close()


def _run(
    works: tuple[Work, ...],
    client: Client,
    options: Options,
    ledger: Ledger,
    local: tuple[LocalSource, ...],
    progress: Progress | None,
) -> Enrichment:
    chosen = [index for index, work in enumerate(works) if _is_asked(work, options, ledger)][: options.limit]
    prefetch = Prefetch(client, [works[index] for index in chosen])
    consultation = Consultation(client, local)
    done = list(works)
    problems: list[Problem] = []
    reports: list[Report] = []
    for count, index in enumerate(chosen):
        work = works[index]
        prefetch.before(count)
        finding = consultation.about(work)
        take, dismiss = work.key in options.take, work.key in options.dismiss
        ledger = decide(work, finding, ledger, take=take, dismiss=dismiss)
        locked = options.lock | ledger.locked.get(work.key, frozenset())
        merged = merge(work, finding.accepted, update=options.update, locked=locked)
        done[index] = merged.work
        problems += [*notices(work, finding), *problems_of(work, finding, client.given_up)]
        reports.append(
            Report(
                key=work.key,
                index=index,
                outcome=finding.outcome,
                asked=tuple(finding.asked.items()),
                silent=tuple(finding.silent.items()),
                records=tuple((one.record.source, one.record.url, one.how) for one in finding.accepted),
                changes=merged.changes,
                proofs=merged.proofs,
                offers=tuple(finding.offers),
            )
        )
        if progress:
            progress(count + 1, len(chosen), finding.outcome)
    ledger = ledger.recording((done[report.index], report.proofs) for report in reports)
    problems += left_alone([report.silent for report in reports], client.given_up)
    changes = tuple(change for report in reports for change in report.changes)
    return Enrichment(tuple(done), changes, tuple(problems), tuple(reports), ledger)


def _is_asked(work: Work, options: Options, ledger: Ledger) -> bool:
    """An entry that is locked as a whole, or that has nothing to ask with, is passed by."""
    locked = options.lock | ledger.locked.get(work.key, frozenset()) | locked_in(work)
    return "all" not in locked and bool(work.title or work.doi or work.eprint or work.url)
