"""Pairs that are two works by their titles alone, told in columns: the rules need not be asked about these.

The bounds are sound: a pair is settled only where ``screen`` and the vetoes say that it is distinct, whatever its
other fields hold.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pubkit.deduping.compare_titles import UNLIKE
from pubkit.deduping.scale.columns import Columns, Ints

Flags = NDArray[np.bool_]


def settled(c: Columns, a: Ints, b: Ints, workers: int = 1) -> Flags:
    """Which pairs have other titles: less than half of the shorter one's words in common, and letters unlike."""
    found: Flags = (c.spoken[a] > 0) & (c.spoken[b] > 0) & ~_translations(c, a, b)
    for test in (_few_in_common, _unlike):
        at = np.flatnonzero(found)
        found[at] = test(c, a[at], b[at], workers)
    return found


def _few_in_common(c: Columns, a: Ints, b: Ints, workers: int) -> Flags:
    """Whether less than half of the shorter title's words are the other's: by bits, and by words where these fail."""
    shorter = np.minimum(c.spoken[a], c.spoken[b])
    few: Flags = ~(c.cut[a] | c.cut[b]) & (2 * _most_in_common(c, a, b) < shorter)
    unsure = np.flatnonzero(~few)
    one, other = c.title[a[unsure]].to_list(), c.title[b[unsure]].to_list()
    few[unsure] = [
        2 * _in_common(x.split(), y.split()) < least
        for x, y, least in zip(one, other, shorter[unsure].tolist(), strict=True)
    ]
    return few


def _most_in_common(c: Columns, a: Ints, b: Ints) -> Ints:
    """At least the number of words in common: a bit that one title lacks is a word that it lacks."""
    stop_a, stop_b = c.spoken[a] - c.words[a], c.spoken[b] - c.words[b]
    meaning = np.minimum(c.words[a] - _lacking(c.signature, a, b), c.words[b] - _lacking(c.signature, b, a))
    found: Ints = meaning + np.minimum(stop_a - _lacking(c.small, a, b), stop_b - _lacking(c.small, b, a))
    return found


def _lacking(bits: NDArray[Any], a: Ints, b: Ints) -> Ints:
    """How many bits of ``a`` are none of ``b``."""
    found: Ints = np.bitwise_count(bits[a] & ~bits[b]).astype(np.int64)
    return found


def _in_common(a: list[str], b: list[str]) -> int:
    """At least the number of words in common: a word that one has twice counts twice there."""
    return min(sum(map(set(b).__contains__, a)), sum(map(set(a).__contains__, b)))


def _unlike(c: Columns, a: Ints, b: Ints, workers: int) -> Flags:
    """Whether the letters alone are unlike: letters without spaces have no more in common than with them."""
    if not len(a):
        return np.zeros(0, np.bool_)
    one, other = c.title[a], c.title[b]
    spaced = (one.str.len_chars().to_numpy() + other.str.len_chars().to_numpy()).astype(np.float64)
    least = UNLIKE * (spaced - c.spoken[a] - c.spoken[b] + 2) / spaced
    cutoff = float(least.min())
    ratio = cpdist(
        one.to_list(), other.to_list(), scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.float64, workers=workers
    )
    return np.asarray(ratio < least - 1e-9)


def _translations(c: Columns, a: Ints, b: Ints) -> Flags:
    """Pairs that may be one work under titles in two languages: that takes one page, year and volume."""
    same_page = (c.first[a] > 0) & (c.first[a] == c.first[b])
    same_year = (c.year[a] > 0) & (c.year[a] == c.year[b])
    volumes = (c.volume[a] > 0) & (c.volume[b] > 0)
    # "3" and "4" are two volumes, "3" and "vol. 03" may be one
    one_volume = (c.volume[a] == c.volume[b]) | c.odd_volume[a] | c.odd_volume[b]
    found: Flags = same_page & same_year & volumes & one_volume
    return found
