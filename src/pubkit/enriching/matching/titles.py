"""How one title differs from another: word by word, slips of the keyboard told from other words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from pubkit.enriching.matching.rarity import bits, known, mass
from pubkit.enriching.matching.tables import tables
from pubkit.enriching.matching.text import Title, words

# Below this share of the poorer title's information in common, and below this likeness of the letters, two titles
# are not looked at further. Of 1,025 right pairs of the labelled queries none is below both.
LEAST_SHARED = 0.5
LEAST_LIKENESS = 70.0
# A short word of fewer bits than this ("of", "in", "for", "via") tells no two works apart.
SMALL_WORD, SHORT_WORD = 6.0, 4
LONGEST_SMALL = 6  # two of them, run together
LEAST_LIGATURE = 4
MOST_PIECES, MOST_RUNS = 5, 12
_LIGATURE = re.compile("f(?:f[il]?|[il])")


class Kind(StrEnum):
    """What has to be done to one title to get the other."""

    SAME = "same"  # nothing, or blanks and hyphens
    SLIP = "slip"  # letters inside words, or the order of the words
    SUBTITLE = "subtitle"  # a subtitle or a leading name is left out at a break
    WORD = "word"  # one word is left out
    CUT = "cut"  # the end is cut off, not at a break
    PART = "part"  # several words are left out of one of them
    OTHER = "other"  # each has words that the other has not
    FAR = "far"  # nothing to compare


WHOLE = frozenset({Kind.SAME, Kind.SLIP})


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """The comparison of two titles. Masses are in bits; ``ours`` and ``theirs`` are words without a partner,
    ``ours_at`` and ``theirs_at`` their positions."""

    kind: Kind
    shared: float = 0.0
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    lost_ours: float = 0.0
    lost_theirs: float = 0.0
    slips: int = 0
    moved: bool = False
    ours_at: tuple[int, ...] = ()
    theirs_at: tuple[int, ...] = ()

    @property
    def likeness(self) -> float:
        """The share of all information that is common, 0 to 1."""
        whole = 2 * self.shared + self.lost_ours + self.lost_theirs
        return 2 * self.shared / whole if whole else 0.0


FAR = TitleMatch(Kind.FAR)


def compare_titles(ours: Title, theirs: Title) -> TitleMatch:
    """Compare two titles.

    >>> from pubkit.enriching.matching.text import parse_title
    >>> compare_titles(parse_title("Deepinf"), parse_title("DeepInf: Social Influence Prediction")).kind
    <Kind.SUBTITLE: 'subtitle'>
    """
    a, b = ours.words, theirs.words
    if not a or not b:
        return FAR
    if a == b or "".join(a) == "".join(b):
        return TitleMatch(Kind.SAME, shared=min(mass(a), mass(b)))
    mass_a, mass_b = mass(a), mass(b)
    slips, left, right = _differences(a, b)
    left, right = _cut_word(a, b, left, right)
    before = len(left)
    left, right = _cancel(a, b, left, right)
    lost_a, lost_b = mass(a[i] for i in left), mass(b[i] for i in right)
    return TitleMatch(
        _kind(ours, theirs, left, right),
        max(0.0, min(mass_a - lost_a, mass_b - lost_b)),
        tuple(a[i] for i in left),
        tuple(b[i] for i in right),
        lost_a,
        lost_b,
        slips,
        len(left) < before,
        tuple(left),
        tuple(right),
    )


def screen(ours: Title) -> Callable[[str], bool]:
    """A quick test whether another title, as it is written, is worth comparing with this one.

    >>> from pubkit.enriching.matching.text import parse_title
    >>> near = screen(parse_title("Sparse quadtrees revisited"))
    >>> near("Sparse Quad-trees Revisited"), near("Revisited: the dining philosophers")
    (True, False)
    """
    weights = {word: bits(word) for word in ours.words}
    least = LEAST_SHARED * sum(weights.values())
    text = ours.text

    def near(title: str) -> bool:
        theirs = set(found := words(title))
        common = sum(weights[word] for word in theirs if word in weights)
        if common and (common >= least or common >= LEAST_SHARED * mass(theirs)):
            return True
        return fuzz.ratio(text, " ".join(found), score_cutoff=LEAST_LIKENESS) >= LEAST_LIKENESS

    return near


def _differences(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, list[int], list[int]]:
    """Align the words in order; give back the number of slips and the positions without a partner on both sides."""
    slips = 0
    left: list[int] = []
    right: list[int] = []
    for start_a, end_a, start_b, end_b in _blocks(a, b):
        block_a, block_b = list(range(start_a, end_a)), list(range(start_b, end_b))
        if block_a and block_b:
            if _slip([a[i] for i in block_a], [b[j] for j in block_b]):
                slips += 1
                continue
            count, block_a, block_b = _pair(a, b, block_a, block_b)
            slips += count
        left += block_a
        right += block_b
    return slips, left, right


def _blocks(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[int, int, int, int]]:
    """Stretches that differ, each as from and to in ``a`` and in ``b``."""
    blocks: list[tuple[int, int, int, int]] = []
    for step in Levenshtein.opcodes(a, b):
        if step.tag == "equal":
            continue
        if blocks and blocks[-1][1] == step.src_start and blocks[-1][3] == step.dest_start:
            blocks[-1] = (blocks[-1][0], step.src_end, blocks[-1][2], step.dest_end)
        else:
            blocks.append((step.src_start, step.src_end, step.dest_start, step.dest_end))
    return blocks


def _pair(
    a: tuple[str, ...], b: tuple[str, ...], left: list[int], right: list[int]
) -> tuple[int, list[int], list[int]]:
    """Inside one stretch, take away words that are one another's misspelling, and two words written as one."""
    slips = 0
    rest = []
    free = list(right)
    for i in left:
        for n, j in enumerate(free):
            following = free[n + 1] if n + 1 < len(free) and free[n + 1] == j + 1 else None
            if a[i] == b[j] or _slip([a[i]], [b[j]]):
                free.remove(j)
            elif following is not None and _slip([a[i]], [b[j], b[following]]):
                free.remove(j)
                free.remove(following)
            else:
                continue
            slips += a[i] != b[j]
            break
        else:
            rest.append(i)
    for run in _runs(rest):
        for other in _runs(free):
            if len(run) + len(other) == 2:
                continue
            ours, theirs = [a[i] for i in run], [b[j] for j in other]
            ends_alike = ours[0][0] == theirs[0][0] or ours[-1][-1] == theirs[-1][-1]
            if ends_alike and _slip(ours, theirs):
                return slips + 1, [x for x in rest if x not in run], [x for x in free if x not in other]
    return slips, rest, free


