"""What two works may not differ in, however many points they have: each guard has a name and a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from pubkit.enriching.matching.people import PeopleMatch
from pubkit.enriching.matching.rarity import known
from pubkit.enriching.matching.record import Record
from pubkit.enriching.matching.tables import tables
from pubkit.enriching.matching.text import Title
from pubkit.enriching.matching.titles import WHOLE, Kind, TitleMatch
from pubkit.enriching.matching.venues import kinds_differ, same_venue


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
    """People write the next paper under nearly the last title, so a title that lost words needs all else whole.

    What people lose is one word, or the subtitle, from what they wrote down; they do not add a word. So a word more
    in ours, or a leading name less, counts more than a word or a subtitle less.
    """
    lost = " ".join((*match.ours, *match.theirs))
    if match.kind in WHOLE:
        return None
    other_year = ours.year != theirs.year
    unknown = ours.year is None or theirs.year is None
    whole_list = people.ours == people.theirs == 1.0
    if match.kind in {Kind.PART, Kind.OTHER}:
        damaged = match.kind is Kind.OTHER and whole_list and (unknown or not other_year) and _is_damage(match)
        return None if damaged else Objection("words lost", Verdict.ASK, lost)
    one_author = people.both == 1
    in_order = (people.first and people.ordered) or (people.both >= MANY_PEOPLE and not other_year)
    if (
        people.begun
        and people.both >= BEGUN
        and (unknown or not other_year)
        and match.shared >= VERY_TELLING
        and match.lost_ours + match.lost_theirs <= LITTLE_LOST * match.shared
    ):
        return None
    if not (whole_list and in_order):
        return Objection("words lost, authors differ", Verdict.ASK, lost)
    if match.kind is Kind.CUT:
        weak = match.shared < TELLING
    elif match.kind is Kind.SUBTITLE:
        leading = 0 in (*match.ours_at, *match.theirs_at)
        weak = other_year and (bool(match.ours) or (leading and one_author))
        weak = weak and not (unknown and match.shared >= TELLING and not one_author)
        alone = len(ours.people) == len(theirs.people) == 1
        weak = weak or (match.shared < LITTLE_TELLING and ((alone and other_year) or (one_author and bool(match.ours))))
    else:
        weak = (one_author and bool(match.ours)) or (
            other_year and match.shared < (TELLING if one_author else LITTLE_TELLING)
        )
    return Objection("words lost, little else known", Verdict.ASK, lost) if weak else None


def _is_damage(match: TitleMatch) -> bool:
    """True where what two telling titles do not share looks alike and is no word: scanners leave such."""
    if match.shared < TELLING or match.likeness < DAMAGED or all(known(word) for word in (*match.ours, *match.theirs)):
        return False
    return fuzz.ratio("".join(match.ours), "".join(match.theirs)) >= LOOKS_ALIKE


def words_moved(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """The same words in another order are often the next event of a series."""
    if match.moved and (ours.year != theirs.year or not people.ours == people.theirs == 1.0):
        return Objection("words moved", Verdict.ASK, "")
    return None


def generic_title(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """``Editorial`` and ``Treasurer's Message`` are written again each year, by the same person."""
    for title in (ours.title.text, theirs.title.text):
        if any(pattern.search(title) for pattern in tables().generic):
            return Objection("generic title", Verdict.ASK, title)
    return None


