"""Venues by their words: abbreviations, acronyms and kinds, for where no table of venues knows the name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pubkit.deduping.levels import Field
from pubkit.deduping.patterns import VENUE_KINDS
from pubkit.deduping.text import fold, words
from pubkit.deduping.words import STOPWORDS, VENUE_NOISE

ALIKE = 0.75  # share of the shorter name's words found in the longer one, from which two names are alike
_KINDS = tuple((kind, re.compile("|".join(patterns))) for kind, patterns in VENUE_KINDS)
# Embase hangs the meeting behind the journal that printed its abstracts: "Blood.Conference: 52nd Annual Meeting ..."
_MEETING = re.compile(r"(?<=\w)[.\s]+conference(?: start| end| publication)?:(.*)$")
_DOTS = re.compile(r"^\s*(?:\u2026|\.\.\.)|(?:\u2026|\.\.\.)\s*$")
CUT_LETTERS = 10  # letters that a name cut by dots must have left to be known again
_VOWELS = str.maketrans("", "", "aeiou")
_NUMBER = re.compile(r"^(?:\d+(?:st|nd|rd|th)?|[ivxl]+)$")


class VenueWords(NamedTuple):
    """A venue's name as words: ``core`` without what names no venue, ``full`` with it, and its kind if it tells."""

    core: tuple[str, ...]
    full: tuple[str, ...]
    kind: str
    squash: str
    meeting: str = ""  # the meeting that a database hung behind the journal, squashed


@lru_cache(maxsize=65_536)
def venue_words(text: str) -> VenueWords:
    """The words of a venue's name.

    >>> venue_words("Proceedings of the 26th Annual ACM Symposium on Theory of Computing").core
    ('theory', 'computing')
    >>> venue_words("SIGMOD Record").kind, venue_words("SIGMOD Conference").kind
    ('journal', 'conference')
    """
    folded = fold(text)
    meeting = ""
    if hung := _MEETING.search(folded):
        meeting = "".join(word for word in words(hung[1]) if not _NUMBER.match(word))
        folded = folded[: hung.start()]
    folded = folded.strip(" .,;:'`\"")
    full = tuple(word for word in words(folded) if not _NUMBER.match(word))
    core = tuple(word for word in full if word not in VENUE_NOISE and word not in STOPWORDS)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(folded)), "")
    return VenueWords(core, full, kind, "".join(full), meeting)


@lru_cache(maxsize=65_536)
def compare_venues(a: str, b: str) -> Field:
    """SAME for one name spelled or abbreviated in two ways, NEAR where one holds the other.

    >>> str(compare_venues("Commun. ACM", "Communications of the ACM"))
    'same'
    >>> str(compare_venues("PNAS", "Proceedings of the National Academy of Sciences"))
    'same'
    """
    if not a or not b:
        return Field.UNKNOWN
    if (_DOTS.search(a) or _DOTS.search(b)) and _same_but_cut(a, b):
        return Field.SAME
    left, right = venue_words(a), venue_words(b)
    if not left.full or not right.full:
        return Field.UNKNOWN
    if left.squash == right.squash or (left.meeting or left.squash) == (right.meeting or right.squash):
        return Field.SAME
    if left.kind and right.kind and left.kind != right.kind:
        return Field.DIFFERENT
    # "Very Large Data Bases" is not the journal of that name: one that does not tell its kind is only alike
    alike = Field.SAME if left.kind == right.kind else Field.NEAR
    if _acronym(left, right) or _acronym(right, left):
        return alike
    # where every word is noise ("Journal of the ACM"), the noise is the name
    small = left.core if left.core and right.core else tuple(w for w in left.full if w not in STOPWORDS)
    large = right.core if left.core and right.core else tuple(w for w in right.full if w not in STOPWORDS)
    if len(small) > len(large):
        small, large = large, small
    found = _aligned(small, large)
    if found == len(small):
        return alike if len(small) * 2 > len(large) else Field.NEAR
    if len(small) > 1 and found >= ALIKE * len(small):
        return Field.NEAR
    return Field.NEAR if fuzz.ratio(left.squash, right.squash) >= 85 else Field.DIFFERENT


def _same_but_cut(a: str, b: str) -> bool:
    """Whether one name is the other without its beginning or its end, as dots say: "\u2026 on Very Large Da \u2026"."""
    cut, whole = (a, b) if _DOTS.search(a) else (b, a)
    pieces = ["".join(words(fold(piece))) for piece in _DOTS.split(cut)]
    known = "".join(pieces)
    text = "".join(words(fold(_DOTS.sub("", whole))))
    if len(known) < CUT_LETTERS or len(text) < CUT_LETTERS:
        return False
    fits = text.startswith(pieces[0]) and text.endswith(pieces[-1]) and known in text
    return fits or (cut.rstrip()[-1:] in "\u2026." and known.startswith(text))


def _aligned(small: tuple[str, ...], large: tuple[str, ...]) -> int:
    """How many words of ``small`` stand in ``large``, whole or abbreviated; each word serves once."""
    rest = list(large)
    found = 0
    for word in small:
        for index, other in enumerate(rest):
            if word == other or _abbreviates(word, other) or _abbreviates(other, word):
                found += 1
                del rest[index]
                break
    return found


def _abbreviates(short: str, long: str) -> bool:
    """A prefix ("comput"), a contraction ("natl" for "national", "dtsch" for "deutsche"), or one typing error."""
    if len(short) > len(long) or short[0] != long[0]:
        return False
    if long.startswith(short):
        return True
    if len(short) >= 5 and fuzz.ratio(short, long) >= 85:
        return True
    if len(short) < 3:
        return False
    letters = iter(long)
    if not all(letter in letters for letter in short):
        return False
    return short[-1] == long[-1] or long.translate(_VOWELS).startswith(short.translate(_VOWELS))


def _acronym(short: VenueWords, long: VenueWords) -> bool:
    """Whether one word of ``short`` is made of the initials of ``long`` ("TODS", "PNAS", "FOCS")."""
    if len(long.full) < 3:
        return False
    significant = "".join(word[0] for word in long.full if word not in STOPWORDS)
    every = "".join(word[0] for word in long.full)
    core = "".join(word[0] for word in long.core)
    for word in short.core:
        if len(word) >= 4 and (word in significant or word in every):
            return True
        if len(short.core) == 1 and len(word) >= 3 and word in (significant, every, core):
            return True
    return False
