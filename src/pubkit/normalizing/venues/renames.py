"""What venues were called in other years, out of `data/venue_renames.toml`: NIPS until 2017, NeurIPS since.

A string of any year names the venue of today, so that both are one venue wherever works are compared or sorted. Only
what is written anew takes the name of its year, and only a year makes SWAT the FOCS of 1970.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import NamedTuple

from pubkit.model import Venue
from pubkit.normalizing.venues.table import Row, Table, compact


class Former(NamedTuple):
    """A name of other years: ``first`` and ``last`` are years, both included. ``sure`` as in `table.Row`."""

    today: str
    acronym: str
    sure: bool
    name: str
    first: int
    last: int


@cache
def formers() -> tuple[Former, ...]:
    """Every name of other years, in the order of the file."""
    text = resources.files("pubkit.data").joinpath("venue_renames.toml").read_text(encoding="utf-8")
    rows = (line.split(" | ") for line in tomllib.loads(text)["renames"].splitlines())
    return tuple(
        Former(today, acronym.lstrip("?"), acronym[:1] != "?", name, *map(int, years.split("-")))
        for today, acronym, name, years in rows
    )


@cache
def _by_today() -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for former in formers():
        found.setdefault(former.today, []).append(former)
    return found


def of_its_year(venue: Venue) -> Venue:
    """The venue under the name of its year, if it has a year and another name then.

    >>> of_its_year(Venue("Advances in Neural Information Processing Systems", "NeurIPS", year=2015)).acronym
    'NIPS'
    """
    for former in _by_today().get(venue.acronym, []) if venue.year else []:
        if former.first <= (venue.year or 0) <= former.last and venue.kind in ("conference", "none"):
            return replace(venue, name=former.name, acronym=former.acronym if former.sure else "", iso4="")
    return venue


def called(acronym: str, year: int | None, table: Table) -> Row | None:
    """The venue that had the acronym in that year and has another today.

    >>> from pubkit.normalizing.venues.table import shipped
    >>> called("swat", 1970, shipped()).acronym, called("swat", 2010, shipped())
    ('FOCS', None)
    """
    for former in formers() if year else ():
        if not former.sure and compact(former.acronym) == acronym and former.first <= (year or 0) <= former.last:
            return next((row for row, _ in table.acronyms.get(compact(former.today), [])), None)
    return None
