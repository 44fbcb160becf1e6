"""What makes two records one publication: levels field by field, vetoes by name, and weights in a table.

A veto always beats the weights: no sum of agreeing fields makes a part II of a part I.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from pubkit.deduping.levels import Authors, Field, Title
from pubkit.deduping.numbers import compare_numbers, compare_pages, compare_years
from pubkit.deduping.people import compare as compare_people
from pubkit.deduping.record import Record
from pubkit.deduping.titles import compare_titles
from pubkit.deduping.venues import compare_venues


class Band(StrEnum):
    """What becomes of a pair: merge it, ask, link it, or leave it alone."""

    SURE = "sure"
    MAYBE = "maybe"
    VERSION = "version"
    DISTINCT = "distinct"


class Evidence(NamedTuple):
    """The level of each field for one pair."""

    title: Title
    authors: Authors
    year: Field
    venue: Field
    volume: Field
    issue: Field
    pages: Field
    doi: Field


class Decision(NamedTuple):
    """A band with its rule's name, its score in 0 to 1, and its reason in words."""

    band: Band
    rule: str
    score: float
    reason: str
    placed: bool = False  # whether both records say where they stand in print: venue, pages or DOI


# Points for each level, roughly log-odds in bits: what a level's being seen says for or against one publication.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "title": {Title.SAME: 6, Title.NEAR: 5.5, Title.PART: 2.5, Title.CHANGED: 0, Title.UNKNOWN: 0, Title.OTHER: -8,
              Title.NUMBERED: -12},
    "authors": {Authors.SAME: 4, Authors.PART: 3, Authors.MOST: 2, Authors.SOME: 0, Authors.UNKNOWN: 0,
                Authors.NAMESAKES: -6, Authors.NONE: -8},
    "year": {Field.SAME: 1.5, Field.NEAR: -0.5, Field.DIFFERENT: -3, Field.UNKNOWN: 0},
    "venue": {Field.SAME: 2, Field.NEAR: 1, Field.DIFFERENT: -4, Field.UNKNOWN: 0},
    "volume": {Field.SAME: 1, Field.DIFFERENT: -2.5, Field.UNKNOWN: 0, Field.NEAR: 0},
    "issue": {Field.SAME: 0.5, Field.DIFFERENT: -1, Field.UNKNOWN: 0, Field.NEAR: 0},
    "pages": {Field.SAME: 4, Field.NEAR: 1.5, Field.DIFFERENT: -5, Field.UNKNOWN: 0},
    "doi": {Field.SAME: 7, Field.DIFFERENT: -4, Field.UNKNOWN: 0, Field.NEAR: 0},
}  # fmt: skip

SURE = 9.0  # points from which a pair is merged
MAYBE = 5.0  # points from which a person is asked
LONG_STRETCH = 3  # pages after the first, from which only one article fills them

_SAME_WORK = frozenset({Title.SAME, Title.NEAR, Title.PART, Title.CHANGED})
_SAME_TEXT = frozenset({Title.SAME, Title.NEAR})
_SAME_PEOPLE = frozenset({Authors.SAME, Authors.PART, Authors.MOST})
_HARD_NOTICES = frozenset({"erratum", "retraction", "supplement"})
_APART = frozenset({"patent", "dataset", "software"})
_CONTAINERS = frozenset({"book", "chapter"})
_PUBLISHED = frozenset({"journal", "conference", "workshop", "companion", "book", "chapter", "thesis", "report"})


def compare(a: Record, b: Record) -> Evidence:
    """The level of each field."""
    return Evidence(
        compare_titles(a.title, b.title),
        compare_people(a.people, b.people),
        compare_years(a.year, b.year),
        _venues(a, b),
        compare_numbers(a.volume, b.volume),
        compare_numbers(a.issue, b.issue),
        compare_pages(a.pages, b.pages),
        Field.UNKNOWN if not a.doi or not b.doi else Field.SAME if a.doi == b.doi else Field.DIFFERENT,
    )


def _venues(a: Record, b: Record) -> Field:
    if a.venue_key and b.venue_key:
        return Field.SAME if a.venue_key == b.venue_key else Field.DIFFERENT
    return compare_venues(a.venue, b.venue)


Test = Callable[[Record, Record, Evidence], bool]


class Veto(NamedTuple):
    """A reason why a pair is not one publication, whatever else agrees."""

    name: str
    band: Band
    reason: str
    test: Test


