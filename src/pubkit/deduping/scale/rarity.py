"""The words of titles as numbers: which are rare, and a bit for each, by which titles are told apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pubkit.deduping.blocking import RARE

Ranks = NDArray[np.int32]


def signatures(words: pl.DataFrame, count: int) -> NDArray[np.uint64]:
    """One bit for each word of ``count`` titles: of two titles, words that one lacks show as bits that it lacks.

    ``words`` has a row for each word of a title: "of", its title, ascending, and "token", the word's hash.
    """
    signature = np.zeros(count, np.uint64)
    if len(words):
        of, token = words["of"].to_numpy(), words["token"].to_numpy()
        starts = np.flatnonzero(np.diff(of.astype(np.int64), prepend=-1))
        bits = np.left_shift(np.uint64(1), token >> np.uint64(58))
        signature[of[starts]] = np.bitwise_or.reduceat(bits, starts)
    return signature


def rarest(parts: Sequence[tuple[pl.DataFrame, int]], counted: pl.DataFrame) -> tuple[Ranks, ...]:
    """Each title's rarest words that another has too: their ranks by how many titles have them, then by their letters.

    ``parts`` are the words of some titles each (as for ``signatures``) and how many titles these are, ``counted`` the
    words of each part with their number ("token", "word", "len"). A column for each of a title's ``RARE`` words, 0 for
    none: a lower rank is a rarer word.
    """
    words = counted.group_by("token").agg(pl.col("len").sum(), pl.col("word").first()).filter(pl.col("len") > 1)
    ranks = words.sort("len", "word").select("token", rank=pl.int_range(1, pl.len() + 1, dtype=pl.UInt32))
    of_parts = [_rarest(part, ranks, count) for part, count in parts]
    return tuple(np.concatenate([part[index] for part in of_parts]) for index in range(RARE))


def _rarest(words: pl.DataFrame, ranks: pl.DataFrame, count: int) -> list[Ranks]:
    found = words.join(ranks, on="token")
    both = np.sort((found["of"].to_numpy().astype(np.uint64) << np.uint64(32)) | found["rank"].to_numpy())
    owner, rank = (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    sizes = np.diff(starts, append=len(owner))
    place = np.arange(len(owner)) - np.repeat(starts, sizes)
    columns = [np.zeros(count, np.int32) for _ in range(RARE)]
    for index, column in enumerate(columns):
        here = place == index
        column[owner[here]] = rank[here]
    return columns
