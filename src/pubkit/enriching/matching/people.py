"""How one list of authors differs from another: initials, order, particles, other spellings, et al."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler, Levenshtein

from pubkit.enriching.matching.record import Person, Record

# Two spellings of one family name: Jaro-Winkler of at least this (Muller, Mueller: .93; Smith, Smyth: .89).
SPELLING = 0.92
# What one pair of names is worth: the same; the parts cut differently; another spelling; another given name.
CUT_DIFFERENTLY, RESPELLED, OTHER_GIVEN = 0.95, 0.85, 0.3
TOGETHER = 0.5  # from here on two names are taken for the same person


@dataclass(frozen=True, slots=True)
class PeopleMatch:
    """The comparison of two author lists.

    ``ours`` and ``theirs`` are the shares of each list that have a partner, 1.0 where the rest is cut by et al.;
    ``both`` is the number of names that are in both; ``known`` is false where a side has no names.
    """

    known: bool = False
    both: int = 0
    ours: float = 0.0
    theirs: float = 0.0
    first: bool = False
    ordered: bool = True
    quality: float = 0.0

    @property
    def begun(self) -> bool:
        """True where all names of the one list are in the other, as where scholarly search engines cut lists."""
        return max(self.ours, self.theirs) == 1.0


UNKNOWN = PeopleMatch()


def compare_people(ours: Record, theirs: Record) -> PeopleMatch:
    """Compare two lists of authors."""
    a, b = ours.people, theirs.people
    if not a or not b:
        return UNKNOWN
    free = list(range(len(b)))
    found: list[tuple[int, float]] = []
    for i, name in enumerate(a):
        best, score = -1, 0.0
        if i < len(b) and i in free and (worth := same_person(name, b[i])) >= CUT_DIFFERENTLY:
            best, score = i, worth
        else:
            for j in free:
                if (worth := same_person(name, b[j])) > score:
                    best, score = j, worth
                    if score >= 1.0:
                        break
        if score >= TOGETHER:
            free.remove(best)
            found.append((best, score))
    both = len(found)
    return PeopleMatch(
        True,
        both,
        1.0 if theirs.others and both == len(b) else both / len(a),
        1.0 if ours.others and both == len(a) else both / len(b),
        same_person(a[0], b[0]) >= TOGETHER,
        all(x[0] < y[0] for x, y in pairwise(found)),
        sum(score for _, score in found) / both if both else 0.0,
    )


def same_person(x: Person, y: Person) -> float:
    """How well two names agree, 0 to 1. An initial agrees with every name it begins.

    >>> from pubkit.enriching.matching.record import person
    >>> same_person(person("J. P.", "Müller"), person("Jan Peter", "Mueller"))
    1.0
    """
    if x == y:
        return 1.0
    if x.family == y.family or _loose(x.family) == _loose(y.family):
        return _given(x.given, y.given)
    if _same_parts(x, y):
        return CUT_DIFFERENTLY
    if _lost_letter(x, y) or _lost_letter(y, x):
        return RESPELLED
    if x.family[:1] == y.family[:1] and JaroWinkler.similarity(x.family, y.family) >= SPELLING:
        return min(RESPELLED, _given(x.given, y.given))
    return 0.0


@lru_cache(maxsize=16384)
def _loose(family: str) -> str:
    """Umlauts written out or dropped, and the commonest transliterations, are one."""
    return family.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s").replace("y", "i")


def _given(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    if not x or not y:
        return RESPELLED
    if _initial(x[0], y[0]):
        return 1.0
    if x[0][0] == y[0][0]:
        # Full names that begin alike: Jon and Jonathan are one, John and James may be two.
        near = JaroWinkler.similarity(x[0], y[0]) >= RESPELLED or "".join(x) == "".join(y)
        return RESPELLED if near else TOGETHER
    if any(_initial(p, q) for p in x for q in y):  # a first name left out: "R. Paul" and "Paul"
        return RESPELLED
    return OTHER_GIVEN


def _initial(x: str, y: str) -> bool:
    return x == y or (len(x) == 1 and y.startswith(x)) or (len(y) == 1 and x.startswith(y))


def _lost_letter(x: Person, y: Person) -> bool:
    """``J H stad`` and ``J. Håstad``: a letter with an accent became a blank, so a piece of the name is an initial."""
    if not x.given or len(x.family) != len(y.family) - 2 or len(x.given[-1]) != 1:
        return False
    whole = x.given[-1] + x.family
    return Levenshtein.distance(whole, y.family) == 1 and _given(x.given[:-1], y.given) >= TOGETHER


def _same_parts(x: Person, y: Person) -> bool:
    """``Oveis Gharan, Shayan`` and ``Gharan, Shayan Oveis``; ``Wang Xiao`` and ``Xiao Wang``: the same words."""
    short, long = (x.parts, y.parts) if len(x.parts) <= len(y.parts) else (y.parts, x.parts)
    if len(short) < 2 or not any(len(part) > 1 and part in long for part in short):
        return False
    free = list(long)
    whole = 0
    for part in sorted(short, key=len, reverse=True):
        partner = next((word for word in free if word == part), None)
        if partner is not None and len(part) > 1:
            whole += 1
        elif partner is None:
            partner = next((word for word in free if _initial(part, word)), None)
        if partner is None:
            return False
        free.remove(partner)
    return whole >= 1 and (len(long) - len(short) <= 1 or whole >= 2)
