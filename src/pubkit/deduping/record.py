"""A work as the rules see it: every field folded once, at the edge."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pubkit.deduping.numbers import Pages, pages, volume_issue, year_in
from pubkit.deduping.patterns import KEEPERS_OF_THESES, NO_VENUE
from pubkit.deduping.people import People, people
from pubkit.deduping.text import fold
from pubkit.deduping.titles import TitleWords, title_words
from pubkit.deduping.venues import VenueWords, venue_words
from pubkit.deduping.words import LETTERS
from pubkit.model import Work

_DOI = re.compile(r"10\.\d{1,9}/\S+")
_ARXIV = re.compile(
    r"(?:arxiv[:./\s]*(?:abs/|pdf/)?|\babs/)((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}))", re.IGNORECASE
)
_ARXIV_ID = re.compile(r"^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?$", re.IGNORECASE)
_EMPTY = frozenset({"unknown", "n/a", "na", "none", "null", "nan", "-", "?", "n.pag", "no pagination"})

# CSL types of which a book and its chapter, a patent and its paper are told apart.
_KIND_OF_TYPE = {
    "patent": "patent",
    "thesis": "thesis",
    "report": "report",
    "book": "book",
    "chapter": "chapter",
    "dataset": "dataset",
    "software": "software",
}
# Types that stand in nothing else: who issued them is all the venue they have.
_ISSUED = frozenset({"book", "thesis", "report", "patent", "dataset", "software", "document", "webpage", "manuscript"})


class Record(NamedTuple):
    """One work, folded. Empty strings, 0 and None mean unknown."""

    title: TitleWords
    people: People
    year: int
    venue: str
    venue_words: VenueWords
    recognized: str  # a recognized venue's key, where the work has one
    kind: str  # of the venue or the type: preprint thesis report patent journal workshop conference book chapter ...
    volume: str
    issue: str
    pages: Pages | None
    doi: str
    arxiv: str
    type: str
    recurring: bool


def record(work: Work, group: People | None = None, title: TitleWords | None = None) -> Record:
    """``work`` folded for comparison; its people (``group``) and its title where they are known already.

    >>> record(Work("k", title="On <i>Cakes</i>", doi="https://doi.org/10.1/AB")).doi
    '10.1/ab'
    """
    venue = known(work.container_title)
    if not venue and work.venue is not None:
        venue = work.venue.name
    if not venue:
        issuer = work.publisher if work.type in _ISSUED else ""  # a paper's publisher is not where it stands
        venue = known(work.extra.get("howpublished", "") or work.extra.get("institution", "") or issuer)
    spoken = venue_words(venue) if venue else _NO_VENUE
    kind = _kind(work, spoken, arxiv := arxiv_id(work))
    if venue and _no_venue(venue, kind, work.type):
        venue, spoken = "", _NO_VENUE
    elif work.type in _ISSUED:
        venue = _COMPANY.sub("", _PLACE.sub("", venue))
        spoken = venue_words(venue)
    recognized = work.venue.id or work.venue.acronym.casefold() if work.venue is not None else ""
    volume, issue = volume_issue(known(work.volume), known(work.issue) or known(work.number))
    when = year(work)
    if volume == str(when):
        volume = ""  # a magazine's year in the field for its volume
    title = title or title_of(work)
    return Record(
        title,
        group or people(work.authors or work.editors),
        when,
        venue,
        spoken,
        recognized,
        kind,
        volume,
        issue,
        _place(work),
        bare_doi(work.doi),
        arxiv,
        work.type,
        title.recurring(spoken.full),
    )


def title_of(work: Work) -> TitleWords:
    """The title of a work, taken apart."""
    return title_words(known(work.title))


_NO_VENUE = venue_words("")
_NOWHERE = re.compile("|".join(NO_VENUE))
_KEEPERS = re.compile(KEEPERS_OF_THESES)
_PLACE = re.compile(r"^[^:;]{2,40}\s[:;]\s")  # "Cambridge, MA : MIT Press", as catalogs print
_COMPANY = re.compile(r",? (?:inc|ltd|llc|gmbh|co|publishers?|verlag)\.?$", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def _no_venue(venue: str, kind: str, type_: str) -> bool:
    """Whether what stands in the venue's place is where a copy was found, a publisher, or who keeps theses."""
    folded = fold(venue).strip()
    return bool(_KEEPERS.match(folded)) if kind == "thesis" else type_ not in _ISSUED and bool(_NOWHERE.match(folded))


def _place(work: Work) -> Pages | None:
    """Where a work stands in print; of a whole book or thesis the field tells only how long it is."""
    printed = pages(known(work.pages))
    whole = printed is not None and work.type in ("book", "thesis") and printed.first in (1, printed.last)
    return None if whole else printed


def _kind(work: Work, spoken: VenueWords, arxiv: str) -> str:
    if kind := _KIND_OF_TYPE.get(work.type, ""):
        return kind
    if work.venue is not None and work.venue.kind not in ("", "none", "series"):
        return work.venue.kind
    if spoken.kind:
        return spoken.kind
    return "preprint" if arxiv and not spoken.full and not work.pages else ""


def known(text: str) -> str:
    """``text``, or "" where it only says that nothing is known ("UNKNOWN", "n/a")."""
    return "" if text.strip().casefold() in _EMPTY else text


def year(work: Work) -> int:
    """The year of a work, also out of words ("(1993a).") that no date parser took; 0 where there is none."""
    if work.issued is not None:
        return work.issued.year or year_in(work.issued.literal)
    return year_in(work.extra.get("year", "") or work.extra.get("date", ""))


def bare_doi(text: str) -> str:
    """A DOI in lower case without resolver, "" for what is none."""
    if not text:
        return ""
    match = _DOI.search("".join(text.translate(LETTERS).split()))
    return match[0].casefold().rstrip(".,;)}") if match else ""


def arxiv_id(work: Work) -> str:
    """The arXiv identifier of a work without its version, "" where it has none."""
    if work.eprint and work.eprint_type.casefold() in ("arxiv", "") and (match := _ARXIV_ID.match(work.eprint.strip())):
        return match[1].casefold()
    for text in (work.doi, work.url, work.container_title, work.number, work.volume, work.pages, work.note):
        if text and ("rxiv" in text.casefold() or "abs/" in text) and (match := _ARXIV.search(text)):
            return match[1].casefold()
    return ""