def _notice(a: Record, b: Record, e: Evidence) -> bool:
    if a.title.notice == b.title.notice:
        return False
    if a.title.notice in _HARD_NOTICES or b.title.notice in _HARD_NOTICES:
        return True
    # some databases leave "Commentary:" out: then one page and one set of authors still tell
    return not (e.pages is Field.SAME and e.authors is Authors.SAME and e.volume is not Field.DIFFERENT)


def _apart(a: Record, b: Record, e: Evidence) -> bool:
    return a.kind != b.kind and (a.kind in _APART or b.kind in _APART)


def _contained(a: Record, b: Record, e: Evidence) -> bool:
    return a.kind != b.kind and {a.kind, b.kind} <= _CONTAINERS


def _other_people(a: Record, b: Record, e: Evidence) -> bool:
    return e.authors in (Authors.NONE, Authors.NAMESAKES)


def _recurring(a: Record, b: Record, e: Evidence) -> bool:
    if not (a.recurring or b.recurring):
        return False
    return Field.DIFFERENT in (e.volume, e.issue, e.pages, e.doi) or e.year in (Field.DIFFERENT, Field.NEAR)


def _translated(a: Record, b: Record, e: Evidence) -> bool:
    """Titles in two languages: the same stretch of pages, longer than a meeting abstract, and all else agrees."""
    return (
        e.pages is Field.SAME
        and a.pages is not None
        and b.pages is not None
        and a.pages == b.pages
        and a.pages.last - a.pages.first >= LONG_STRETCH
        and e.authors is Authors.SAME
        and e.volume is Field.SAME
        and e.year is Field.SAME
        and e.venue in (Field.SAME, Field.NEAR)
        and e.issue is not Field.DIFFERENT
        and e.doi is not Field.DIFFERENT
    )


def _other_title(a: Record, b: Record, e: Evidence) -> bool:
    return e.title is Title.OTHER and not _translated(a, b, e)


def _shared_doi(a: Record, b: Record, e: Evidence) -> bool:
    return e.doi is Field.SAME and e.title is Title.OTHER


def _preprint(a: Record, b: Record, e: Evidence) -> bool:
    return (a.kind == "preprint") != (b.kind == "preprint") and (
        a.kind in _PUBLISHED or b.kind in _PUBLISHED or bool(a.venue and b.venue and e.venue is Field.DIFFERENT)
    )


def _other_kind(a: Record, b: Record, e: Evidence) -> bool:
    if not a.kind or not b.kind or a.kind == b.kind or e.pages is Field.SAME or e.doi is Field.SAME:
        return False
    return e.venue is not Field.SAME


def _other_venue(a: Record, b: Record, e: Evidence) -> bool:
    if e.venue is not Field.DIFFERENT or e.pages is Field.SAME or e.doi is Field.SAME:
        return False
    # a journal under its name in another language still has its volume and issue
    return not (e.volume is Field.SAME and e.issue is Field.SAME and e.year is Field.SAME and e.pages is Field.UNKNOWN)


def _other_pages(a: Record, b: Record, e: Evidence) -> bool:
    """Another place in print: the pages differ, and nothing rare (volume and issue, DOI) says they are an error."""
    return (
        e.pages is Field.DIFFERENT
        and e.doi is not Field.SAME
        and (e.volume is not Field.SAME or e.issue is Field.DIFFERENT or e.doi is Field.DIFFERENT)
    )


def _other_issue(a: Record, b: Record, e: Evidence) -> bool:
    """Two issues of one journal, with no page that would say that one of them is wrong."""
    return (
        e.issue is Field.DIFFERENT
        and e.volume is not Field.UNKNOWN
        and e.pages is Field.UNKNOWN
        and (e.doi is not Field.SAME)
    )


VETOES: tuple[Veto, ...] = (
    Veto("wrong-doi", Band.DISTINCT, "one DOI but two titles: one of the DOIs is wrong", _shared_doi),
    Veto("notice", Band.DISTINCT, "one is an erratum, a reply or a comment on the other", _notice),
    Veto("numbered", Band.DISTINCT, "the titles differ in a number: parts, years or editions",
         lambda a, b, e: e.title is Title.NUMBERED),
    Veto("other-title", Band.DISTINCT, "other titles", _other_title),
    Veto("other-people", Band.DISTINCT, "same title by other people", _other_people),
    Veto("patent-or-data", Band.DISTINCT, "a patent, data or software beside a text", _apart),
    Veto("contained", Band.DISTINCT, "a book and a chapter of it", _contained),
    Veto("recurring", Band.DISTINCT, "a heading that comes again in every issue", _recurring),
    Veto("preprint", Band.VERSION, "a preprint and its publication", _preprint),
    Veto("other-kind", Band.VERSION, "one work in two kinds of venue", _other_kind),
    Veto("other-venue", Band.VERSION, "one work in two venues", _other_venue),
    Veto("other-issue", Band.VERSION, "one title in two issues", _other_issue),
    Veto("other-pages", Band.VERSION, "one work in two places of print", _other_pages),
)  # fmt: skip


