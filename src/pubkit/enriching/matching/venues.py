"""How one venue differs from another, as far as their words tell: abbreviations, acronyms, names that are cut."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pubkit.enriching.matching.rarity import bits
from pubkit.enriching.matching.tables import tables

# Letters from which on the beginning of a word stands for it ("Int.", "Comput."), and of an acronym for the acronym.
LEAST_BEGINNING, LEAST_INITIALS = 3, 2
# The share of the shorter name's words that the longer one must have.
LEAST_SHARE = 0.6
# An acronym says at least so much in a title; "data" and "web" are words.
LEAST_BITS = 9.0


@lru_cache(maxsize=16384)
def kind_of(words: tuple[str, ...], *, acronym: bool = False) -> str:
    """``journal``, ``conference``, ``either`` for a newsletter or series that prints proceedings as well, or ````.

    An acronym alone is a conference's, but for the well-known journals.

    >>> kind_of(("acm", "sigplan", "notices")), kind_of(("vldb", "j")), kind_of(("icde",), acronym=True)
    ('either', 'journal', 'conference')
    """
    said, known = frozenset(words), tables()
    if any(_one_word(word, x) and _one_word(then, y) for word, then in pairwise(words) for x, y in known.either_words):
        return "either"
    if said & known.journal_words:
        return "journal"
    if said & known.conference_words or acronym:
        return "conference"
    return ""


def kinds_differ(ours: str, theirs: str) -> bool:
    """Whether two kinds exclude one another.

    >>> kinds_differ("either", "conference"), kinds_differ("journal", "conference"), kinds_differ("", "journal")
    (False, True, False)
    """
    return bool(ours and theirs) and ours != theirs and {ours, theirs} != {"either", "conference"}


@lru_cache(maxsize=16384)
def same_venue(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    """Whether two venues are one; None where a side says nothing of its own, or prints others' proceedings.

    >>> same_venue(("int", "j", "comput", "vis"), ("international", "journal", "of", "computer", "vision"))
    True
    >>> same_venue(("vldb",), ("conference", "on", "very", "large")), same_venue(("vldb",), ("proc", "of", "sigmod"))
    (True, False)
    >>> same_venue(("vldb",), ("proceedings", "of", "the", "20", "th", "international", "conference")) is None
    True
    """
    a, b = telling_words(ours), telling_words(theirs)
    if not a or not b:
        return None
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    common = sum(any(_one_word(word, other) for other in long) for word in short)
    if common >= LEAST_SHARE * len(short):
        return True
    if any(_stands_for(word, theirs) for word in a) or any(_stands_for(word, ours) for word in b):
        return True
    return None if "either" in (kind_of(ours), kind_of(theirs)) else False


@lru_cache(maxsize=16384)
def telling_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a venue that are its own: neither numbers nor what every venue is called.

    >>> telling_words(("proceedings", "of", "the", "20", "th", "international", "conference", "on", "machine"))
    ('machine',)
    """
    known = tables()
    common = known.small | known.months | known.venue_words | known.journal_words | known.conference_words
    return tuple(
        word
        for word in words
        if not word.isdigit() and word not in common and word not in known.numbers and len(word) > 1
    )


def _one_word(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) >= LEAST_BEGINNING and (x.startswith(y) or y.startswith(x)))


def _stands_for(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether ``acronym`` is made of the initials of ``words``, of which the last may be cut."""
    initials = "".join(word[0] for word in words if word not in tables().small)
    if len(acronym) < LEAST_BEGINNING or len(words) < LEAST_INITIALS or bits(acronym) < LEAST_BITS:
        return False
    if acronym in initials:
        return True
    return any(
        initials.endswith(acronym[:length]) and words[-1] not in tables().venue_words
        for length in range(LEAST_INITIALS, len(acronym))
    )
