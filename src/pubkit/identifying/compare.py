"""How alike two names are: the same, compatible as far as initials go, close to it, or another's."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import IntEnum

from pubkit.identifying.spelling import Spelling, fold, spell
from pubkit.model import Name


class Likeness(IntEnum):
    """Evidence that two names are one person's, weakest first."""

    NONE = 0
    NEAR = 1  # a slip of the pen away, or other characters with the same reading
    INITIAL = 2  # the same family name, and given names that agree as far as initials go
    FULL = 3  # every part that both write out agrees


# A slip: one letter in a word of five or more, two in nine or more, never the first letter, where people look.
# Shorter words ("Wei", "Wen") are other names.
SHORTEST_SLIP, LONG_SLIP = 5, 9


def likeness(name: Name, mine: Name) -> Likeness:
    """Compare a printed name with one of the person's own.

    >>> likeness(Name("Huang", "H."), Name("Huang", "Hanxian")).name
    'INITIAL'
    """
    a, b = spell(_parted_alike(name, mine)), spell(mine)
    if a.generation and b.generation and a.generation != b.generation:
        return Likeness.NONE
    if _is_han(a) or _is_han(b):
        return _compare_han(a, b)
    if a.letters & b.letters and not (a.abbreviated and a.given):
        return Likeness.FULL
    if len(a.tokens) > 1 and a.tokens == b.tokens and not a.abbreviated:  # family name first, no comma
        return Likeness.FULL
    if a.families & b.families:
        return _compare_given(a, b)
    if _has_half(a, b) or _has_half(b, a) or _slip_in_family(a, b):
        return Likeness.NEAR
    return Likeness.NONE


def specificity(name: Name, mine: Name) -> int:
    """How many of the person's given names a name's own names or initials agree with: "S.-M." says more than "S.".

    >>> [specificity(Name("Lee", given), Name("Lee", "Sung-min")) for given in ("S.-M.", "S.", "J.")]
    [2, 1, 0]
    """
    given = [part for part in re.split(r"[\s.-]+", mine.given) if part]
    printed = [part for part in re.split(r"[\s.-]+", name.given) if part]
    agree = [fold(one)[:1] == fold(two)[:1] for one, two in zip(given, printed, strict=False)]
    return sum(agree) if all(agree) and len(printed) <= len(given) else 0


def _parted_alike(name: Name, mine: Name) -> Name:
    """``name`` with its family name as long as the person's: "JP Martin Flatin" is J. P. Martin-Flatin."""
    words = f"{name.given} {name.particle} {name.family}".split()
    if name.literal or len(re.split(r"[\s-]+", mine.family.strip())) < 2:
        return name
    whole = fold(mine.family)
    for rest in range(1, len(words)):
        if fold("".join(words[rest:])) == whole:
            return replace(name, given=" ".join(words[:rest]), particle="", family=" ".join(words[rest:]))
    return name


def _has_half(a: Spelling, b: Spelling) -> bool:
    """One half of a double family name, beside given names that are written out and agree: perhaps."""
    return bool(a.halves & b.families) and not b.abbreviated and _compare_given(b, a) == Likeness.FULL


def _compare_given(a: Spelling, b: Spelling) -> Likeness:
    if not a.given or not b.given:  # a family name alone says too little; two mononyms agreed above
        return Likeness.NEAR if b.given and not a.given else Likeness.NONE
    if "".join(a.given) == "".join(b.given):
        return Likeness.INITIAL if a.abbreviated else Likeness.FULL
    if a.abbreviated or b.abbreviated:
        return _compare_initials(a, b)
    first_a, first_b = a.given[0], b.given[0]
    rest = zip(a.given[1:], b.given[1:], strict=False)
    if first_a == first_b or (len(first_a) == 1 and _begins(first_b, first_a)):
        if not all(_begins(x, y) or _begins(y, x) for x, y in rest):
            return Likeness.NONE  # John A. is not John B.
        return Likeness.FULL if first_a == first_b else Likeness.INITIAL
    whole_a, whole_b = "".join(a.given), "".join(b.given)
    if len(first_a) >= 3 and (whole_b.startswith(first_a) or whole_a.startswith(first_b)):
        return Likeness.NEAR  # "Chris" for "Christian": perhaps
    return Likeness.NEAR if _is_slip(whole_a, whole_b) else Likeness.NONE


def _compare_initials(a: Spelling, b: Spelling) -> Likeness:
    """Initials against names: each must begin a given name, or a later syllable of one ("H. X." for Hanxian)."""
    short, long = (a, b) if a.abbreviated else (b, a)
    if short.given[0] != long.given[0][0]:
        return Likeness.NONE
    for position, initial in enumerate(short.given[1:], 1):
        if position < len(long.given):
            if long.given[position][0] != initial:
                return Likeness.NONE
        elif initial not in long.given[-1][1:]:
            # One name in full and an initial it does not have: "J. A. Smith" may be John Smith, or another.
            return Likeness.NEAR
    return Likeness.INITIAL


def _begins(name: str, initial: str) -> bool:
    return name.startswith(initial) if len(initial) == 1 or len(name) > 1 else name == initial


def _is_slip(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    allowed = 2 if shorter >= LONG_SLIP else 1 if shorter >= SHORTEST_SLIP else 0
    if not allowed or a[0] != b[0] or abs(len(a) - len(b)) > allowed:
        return False
    from rapidfuzz.distance import OSA  # late: most lists never come here

    return OSA.distance(a, b) <= allowed


def _slip_in_family(a: Spelling, b: Spelling) -> bool:
    """A slip in the family name is believed only beside given names that agree."""
    return any(_is_slip(x, y) for x in a.families for y in b.families) and _compare_given(a, b) >= Likeness.INITIAL


def has_han(text: str) -> bool:
    """True when a Chinese character is in ``text``."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _is_han(spelling: Spelling) -> bool:
    return any(map(has_han, spelling.families))


def _compare_han(a: Spelling, b: Spelling) -> Likeness:
    """Chinese characters: equal is full; other characters that read alike may be a slip of the input method."""
    if a.letters & b.letters:
        return Likeness.FULL
    if not (_is_han(a) and _is_han(b)):
        return Likeness.NONE  # one is romanized: the profile's own romanization is compared on its own
    from pypinyin import lazy_pinyin  # late: it reads its tables from disk

    readings = [{fold("".join(lazy_pinyin(letters))) for letters in spelling.letters} for spelling in (a, b)]
    return Likeness.NEAR if readings[0] & readings[1] else Likeness.NONE
