"""How each field of merged records is chosen: one rule a field, in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pubkit.deduping.compare_people import same_person
from pubkit.deduping.levels import Field
from pubkit.deduping.numbers import compare_pages, pages, year_in
from pubkit.deduping.record import bare_doi, known
from pubkit.deduping.text import fold, words
from pubkit.deduping.venues import compare_venues
from pubkit.model import Name, PartialDate, Work

# Types from the most to the least telling: a record of a known type beats an unknown one.
_VAGUE_TYPES = frozenset({"", "document", "article", "manuscript", "webpage"})
_PREPRINT_DOIS = ("10.48550/", "10.1101/", "10.31234/", "10.2139/", "10.2307/")  # also JSTOR's copies


SHOUTED = 0.8  # what a letter of a venue in capitals counts beside others: less than what abbreviations leave out


class FieldRule(NamedTuple):
    """How one field of a merged work is chosen. ``better`` gives the order: the highest value is taken."""

    field: str
    name: str
    reason: str
    better: Callable[[Any], tuple[float, ...]]
    folded: Callable[[Any], Any] = lambda value: value
    says_no_more: Callable[[Any, Any], bool] = lambda value, taken: False

    def choose(self, base: Work, others: Sequence[Work]) -> tuple[Any, Work]:
        """The value to take and the work it comes from; of equals, the base's."""
        best, source = getattr(base, self.field), base
        for work in others:
            value = getattr(work, self.field)
            if value and (not best or self.better(value) > self.better(best)):
                best, source = value, work
        return best, source

    def differs(self, value: Any, taken: Any) -> bool:
        """Whether ``value`` says something that ``taken`` does not."""
        return not self.says_no_more(value, taken) and bool(self.folded(value) != self.folded(taken))


def _squash(text: str) -> str:
    return "".join(words(fold(text)))


def _first(value: Any) -> tuple[float, ...]:
    return (bool(known(value)) if isinstance(value, str) else bool(value),)


def _fuller(text: str) -> tuple[float, ...]:
    """A text in mixed case over shouting, then the longer one."""
    return (bool(known(text)), not text.isupper() and not text.islower(), len(_squash(text)))


def _venue(text: str) -> tuple[float, ...]:
    """The name that says most: in full, though in capitals, over an abbreviation; cut by dots last."""
    plain = text.strip()
    cut = plain.startswith(("…", "...")) or plain.endswith(("…", "..."))
    return (bool(known(text)), not cut, len(_squash(text)) * (SHOUTED if text.isupper() else 1))


def _longest(text: str) -> tuple[float, ...]:
    return (len(text),)


def _date(date: PartialDate) -> tuple[float, ...]:
    return (date.year is not None, len(date.parts()), bool(date.end))


def _within(value: PartialDate, taken: PartialDate) -> bool:
    """Whether a date, also one that no parser took ("1993."), is a part of the one taken."""
    if value.year is None:
        return year_in(value.literal) in (0, taken.year or year_in(taken.literal))
    return taken.parts()[: len(value.parts())] == value.parts()


def _on_these_pages(value: str, taken: str) -> bool:
    one, other = pages(value), pages(taken)
    same = compare_pages(one, other) is Field.SAME
    return same and one is not None and other is not None and one.last in (one.first, other.last)


def _pages(text: str) -> tuple[float, ...]:
    found = pages(text)
    return (found is not None, bool(found and found.last > found.first), len(text.strip("–")))


def _doi(text: str) -> tuple[float, ...]:
    bare = bare_doi(text)
    return (bool(bare), not bare.startswith(_PREPRINT_DOIS), bare == text.casefold())


def _type(text: str) -> tuple[float, ...]:
    return (text not in _VAGUE_TYPES,)


def _url(text: str) -> tuple[float, ...]:
    return ("doi.org/" not in text, text.startswith("https:"))


