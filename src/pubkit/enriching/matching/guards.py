"""What two works may not differ in, however many points they have: each guard has a name and a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pubkit.enriching.matching.people import PeopleMatch
from pubkit.enriching.matching.record import Record
from pubkit.enriching.matching.tables import tables
from pubkit.enriching.matching.text import Title
from pubkit.enriching.matching.titles import Kind, TitleMatch


class Verdict(StrEnum):
    """What a guard that speaks allows at most."""

    ASK = "ask"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Objection:
    """A guard that spoke: its name, what it allows, and the words it is about."""

    guard: str
    verdict: Verdict
    words: str


def number_words(title: Title) -> list[tuple[int, str]]:
    """The numbers of a title with their positions: digits, ordinals, Roman numerals, number words.

    >>> from pubkit.enriching.matching.text import parse_title
    >>> number_words(parse_title("Part II: the 3rd world"))
    [(1, '2'), (3, '3')]
    """
    words, known = title.words, tables()
    found = []
    for i, word in enumerate(words):
        if word.isdigit():
            found.append((i, word.lstrip("0") or "0"))
        elif word in known.numbers:
            found.append((i, known.numbers[word]))
        elif word in known.roman and (len(word) > 1 or (i and (words[i - 1] in known.counted or i == len(words) - 1))):
            found.append((i, known.roman[word]))
    return found


def _years_alike(ours: Counter[str], theirs: Counter[str]) -> None:
    """``'18`` and ``2018`` are one."""
    for number in list(ours):
        if len(number) == 4 and number[:2] in {"19", "20"} and theirs[number] == 0:
            short = number[2:].lstrip("0") or "0"
            if theirs[short]:
                theirs[short] -= 1
                ours[number] -= 1


def numbers(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """Part I is not part II, and the workshop of 2018 is not the one of 2019."""
    all_a, all_b = number_words(ours.title), number_words(theirs.title)
    if not all_a and not all_b:
        return None
    a = [(i, n) for i, n in all_a if i in match.ours_at]
    b = [(i, n) for i, n in all_b if i in match.theirs_at]
    count_a, count_b = Counter(n for _, n in a), Counter(n for _, n in b)
    count_a, count_b = count_a - count_b, count_b - count_a
    _years_alike(count_a, count_b)
    _years_alike(count_b, count_a)
    only_a, only_b = +count_a, +count_b
    if only_a and only_b:
        return Objection("numbers", Verdict.REJECT, f"{' '.join(only_a)} / {' '.join(only_b)}")
    if only_a or only_b:
        title, lost, lone = (ours.title, a, only_a) if only_a else (theirs.title, b, only_b)
        counted = any(i and title.words[i - 1] in tables().counted for i, n in lost if n in lone)
        # A number may go with a subtitle that is left out, unless it is nearly all there is to that subtitle.
        with_subtitle = match.kind in {Kind.SUBTITLE, Kind.CUT} and len(match.ours) + len(match.theirs) > 2
        return None if with_subtitle and not counted else Objection("numbers", Verdict.ASK, " ".join(lone))
    if match.moved and [n for _, n in all_a] != [n for _, n in all_b]:
        return Objection("numbers", Verdict.ASK, "in another order")
    return None


def other_work(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """A reply, an erratum, a review or an extended abstract is another work than the paper."""
    if match.kind is Kind.SAME:
        return None
    a, b = ours.title.text, theirs.title.text
    patterns = [(p, Verdict.REJECT) for p in tables().never] + [(p, Verdict.ASK) for p in tables().perhaps]
    for pattern, verdict in patterns:
        found = pattern.search(a)
        if (found is None) != (pattern.search(b) is None):
            found = found or pattern.search(b)
            if match.kind is Kind.SLIP and verdict is Verdict.ASK:
                continue
            return Objection("other work", verdict, found[0] if found else "")
    return None


def negation(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """``Non-monotone`` is not ``monotone``."""
    words = [word for word in (*match.ours, *match.theirs) if word in tables().negations]
    if words and match.kind in {Kind.WORD, Kind.OTHER}:
        return Objection("negation", Verdict.ASK, " ".join(words))
    return None


def words_lost(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """A title that lost one word or its subtitle needs the whole list of authors; one that lost more is asked about.

    People write the next paper under nearly the last title: of 9,941 works made absent, 8 of the 13 false accepts
    without this guard had one word or a subtitle more and another author or the next year.
    """
    lost = " ".join((*match.ours, *match.theirs))
    if match.kind in {Kind.PART, Kind.OTHER}:
        return Objection("words lost", Verdict.ASK, lost)
    if match.kind in {Kind.WORD, Kind.SUBTITLE, Kind.CUT}:
        whole = people.ours == people.theirs == 1.0 and people.first and people.ordered
        if not whole:
            return Objection("words lost, authors differ", Verdict.ASK, lost)
        alone = people.both == 1 and (ours.others or theirs.others)
        if alone and match.kind is not Kind.SUBTITLE and (ours.year != theirs.year or match.slips):
            return Objection("words lost, one author known", Verdict.ASK, lost)
    if match.moved and not people.ours == people.theirs == 1.0:
        return Objection("words moved, authors differ", Verdict.ASK, lost)
    return None


def authors(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """Half of the names must be on both sides, where a list is not cut by et al."""
    if people.known and min(people.ours, people.theirs) < LEAST_PEOPLE:
        return Objection("authors differ", Verdict.ASK, f"{people.both} in common")
    return None


def years(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """Years further apart than proof and print are another version or the next workshop of that name."""
    if ours.year is not None and theirs.year is not None and abs(ours.year - theirs.year) > MOST_YEARS:
        return Objection("years", Verdict.ASK, f"{ours.year} / {theirs.year}")
    return None


LEAST_PEOPLE = 0.5
MOST_YEARS = 1

GUARDS: tuple[Callable[[Record, Record, TitleMatch, PeopleMatch], Objection | None], ...] = (
    numbers,
    other_work,
    negation,
    words_lost,
    authors,
    years,
)


def objections(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Iterator[Objection]:
    """What the guards say against taking two records as one work."""
    for guard in GUARDS:
        if objection := guard(ours, theirs, match, people):
            yield objection
