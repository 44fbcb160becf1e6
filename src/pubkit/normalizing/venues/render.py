"""A recognised venue in the form a person asks for."""

from __future__ import annotations

from collections import Counter
from functools import cache

from pubkit.model import Venue
from pubkit.normalizing.venues.renames import of_its_year
from pubkit.normalizing.venues.table import compact, shipped

FORMS = ("keep", "full", "short", "acronym", "both")


def render_venue(venue: Venue, form: str = "both") -> str:
    """A venue as text: ``full`` its name, ``short`` its ISO 4 form, ``acronym``, ``both`` as ``name (ACRONYM)``.

    A venue of a year when it was called otherwise has the name of that year (NIPS until 2017).
    What the venue has not falls back to the name: a journal without an acronym, or an acronym or ISO 4 form that alone
    would name another venue (FSE, ISWC, `Front. Phys.`).
    An empty string means that nothing is known: keep what was written, as the form ``keep`` always does.

    >>> render_venue(Venue("Journal of Machine Learning Research", "JMLR", "journal"), "both")
    'Journal of Machine Learning Research (JMLR)'
    """
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}: one of {', '.join(FORMS)}")
    if form == "keep" or venue.kind == "none":
        return ""
    venue = of_its_year(venue)
    if form == "short" and venue.iso4 and _short_forms()[venue.iso4] < 2:
        return venue.iso4
    if form in ("acronym", "short") and venue.acronym and _its_own(venue):
        return venue.acronym
    if form == "both" and venue.acronym and venue.acronym.casefold() != venue.name.casefold():
        return f"{venue.name} ({venue.acronym})"
    return venue.name


@cache
def _short_forms() -> Counter[str]:
    return Counter(row.iso4 for row in shipped().rows)


def _its_own(venue: Venue) -> bool:
    """Whether no other venue of the table has the acronym."""
    rows = shipped().acronyms.get(compact(venue.acronym), [])
    return all(venue.name in row.names for row, _ in rows)
