"""The vetoes, by name, in the order in which they are asked: each a reason why a pair is not one publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pubkit.deduping.levels import Authors, Band, Evidence, Field, Title
from pubkit.deduping.numbers import from_one
from pubkit.deduping.record import Record
from pubkit.deduping.titles import TitleWords
from pubkit.deduping.words import SMALL_WORDS

FEW_WORDS = 5  # words of a title up to which it may come again at one venue in another year
LONG_STRETCH = 3  # pages after the first, from which only one article fills them

_HARD_NOTICES = frozenset({"erratum", "retraction", "supplement"})
_APART = frozenset({"patent", "dataset", "software"})
_CONTAINERS = frozenset({"book", "chapter"})
_UNPUBLISHED = frozenset({"thesis", "report"})  # one university prints both
_PUBLISHED = frozenset({"journal", "conference", "workshop", "companion", "book", "chapter", "thesis", "report"})

OTHER_PEOPLE = frozenset({Authors.NONE, Authors.NAMESAKES})

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
    if {a.title.notice, b.title.notice} == {"", "retracted"} and e.doi is Field.SAME:
        return False  # publishers set the word before the title of the paper itself
    if {a.title.notice, b.title.notice} == {"", "review"} and e.authors is Authors.SAME and e.venue is Field.SAME:
        return False  # a book's review under the book's title, by the reviewer
    # some databases leave "Commentary:" out: then one page and one set of authors still tell
    return not (e.pages is Field.SAME and e.authors is Authors.SAME and e.volume is not Field.DIFFERENT)


def _labelled(a: Record, b: Record, e: Evidence) -> bool:
    """Only the label differs: one source may have left it out."""
    agreed = (e.authors, e.year, e.venue) == (Authors.SAME, Field.SAME, Field.SAME)
    return _brief(a, b, e) and agreed and Field.DIFFERENT not in e


def _brief(a: Record, b: Record, e: Evidence) -> bool:
    """An abstract, a poster or a demonstration beside the paper; DOI or a long stretch of pages say otherwise."""
    return a.title.brief != b.title.brief and e.doi is not Field.SAME and e.pages is not Field.SAME


def _apart(a: Record, b: Record, e: Evidence) -> bool:
    return a.kind != b.kind and (a.kind in _APART or b.kind in _APART)


def _contained(a: Record, b: Record, e: Evidence) -> bool:
    return a.kind != b.kind and {a.kind, b.kind} <= _CONTAINERS


def _other_people(a: Record, b: Record, e: Evidence) -> bool:
    return e.authors in OTHER_PEOPLE


def _recurring(a: Record, b: Record, e: Evidence) -> bool:
    if not (a.recurring or b.recurring):
        # a workshop's or a tutorial's few words, at one venue years later and in another place of print
        again = e.venue is Field.SAME and e.year is Field.DIFFERENT and e.pages is Field.DIFFERENT
        return again and min(len(a.title.words), len(b.title.words)) <= FEW_WORDS
    if e.pages is Field.SAME and e.volume is Field.SAME and e.issue is not Field.DIFFERENT:
        return e.doi is Field.DIFFERENT or e.year is Field.DIFFERENT
    return Field.DIFFERENT in (e.volume, e.issue, e.pages, e.doi) or e.year in (Field.DIFFERENT, Field.NEAR)


def _translated(a: Record, b: Record, e: Evidence) -> bool:
    """Titles in two languages: the same stretch of pages, longer than a meeting abstract, and all else agrees."""
    return (
        _two_languages(a.title, b.title)
        and e.pages is Field.SAME
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


def _two_languages(a: TitleWords, b: TitleWords) -> bool:
    """Whether the small words of two titles are those of two languages, or one is said to be a translation."""
    if a.translated != b.translated:
        return True
    languages = [
        {name for name, small in SMALL_WORDS.items() if not small.isdisjoint(title.words)}
        or {"latin" if title.squash.isascii() else "other"}
        for title in (a, b)
    ]
    return languages[0].isdisjoint(languages[1])


def _other_title(a: Record, b: Record, e: Evidence) -> bool:
    return e.title is Title.OTHER and not _translated(a, b, e)


def _shared_doi(a: Record, b: Record, e: Evidence) -> bool:
    return e.doi is Field.SAME and e.title is Title.OTHER


def _preprint(a: Record, b: Record, e: Evidence) -> bool:
    """A preprint, and what came out: at a known kind of venue, or at any named one if the preprint names none."""
    if (a.kind == "preprint") == (b.kind == "preprint"):
        return False
    out, preprint = (b, a) if a.kind == "preprint" else (a, b)
    if out.kind in _PUBLISHED:
        return True
    return bool(out.venue) and (not preprint.venue or e.venue is Field.DIFFERENT)


def _one_place(a: Record, b: Record, e: Evidence) -> bool:
    """Whether DOI or pages say that both stand in one place; of pages from 1 on, only with the volume."""
    told = not from_one(a.pages, b.pages) or e.volume is Field.SAME
    return e.doi is Field.SAME or (e.pages is Field.SAME and told)


def _other_kind(a: Record, b: Record, e: Evidence) -> bool:
    if not a.kind or not b.kind or a.kind == b.kind or _one_place(a, b, e):
        return False
    return e.venue is not Field.SAME or a.kind in _UNPUBLISHED or b.kind in _UNPUBLISHED


def _other_venue(a: Record, b: Record, e: Evidence) -> bool:
    if e.venue is not Field.DIFFERENT or _one_place(a, b, e):
        return False
    # a journal under its name in another language still has its volume and issue
    return not (e.volume is Field.SAME and e.issue is Field.SAME and e.year is Field.SAME and e.pages is Field.UNKNOWN)


def _other_volume(a: Record, b: Record, e: Evidence) -> bool:
    """Two volumes, and no page or DOI that would say that one of them is wrong."""
    return e.volume is Field.DIFFERENT and not _one_place(a, b, e)


def _other_pages(a: Record, b: Record, e: Evidence) -> bool:
    """Another place in print: the pages differ, and nothing rare (volume and issue, DOI) says they are an error."""
    return (
        e.pages is Field.DIFFERENT
        and e.doi is not Field.SAME
        and (e.volume is not Field.SAME or e.issue is Field.DIFFERENT or e.doi is Field.DIFFERENT)
    )


def _updated(a: Record, b: Record, e: Evidence) -> bool:
    """A review that is brought up to date keeps its place in the venue (a Cochrane number), not its year and issue."""
    return e.venue is Field.SAME and e.year is Field.DIFFERENT and Field.DIFFERENT in (e.issue, e.volume, e.doi)


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
    Veto("label", Band.VERSION, "an abstract or a demonstration, and perhaps the paper", _labelled),
    Veto("brief", Band.VERSION, "an abstract or a demonstration, and the paper", _brief),
    Veto("preprint", Band.VERSION, "a preprint and its publication", _preprint),
    Veto("other-kind", Band.VERSION, "one work in two kinds of venue", _other_kind),
    Veto("other-venue", Band.VERSION, "one work in two venues", _other_venue),
    Veto("updated", Band.VERSION, "one title again years later", _updated),
    Veto("other-volume", Band.VERSION, "one title in two volumes", _other_volume),
    Veto("other-issue", Band.VERSION, "one title in two issues", _other_issue),
    Veto("other-pages", Band.VERSION, "one work in two places of print", _other_pages),
)  # fmt: skip
