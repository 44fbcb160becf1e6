"""A work as one flat row, and back: all that the rules of deduplication read, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pubkit.deduping.record import year
from pubkit.model import Name, PartialDate, Venue, Work

PERSON, PART = "\x1e", "\x1f"  # ASCII's separators of records and units: no name holds them
# As Name takes them.
_PARTS = ("family", "given", "particle", "dropping_particle", "suffix", "literal", "orcid", "identity")


class Row(NamedTuple):
    """One record. People are written by ``flat_names``; "" and 0 mean unknown."""

    key: str = ""
    type: str = "document"
    title: str = ""
    authors: str = ""
    editors: str = ""
    year: int = 0
    container_title: str = ""
    publisher: str = ""
    institution: str = ""
    howpublished: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    eprint: str = ""
    eprint_type: str = ""
    url: str = ""
    note: str = ""
    venue_id: str = ""
    venue_name: str = ""
    venue_acronym: str = ""
    venue_kind: str = ""


def flat_names(names: tuple[Name, ...]) -> str:
    """People in one string, which ``names_of`` reads back without loss of what the rules see.

    >>> names_of(flat_names((Name("Doe", "Jane"), Name(literal="others"))))[1].others
    True
    """
    return PERSON.join(PART.join(getattr(name, part) for part in _PARTS).rstrip(PART) for name in names)


def names_of(text: str) -> tuple[Name, ...]:
    """The people that ``flat_names`` wrote."""
    if not text:
        return ()
    return tuple(map(_name, text.split(PERSON)))


@lru_cache(maxsize=65_536)
def _name(text: str) -> Name:
    parts = text.split(PART)
    family, given, particle, dropping, suffix, literal, orcid, identity = parts + [""] * (len(_PARTS) - len(parts))
    return Name(family, given, particle, dropping, suffix, literal, orcid, identity)


def to_row(work: Work) -> Row:
    """``work`` as a row.

    >>> to_row(Work("k", title="On Cakes", issued=PartialDate(2024))).year
    2024
    """
    venue = work.venue
    return Row(
        work.key,
        work.type,
        work.title,
        flat_names(work.authors),
        flat_names(work.editors),
        year(work),
        work.container_title,
        work.publisher,
        work.extra.get("institution", ""),
        work.extra.get("howpublished", ""),
        work.volume,
        work.issue,
        work.number,
        work.pages,
        work.doi,
        work.eprint,
        work.eprint_type,
        work.url,
        work.note,
        venue.id if venue else "",
        venue.name if venue else "",
        venue.acronym if venue else "",
        venue.kind if venue else "",
    )


def to_work(row: Row) -> Work:
    """The work of a row: the rules decide about it as they do about the one the row was made of."""
    known = row.venue_id or row.venue_name or row.venue_acronym
    extra = {name: getattr(row, name) for name in ("institution", "howpublished") if getattr(row, name)}
    return Work(
        row.key,
        row.type,
        row.title,
        names_of(row.authors),
        names_of(row.editors),
        issued=PartialDate(row.year) if row.year else None,
        container_title=row.container_title,
        venue=Venue(row.venue_name, row.venue_acronym, row.venue_kind or "none", id=row.venue_id) if known else None,
        volume=row.volume,
        issue=row.issue,
        pages=row.pages,
        number=row.number,
        publisher=row.publisher,
        doi=row.doi,
        url=row.url,
        eprint=row.eprint,
        eprint_type=row.eprint_type,
        note=row.note,
        extra=extra,
    )
