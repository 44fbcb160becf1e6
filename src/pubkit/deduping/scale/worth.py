"""Which candidate pairs the rules must see, in columns: the test that ``find_duplicates`` makes of each pair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pubkit.deduping.find import INSIDE, UNLIKE, UNLIKE_OF_ONE
from pubkit.deduping.scale.columns import Columns
from pubkit.deduping.scale.lists import Ints

Flags = NDArray[np.bool_]


def worth(c: Columns, a: Ints, b: Ints) -> Flags:
    """Which pairs have titles that are alike, or one place in print."""
    one, other = c.facts[a], c.facts[b]
    same_doi = (one["doi"] > 0) & (one["doi"] == other["doi"])
    same_family = one["family"] == other["family"]
    says = (one["family"] > 0) & (other["family"] > 0) & (one["words"] > 0) & (other["words"] > 0)
    same_page = (one["first"] > 0) & (one["first"] == other["first"]) & (same_family | ~says)
    in_print = (one["volume"] == other["volume"]) | (one["year"] == other["year"])
    found: Flags = same_doi | (same_page & in_print) | (one["same"] == other["same"])
    # of the letters of both, the shorter title can have at most its own twice
    unlike = np.where(same_family, UNLIKE_OF_ONE, UNLIKE)
    shorter, both = np.minimum(one["length"], other["length"]), one["length"] + other["length"]
    near = np.flatnonzero(~found & (200 * shorter >= unlike * both))
    found[near] = _near(c, a[near], b[near], unlike[near])
    fewer = np.minimum(one["words"], other["words"])
    lacking_a = np.bitwise_count(one["signature"] & ~other["signature"])
    lacking_b = np.bitwise_count(other["signature"] & ~one["signature"])
    shared = np.minimum(one["words"] - lacking_a, other["words"] - lacking_b)  # at most
    inside = np.flatnonzero(~found & (fewer > 1) & (shared >= INSIDE * fewer))
    found[inside] = _inside(c, a[inside], b[inside], fewer[inside])
    return found


def _near(c: Columns, a: Ints, b: Ints, unlike: NDArray[np.float64]) -> Flags:
    """Whether two texts have nearly the same letters."""
    if not len(a):
        return np.zeros(0, np.bool_)
    one, other = c.text.gather(a).to_list(), c.text.gather(b).to_list()
    ratio = cpdist(one, other, scorer=fuzz.ratio, score_cutoff=float(unlike.min()), dtype=np.float64)
    return np.asarray(ratio >= unlike)


def _inside(c: Columns, a: Ints, b: Ints, fewer: NDArray[np.int32]) -> Flags:
    """Whether one text has most words of the other."""
    texts = zip(c.text.gather(a).to_list(), c.text.gather(b).to_list(), fewer.tolist(), strict=True)
    return np.array(
        [len(set(one.split()).intersection(other.split())) >= INSIDE * words for one, other, words in texts], np.bool_
    )
