"""The right candidate or none: accept, ask, reject, with every signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Any

from pubkit.enriching.matching.guards import LITTLE_TELLING, SHORT_TITLE, TELLING, Verdict
from pubkit.enriching.matching.record import Record, read_record, title_of
from pubkit.enriching.matching.scoring import ACCEPT, ASK, Comparison, Signal, compare
from pubkit.enriching.matching.titles import WHOLE, screen
from pubkit.enriching.matching.venues import kinds_differ, same_venue
from pubkit.model import Work

# A runner-up whose score is within this factor of the best one's odds is a rival.
RIVAL_ODDS = 20.0


class Outcome(StrEnum):
    """What to do with the best candidate."""

    ACCEPT = "accept"
    ASK = "ask"
    REJECT = "reject"


ORDER = {Outcome.ACCEPT: 0, Outcome.ASK: 1, Outcome.REJECT: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """The best candidate: ``index`` counts in the candidates given, -1 where there is none to accept or to ask about.

    ``score`` is 0 to 1; ``signals`` say why, the guards that spoke and the runner-up among them.
    """

    outcome: Outcome
    index: int = -1
    score: float = 0.0
    signals: tuple[Signal, ...] = ()


def match_candidates(
    work: Work | Record | Mapping[str, Any], candidates: Sequence[Work | Record | Mapping[str, Any]]
) -> Match:
    """The candidate that is this work, if any is.

    ``work`` and each candidate is a ``Work``, a CSL-JSON item, or a mapping with ``title``, ``authors``
    (``[["Given", "Family"], ...]``) and ``year``. Never raises on bad content; no candidates is ``reject``.

    >>> work = {"title": "Deepinf", "authors": [["J.", "Qiu"], ["J.", "Tang"], ["H.", "Ma"]], "year": 2018}
    >>> found = {"title": "DeepInf: Social Influence Prediction with Deep Learning", "year": 2018,
    ...          "authors": [["Jiezhong", "Qiu"], ["Jian", "Tang"], ["Hao", "Ma"]]}
    >>> match = match_candidates(work, [found])
    >>> match.outcome, match.index
    (<Outcome.ACCEPT: 'accept'>, 0)
    """
    ours = read_record(work)
    near = screen(ours.title)
    ranked: list[_Ranked] = []
    for index, candidate in enumerate(candidates):
        if not near(title_of(candidate)):
            continue
        theirs = read_record(candidate)
        comparison = compare(ours, theirs)
        if comparison.score > 0:
            ranked.append(_Ranked(judge(comparison), index, comparison, theirs))
    if not ranked:
        return Match(Outcome.REJECT)
    ranked.sort(key=lambda one: (ORDER[one.outcome], -one.comparison.score, one.index))
    best = ranked[0]
    signals: list[Signal] = []
    outcome = best.outcome
    if outcome is Outcome.ACCEPT:
        best, rival = _settle(ours, [one for one in ranked if one.outcome is Outcome.ACCEPT])
        if rival is not None:
            outcome = Outcome.ASK
            signals.append(Signal("runner-up", f"candidate {rival.index} is as good", 0.0))
        elif (other := _recurs(ours, best, ranked)) is not None:
            outcome = Outcome.ASK
            signals.append(Signal("title recurs", f"candidate {other.index} is by others", 0.0))
    comparison = best.comparison
    signals = [
        *comparison.signals,
        *(Signal(f"guard: {objection.guard}", objection.words) for objection in comparison.objections),
        *signals,
    ]
    return Match(outcome, -1 if outcome is Outcome.REJECT else best.index, comparison.score, tuple(signals))


@dataclass(frozen=True, slots=True)
class _Ranked:
    outcome: Outcome
    index: int
    comparison: Comparison
    record: Record


def _settle(ours: Record, accepted: list[_Ranked]) -> tuple[_Ranked, _Ranked | None]:
    """Choose among candidates that would each be accepted; the second is a rival that makes the choice a question."""
    best = accepted[0]
    alike = [one for one in accepted[1:] if _odds(best.comparison) < RIVAL_ODDS * _odds(one.comparison)]
    alike = [one for one in alike if not _recorded_twice(best, one)]
    if not alike:
        return best, None
    if ours.doi and (same := [one for one in (best, *alike) if one.record.doi == ours.doi]):
        return same[0], None
    # A preprint and its published version: a preprint's own entry keeps to the preprint, all others are published.
    fitting = [one for one in (best, *alike) if one.record.preprint == ours.preprint]
    if len(fitting) == 1:
        return fitting[0], None
    fitting = [one for one in (best, *alike) if same_venue(ours.venue, one.record.venue)]
    if len(fitting) == 1:
        return fitting[0], None
    fitting = [one for one in (best, *alike) if ours.venue_kind and one.record.venue_kind == ours.venue_kind]
    return (fitting[0], None) if len(fitting) == 1 else (best, alike[0])


def _recurs(ours: Record, best: _Ranked, ranked: list[_Ranked]) -> _Ranked | None:
    """A candidate of the same title by other people: then a column has that title, or it says less than it seems to.

    Of such a title all authors and the year must agree.
    """
    people = best.comparison.people
    if people.ours == people.theirs == 1.0 and ours.year is not None and ours.year == best.record.year:
        return None
    for one in ranked:
        theirs = one.comparison.people
        if one.comparison.title.kind in WHOLE and theirs.known and not theirs.both:
            return one
    return None


def _recorded_twice(one: _Ranked, other: _Ranked) -> bool:
    """True for two records of a source that are one publication, so that either is right: nothing tells them apart.

    What search engines collect has the same paper several times. A conference's paper and the journal's article of the
    same title are two; so are this year's column and the last one's, which only a title that says much rules out.
    """
    x, y = one.record, other.record
    if x.doi and x.doi == y.doi:
        return True
    if (x.doi and y.doi) or x.preprint != y.preprint:
        return False
    if (x.year and y.year and x.year != y.year) or kinds_differ(x.venue_kind, y.venue_kind):
        return False
    all_told = x.year and x.venue and one.comparison.title.shared < TELLING
    if all_told and (x.title.words, x.people, x.year, x.venue) == (y.title.words, y.people, y.year, y.venue):
        return False  # copies differ in something: a source that knows all of both has two works
    one_venue = same_venue(x.venue, y.venue)
    if one_venue is False and x.venue_kind and y.venue_kind and x.venue_kind != y.venue_kind:
        return False
    in_order = one.comparison.people.ordered == other.comparison.people.ordered
    return in_order and all(_is_telling(r.comparison, one_venue) for r in (one, other))


def _is_telling(comparison: Comparison, one_venue: bool | None) -> bool:
    """True for a title that nobody writes twice; one of fewer bits may be, but hardly by several or in one venue."""
    reasons = (comparison.people.both > 1) + bool(one_venue) if one_venue is not False else 0
    least = (TELLING, LITTLE_TELLING, SHORT_TITLE)[reasons]
    return comparison.people.known and comparison.title.shared >= least


def judge(comparison: Comparison) -> Outcome:
    """The outcome for one candidate alone."""
    verdicts = {objection.verdict for objection in comparison.objections}
    if comparison.score < ASK or Verdict.REJECT in verdicts:
        return Outcome.REJECT
    if comparison.score < ACCEPT or verdicts:
        return Outcome.ASK
    return Outcome.ACCEPT


def _odds(comparison: Comparison) -> float:
    return comparison.score / (1 - comparison.score) if comparison.score < 1 else inf
