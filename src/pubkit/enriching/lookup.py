"""One look-up for a person at a terminal: an identifier, or words, to entries that are ready to paste."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pubkit.enriching.client import Client
from pubkit.enriching.consulting import AGENCIES, Consultation
from pubkit.enriching.fields import arxiv, doi, short_doi
from pubkit.enriching.finding import Accepted, Finding
from pubkit.enriching.merging import merge
from pubkit.enriching.people import orcid_id
from pubkit.enriching.source import LocalSource, Outcome, Query, Record
from pubkit.enriching.sources import web_source
from pubkit.enriching.sources.dblp import PERSON
from pubkit.enriching.text import plain
from pubkit.model import Work

# A record whose title has less than this of the words that were asked for, in percent, is not shown.
# Measured on 300 titles out of DBLP, cut to their first 4 words: the right record has 100, the best of ten others 43 at
# the median and 57 at the 95th percentile.
LEAST_LIKENESS = 60.0
# What an entry ready to paste has beyond the fields of a Work.
_PRINTED_EXTRA = frozenset({"collection-title", "primaryclass", "edition", "version"})
_SMALL = frozenset(["a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "from", "towards", "toward"])
_SEARCHED = ("dblp", "crossref", "arxiv", "openalex", "semantic_scholar")


@dataclass(frozen=True, slots=True)
class Entry:
    """A work made of the records of one publication, the records themselves, and how well it fits what was asked."""

    work: Work
    records: tuple[Record, ...]
    likeness: float = 100.0


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look-up: entries, best first, and why a source said nothing."""

    outcome: Outcome
    entries: tuple[Entry, ...] = ()
    silent: tuple[tuple[str, str], ...] = ()
    finding: Finding | None = None


def look_up(client: Client, identifier: str, local: Sequence[LocalSource] = ()) -> Looked:
    """The work of a DOI or an arXiv identifier, in any of the ways in which people write them.

    A DOI is asked of its agencies (a shortDOI, such as ``10/b6vnmd``, of doi.org first), an arXiv identifier of arXiv
    and, where arXiv names it, of the publication; both are asked of the ``local`` dumps as well.
    """
    eprint = arxiv(identifier)
    bare = "" if eprint else doi(identifier)
    if not bare and (short := short_doi(identifier)):
        source = web_source("doi.org")
        answer = client.ask(source, source.requests(Query(doi=short), client.access)[0])
        bare = answer.records[0].work.doi if answer.records else ""
        if answer.outcome is Outcome.UNAVAILABLE:
            return Looked(answer.outcome, silent=((source.name, answer.detail),))
    if not bare and not eprint:
        return Looked(Outcome.ABSENT)
    asked = Work("", doi=bare, eprint=eprint, eprint_type="arXiv" if eprint else "")
    names = tuple(name for name in client.settings.sources if name in (*AGENCIES, "arxiv"))
    finding = Consultation(client, local).by_identifier(asked, names)
    entries = (entry_of([one.record for one in finding.accepted]),) if finding.accepted else ()
    return Looked(finding.outcome, entries, tuple(finding.silent.items()), finding)


def search(client: Client, words: str, local: Sequence[LocalSource] = ()) -> Looked:
    """Publications whose titles fit these words, best first; of an ORCID iD or a DBLP person, all that they list."""
    person = Query(orcid=orcid_id(words), dblp=words.strip() if PERSON.fullmatch(words.strip()) else "")
    if person.orcid or person.dblp:
        return _listed(client, person, "orcid" if person.orcid else "dblp")
    silent: dict[str, str] = {}
    records: list[Record] = [record for dump in local for record in dump.look_up(Query(title=words)).records]
    asked = [name for name in _SEARCHED if name in client.settings.sources]
    for name in asked:
        source = web_source(name)
        for request in source.requests(Query(title=words), client.access):
            answer = client.ask(source, request)
            records += answer.records
            if answer.outcome is Outcome.UNAVAILABLE:
                silent[name] = answer.detail
    entries = sorted(_entries(records, words), key=lambda entry: -entry.likeness)
    kept = tuple(entry for entry in entries if entry.likeness >= LEAST_LIKENESS)
    outcome = (
        Outcome.FOUND if kept else Outcome.UNAVAILABLE if len(silent) == len(asked) and not local else Outcome.ABSENT
    )
    return Looked(outcome, kept, tuple(silent.items()))


def _listed(client: Client, person: Query, name: str) -> Looked:
    source = web_source(name)
    answer = client.ask(source, source.requests(person, client.access)[0])
    silent = ((name, answer.detail),) if answer.outcome is Outcome.UNAVAILABLE else ()
    return Looked(answer.outcome, tuple(entry_of([record]) for record in answer.records), silent)


def _entries(records: Iterable[Record], words: str) -> list[Entry]:
    """Records of one publication go together: they have a DOI or an eprint in common."""
    from rapidfuzz import fuzz, utils

    groups: dict[str, list[Record]] = {}
    for record in records:
        work = record.work
        groups.setdefault(work.doi.lower() or work.eprint or f"{record.source}:{record.id}", []).append(record)
    entries = []
    for group in groups.values():
        title = plain(group[0].work.title)
        has_all = fuzz.token_set_ratio(words, title, processor=utils.default_process)
        is_all = fuzz.ratio(words, title, processor=utils.default_process)
        likeness = 0.9 * has_all + 0.1 * is_all - (0.5 if group[0].work.type == "article" else 0)
        entries.append(replace(entry_of(group), likeness=likeness))
    return entries


def entry_of(records: Sequence[Record]) -> Entry:
    """The records of one publication as one work with a key.

    >>> from pubkit.model import Name, PartialDate
    >>> record = Record(Work("", "book", "The Moss", (Name("de Vries", "Jo"),), issued=PartialDate(2020)), "crossref")
    >>> entry_of([record]).work.key
    'devries2020moss'
    """
    published = [record for record in records if record.work.type not in {"article", "document"}]
    main = (published or list(records))[0].work
    made = merge(Work("", main.type), [Accepted(record, "asked for") for record in [*published, *records]]).work
    extra = {name: value for name, value in main.extra.items() if name in _PRINTED_EXTRA}
    return Entry(replace(made, key=key_of(made), extra=extra), tuple(records))


def key_of(work: Work) -> str:
    """A citation key: the first author, the year, the first telling word of the title, in ASCII."""
    first = next((name for name in (*work.authors, *work.editors)), None)
    family = _ascii(f"{first.particle}{first.family or first.literal}")[:20] if first else ""
    words = [_ascii(word) for word in plain(work.title).split()]
    telling = next((word for word in words if word and word not in _SMALL), "")
    return f"{family}{work.year or ''}{telling[:20]}" or "entry"


def _ascii(value: str) -> str:
    folded = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", folded.lower())
