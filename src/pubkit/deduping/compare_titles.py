"""How two titles compare, word by word."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pubkit.deduping.levels import Title
from pubkit.deduping.text import content
from pubkit.deduping.titles import SHORT, TitleWords, number
from pubkit.deduping.words import ANOTHER_REPORT, GENRES, NEGATIONS, OPPOSITE_PREFIXES, OPPOSITES, PART_WORDS

SPELLING = 94.0  # rapidfuzz ratio of the letters alone from which what differs is spelling
UNLIKE = 78.0  # ratio of the letters under which titles that share less than half their words are other titles
LONG_WORD = 9  # letters from which two typing errors in a word are forgiven, below it one
SHORT_WORD = 5  # letters under which no typing error is forgiven
LONG_TITLE = 4  # words with meaning from which one of them may have been read wrong
LOOKS_ALIKE = 66.0  # ratio from which one word may be the other read wrong ("joins", "jobs")
MOST_PARTS = 16  # a last number above it is a year or a page, not a part
CUT_FROM = 30  # letters from which a title that stops inside a word was cut by its field's length
COMMON = 6  # words with meaning that a label before and a cut behind must leave in common
KEPT = 0.7  # share of the longer title's words that both must have to call it "changed" and not "other"


def compare_titles(a: TitleWords, b: TitleWords) -> Title:
    """How two titles compare, word by word.

    >>> from pubkit.deduping.titles import title_words
    >>> str(compare_titles(title_words("Cakes: Part I"), title_words("Cakes: Part II")))
    'titles differ in a number'
    """
    if not a.squash or not b.squash:
        return Title.UNKNOWN
    if a.squash == b.squash:
        return Title.SAME
    if (a.other and (fuzz.ratio(a.other, b.squash) >= SPELLING or (a.other, a.before) == (b.other, b.before))) or (
        b.other and fuzz.ratio(b.other, a.squash) >= SPELLING
    ):
        return Title.NEAR
    left, right = _minus(a.words, b.words), _minus(b.words, a.words)
    common = len(a.words) - len(left)
    if 2 * common < min(len(a.words), len(b.words)) and not fuzz.ratio(a.squash, b.squash, score_cutoff=UNLIKE):
        return Title.OTHER  # most pairs end here
    left, right = _paired(a, b, left, right)
    if not left and not right:
        return Title.NEAR
    if _opposite(left, right):
        return Title.OTHER
    rest_left, rest_right = content(left), content(right)
    if (not rest_left and not rest_right) or _small_slip(a, b, left, right):
        return Title.NEAR
    if GENRES.issuperset(rest_left + rest_right) or _cut(a, b) or _cut(b, a):
        return Title.SLIP
    if not rest_left or not rest_right:
        return _continued(a, b, rest_right) if not rest_left else _continued(b, a, rest_left)
    if any(map(_has_digit, left)) and any(map(_has_digit, right)):
        return Title.NUMBERED
    numbers_left, numbers_right = [w for w in left if number(w)], [w for w in right if number(w)]
    if (numbers_left and numbers_right) or _later_part(a, numbers_left) or _later_part(b, numbers_right):
        return Title.NUMBERED
    if _shifted(a.words, b.words):
        return Title.PART
    if _slip(a, b, rest_left, rest_right):
        return Title.SLIP
    most = max(len(content(list(a.words))), len(content(list(b.words))))
    kept = most - max(len(rest_left), len(rest_right))
    return Title.CHANGED if kept >= KEPT * most else Title.OTHER


def _cut(whole: TitleWords, cut: TitleWords) -> bool:
    """Whether one title stops inside a word of the other: a field was too short."""
    rest = len(whole.squash) - len(cut.squash)
    return (
        len(cut.squash) >= CUT_FROM
        and rest > 0
        and whole.squash.startswith(cut.squash)
        and len(cut.words) <= len(whole.words)
        and whole.words[len(cut.words) - 1] != cut.words[-1]
        and not number(cut.words[-1])
    )


def _continued(shorter: TitleWords, longer: TitleWords, rest: list[str]) -> Title:
    """The level of a title that the other one continues by ``rest``."""
    if _later_part(longer, [word for word in rest if number(word)]):
        return Title.NUMBERED
    if not ANOTHER_REPORT.isdisjoint(rest):
        return Title.CHANGED
    alone = len(content(list(shorter.words))) >= SHORT
    if shorter.cut and alone and longer.squash.startswith(shorter.squash) and not any(map(number, rest)):
        return Title.NEAR if len(content(list(shorter.words))) >= COMMON else Title.SLIP
    if len(rest) > 1 and longer.words[: len(shorter.words)] == shorter.words and number(rest[0]) > 2:
        return Title.CHANGED  # "Cakes (2) = Kuchen (2)"
    if longer.before == shorter.squash:
        return Title.SUBTITLE
    if any(side and fuzz.ratio(side, shorter.squash) >= SPELLING for side in (longer.main, longer.labelled)):
        return Title.SUBTITLE if alone else Title.PART
    if all(word in shorter.words for word in rest) and len(content(list(shorter.words))) >= LONG_TITLE:
        return Title.SLIP  # a word twice
    if any(map(_has_digit, rest)) and not longer.squash.startswith(shorter.squash):
        return Title.CHANGED
    return Title.PART if alone else Title.CHANGED


def _meaning(a: TitleWords, b: TitleWords) -> int:
    """How many words with meaning both titles have at least."""
    return min(len(content(list(a.words))), len(content(list(b.words))))


def _slip(a: TitleWords, b: TitleWords, left: list[str], right: list[str]) -> bool:
    """Whether one word in a long title was read wrong: the other words are the same, and the two look alike."""
    if len(left) != 1 or len(right) != 1 or _meaning(a, b) < LONG_TITLE:
        return False
    one, other = left[0], right[0]
    return (
        one[0] == other[0]
        and not _turned(one, other)
        and fuzz.ratio(one, other) >= LOOKS_ALIKE
        and fuzz.ratio(a.squash, b.squash) >= SPELLING - 4
    )


def _small_slip(a: TitleWords, b: TitleWords, left: list[str], right: list[str]) -> bool:
    """Whether one small word of a long title is misspelled: "with" and "ith"; "non" and numbers are no misspellings."""
    if len(left) != 1 or len(right) != 1 or len(a.words) != len(b.words) or _meaning(a, b) < LONG_TITLE:
        return False
    one, other = left[0], right[0]
    small = (
        len(content([one, other])) < 2 and NEGATIONS.isdisjoint((one, other)) and not number(one) and not number(other)
    )
    return small and a.words.index(one) == b.words.index(other) and Levenshtein.distance(one, other) == 1


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _shifted(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one title has a label in front and the other goes on behind: a cut title with its series' name."""
    for front, back in ((a, b), (b, a)):
        start = next((i for i in range(1, len(front)) if front[i : i + 2] == back[:2]), 0)
        if start and start <= 3:
            common = front[start:]
            if back[: len(common)] == common and len(content(list(common))) >= COMMON:
                return True
    return False