def short_title(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """A title of few and common words needs a name in common and the year."""
    if match.shared < LITTLE_TELLING and not people.both:
        return Objection("short title", Verdict.ASK, f"{match.shared:.0f} bits")
    told = ours.year is not None and theirs.year is not None
    there = same_venue(ours.venue, theirs.venue) and people.both == max(len(ours.people), len(theirs.people))
    least = SHORT_TITLE if told or there else LITTLE_TELLING
    if match.shared < least and people.both == 1 and ours.year != theirs.year:
        return Objection("short title", Verdict.ASK, f"{match.shared:.0f} bits")
    return None


def authors(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """Half of the names must be on both sides, and all where the year differs as well.

    A paper and its poster, or its journal version, have the same title and a few other authors.
    """
    told = ours.year is not None and theirs.year is not None
    other_year = told and ours.year != theirs.year
    whole = match.kind in WHOLE
    if not people.known:
        enough = match.kind in WHOLE and match.shared >= (LITTLE_TELLING if told else TELLING) and not other_year
        return None if enough else Objection("authors unknown", Verdict.ASK, "")
    least = min(people.ours, people.theirs)
    if other_year and (least < 1 or not people.first or not people.ordered):
        return Objection("authors and year differ", Verdict.ASK, f"{people.both} in common")
    telling = match.shared >= (LITTLE_TELLING if (told and people.both >= BEGUN) or people.first else TELLING)
    # The beginning of a list without an "et al.", or some of its names, as scholarly search engines cut them.
    cut = people.begun and ((whole and telling) or (people.both >= BEGUN and people.first and people.ordered))
    if whole and people.both and match.shared >= VERY_TELLING and not other_year:
        return None  # nobody writes so much of a title again, but names are often past recognition
    if least < LEAST_PEOPLE and not (cut and not other_year):
        return Objection("authors differ", Verdict.ASK, f"{people.both} in common")
    damaged = whole and (telling or people.begun) and people.both >= BEGUN
    if not told and least < 1 and not (people.first or cut or damaged):
        return Objection("authors differ, year unknown", Verdict.ASK, f"{people.both} in common")
    return None


def years(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Objection | None:
    """Years further apart than proof and print, or another year in another venue, are another version or event."""
    told = ours.year is not None and theirs.year is not None
    if told and ours.year == theirs.year:
        return None
    one_venue = same_venue(ours.venue, theirs.venue)
    newsletter = one_venue and "either" in (ours.venue_kind, theirs.venue_kind)
    if kinds_differ(ours.venue_kind, theirs.venue_kind) and not newsletter:
        return Objection("year and venue differ", Verdict.ASK, f"{ours.venue_kind} / {theirs.venue_kind}")
    seen = f"{ours.year} / {theirs.year}"
    if ours.year is None or theirs.year is None:
        return None
    sure = one_venue and ours.venue_kind == theirs.venue_kind and match.kind in WHOLE and match.shared >= TELLING
    if abs(ours.year - theirs.year) > (MOST_YEARS_THERE if sure else MOST_YEARS):
        return Objection("years", Verdict.ASK, seen)
    if one_venue is False:
        return Objection("year and venue differ", Verdict.ASK, seen)
    return None


LEAST_PEOPLE = 0.5
MOST_YEARS, MOST_YEARS_THERE = 1, 2  # the latter for a telling title in the same venue
MANY_PEOPLE = 3
BEGUN = 2
# Bits in common from which a title says more than the same authors' next paper would share with it; the pairs of
# papers that were confused in 30,000 trials share 23 to 33 bits (several authors) and up to 44 (one author known).
LITTLE_TELLING, TELLING = 30.0, 45.0
SHORT_TITLE = 15.0
# A title that says more than this, and lost no more than this share of it, may have lost some names as well.
VERY_TELLING, LITTLE_LOST = 60.0, 0.25
# Two telling titles that share so much, and whose other words have so much of their letters in common (in percent), are
# one that was misread.
DAMAGED, LOOKS_ALIKE = 0.86, 60.0

GUARDS: tuple[Callable[[Record, Record, TitleMatch, PeopleMatch], Objection | None], ...] = (
    numbers,
    other_work,
    negation,
    words_lost,
    words_moved,
    generic_title,
    short_title,
    authors,
    years,
)


def objections(ours: Record, theirs: Record, match: TitleMatch, people: PeopleMatch) -> Iterator[Objection]:
    """What the guards say against taking two records as one work."""
    for guard in GUARDS:
        if objection := guard(ours, theirs, match, people):
            yield objection
