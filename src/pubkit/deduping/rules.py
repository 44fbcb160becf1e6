"""What makes two records one publication: the weights of each field's levels, and what they must rest on.

A veto (vetoes.py) always beats the weights: no sum of agreeing fields makes a part II of a part I.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pubkit.deduping.compare_people import compare_people
from pubkit.deduping.compare_titles import LONG_TITLE, compare_titles
from pubkit.deduping.levels import Authors, Band, Evidence, Field, Title
from pubkit.deduping.numbers import compare_numbers, compare_pages, compare_years, from_one
from pubkit.deduping.record import Record
from pubkit.deduping.titles import TitleWords
from pubkit.deduping.venues import compare_venues
from pubkit.deduping.vetoes import VETOES
from pubkit.deduping.words import ANOTHER_REPORT

VenueKey = Callable[[str], str]  # a venue's text -> one key for all its names, "" where it is in no table


class Decision(NamedTuple):
    """A band with its rule's name, its score in 0 to 1, and the evidence; ``why`` is a veto's reason."""

    band: Band
    rule: str
    score: float
    evidence: Evidence | None = None
    why: str = ""

    @property
    def reason(self) -> str:
        """The decision in words: a veto's reason, what agrees, what does not."""
        if self.evidence is None:
            return self.why
        told = describe(self.evidence)
        return f"{self.why} ({told})" if self.why else told

    @property
    def placed(self) -> bool:
        """Whether both records say where they stand in print: venue, pages or DOI."""
        e = self.evidence
        return e is not None and any(level is not Field.UNKNOWN for level in (e.venue, e.pages, e.doi))


_OTHER_TITLE = Decision(Band.DISTINCT, "other-title", 0.0, None, "other titles")
_NUMBERED = Decision(Band.DISTINCT, "numbered", 0.0, None, "the titles differ in a number")


# Points for each level, roughly log-odds in bits: what a level's being seen says for or against one publication.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "title": {Title.SAME: 6, Title.NEAR: 5.5, Title.SLIP: 4, Title.SUBTITLE: 4, Title.PART: 2.5, Title.CHANGED: 0,
              Title.UNKNOWN: 0, Title.OTHER: -8, Title.NUMBERED: -12},
    "authors": {Authors.SAME: 4, Authors.PART: 3, Authors.MOST: 2, Authors.ALIKE: 1.5, Authors.SOME: 0,
                Authors.UNKNOWN: 0, Authors.NAMESAKES: -6, Authors.NONE: -8},
    "year": {Field.SAME: 1.5, Field.NEAR: -0.5, Field.DIFFERENT: -3, Field.UNKNOWN: 0},
    "venue": {Field.SAME: 2, Field.NEAR: 1, Field.DIFFERENT: -4, Field.UNKNOWN: 0},
    "volume": {Field.SAME: 1, Field.DIFFERENT: -2.5, Field.UNKNOWN: 0, Field.NEAR: 0},
    "issue": {Field.SAME: 0.5, Field.DIFFERENT: -1, Field.UNKNOWN: 0, Field.NEAR: 0},
    "pages": {Field.SAME: 4, Field.NEAR: 1.5, Field.DIFFERENT: -5, Field.UNKNOWN: 0},
    "doi": {Field.SAME: 7, Field.DIFFERENT: -4, Field.UNKNOWN: 0, Field.NEAR: 0},
}  # fmt: skip

GROUP = 3  # authors from which two papers within a year, under nearly one title, are one work of theirs
SURE = 9.0  # points from which a pair is merged
AGREED = 7.5  # points that suffice where the titles are the same and no field differs
MAYBE = 5.0  # points from which a person is asked

# The rules of pairs that are one publication where neither record has another partner.
ALONE = frozenset({"alone", "label"})

_SAME_TEXT = frozenset({Title.SAME, Title.NEAR})
_SAME_PEOPLE = frozenset({Authors.SAME, Authors.PART, Authors.MOST})
_PERHAPS = frozenset({Authors.ALIKE, Authors.SOME})
_NEARLY = frozenset({Title.SLIP, Title.SUBTITLE})


def _unshifted(a: Record, b: Record) -> Record:
    """``a`` with a volume that stands in the issue's field, and an issue in that of the pages, where they belong."""
    moved = not a.volume and b.volume and a.issue == b.volume and a.pages and f"{a.pages.first}" == b.issue
    return a._replace(volume=a.issue, issue=b.issue, pages=None) if moved else a


