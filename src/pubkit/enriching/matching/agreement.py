"""Whether the record that an identifier leads to is of the work that carries the identifier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pubkit.enriching.matching.guards import Verdict, objections
from pubkit.enriching.matching.people import compare_people
from pubkit.enriching.matching.record import Record, read_record
from pubkit.enriching.matching.scoring import Signal, compare
from pubkit.enriching.matching.titles import WHOLE, Kind
from pubkit.model import Work

# An identifier is strong evidence by itself, so the title may differ more than in a search: a title of this likeness
# with half of the authors agrees. Below it, identifiers copied from the entry above are the common fault.
LEAST_LIKENESS = 0.6
LEAST_PEOPLE = 0.5
# A title of fewer bits than this ("Introduction", "Deep learning") needs an author in common.
TELLING = 40.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """``agrees`` is false for a conflict; ``reason`` is why, ``signals`` are what was compared. True in a test."""

    agrees: bool
    reason: str
    signals: tuple[Signal, ...] = ()

    def __bool__(self) -> bool:
        return self.agrees


def agrees(work: Work | Record | Mapping[str, Any], hit: Work | Record | Mapping[str, Any]) -> Agreement:
    """Whether ``hit``, found by an identifier of ``work``, is that work; if not, it is a conflict to report.

    Either may be of any shape that ``match_candidates`` takes. Without a title on one side the authors decide, and
    where these are unknown as well nothing speaks against the identifier.

    >>> work = {"title": "Deep residual learning", "authors": [["K.", "He"]]}
    >>> bool(agrees(work, {"title": "Deep residual learning for image recognition", "authors": [["Kaiming", "He"]]}))
    True
    >>> agrees(work, {"title": "Mask R-CNN", "authors": [["Kaiming", "He"]]}).reason
    'another title'
    """
    ours, theirs = read_record(work), read_record(hit)
    people = compare_people(ours, theirs)
    share = max(people.ours, people.theirs) if people.known else 1.0
    if not ours.title.words or not theirs.title.words:
        return Agreement(
            share >= LEAST_PEOPLE, "no title; the authors " + ("agree" if share >= LEAST_PEOPLE else "differ")
        )
    comparison = compare(ours, theirs)
    title, signals = comparison.title, comparison.signals
    for objection in objections(ours, theirs, title, people):
        if objection.verdict is Verdict.REJECT:
            return Agreement(False, f"{objection.guard}: {objection.words}", signals)
    if title.kind in WHOLE:
        if people.known and not people.both and title.shared < TELLING:
            return Agreement(False, "the same short title, but other authors", signals)
        return Agreement(True, "the same title", signals)
    if title.kind is Kind.FAR:
        return Agreement(False, "another title", signals)
    near = title.kind is not Kind.OTHER or title.likeness >= LEAST_LIKENESS
    if near and share >= LEAST_PEOPLE:
        return Agreement(True, f"nearly the same title ({title.kind}) and authors", signals)
    return Agreement(False, "other authors" if near else "another title", signals)
