"""The values every stage speaks: a Work, its Names, its dates and its venue.

All are frozen and made of the standard library alone. Words follow CSL 1.0.2 (variables, types); a mark is
what a publication list says of one author and lives on the Name, so no sorting, merging or truncating can move
it to somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self


class Mark(StrEnum):
    """What a list says of one author. The value is the word used in ``author+an`` annotations."""

    SELF = "self"
    EQUAL = "equal"
    CORRESPONDING = "corresponding"
    SENIOR = "senior"
    ADVISED = "advised"


class Bound(StrEnum):
    """The end of a date range that has no date (EDTF, ISO 8601-2:2019 section 4.4)."""

    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: 1-based line and column, 0 where there is none; ``index`` counts entries from 0."""

    file: str = ""
    line: int = 0
    column: int = 0
    key: str = ""
    index: int = -1

    def __str__(self) -> str:
        """``file:line:column``, as compilers print it.

        >>> str(Place("a.bib", 3, 1))
        'a.bib:3:1'
        """
        return ":".join(str(part) for part in (self.file or "<input>", self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Name:
    """One contributor: either parts or a ``literal`` (CSL 1.0.2, Names). Empty strings mean absent.

    ``identity`` is what a source adds to tell namesakes apart (DBLP's ``0042``): never part of the name.

    >>> str(Name(family="Berg", given="Jan", particle="van der"))
    'Jan van der Berg'
    """

    family: str = ""
    given: str = ""
    particle: str = ""  # CSL non-dropping-particle
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    orcid: str = ""
    identity: str = ""
    marks: frozenset[Mark] = frozenset()

    @property
    def others(self) -> bool:
        """True for the ``and others`` that ends a truncated list."""
        return self.literal == "others"

    @property
    def initials(self) -> str:
        """First letters of the given names, lower case: the least that two spellings must share."""
        return "".join(part[0] for part in self.given.replace("-", " ").replace(".", " ").split()).casefold()

    def marked(self, *marks: Mark) -> Self:
        """The same name with these marks added."""
        return replace(self, marks=self.marks | set(marks))

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping_particle, self.particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)


OTHERS = Name(literal="others")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known, a season, a range (``end``), or words (``literal``).

    ``year`` is astronomical: 0 is 1 BC. ``bound`` says that this end of a range has no date.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None  # 1 spring .. 4 winter, CSL 1.0.2
    approximate: bool = False
    uncertain: bool = False
    literal: str = ""
    bound: Bound | None = None
    end: PartialDate | None = None

    def parts(self) -> list[int]:
        """``[year, month, day]`` as far as known, the shape of one CSL ``date-parts`` item."""
        known: list[int] = []
        for part in (self.year, self.month, self.day):
            if part is None:
                break
            known.append(part)
        return known

    def to_csl(self) -> dict[str, Any]:
        """This date as a CSL-JSON date variable."""
        if self.literal and self.year is None:
            return {"literal": self.literal}
        first = self.parts()
        last = self.end.parts() if self.end else []
        if not first:  # CSL cannot say "until": the known end is all there is
            first, last = last, []
        csl: dict[str, Any] = {"date-parts": [_csl_year(p) for p in (first, last) if p]}
        if self.season:
            csl["season"] = self.season
        if self.approximate or self.uncertain:
            csl["circa"] = True
        if self.literal:
            csl["literal"] = self.literal
        return csl


def _csl_year(parts: list[int]) -> list[int]:
    """CSL-JSON has no year 0: -1 is 1 BC, which is astronomical 0."""
    return [parts[0] - 1, *parts[1:]] if parts[0] <= 0 else parts


@dataclass(frozen=True, slots=True)
class Venue:
    """A recognised venue. ``host`` is a workshop's main venue; ``how`` and ``confidence`` say why we believe it."""

    name: str
    acronym: str = ""
    kind: str = "none"  # conference journal workshop companion preprint series patent none
    iso4: str = ""
    id: str = ""
    host: str = ""
    year: int | None = None
    ordinal: int | None = None
    how: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a field's value came from, and what stood there before."""

    field: str
    source: str
    url: str = ""
    fetched: str = ""  # ISO 8601, UTC
    before: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Related:
    """A link to another work: ``kind`` is BibLaTeX's relatedtype (``version``, ``translationof``, ...)."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Work:
    """One publication, in CSL 1.0.2's terms. Strings that may hold markup use CSL-JSON's rich text.

    ``contributors`` and ``dates`` hold the other CSL name and date variables by name; ``extra`` holds every other
    variable by its CSL name and, under the source's own name, each field that CSL has no word for.
    ``container_title`` is what the person wrote; ``venue`` is what we recognised, beside it.
    """

    key: str
    type: str = "document"
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    contributors: Mapping[str, tuple[Name, ...]] = field(default_factory=dict, hash=False)
    issued: PartialDate | None = None
    dates: Mapping[str, PartialDate] = field(default_factory=dict, hash=False)
    container_title: str = ""
    venue: Venue | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    publisher: str = ""
    publisher_place: str = ""
    doi: str = ""
    url: str = ""
    isbn: str = ""
    issn: str = ""
    eprint: str = ""
    eprint_type: str = ""
    abstract: str = ""
    note: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    ids: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    provenance: tuple[Provenance, ...] = field(default=(), compare=False)
    place: Place = field(default=Place(), compare=False)

    @property
    def year(self) -> int | None:
        """The year of ``issued``, or None."""
        return self.issued.year if self.issued else None

    def to_csl_json(self, *, marks: bool = False) -> dict[str, Any]:
        """This work as one CSL-JSON item; with ``marks``, a name dict also carries ``"marks": ["self", ...]``.

        >>> Work("k", "book", "T", authors=(Name("Doe", "Jo"),)).to_csl_json()["author"]
        [{'family': 'Doe', 'given': 'Jo'}]
        """
        item: dict[str, Any] = {"id": self.key, "type": self.type}
        for attribute, variable in CSL_STRINGS.items():
            if value := getattr(self, attribute):
                item[variable] = value
        if self.eprint:
            item["archive_location"] = self.eprint
            if self.eprint_type:
                item["archive"] = "arXiv" if self.eprint_type.lower() == "arxiv" else self.eprint_type
        if self.keywords:
            item["keyword"] = ", ".join(self.keywords)
        people = {"author": self.authors, "editor": self.editors, **self.contributors}
        for variable, names in people.items():
            if names:
                item[variable] = [_csl_name(name, marks) for name in names]
        when = {"issued": self.issued, **self.dates}
        for variable, date in when.items():
            if date:
                item[variable] = date.to_csl()
        for variable, value in self.extra.items():
            item.setdefault(variable, value)
        return item


# Work's string attributes and the CSL variable each one is: to_csl_json reads it one way,
# files.csl_json the other.
CSL_STRINGS: Mapping[str, str] = {
    "title": "title",
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "number": "number",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "abstract": "abstract",
    "note": "note",
    "language": "language",
}

CSL_NAME_PARTS: Mapping[str, str] = {
    "family": "family",
    "given": "given",
    "particle": "non-dropping-particle",
    "dropping_particle": "dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
    "orcid": "ORCID",
}


def _csl_name(name: Name, marks: bool) -> dict[str, Any]:
    csl: dict[str, Any] = {
        variable: value for part, variable in CSL_NAME_PARTS.items() if (value := getattr(name, part))
    }
    if marks and name.marks:
        csl["marks"] = sorted(name.marks)
    return csl
