"""How far two author lists agree, person by person."""

from __future__ import annotations

from rapidfuzz import fuzz

from pubkit.deduping.levels import Authors
from pubkit.deduping.people import MOST_INITIALS, People, Person, people, people_of
from pubkit.deduping.words import NICKNAMES
from pubkit.model import Name

TYPO = 80.0  # rapidfuzz ratio from which two long family names are one misspelled ("vazarani", "vazirani")
SHORTEST = 5  # letters of a family name from which it may be misspelled
FARTHEST = 3  # letters that a misspelled name may have more or fewer
NEARLY_ALL = 0.8  # share of the shorter list that must be found again to call two lists the same

# How a person is found in a list: with other initials, by a name that looks alike, or as he is.
CONFLICT, GUESS, THERE = 1, 2, 3


def compare_people(a: People, b: People) -> Authors:
    """How far two author lists agree."""
    if not a.persons or not b.persons:
        return Authors.UNKNOWN
    level = _level(a, b)
    # a study group's members are named in one source, and the group in another
    return Authors.UNKNOWN if level is Authors.NONE and a.collective != b.collective else level


def _level(a: People, b: People) -> Authors:
    if len(a.persons) != len(b.persons):
        return _compare(a, b) if len(a.persons) < len(b.persons) else _compare(b, a)
    if all(map(_plainly_one, a.persons, b.persons)):
        return Authors.SAME  # as most that are compared are; what is below would say so too
    # given and family names may stand the wrong way round in one list: the better reading counts
    return min(_compare(a, b), _compare(b, a), key=_BEST_FIRST.index)


def _plainly_one(a: Person, b: Person) -> bool:
    return a.family == b.family and len(a.family[0]) > 1 and a.initials[:1] == b.initials[:1]


_BEST_FIRST = tuple(Authors)  # the order in which the levels are written


def _compare(small: People, large: People) -> Authors:
    """The level of two lists, each person of the shorter one looked for in the other."""
    found = conflicts = guessed = 0
    for person in small.persons:
        match = _find(person, large)
        found += match > 0
        conflicts += match == CONFLICT
        guessed += match == GUESS
    share = found / len(small.persons)
    if not found:
        # one list may hold given and family names the wrong way round, or words run together
        return Authors.SOME if fuzz.token_set_ratio(_text(small), _text(large)) >= TYPO else Authors.NONE
    if guessed == found:
        return Authors.ALIKE  # a family name that looks alike, alone, is often another family
    if conflicts * 2 >= found and len(small.persons) <= 3:
        # one of two known again, the other but for the initial: a slip more often than a namesake
        return Authors.MOST if conflicts * 2 == found == len(large.persons) else Authors.NAMESAKES
    if share >= NEARLY_ALL:
        if len(small.persons) >= NEARLY_ALL * len(large.persons):
            return Authors.SAME
        first = bool(_find(small.persons[0], people_of([large.persons[0]], False)))
        return Authors.PART if small.truncated or first or len(small.persons) > 1 else Authors.SOME
    return Authors.MOST if share >= 0.5 else Authors.SOME


def _text(group: People) -> str:
    return " ".join(sorted(group.words))


def _find(person: Person, group: People) -> int:
    """0 for a person who is not there, or CONFLICT, GUESS or THERE."""
    hits = [word for word in person.family if word in group.words]
    if not hits:
        return GUESS if _misspelled(person.family[-1], group) else 0
    if not person.initials or any(word in group.families for word in person.given if len(word) > 2):
        return THERE  # two family names taken for one person's
    known = False
    for other in group.persons:
        if any(word in other.family or word in other.given for word in hits):
            if (
                not other.initials
                or any(word in hits for word in other.given)
                or _initials_agree(person, other)
                or len(person.initials) > MOST_INITIALS
            ):
                return THERE
            known = True
    return CONFLICT if known else THERE


def _initials_agree(a: Person, b: Person) -> bool:
    """Whether one person may write both: a shared initial, or given and family names the other way round."""
    if set(a.initials) & set(b.initials) or (a.initials[0] + b.initials[0]) in NICKNAMES:
        return True
    return any(word in b.given for word in a.family) or any(word in a.given for word in b.family)


def _misspelled(family: str, group: People) -> bool:
    if len(family) < SHORTEST or not family.isalpha():
        return False
    return any(
        abs(len(word) - len(family)) <= FARTHEST and fuzz.ratio(word, family, score_cutoff=TYPO) > 0
        for word in group.words
        if word[0] == family[0] or word[-1] == family[-1]
    )


def same_person(a: Name, b: Name) -> bool:
    """Whether two names, in two records of one work, can be one person: a family name and an initial in common.

    >>> same_person(Name("Müller", "Anna"), Name("Muller", "A."))
    True
    """
    left, right = people((a,)), people((b,))
    return bool(left.persons and right.persons and _find(left.persons[0], right) >= GUESS)
