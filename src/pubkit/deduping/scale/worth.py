"""Which candidate pairs the rules must see, in columns: the test that ``find_duplicates`` makes of each pair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pubkit.deduping.find import INSIDE, UNLIKE, UNLIKE_OF_ONE
from pubkit.deduping.scale.columns import Columns, Ints

Flags = NDArray[np.bool_]


def worth(c: Columns, a: Ints, b: Ints, workers: int = 1) -> Flags:
    """Which pairs have titles that are alike, or one place in print."""
    same_doi = (c.doi[a] > 0) & (c.doi[a] == c.doi[b])
    says = (c.family[a] > 0) & (c.family[b] > 0) & (c.words[a] > 0) & (c.words[b] > 0)
    same_page = (c.first[a] > 0) & (c.first[a] == c.first[b]) & ((c.family[a] == c.family[b]) | ~says)
    in_print = (c.volume[a] == c.volume[b]) | (c.year[a] == c.year[b])
    found: Flags = same_doi | (same_page & in_print)
    asked = np.flatnonzero(~found)
    found[asked] = _alike(c, a[asked], b[asked], workers)
    return found


def _alike(c: Columns, a: Ints, b: Ints, workers: int) -> Flags:
    """Whether titles have one text, nearly one, or one has most words of the other; cheap bounds go first."""
    found: Flags = c.same[a] == c.same[b]
    fewer = np.minimum(c.words[a], c.words[b])
    open_ = ~found
    unlike = np.where(c.family[a] == c.family[b], UNLIKE_OF_ONE, UNLIKE)
    # of the letters of both, the shorter title can have at most its own twice
    shorter, both = np.minimum(c.length[a], c.length[b]), c.length[a] + c.length[b]
    near = np.flatnonzero(open_ & (200 * shorter >= unlike * both))
    found[near] = _near(c, a[near], b[near], unlike[near], workers)
    lacking_a = np.bitwise_count(c.signature[a] & ~c.signature[b]).astype(np.int64)
    lacking_b = np.bitwise_count(c.signature[b] & ~c.signature[a]).astype(np.int64)
    shared = np.minimum(c.words[a] - lacking_a, c.words[b] - lacking_b)  # at most
    inside = np.flatnonzero(~found & (fewer > 1) & (shared >= INSIDE * fewer))
    found[inside] = _inside(c, a[inside], b[inside], fewer[inside])
    return found


def _near(c: Columns, a: Ints, b: Ints, unlike: NDArray[np.float64], workers: int) -> Flags:
    if not len(a):
        return np.zeros(0, np.bool_)
    one, other = c.text[a].to_list(), c.text[b].to_list()
    least = float(unlike.min())
    ratio = cpdist(one, other, scorer=fuzz.ratio, score_cutoff=least, dtype=np.float64, workers=workers)
    return np.asarray(ratio >= unlike)


def _inside(c: Columns, a: Ints, b: Ints, fewer: Ints) -> Flags:
    texts = zip(c.text[a].to_list(), c.text[b].to_list(), fewer.tolist(), strict=True)
    return np.array(
        [len(set(one.split()).intersection(other.split())) >= INSIDE * words for one, other, words in texts], np.bool_
    )
