"""The stage: works in, works with what was missing out, and a report for each of what was found and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from pubkit.diagnostics import Change, Problem, Result, Severity
from pubkit.enriching.client import Client
from pubkit.enriching.consulting import Consultation
from pubkit.enriching.dumps import open_index
from pubkit.enriching.finding import Accepted, Finding, Offer
from pubkit.enriching.ledger import Ledger
from pubkit.enriching.merging import locked_in, merge
from pubkit.enriching.notices import notices
from pubkit.enriching.prefetching import Prefetch
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import LocalSource, Outcome
from pubkit.model import Place, Provenance, Work


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
        offers = tuple(one for one in finding.offers if one.name not in ledger.dismissed.get(work.key, frozenset()))
        if work.key in options.dismiss and offers:
            ledger, offers = ledger.dismissing(work.key, [one.name for one in offers]), ()
        if work.key in options.take and offers:
            ledger = ledger.taking(work.key, [offers[0].name])
        offers = _taken(work, finding, offers, ledger)
        finding.offers = list(offers)
        locked = options.lock | ledger.locked.get(work.key, frozenset())
        merged = merge(work, finding.accepted, update=options.update, locked=locked)
        done[index] = merged.work
        problems += [*notices(work, finding), *_problems(work, finding, client.given_up)]
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
                offers=offers,
            )
        )
        if progress:
            progress(count + 1, len(chosen), finding.outcome)
    ledger = ledger.recording((done[report.index], report.proofs) for report in reports)
    problems += _left(reports, client.given_up)
    changes = tuple(change for report in reports for change in report.changes)
    return Enrichment(tuple(done), changes, tuple(problems), tuple(reports), ledger)


def _is_asked(work: Work, options: Options, ledger: Ledger) -> bool:
    """An entry that is locked as a whole, or that has nothing to ask with, is passed by."""
    locked = options.lock | ledger.locked.get(work.key, frozenset()) | locked_in(work)
    return "all" not in locked and bool(work.title or work.doi or work.eprint or work.url)


def _taken(work: Work, finding: Finding, offers: tuple[Offer, ...], ledger: Ledger) -> tuple[Offer, ...]:
    """Turn the offers that a person has accepted into accepted records; the others remain offers."""
    taken = ledger.taken.get(work.key, frozenset())
    for offer in offers:
        if offer.name in taken:
            finding.accepted.append(
                Accepted(offer.record, "a person accepted it", offer.score, published=offer.version)
            )
    return tuple(offer for offer in offers if offer.name not in taken)


def _left(reports: Sequence[Report], given_up: frozenset[str]) -> list[Problem]:
    """One problem for each source that is left alone, however many entries wait for it: the next run asks for them."""
    waiting = Counter((source, detail) for report in reports for source, detail in report.silent if detail in given_up)
    return [
        Problem(
            "PK507",
            Place(),
            f"{source} did not answer for {count} {'entry' if count == 1 else 'entries'}: {detail}",
            "run the same command again later: it goes on where this one stopped",
        )
        for (source, detail), count in waiting.items()
    ]


def _problems(work: Work, finding: Finding, given_up: frozenset[str]) -> list[Problem]:
    where = work.place if work.place.key else replace(work.place, key=work.key)
    problems = [
        Problem(
            "PK503",
            where,
            f"{one.identifier} leads to another work: {one.record.work.title!r} ({one.reason})",
            "correct the identifier or the title",
        )
        for one in finding.conflicts
    ]
    problems += [
        Problem("PK504", where, f"nobody knows {identifier}", "correct or remove it") for identifier in finding.unknown
    ]
    problems += [
        Problem(
            "PK505" if offer.version else "PK506",
            where,
            f"{offer.record.source} may have {'its other version' if offer.version else 'it'}: "
            f"{offer.record.work.title!r} ({offer.name})",
            f"--take {work.key} or --dismiss {work.key}",
            Severity.NOTE if offer.version and finding.accepted else Severity.WARNING,
        )
        for offer in finding.offers
    ]
    problems += [
        Problem("PK507", where, f"{source} did not answer: {detail}", "try again later", _of_silence(finding))
        for source, detail in finding.silent.items()
        if detail not in given_up
    ]
    if finding.outcome is Outcome.ABSENT and not finding.unknown:
        asked = ", ".join(finding.asked) or "no source"
        problems.append(Problem("PK508", where, f"not found ({asked})", severity=Severity.NOTE))
    return problems


def _of_silence(finding: Finding) -> Severity:
    return Severity.WARNING if finding.outcome is Outcome.UNAVAILABLE else Severity.NOTE
