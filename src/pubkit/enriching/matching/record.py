"""What matching needs of a work, read once: from a ``Work``, a CSL-JSON item, or a plain mapping of a script."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pubkit.enriching.matching.text import Title, parse_title, words
from pubkit.enriching.matching.venues import kind_of
from pubkit.model import Name, Work

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_PREPRINT_DOI = ("10.48550/", "10.1101/", "10.21203/", "10.31219/", "10.31234/", "10.20944/", "10.2139/ssrn")
_PREPRINT_VENUE = frozenset({"arxiv", "corr", "biorxiv", "medrxiv", "ssrn", "preprint", "preprints", "eprint"})
_OTHERS = frozenset({"others"})
# Where a list is cut: an ellipsis at the end of a name, also one whose three bytes were read one by one.
_CUT = re.compile(r"\s*(?:…|\.\.\.+|&hellip;|â\s?€\s?¦)\s*$")
_ET_AL = re.compile(r"[\s,]*\bet\.?\s+al\.?\s*$", re.IGNORECASE)
# A site is no author ("portal.acm.org").
_SITE = re.compile(r"\b[\w-]+\.(?:org|com|net|edu)\b", re.IGNORECASE)
# Given names without a vowel are initials run together, when they are no longer than this: "hv", "J.F.", "ykn".
MOST_INITIALS = 4
_VOWELS = frozenset("aeiou")
# A last name of no more letters than this, and no given name, is what is left of one.
LEAST_FAMILY = 2
# Lists longer than this are compared by their first names only: experiments sign with thousands.
MOST_PEOPLE = 60


@dataclass(frozen=True, slots=True)
class Person:
    """One name as words: ``family`` joined without blanks, ``given`` apart; DBLP's number is left out."""

    family: str
    given: tuple[str, ...]
    parts: tuple[str, ...]  # all words, given first: to compare names whose parts were cut differently


@dataclass(frozen=True, slots=True)
class Record:
    """One side of a comparison."""

    title: Title
    people: tuple[Person, ...]
    others: bool
    year: int | None
    venue: tuple[str, ...]
    venue_kind: str  # as far as the venue's words tell: "journal", "conference", "either" or ""
    doi: str
    preprint: bool


def read_record(source: Work | Record | Mapping[str, Any]) -> Record:
    """A ``Record`` of a Work, of a CSL-JSON item, or of ``{"title", "authors": [["Given", "Family"], ...], "year"}``.

    Unknown shapes inside a mapping are read as empty, never as an error.

    >>> read_record({"title": "A b", "authors": [["Jan", "van den Berg"]], "year": 2020}).people[0].family
    'vandenberg'
    """
    if isinstance(source, Record):
        return source
    if isinstance(source, Work):
        return _of_work(source)
    return _of_mapping(source)


def title_of(source: Work | Record | Mapping[str, Any]) -> str:
    """The title alone, as it is written: most candidates of a search need no more to be turned down.

    >>> title_of({"title": ["On trees"]})
    'On trees'
    """
    if isinstance(source, Work):
        return source.title
    return source.title.text if isinstance(source, Record) else _title(source)


def _title(item: Mapping[str, Any]) -> str:
    title = item.get("title")
    if isinstance(title, list):  # Crossref's own JSON: a list of titles
        title = title[0] if title else ""
    return str(title or "")


def _of_work(work: Work) -> Record:
    people, others = _people([name for name in work.authors if not name.others])
    return _record(
        work.title,
        people,
        others or any(name.others for name in work.authors),
        work.year,
        work.container_title,
        work.doi,
        work.type in {"article", "manuscript"} and not work.container_title,
    )


def _of_mapping(item: Mapping[str, Any]) -> Record:
    raw = item.get("authors", item.get("author"))
    people, others = _people(raw if raw is not None else ())
    venue = item.get("container-title") or item.get("venue") or item.get("journal") or item.get("booktitle") or ""
    if isinstance(venue, list):
        venue = venue[0] if venue else ""
    return _record(
        _title(item),
        people,
        others or bool(item.get("others")),
        _year(item),
        str(venue),
        str(item.get("DOI") or item.get("doi") or ""),
        item.get("type") == "posted-content",
    )


