"""Titles: what is part of them, what hangs on them, and how two of them compare."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pubkit.deduping.levels import Title
from pubkit.deduping.patterns import NOTICES, TITLE_NOTES
from pubkit.deduping.text import content, fold, words
from pubkit.deduping.words import (
    NUMBER_WORDS,
    OPPOSITE_PREFIXES,
    OPPOSITES,
    PART_WORDS,
    RECURRING,
    ROMAN,
    STOPWORDS,
)

SPELLING = 94.0  # rapidfuzz ratio of the letters alone from which titles without other words are one title
LONG_WORD = 9  # letters from which two typing errors in a word are forgiven, below it one
SHORT_WORD = 5  # letters under which no typing error is forgiven
COMMON = 6  # words with meaning that a label before and a cut behind must leave in common
KEPT = 0.7  # share of the longer title's words that both must have to call it "changed" and not "other"
WORDLESS = 6  # letters of Chinese or Japanese from which a title is not short
SHORT = 3  # words with meaning under which a title inside a longer one proves nothing

_NOTES = re.compile("|".join(TITLE_NOTES))
_NOTICES = tuple((name, re.compile(pattern), where) for name, pattern, where in NOTICES)
_BRACKET = re.compile(r"[\[(]([^\[\]()]{12,})[\])]\s*\W*$")
_EDGE = " .,;:'`\"*-"
# A citation behind a title: "... N Engl J Med. 2009 Jan 29;360(5):544-6", "(The Journal (2009) 360 (542-544))"
_CITATION = re.compile(
    r"(?:\.\.\.|\u2026)\s*[^.].{0,80}\b(?:19|20)\d\d\b.*$|\((?:[^()]|\([^()]*\)){8,120}\((?:19|20)\d\d\).*$"
)
_DIGITS = re.compile(r"\d+")


class TitleWords(NamedTuple):
    """A title taken apart. ``squash`` is its letters and digits alone; ``other`` the same title in another language."""

    words: tuple[str, ...]
    squash: str
    notice: str = ""
    other: str = ""

    @property
    def short(self) -> bool:
        """Whether others may well have had the same title; scripts without spaces say much in one word."""
        return len(self.words) < SHORT and (self.squash.isascii() or len(self.squash) < WORDLESS)

    def recurring(self, venue: tuple[str, ...]) -> bool:
        """Whether it is a heading that comes again in every issue or year; the venue's own name says nothing.

        >>> title_words("Remarks from the Cake Quarterly Editor").recurring(("cake", "quarterly"))
        True
        """
        meaning = [word for word in self.words if word not in STOPWORDS and not _number(word) and len(word) > 1]
        return all(word in RECURRING or word in venue for word in meaning)


@lru_cache(maxsize=65_536)
def title_words(title: str) -> TitleWords:
    """The words of a title without the notes that databases hang on it.

    >>> title_words("Erratum to: On Cakes").notice
    'erratum'
    >>> title_words("On Cakes. [Erratum appears in J Cake. 2010;85(11):911]").notice
    ''
    """
    folded = fold(title).strip(_EDGE)
    folded = _CITATION.sub("", folded)
    for _ in range(2):  # a language note stands behind an erratum note
        folded = _NOTES.sub(" ", folded).strip(_EDGE) or folded
    if folded[:1] == "[" and folded.find("]") == len(folded) - 1:
        folded = folded[1:-1].strip(_EDGE)
    notice = ""
    for name, pattern, where in _NOTICES:
        if match := pattern.match(folded) if where == "start" else pattern.search(folded):
            rest = f"{folded[: match.start()]} {folded[match.end() :]}"
            if not notice:
                notice = name
            if any(map(str.isalpha, rest)) and (where == "start" or name == "erratum"):
                folded = rest.strip(_EDGE)
    other = ""
    if bracket := _BRACKET.search(folded):
        inside = words(bracket[1])
        if len(inside) >= SHORT and folded[bracket.start()] == "[":
            other = "".join(inside)
            folded = folded[: bracket.start()]
    tokens = tuple(words(folded))
    return TitleWords(tokens, "".join(tokens), notice, other)


def compare_titles(a: TitleWords, b: TitleWords) -> Title:
    """How two titles compare, word by word.

    >>> str(compare_titles(title_words("Cakes: Part I"), title_words("Cakes: Part II")))
    'titles differ in a number'
    """
    if not a.squash or not b.squash:
        return Title.UNKNOWN
    if a.squash == b.squash:
        return Title.SAME
    if (a.other and (fuzz.ratio(a.other, b.squash) >= SPELLING or a.other == b.other)) or (
        b.other and fuzz.ratio(b.other, a.squash) >= SPELLING
    ):
        return Title.NEAR
    left, right = _differences(list(a.words), list(b.words))
    if not left and not right:
        return Title.NEAR
    numbers_left, numbers_right = [w for w in left if _number(w)], [w for w in right if _number(w)]
    if numbers_left and numbers_right:
        return Title.NUMBERED
    if _numbered_part(a, numbers_left) or _numbered_part(b, numbers_right):
        return Title.NUMBERED
    rest_left, rest_right = content(left), content(right)
    if not rest_left and not rest_right:
        return Title.NEAR
    if not rest_left or not rest_right:
        shorter = a if not rest_left else b
        return Title.PART if len(content(list(shorter.words))) >= SHORT else Title.CHANGED
    if _opposite(rest_left, rest_right):
        return Title.OTHER
    if _shifted(a.words, b.words):
        return Title.PART
    longer = max(len(content(list(a.words))), len(content(list(b.words))))
    kept = longer - max(len(rest_left), len(rest_right))
    return Title.CHANGED if kept >= KEPT * longer else Title.OTHER


def _shifted(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one title has a label in front and the other goes on behind: a cut title with its series' name."""
    for front, back in ((a, b), (b, a)):
        start = next((i for i in range(1, len(front)) if front[i : i + 2] == back[:2]), 0)
        if start and start <= 3:
            common = front[start:]
            if back[: len(common)] == common and len(content(list(common))) >= COMMON:
                return True
    return False