def points(a: Record, b: Record, e: Evidence) -> float:
    """The sum of the weights of a pair's levels; a short or recurring title counts half."""
    title = WEIGHTS["title"][e.title]
    if title > 0 and (a.title.short or a.recurring):
        title /= 2
    volume, issue = WEIGHTS["volume"][e.volume], WEIGHTS["issue"][e.issue]
    pages = WEIGHTS["pages"][e.pages]
    if e.pages is Field.SAME and a.pages is not None and a.pages.relative:
        pages = 1.0  # every paper of some proceedings starts at 1
    return (
        title
        + WEIGHTS["authors"][e.authors]
        + WEIGHTS["year"][e.year]
        + WEIGHTS["venue"][e.venue]
        + volume
        + issue
        + pages
        + WEIGHTS["doi"][e.doi]
    )


def decide(a: Record, b: Record) -> Decision:
    """The band of a pair, with the rule that decided and why."""
    return judge(a, b, compare(a, b))


def judge(a: Record, b: Record, e: Evidence) -> Decision:
    """The band of a pair whose evidence is known."""
    total = points(a, b, e)
    score = 1 / (1 + math.exp(min(50.0, -(total - MAYBE) / 2)))
    for veto in VETOES:
        if veto.test(a, b, e):
            band = veto.band
            if band is Band.VERSION and not (e.title in _SAME_WORK and e.authors in _SAME_PEOPLE):
                band = Band.DISTINCT
            if band is Band.VERSION and e.title in (Title.CHANGED, Title.PART) and e.authors is Authors.MOST:
                band = Band.DISTINCT
            return Decision(band, veto.name, score, f"{veto.reason} ({describe(e)})")
    placed = any(level is not Field.UNKNOWN for level in (e.venue, e.pages, e.doi))
    if _sure(a, b, e, total):
        return Decision(Band.SURE, "agreement", score, describe(e), placed)
    if total >= MAYBE:
        return Decision(Band.MAYBE, "agreement", score, describe(e), placed)
    return Decision(Band.DISTINCT, "too-little", score, describe(e), placed)


def _sure(a: Record, b: Record, e: Evidence, total: float) -> bool:
    """Whether the points suffice, and rest on more than the field that is weak in this pair."""
    if e.title is Title.OTHER:
        return True  # only _translated comes this far
    if total < SURE:
        return False
    if e.title in _SAME_TEXT:
        return e.authors in _SAME_PEOPLE or e.authors in (Authors.UNKNOWN, Authors.SOME)
    if e.authors not in _SAME_PEOPLE:
        return False
    if e.doi is Field.SAME:
        return e.title is not Title.UNKNOWN or e.pages is Field.SAME
    if e.title is Title.PART:
        printed = e.volume is Field.SAME and e.issue is Field.SAME and e.venue is Field.SAME and e.year is Field.SAME
        return e.pages is Field.SAME or (printed and e.authors is Authors.SAME and e.pages is Field.UNKNOWN)
    # words changed: the same stretch of pages, and more than one page of many abstracts
    return e.title is Title.CHANGED and e.authors is Authors.SAME and e.pages is Field.SAME and _stretch(a, b)


def _stretch(a: Record, b: Record) -> bool:
    return a.pages is not None and b.pages is not None and a.pages.last > a.pages.first and a.pages.last == b.pages.last


def describe(e: Evidence) -> str:
    """The evidence in words: what agrees, then what does not.

    >>> describe(Evidence(Title.SAME, Authors.SAME, Field.SAME, *[Field.UNKNOWN] * 4, Field.DIFFERENT))
    'same title, same authors, same year; other DOI'
    """
    names = ("year", "venue", "volume", "issue", "pages", "DOI")
    levels = (e.year, e.venue, e.volume, e.issue, e.pages, e.doi)
    same = [f"same {name}" for name, level in zip(names, levels, strict=True) if level is Field.SAME]
    near = [f"{name} nearly the same" for name, level in zip(names, levels, strict=True) if level is Field.NEAR]
    other = [f"other {name}" for name, level in zip(names, levels, strict=True) if level is Field.DIFFERENT]
    text = ", ".join([str(e.title), str(e.authors), *same, *near])
    return f"{text}; {', '.join(other)}" if other else text