FIELDS: tuple[FieldRule, ...] = (
    FieldRule("type", "type", "a type that says more", _type, says_no_more=lambda value, taken: value in _VAGUE_TYPES),
    FieldRule("title", "title", "written in full, in mixed case", _fuller, _squash),
    FieldRule(
        "issued", "date", "the most exact date", _date,
        says_no_more=_within,
    ),
    FieldRule(
        "container_title", "container", "the venue's full name", _venue, _squash,
        lambda value, taken: compare_venues(value, taken) is Field.SAME,
    ),
    FieldRule("venue", "venue", "a recognized venue", _first),
    FieldRule("volume", "volume", "known", _first, str.strip),
    FieldRule("issue", "issue", "known", _first, str.strip),
    FieldRule(
        "pages", "pages", "first and last page", _pages, pages,
        _on_these_pages,
    ),
    FieldRule("number", "number", "known", _first, str.strip),
    FieldRule("publisher", "publisher", "known", _first, _squash),
    FieldRule("publisher_place", "place", "known", _first, _squash),
    FieldRule("doi", "doi", "the bare DOI of the publication", _doi, bare_doi),
    FieldRule("url", "url", "an address that the DOI does not give", _url, str.strip),
    FieldRule("isbn", "isbn", "known", _first, _squash),
    FieldRule("issn", "issn", "known", _first, _squash),
    FieldRule("eprint", "eprint", "known", _first, str.casefold),
    FieldRule("eprint_type", "eprint", "known", _first, str.casefold),
    FieldRule("abstract", "abstract", "the longest", _longest, _squash),
    FieldRule("note", "note", "the longest", _longest, _squash),
    FieldRule("language", "language", "known", _first, str.casefold),
)  # fmt: skip


def label(field: str) -> str:
    """A field's name as a person says it.

    >>> label("container_title"), label("eprint_type")
    ('venue', 'eprint type')
    """
    return {"container_title": "venue", "issued": "date"}.get(field, field).replace("_", " ")


def rank(work: Work) -> float:
    """How much a record says: the best one keeps its key and gives every field that no rule takes from another."""
    fields = (
        work.doi, work.container_title, work.volume, work.issue, work.pages, work.issued, work.publisher, work.url,
        work.abstract, work.authors, work.title,
    )  # fmt: skip
    return sum(map(bool, map(_value, fields))) + 2 * (work.type not in _VAGUE_TYPES) + bool(work.provenance)


def _value(value: object) -> object:
    return known(value) if isinstance(value, str) else value


def merged_names(lists: Sequence[tuple[Name, ...]], *, first: bool = False) -> tuple[Name, ...]:
    """The fullest of several lists of one work's people; marks, ORCIDs and identities of the others stay with theirs.

    With ``first`` the first list is kept, whatever the others hold.

    >>> from pubkit.model import Mark
    >>> short = (Name("Doe", "J.", marks=frozenset({Mark.EQUAL})), Name(literal="others"))
    >>> merged_names([short, (Name("Doe", "Jane"), Name("Roe", "Max"))])[0].marks
    frozenset({<Mark.EQUAL: 'equal'>})
    """
    best = lists[0] if first else max(lists, key=_fullness)
    result = list(best)
    for other in lists:
        if other is best:
            continue
        for name in other:
            if not (name.marks or name.orcid or name.identity):
                continue
            homes = [index for index, mine in enumerate(result) if same_person(mine, name)]
            if len(homes) == 1:  # two namesakes: a mark must not land on the wrong one
                mine = result[homes[0]]
                result[homes[0]] = replace(
                    mine,
                    marks=mine.marks | name.marks,
                    orcid=mine.orcid or name.orcid,
                    identity=mine.identity or name.identity,
                )
    return tuple(result)


def missing_names(names: Sequence[Name], taken: Sequence[Name]) -> tuple[Name, ...]:
    """Those of ``names`` who are not among ``taken`` in any spelling."""
    return tuple(name for name in names if not name.others and not any(same_person(name, one) for one in taken))


def _fullness(names: tuple[Name, ...]) -> tuple[float, ...]:
    persons = [name for name in names if not name.others]
    spelled = sum(len(name.given.replace(".", "").replace(" ", "")) > 1 + name.given.count(" ") for name in persons)
    return (
        len(persons),
        len(persons) == len(names),
        not any(map(_shouted, persons)),
        spelled,
        sum(map(_letters, persons)),
    )


def _shouted(name: Name) -> bool:
    return len(name.family) > 3 and name.family.isupper()


def _letters(name: Name) -> int:
    return sum(map(str.isalpha, str(name))) + sum(not char.isascii() for char in str(name))