def compare(
    a: Record,
    b: Record,
    venue_key: VenueKey | None = None,
    title: Title | None = None,
    authors: Authors | None = None,
) -> Evidence:
    """The level of each field; ``title`` and ``authors`` where they are known already."""
    a, b = _unshifted(a, b), _unshifted(b, a)
    return Evidence(
        title or compare_titles(a.title, b.title),
        authors or compare_people(a.people, b.people),
        compare_years(a.year, b.year),
        _venues(a, b, venue_key),
        compare_numbers(a.volume, b.volume),
        compare_numbers(a.issue, b.issue),
        compare_pages(a.pages, b.pages),
        Field.SAME if _one_preprint(a, b) else compare_numbers(a.doi, b.doi),
    )


def _one_preprint(a: Record, b: Record) -> bool:
    """Whether both are the same preprint of one archive, whatever it is called ("CoRR", "arXiv preprint ...")."""
    return a.kind == b.kind == "preprint" and bool(a.arxiv) and a.arxiv == b.arxiv


def _venues(a: Record, b: Record, venue_key: VenueKey | None) -> Field:
    """By a table's keys where both venues are in it; a name that is plainly the same needs no table."""
    if _one_preprint(a, b):
        return Field.SAME
    if a.recognized and b.recognized:
        return Field.SAME if a.recognized == b.recognized else Field.DIFFERENT
    level = compare_venues(a.venue, b.venue)
    if level is Field.SAME or level is Field.UNKNOWN or venue_key is None:
        return level
    one, other = venue_key(a.venue), venue_key(b.venue)
    if not one or not other:
        return level
    return Field.SAME if one == other else Field.DIFFERENT


def points(a: Record, b: Record, e: Evidence) -> float:
    """The sum of the weights of a pair's levels; a short or recurring title counts half."""
    title = WEIGHTS["title"][e.title]
    if title > 0 and (a.title.short or b.title.short or a.recurring or b.recurring):
        title /= 2
    volume, issue = WEIGHTS["volume"][e.volume], WEIGHTS["issue"][e.issue]
    pages = WEIGHTS["pages"][e.pages]
    if e.pages is Field.SAME and from_one(a.pages, b.pages):
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


def screen(a: TitleWords, b: TitleWords, same_page: bool) -> Decision | Title:
    """The decision about most pairs, which fall at their titles; the titles' level where more must be compared."""
    title = compare_titles(a, b)
    if title is Title.NUMBERED:
        return _NUMBERED
    return _OTHER_TITLE if title is Title.OTHER and not same_page else title


def decide(a: Record, b: Record, venue_key: VenueKey | None = None) -> Decision:
    """The band of a pair, with the rule that decided and why."""
    screened = screen(a.title, b.title, compare_pages(a.pages, b.pages) is Field.SAME)
    return screened if isinstance(screened, Decision) else judge(a, b, compare(a, b, venue_key, screened))


def judge(a: Record, b: Record, e: Evidence) -> Decision:
    """The band of a pair whose evidence is known."""
    total = points(a, b, e)
    score = 1 / (1 + math.exp(min(50.0, -(total - MAYBE) / 2)))
    for veto in VETOES:
        if veto.test(a, b, e):
            band = veto.band
            if band is Band.VERSION and not _one_work(a, b, e):
                band = Band.DISTINCT
            return Decision(band, veto.name, score, e, veto.reason)
    if _sure(a, b, e, total):
        return Decision(Band.SURE, "agreement", score, e)
    if total < MAYBE:
        return Decision(Band.DISTINCT, "too-little", score, e)
    return Decision(Band.MAYBE, "alone" if _alone(a, b, e) else "agreement", score, e)


def _alone(a: Record, b: Record, e: Evidence) -> bool:
    """Whether two records without a place in print, whose titles differ in some words, agree in all else they say."""
    if e.title not in (Title.PART, Title.CHANGED) or a.recurring or b.recurring:
        return False
    if min(len(a.title.words), len(b.title.words)) < LONG_TITLE:
        return False
    agreed = (e.authors, e.year, e.venue) == (Authors.SAME, Field.SAME, Field.SAME)
    unplaced = not (a.pages or b.pages or a.volume or b.volume or a.doi or b.doi)
    return agreed and unplaced and ANOTHER_REPORT.isdisjoint(set(a.title.words) ^ set(b.title.words))