def _differences(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """The words that only one of the two has, after joins ("on line", "online") and misspellings are paired off."""
    both = set(a) & set(b)
    left = _minus(a, b) if both else a
    right = _minus(b, a) if both else b
    if not left or not right:
        # a join may use a word that stands on both sides
        return ([], []) if left != right and "".join(a) == "".join(b) else (left, right)
    if "".join(left) == "".join(right):
        return [], []
    rest_right = list(right)
    rest_left: list[str] = []
    for word in left:
        index = next((i for i, other in enumerate(rest_right) if _same_word(word, other)), -1)
        if index < 0:
            rest_left.append(word)
        else:
            del rest_right[index]
    spelling = rest_left and rest_right and fuzz.ratio("".join(rest_left), "".join(rest_right)) >= SPELLING
    return ([], []) if spelling and not any(map(_number, rest_left + rest_right)) else (rest_left, rest_right)


def _minus(a: list[str], b: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    for word in b:
        counts[word] = counts.get(word, 0) + 1
    rest = []
    for word in a:
        if counts.get(word, 0):
            counts[word] -= 1
        else:
            rest.append(word)
    return rest


def _same_word(a: str, b: str) -> bool:
    number_a, number_b = _number(a), _number(b)
    if number_a or number_b:
        return number_a == number_b
    if len(a) < 4 or len(b) < 4:
        return False
    if a[:-1] == b or b[:-1] == a:
        return True
    shorter = min(len(a), len(b))
    if shorter < SHORT_WORD or _turned(a, b):
        return False
    return Levenshtein.distance(a, b, score_cutoff=2) <= (2 if shorter >= LONG_WORD else 1)


def _turned(a: str, b: str) -> bool:
    """Whether two words differ by a prefix that turns the meaning: "hypertension", "hypotension"."""
    return any(
        (a.startswith(x) and b.startswith(y)) or (a.startswith(y) and b.startswith(x)) for x, y in OPPOSITE_PREFIXES
    )


def _number(word: str) -> int:
    """The value of a number word (digits, ordinal, Roman, English), 0 for any other word."""
    if word[0].isdigit():
        match = _DIGITS.match(word)
        rest = word[match.end() :] if match else word
        if match and match[0].isascii() and (not rest or rest in ("st", "nd", "rd", "th")):
            return int(match[0][:9]) + 1
        return 0
    if word in ROMAN:
        return ROMAN[word] + 1
    return NUMBER_WORDS[word] + 1 if word in NUMBER_WORDS else 0


def _numbered_part(title: TitleWords, numbers: list[str]) -> bool:
    """Whether a number that only this title has is that of a later part: "part 2", "study 3", or a last "II"."""
    for number in numbers:
        at = title.words.index(number)
        if _number(number) > 2 and ((at and title.words[at - 1] in PART_WORDS) or (at == len(title.words) - 1)):
            return True
    return False


def _opposite(left: list[str], right: list[str]) -> bool:
    a, b = set(left), set(right)
    return any((a & x and b & y) or (a & y and b & x) for x, y in OPPOSITES)
