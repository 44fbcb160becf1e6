"""Pairs that are two works by their titles alone, told in columns: the rules need not be asked about these.

The bounds are sound: a pair is settled only where ``screen`` and the vetoes say that it is distinct, whatever its
other fields hold.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from pubkit.deduping.compare_titles import UNLIKE
from pubkit.deduping.scale.columns import Columns, Facts
from pubkit.deduping.scale.lists import Ints, in_common

Flags = NDArray[np.bool_]


def settled(c: Columns, a: Ints, b: Ints) -> Flags:
    """Which pairs have other titles: less than half of the shorter one's words in common, and letters unlike."""
    one, other = c.facts[a], c.facts[b]
    shorter = np.minimum(one["spoken"], other["spoken"])
    found: Flags = (shorter > 0) & ~_translations(one, other)
    unsure = np.flatnonzero(found & (one["cut"] | other["cut"] | (2 * _most_in_common(one, other) >= shorter)))
    found[unsure] = 2 * in_common(c.tokens, a[unsure], b[unsure]) < shorter[unsure]
    few = np.flatnonzero(found)
    found[few] = _unlike(c, a[few], b[few])
    return found


def _most_in_common(one: Facts, other: Facts) -> NDArray[np.int32]:
    """At least the number of words in common: a bit that one text lacks is a word that it lacks."""
    meaning = np.minimum(one["words"] - _lacking(one, other), other["words"] - _lacking(other, one))
    found: NDArray[np.int32] = meaning + np.minimum(one["spoken"] - one["words"], other["spoken"] - other["words"])
    return found


def _lacking(one: Facts, other: Facts) -> NDArray[np.uint8]:
    """How many bits of the one are none of the other's."""
    found: NDArray[np.uint8] = np.bitwise_count(one["signature"] & ~other["signature"])
    return found


def _unlike(c: Columns, a: Ints, b: Ints) -> Flags:
    """Whether the letters alone are unlike: letters without spaces have no more in common than with them."""
    if not len(a):
        return np.zeros(0, np.bool_)
    one, other = c.title.gather(a), c.title.gather(b)
    spaced = (one.str.len_chars().to_numpy() + other.str.len_chars().to_numpy()).astype(np.float64)
    least = UNLIKE * (spaced - c.facts["spoken"][a] - c.facts["spoken"][b] + 2) / spaced
    cutoff = float(least.min())
    ratio = cpdist(one.to_list(), other.to_list(), scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.float64)
    return np.asarray(ratio < least - 1e-9)


def _translations(one: Facts, other: Facts) -> Flags:
    """Pairs that may be one work under titles in two languages: that takes one page, year and volume."""
    same_page = (one["first"] > 0) & (one["first"] == other["first"])
    same_year = (one["year"] > 0) & (one["year"] == other["year"])
    volumes = (one["volume"] > 0) & (other["volume"] > 0)
    # "3" and "4" are two volumes, "3" and "vol. 03" may be one
    one_volume = (one["volume"] == other["volume"]) | one["odd_volume"] | other["odd_volume"]
    found: Flags = same_page & same_year & volumes & one_volume
    return found