def _paired(a: TitleWords, b: TitleWords, left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """What is left of the words of one title alone when joins ("on line") and misspellings are paired off."""
    if not left or not right:
        # a join may use a word that stands on both sides
        return ([], []) if a.squash == b.squash else (left, right)
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
    return ([], []) if spelling and not any(map(number, rest_left + rest_right)) else (rest_left, rest_right)


def _minus(a: Iterable[str], b: Iterable[str]) -> list[str]:
    """The words of ``a`` that ``b`` has not, as often as it has them not."""
    others = list(b)
    rest = []
    for word in a:
        if word in others:
            others.remove(word)
        else:
            rest.append(word)
    return rest


def _same_word(a: str, b: str) -> bool:
    """One number written in two ways, or one word but for a typing error."""
    shorter = min(len(a), len(b))
    if shorter < 4 or abs(len(a) - len(b)) > 2:
        value = number(a)
        return bool(value) and value == number(b)
    errors = Levenshtein.distance(a, b, score_cutoff=2)
    if errors > 2:
        value = number(a)
        return bool(value) and value == number(b)
    if _has_digit(a) or _has_digit(b) or (number(a) and number(b)):
        return number(a) == number(b) != 0
    if errors == 1 and (a[:-1] == b or b[:-1] == a):
        return True
    if errors == 2 and len(a) == len(b) and sorted(a) == sorted(b):
        return True  # letters that changed places
    return shorter >= SHORT_WORD and errors <= (2 if shorter >= LONG_WORD else 1) and not _turned(a, b)


def _turned(a: str, b: str) -> bool:
    """Whether two words differ by a prefix that turns the meaning: "hypertension", "hypotension"."""
    return any(
        (a.startswith(x) and b.startswith(y)) or (a.startswith(y) and b.startswith(x)) for x, y in OPPOSITE_PREFIXES
    )


def _later_part(title: TitleWords, numbers: list[str]) -> bool:
    """Whether a number that only this title has is that of a later part: "part 2", "study 3", or a last "II"."""
    for word in numbers:
        at = title.words.index(word)
        last = at == len(title.words) - 1 and number(word) <= MOST_PARTS
        if number(word) > 2 and (last or (at and title.words[at - 1] in PART_WORDS)):
            return True
    return False


def _opposite(left: list[str], right: list[str]) -> bool:
    a, b = set(left), set(right)
    return any((a & x and b & y) or (a & y and b & x) for x, y in OPPOSITES)