def _one_work(a: Record, b: Record, e: Evidence) -> bool:
    """Whether two publications are one work: the same title, or one that went on under the same name."""
    if e.title in _SAME_TEXT:
        return e.authors in _SAME_PEOPLE
    if e.title is Title.SUBTITLE and e.authors is Authors.PART:
        return True
    if e.authors is not Authors.SAME or e.title is Title.NUMBERED:
        return False
    if e.title in _NEARLY:
        return True
    if _named(a.title, b.title) or _named(b.title, a.title):
        return True
    if "preprint" in (a.kind, b.kind) and e.title is Title.CHANGED and e.year is not Field.DIFFERENT:
        return min(len(a.people.persons), len(b.people.persons)) >= GROUP  # renamed on its way to print
    # "X" and "Kernel X" at two conferences are two papers; a journal's longer title is often the paper's own
    return e.title is Title.PART and bool(a.kind and b.kind) and a.kind != b.kind


def _named(a: TitleWords, b: TitleWords) -> bool:
    """Whether the name before ``a``'s colon stands in ``b``: a demonstration of the same system."""
    name = a.name
    return bool(name) and any(b.words[at : at + len(name)] == name for at in range(len(b.words)))


def _sure(a: Record, b: Record, e: Evidence, total: float) -> bool:
    """Whether the points suffice, and rest on more than the field that is weak in this pair."""
    if e.title is Title.OTHER:
        return True  # only _translated comes this far
    agreed = e.title in _SAME_TEXT and e.authors in _SAME_PEOPLE and Field.DIFFERENT not in e
    if total < (AGREED if agreed else SURE):
        return False
    anchored = e.pages is Field.SAME or e.doi is Field.SAME
    beside = e.authors is Authors.SAME and e.venue is Field.SAME and e.year is Field.SAME
    if (a.recurring or b.recurring) and e.doi is not Field.SAME and not _one_heading(a, b, e, beside):
        return False
    if e.year is Field.DIFFERENT and Field.SAME not in (e.pages, e.doi, e.volume):
        return False
    if e.title in _SAME_TEXT:
        return e.authors in _SAME_PEOPLE or e.authors is Authors.UNKNOWN or (e.authors in _PERHAPS and anchored)
    if e.authors not in _SAME_PEOPLE and not (e.authors is Authors.ALIKE and anchored):
        return False
    if e.doi is Field.SAME and e.title is not Title.CHANGED:  # a supplement's abstracts may share its DOI
        return e.title is not Title.UNKNOWN or e.pages is Field.SAME
    if e.title in _NEARLY:
        levels = (e.venue, e.volume, e.issue, e.pages, e.doi)
        alone = e.authors is Authors.SAME and e.year is Field.SAME and Field.DIFFERENT not in levels
        return e.pages is Field.SAME or (beside and e.pages is Field.UNKNOWN) or (e.title is Title.SUBTITLE and alone)
    if e.title is Title.PART:
        issue = e.volume is Field.SAME and e.issue is Field.SAME
        told = not from_one(a.pages, b.pages) or (e.authors is Authors.SAME and _stretch(a, b))
        stands = e.pages is Field.SAME and told
        return stands or (beside and issue and e.pages is Field.UNKNOWN)
    if e.title is not Title.CHANGED or e.authors is not Authors.SAME:
        return False
    # the same stretch of pages, and more than one page of many abstracts; or a DOI and nothing against it
    return (e.pages is Field.SAME and _stretch(a, b)) or (e.doi is Field.SAME and Field.DIFFERENT not in e)


def _one_heading(a: Record, b: Record, e: Evidence, beside: bool) -> bool:
    """Whether two records of a heading that comes again, such as "Editorial", are of one issue."""
    if e.pages is Field.SAME:
        if e.issue is not Field.SAME and (a.pages != b.pages or e.year is not Field.SAME):
            return False  # of one volume, each issue begins with one, on the same page
        return e.volume is Field.SAME or (beside and not (a.volume or b.volume))
    if e.pages is not Field.UNKNOWN:
        return False
    # several editors sign one foreword a year; one editor may write many
    alike = bool(a.pages or a.volume) == bool(b.pages or b.volume)
    return e.title is Title.SAME and beside and alike and len(a.people.persons) > 1


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
