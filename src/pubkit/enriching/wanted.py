"""Tables: which fields an entry of each type should have, whose word counts for which, and what people call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pubkit.errors import ConfigError
from pubkit.model import Work

_ALL = ("title", "authors", "issued")
# CSL type -> the attributes of Work that are filled when empty. Others are filled only when they are named.
WANTED: Mapping[str, tuple[str, ...]] = {
    "article-journal": (*_ALL, "container_title", "volume", "issue", "pages", "doi", "issn"),
    "article-magazine": (*_ALL, "container_title", "volume", "issue", "pages", "doi", "issn"),
    "article-newspaper": (*_ALL, "container_title", "doi", "issn"),
    "paper-conference": (*_ALL, "container_title", "volume", "pages", "publisher", "doi"),
    "chapter": (*_ALL, "editors", "container_title", "volume", "pages", "publisher", "publisher_place", "doi", "isbn"),
    "entry": (*_ALL, "editors", "container_title", "pages", "publisher", "doi", "isbn"),
    "book": (*_ALL, "publisher", "publisher_place", "doi", "isbn"),
    "thesis": (*_ALL, "publisher", "doi"),
    "report": (*_ALL, "publisher", "number", "doi"),
    "dataset": (*_ALL, "publisher", "doi"),
    "software": (*_ALL, "publisher", "doi"),
    "article": (*_ALL, "doi", "eprint", "eprint_type"),
    "review": (*_ALL, "container_title", "volume", "issue", "pages", "doi", "issn"),
    "periodical": ("title", "issued", "issn"),
}
_OTHER = (*_ALL, "doi")
# Types that say little: what the record is decides what is wanted.
GENERIC = frozenset({"document", "article", "manuscript", "webpage"})

# attribute -> the sources in the order in which their word counts; the others follow as they were asked.
_PEOPLE_AND_PLACE = ("dblp", "acl", "crossref", "datacite", "doi.org")
_REGISTRY = ("crossref", "datacite", "doi.org", "dblp", "acl")
PRECEDENCE: Mapping[str, tuple[str, ...]] = {
    "title": ("crossref", "dblp", "acl", "datacite", "arxiv", "doi.org"),
    "authors": _PEOPLE_AND_PLACE,
    "editors": _PEOPLE_AND_PLACE,
    "container_title": _PEOPLE_AND_PLACE,
    "pages": _PEOPLE_AND_PLACE,
    "volume": _PEOPLE_AND_PLACE,
    "issue": _PEOPLE_AND_PLACE,
    "issued": _REGISTRY,
    "number": _REGISTRY,
    "publisher": _REGISTRY,
    "publisher_place": _REGISTRY,
    "doi": _REGISTRY,
    "isbn": _REGISTRY,
    "issn": _REGISTRY,
    "eprint": ("arxiv", "datacite", "dblp"),
    "eprint_type": ("arxiv", "datacite", "dblp"),
    "url": ("unpaywall", "dblp", "acl", "crossref"),
    "abstract": ("arxiv", "crossref", "datacite"),
    "language": _REGISTRY,
}

# What people call a field -> the attribute of Work.
_NAMES: Mapping[str, str] = {
    "author": "authors",
    "editor": "editors",
    "year": "issued",
    "date": "issued",
    "month": "issued",
    "journal": "container_title",
    "journaltitle": "container_title",
    "booktitle": "container_title",
    "container-title": "container_title",
    "venue": "container_title",
    "address": "publisher_place",
    "location": "publisher_place",
    "publisher-place": "publisher_place",
    "school": "publisher",
    "institution": "publisher",
    "page": "pages",
    "eprinttype": "eprint_type",
    "archiveprefix": "eprint_type",
}
# Attribute -> the CSL variable that changes and reports speak of; as it is, where it is the same.
VARIABLES: Mapping[str, str] = {
    "authors": "author",
    "editors": "editor",
    "container_title": "container-title",
    "pages": "page",
    "publisher_place": "publisher-place",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "eprint_type": "eprint-type",
}


def fields_of(names: Iterable[str]) -> frozenset[str]:
    """The attributes that these names stand for. Raises ConfigError for one that is none, or may never be updated.

    >>> sorted(fields_of(["journal", "DOI"]))
    ['container_title', 'doi']
    """
    known: frozenset[str] = frozenset()
    for name in names:
        attribute = attribute_of(name)
        if attribute not in PRECEDENCE:
            raise ConfigError(
                f"no field {name!r} can be filled from sources", f"one of {', '.join(sorted(PRECEDENCE))}"
            )
        known |= {attribute}
    return known


def attribute_of(name: str) -> str:
    """The attribute of Work that a field's name stands for, whether or not there is one.

    >>> attribute_of("journal"), attribute_of(" Publisher-Place ")
    ('container_title', 'publisher_place')
    """
    given = name.strip().lower()
    return _NAMES.get(given, given.replace("-", "_"))


def wanted(work: Work, record: Work | None = None) -> tuple[str, ...]:
    """The attributes that this work should have; ``record`` tells what it is where the entry's own type does not."""
    fields = WANTED.get(work.type, _OTHER)
    if record is not None and work.type in GENERIC:
        fields = tuple(dict.fromkeys([*fields, *WANTED.get(record.type, _OTHER)]))
    return fields if work.doi else (*fields, "url")


def missing(work: Work) -> frozenset[str]:
    """The wanted attributes that are empty."""
    return frozenset(field for field in wanted(work) if is_empty(getattr(work, field)))


def is_empty(value: Any) -> bool:
    """True for what may be filled: nothing at all, and nothing but space."""
    return not value or (isinstance(value, str) and not value.strip())


def rank(field: str, source: str) -> int:
    """How early this source's word counts for this field; a local dump counts as its source."""
    order = PRECEDENCE.get(field, ())
    name = source.partition("-")[0]
    return order.index(name) if name in order else len(order)
