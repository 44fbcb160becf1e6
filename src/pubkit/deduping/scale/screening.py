"""Which candidate pairs are put to the rules: those that ``find_duplicates`` looks at, but for plainly other titles."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from pubkit.deduping.scale.columns import Columns
from pubkit.deduping.scale.lists import Hashes
from pubkit.deduping.scale.pairs import parted
from pubkit.deduping.scale.settling import settled
from pubkit.deduping.scale.worth import worth

CHUNK = 200_000  # pairs at a time: more cost memory and save nothing


def undecided(c: Columns, pairs: Hashes, workers: int = 1) -> Hashes:
    """Those of ``pairs`` about which the columns alone cannot say that they are two works."""

    def kept(start: int) -> Hashes:
        part = pairs[start : start + CHUNK]
        part = part[worth(c, *parted(part))]
        return part[~settled(c, *parted(part))]

    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate([np.zeros(0, np.uint64), *pool.map(kept, range(0, len(pairs), CHUNK))])