def _runs(places: list[int]) -> list[list[int]]:
    """Neighbors of ``places``, up to ``MOST_PIECES`` at a time, the longest first: a word that came apart."""
    runs = [
        places[at : at + length]
        for length in range(min(MOST_PIECES, len(places)), 0, -1)
        for at in range(len(places) - length + 1)
    ]
    return [run for run in runs[:MOST_RUNS] if run[-1] - run[0] == len(run) - 1]


def _cut_word(a: tuple[str, ...], b: tuple[str, ...], left: list[int], right: list[int]) -> tuple[list[int], list[int]]:
    """Take away the last word of a title that is cut in the middle of it, with the word that it begins."""
    if any(_is_number(word) for word in (a[-1], b[-1])):
        return left, right
    if left == [len(a) - 1] and right and right[-1] == len(b) - 1 and b[right[0]].startswith(a[-1]):
        return [], right[1:]
    if right == [len(b) - 1] and left and left[-1] == len(a) - 1 and a[left[0]].startswith(b[-1]):
        return left[1:], []
    return left, right


def _cancel(a: tuple[str, ...], b: tuple[str, ...], left: list[int], right: list[int]) -> tuple[list[int], list[int]]:
    """Take away words that only stand elsewhere."""
    rest = []
    free = list(right)
    for i in left:
        j = next((j for j in free if a[i] == b[j]), None)
        if j is None:
            rest.append(i)
        else:
            free.remove(j)
    return rest, free


