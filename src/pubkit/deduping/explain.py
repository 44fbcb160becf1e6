"""Why two records are, or are not, one publication: every field with its level and its points."""

from __future__ import annotations

from dataclasses import dataclass

from pubkit.deduping.record import record
from pubkit.deduping.rules import WEIGHTS, Decision, VenueKey, compare, judge
from pubkit.model import Work


@dataclass(frozen=True, slots=True)
class Reading:
    """One field of two records: what each says, how far they agree, and the points for that."""

    field: str
    a: str
    b: str
    level: str
    points: float


def explain(a: Work, b: Work, *, venue_key: VenueKey | None = None) -> tuple[Decision, tuple[Reading, ...]]:
    """The decision about a pair, and how each field was read.

    >>> decision, readings = explain(Work("a", title="Cakes: Part I"), Work("b", title="Cakes: Part II"))
    >>> decision.rule, readings[0].level
    ('numbered', 'titles differ in a number')
    """
    left, right = record(a), record(b)
    evidence = compare(left, right, venue_key)
    said = {
        "title": (a.title, b.title),
        "authors": (", ".join(map(str, a.authors)), ", ".join(map(str, b.authors))),
        "year": (str(left.year or ""), str(right.year or "")),
        "venue": (left.venue, right.venue),
        "volume": (a.volume, b.volume),
        "issue": (a.issue or a.number, b.issue or b.number),
        "pages": (a.pages, b.pages),
        "doi": (a.doi, b.doi),
    }
    readings = tuple(
        Reading(field, *said[field], str(level), WEIGHTS[field][level])
        for field, level in zip(evidence._fields, evidence, strict=True)
    )
    return judge(left, right, evidence), readings
