"""Which candidate pairs are put to the rules: those that ``find_duplicates`` looks at, but for plainly other titles."""

from __future__ import annotations

import numpy as np

from pubkit.deduping.scale.columns import Columns, Hashes
from pubkit.deduping.scale.pairs import parted
from pubkit.deduping.scale.settling import settled
from pubkit.deduping.scale.worth import worth

CHUNK = 1_000_000  # pairs at a time: more cost memory and save nothing


def undecided(c: Columns, pairs: Hashes, workers: int = 1) -> Hashes:
    """Those of ``pairs`` about which the columns alone cannot say that they are two works."""
    kept = [np.zeros(0, np.uint64)]
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        part = part[worth(c, *parted(part), workers)]
        kept.append(part[~settled(c, *parted(part), workers)])
    return np.concatenate(kept)