def _slip(ours: list[str], theirs: list[str]) -> bool:
    """Whether some words are a misspelling, another form or another spacing of others in the same spot."""
    x, y = "".join(ours), "".join(theirs)
    if x == y:
        return True
    longer = max(len(x), len(y))
    if longer <= LONGEST_SMALL and all(word in tables().small for word in (*ours, *theirs)):
        return True
    if longer < 2 or longer - min(len(x), len(y)) > 3:
        return False
    if longer >= LEAST_LIGATURE and _unligated(x) == _unligated(y):
        return True
    single = len(ours) == len(theirs) == 1
    if x[:1].isalpha() + y[:1].isalpha() and _misread(x) == _misread(y):
        # With a digit among the letters, or letters alone between blanks, it is no word; two words in use are two.
        scraps = any(not word.isalpha() or (len(word) == 1 and word not in {"a", "i"}) for word in (*ours, *theirs))
        if scraps or not all(known(word) for word in (*ours, *theirs)):
            return True
    if single and x[:3] == y[:3] and _inflected(x, y):
        return True
    most = 1 if longer < 6 else 2 if longer < 12 else 3
    if OSA.distance(x, y, score_cutoff=most) > most or any(_is_number(word) for word in (*ours, *theirs)):
        return False
    # Two words that are both in use are two words, not a slip ("active", "passive"), unless one says nothing.
    if all(known(word) for word in (*ours, *theirs)):
        small = all(_is_small(word) for word in ours) or all(_is_small(word) for word in theirs)
        return small or (single and _american(x) == _american(y))
    return True


def _is_small(word: str) -> bool:
    return len(word) <= SHORT_WORD and bits(word) < SMALL_WORD


def _is_number(word: str) -> bool:
    return word.isdigit() or word in tables().roman


def _inflected(x: str, y: str) -> bool:
    stem = 0
    for p, q in zip(x, y, strict=False):
        if p != q:
            break
        stem += 1
    endings = tables().endings
    return stem >= 3 and x[stem:] in endings and y[stem:] in endings


def _unligated(word: str) -> str:
    """Without the letters that are one glyph in print, which scanners drop: ``efficient``, ``e cient``."""
    return _LIGATURE.sub("", word)


@lru_cache(maxsize=16384)
def _misread(word: str) -> str:
    """With what scanners take for one another made one, of words with a letter: ``0f``, ``sutn`` for ``surn``."""
    if not any(letter.isalpha() for letter in word):
        return word
    for seen, other in tables().misread:
        word = word.replace(seen, other)
    return word


def _american(word: str) -> str:
    """British and American spelling of one word made one: modelling, colour, analyse."""
    for british, american in tables().spellings:
        word = word.replace(british, american)
    return word


def _kind(ours: Title, theirs: Title, left: list[int], right: list[int]) -> Kind:
    if all(ours.words[i] in tables().small and i < len(ours.words) - 1 for i in left) and all(
        theirs.words[j] in tables().small and j < len(theirs.words) - 1 for j in right
    ):
        return Kind.SLIP
    if left and right:
        return Kind.OTHER
    lost, whole = (left, ours) if left else (right, theirs)
    end = len(whole.words)
    at_end = lost[-1] == end - 1 and lost[-1] - lost[0] == len(lost) - 1
    at_start = lost[0] == 0 and lost[-1] == len(lost) - 1
    if (at_end and lost[0] in whole.breaks) or (at_start and len(lost) in whole.breaks):
        return Kind.SUBTITLE
    one_word = all(j == i + 1 and j in whole.glued for i, j in pairwise(lost))
    if one_word or sum(bits(whole.words[i]) for i in lost) < SMALL_WORD:
        return Kind.WORD
    return Kind.CUT if at_end else Kind.PART