def _record(
    title: str, people: list[Person], others: bool, year: int | None, venue: str, doi: str, preprint: bool
) -> Record:
    place = _SITE.sub("", venue)
    venue_words = words(place) if place else ()
    return Record(
        parse_title(title),
        tuple(person for person in people if person.parts),
        others,
        _year_in(venue) if year is None else year,
        venue_words,
        kind_of(venue_words, acronym=len(venue_words) == 1 and venue.strip(" ,.").isupper()),
        doi.lower(),
        preprint or doi.lower().startswith(_PREPRINT_DOI) or not _PREPRINT_VENUE.isdisjoint(venue_words),
    )


def _year(item: Mapping[str, Any]) -> int | None:
    value = item.get("year")
    if value is None:
        issued = item.get("issued")
        value = issued
        if isinstance(issued, Mapping):
            try:
                value = issued["date-parts"][0][0]
            except (KeyError, IndexError, TypeError):
                value = issued.get("raw") or issued.get("literal")
    if isinstance(value, int):
        return value
    found = _YEAR.search(str(value)) if value else None
    return int(found[1]) if found else None


def _year_in(text: str) -> int | None:
    """The only year that a text names: ``Proceedings of the 1997 International Conference on Trees``."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def _people(raw: Any) -> tuple[list[Person], bool]:
    """The names of a list, and whether it says or shows that others are left out."""
    if isinstance(raw, str):
        raw = html.unescape(raw)
        raw = re.split(r"\s+and\s+|\s*;\s*", raw.strip()) if raw.strip() else []
    elif isinstance(raw, Mapping):  # one author not in a list
        raw = [raw]
    people: list[Person] = []
    others = False
    for item in raw if isinstance(raw, Iterable) else ():
        if len(people) == MOST_PEOPLE:
            return people, True
        given, family = _parts(item)
        if cut := _ET_AL.search(whole := f"{given} {family}"):
            others = True
            given, family = _parts(whole[: cut.start()])
        if not (given or family).strip():
            continue
        if f"{given} {family}".strip().lower() in _OTHERS:
            others = True
        elif cut := _CUT.search(family):
            others = True
            people.append(person(given, family[: cut.start()]))
        elif not _SITE.search(family):
            people.append(person(given, family))
    if len(people) > 1 and not people[-1].given and len(people[-1].family) <= LEAST_FAMILY:
        return people[:-1], True  # "..., JF Naughton, M": the list was cut within the name
    return people, others


def _parts(item: Any) -> tuple[str, str]:
    """(given, family) of whatever a script hands over for one author."""
    if isinstance(item, Name):
        return item.given, " ".join(p for p in (item.dropping_particle, item.particle, item.family, item.literal) if p)
    if isinstance(item, Mapping):
        literal = item.get("literal") or item.get("name") or item.get("text")
        family = [item.get(k) for k in ("dropping-particle", "non-dropping-particle", "family")]
        if any(family):
            return str(item.get("given") or ""), " ".join(str(part) for part in family if part)
        item = literal or ""
    if isinstance(item, (list, tuple)):
        return (str(item[0] or ""), str(item[-1] or "")) if len(item) > 1 else ("", str(item[0]) if item else "")
    text = str(item)
    if "," in text:
        family_text, given_text = text.split(",", 1)
        return given_text, family_text
    given_text, _, family_text = text.strip().rpartition(" ")
    return given_text, family_text


@lru_cache(maxsize=65536)
def person(given: str, family: str) -> Person:
    """One name as words. ``J.-P.`` is two initials, ``JP`` in capitals as well; numbers are identity, not name.

    >>> person("J.-P.", "O'Neill 0002").given, person("JP", "Smith").given
    (('j', 'p'), ('j', 'p'))
    """
    if given.isupper() and given.isalpha() and given.isascii() and len(given) <= 3:
        given = " ".join(given)
    first = tuple(part for word in words(given) if not word.isdigit() for part in _initials(word))
    last = tuple(word for word in words(family) if not word.isdigit())
    if not last and first:
        first, last = first[:-1], first[-1:]
    return Person("".join(last), first, first + last)


def _initials(word: str) -> Iterable[str]:
    """A given name, or the initials that stand in it one by one; a ``y`` counts as a vowel but in the first place."""
    if len(word) > MOST_INITIALS or _VOWELS & set(word) or "y" in word[1:]:
        return (word,)
    return word
