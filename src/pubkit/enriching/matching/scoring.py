"""Points for and against two records being one work; every signal is named and kept."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from pubkit.enriching.matching.guards import Objection, objections
from pubkit.enriching.matching.people import PeopleMatch, compare_people
from pubkit.enriching.matching.record import Record
from pubkit.enriching.matching.stray import without_stray
from pubkit.enriching.matching.titles import WHOLE, Kind, TitleMatch, compare_titles
from pubkit.enriching.matching.venues import same_venue

# Points are read as natural log-odds. They were set by hand and tried on queries made of DBLP records with the faults
# that people make (benchmarks/match.py measures the result).
TITLE: dict[Kind, float] = {
    Kind.SAME: 4.0,
    Kind.SLIP: 3.5,
    Kind.SUBTITLE: 2.0,
    Kind.WORD: 1.5,
    Kind.CUT: 0.5,
    Kind.PART: -2.0,
    Kind.OTHER: -3.0,
}
RARITY_POINTS, RARITY_EVEN, RARITY_MOST = 0.06, 40.0, 90.0  # per bit in common, above or below EVEN, up to MOST
LOST_POINTS = -8.0  # per share of the title's information that has no partner, but for a subtitle
CUT_POINTS = -4.0  # the same, where the end of a title is cut off
SLIP_POINTS = -0.5  # each word misspelled after the first
PEOPLE_BEST, PEOPLE_WORST, PEOPLE_UNKNOWN = 4.0, -9.0, -1.0
CUT_LIST = 0.4  # what a missing name counts where a list is the beginning of the other and the title is whole
PEOPLE_DAMAGED = -4.0  # no name in common under a whole title that says much: names can be past recognition, so ask
EACH_PERSON, MOST_PERSONS = 0.4, 4  # each name in common after the first
NOT_FIRST, NOT_ORDERED = -1.5, -0.7
YEAR_POINTS: tuple[float, ...] = (1.5, 0.3, -1.5, -3.0)  # by distance
YEAR_FAR = -4.0
VENUE_SAME = 0.5
# From here on a candidate is taken without asking, and from here on a person is asked.
ACCEPT, ASK = 0.95, 0.15


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason for or against: its name, what was seen, and the points it gave."""

    name: str
    seen: str
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records compared. ``score`` is 0 to 1; ``objections`` are what the guards hold against it from ASK on."""

    score: float
    signals: tuple[Signal, ...]
    objections: tuple[Objection, ...]
    title: TitleMatch
    people: PeopleMatch


def compare(ours: Record, theirs: Record) -> Comparison:
    """Compare a work with one candidate.

    >>> from pubkit.enriching.matching.record import read_record
    >>> work = read_record({"title": "On the Semantics of Part I", "authors": [["Jo", "Doe"]], "year": 2001})
    >>> round(compare(work, work).score, 2)
    1.0
    """
    title = compare_titles(ours.title, theirs.title)
    if (title.ours_at or title.theirs_at) and min(title.lost_ours, title.lost_theirs) < title.shared:
        plain = without_stray(ours, theirs), without_stray(theirs, ours)
        if plain[0] is not ours or plain[1] is not theirs:
            ours, theirs = plain
            title = compare_titles(ours.title, theirs.title)
    if title.kind is Kind.FAR:
        return Comparison(0.0, (Signal("title", "far"),), (), title, PeopleMatch())
    people = compare_people(ours, theirs)
    signals = [*_title_signals(title), *_people_signals(people, title), *_other_signals(ours, theirs)]
    score = 1.0 / (1.0 + exp(-sum(signal.points for signal in signals)))
    held = tuple(objections(ours, theirs, title, people)) if score >= ASK else ()
    return Comparison(score, tuple(signals), held, title, people)


def _title_signals(title: TitleMatch) -> list[Signal]:
    signals = [
        Signal("title", title.kind, TITLE[title.kind]),
        Signal(
            "rarity",
            f"{title.shared:.0f} bits in common",
            RARITY_POINTS * (min(title.shared, RARITY_MOST) - RARITY_EVEN),
        ),
    ]
    if title.kind is not Kind.SUBTITLE and title.likeness < 1:
        words = " ".join((*title.ours, *title.theirs))
        points = CUT_POINTS if title.kind is Kind.CUT else LOST_POINTS
        signals.append(Signal("lost words", words, points * (1 - title.likeness)))
    if title.slips > 1:
        signals.append(Signal("misspelled", str(title.slips), SLIP_POINTS * (title.slips - 1)))
    return signals


def _people_signals(people: PeopleMatch, title: TitleMatch) -> list[Signal]:
    if not people.known:
        return [Signal("authors", "unknown", PEOPLE_UNKNOWN)]
    whole = title.kind in WHOLE
    worst = PEOPLE_DAMAGED if whole and title.shared >= RARITY_EVEN else PEOPLE_WORST
    share = (people.ours + people.theirs) / 2
    if whole and people.begun:
        share = 1 - (1 - share) * CUT_LIST
    share *= people.quality
    signals = [
        Signal(
            "authors",
            f"{people.both} in common, {share:.0%}",
            worst + (PEOPLE_BEST - worst) * share + EACH_PERSON * min(max(people.both - 1, 0), MOST_PERSONS),
        )
    ]
    if not people.first:
        signals.append(Signal("first author", "differs", NOT_FIRST))
    if not people.ordered:
        signals.append(Signal("order of authors", "differs", NOT_ORDERED))
    return signals


def _other_signals(ours: Record, theirs: Record) -> list[Signal]:
    signals = []
    if ours.year is not None and theirs.year is not None:
        distance = abs(ours.year - theirs.year)
        points = YEAR_POINTS[distance] if distance < len(YEAR_POINTS) else YEAR_FAR
        signals.append(Signal("year", f"{ours.year} / {theirs.year}", points))
    if same_venue(ours.venue, theirs.venue):
        signals.append(Signal("venue", " ".join(theirs.venue), VENUE_SAME))
    return signals
