"""The candidate pairs of ``Blocks``, in columns: records that share a key, near neighbours where too many do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pubkit.deduping.blocking import CROWD, CROWDED, FULL, WINDOW
from pubkit.deduping.scale.columns import Columns, Hashes, Ints
from pubkit.deduping.scale.progress import Steps

# A pair of positions is one number: the lower one in its upper half.
HALF, LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Crowds:
    """The blocks of more than ``FULL`` records: their members one after the other, each with its block's number."""

    members: Ints
    block: Ints


def joined(a: Ints, b: Ints) -> Hashes:
    """Pairs out of two columns of positions."""
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    return (low << HALF) | high


def parted(pairs: Hashes) -> tuple[Ints, Ints]:
    """The two columns of positions of pairs."""
    return (pairs >> HALF).astype(np.int64), (pairs & LOW).astype(np.int64)


def candidates(columns: Columns, steps: Steps) -> tuple[Hashes, Crowds]:
    """Every pair worth a look, ascending and once, and the blocks in which not all were compared with all."""
    found: list[Hashes] = []
    members: list[Ints] = []
    block: list[Ints] = []
    blocks = 0
    kinds = list(_kinds(columns))
    for done, (keys, of) in enumerate(kinds):
        pairs, crowd = _of_kind(keys, of)
        found.append(pairs)
        members.append(crowd.members)
        block.append(crowd.block + blocks)
        blocks += int(crowd.block[-1]) + 1 if len(crowd.block) else 0
        steps.tell("block", done + 1, len(kinds))
    crowds = Crowds(np.concatenate(members), np.concatenate(block))
    found.append(_Neighbours(columns, crowds.members).of(crowds))
    return _unique(np.concatenate(found)), crowds


def again(columns: Columns, crowds: Crowds, head: Ints) -> Hashes:
    """Pairs of the heads of clusters that share a large block; ``head`` is each position's."""
    both = _unique((crowds.block.astype(np.uint64) << HALF) | head[crowds.members].astype(np.uint64))
    block, members = parted(both)
    count = int(crowds.block[-1]) + 1 if len(crowds.block) else 0
    before, after = np.bincount(crowds.block, minlength=count), np.bincount(block, minlength=count)
    small = (after <= FULL)[block]
    shrunk = ((after > FULL) & (after < before))[block]
    rest = Crowds(members[shrunk], block[shrunk])
    neighbours = _Neighbours(columns, rest.members).of(rest)
    return _unique(np.concatenate([_all_with_all(members[small], block[small]), neighbours]))


def _unique(values: Hashes) -> Hashes:
    values = np.sort(values)
    return values[np.flatnonzero(np.diff(values, prepend=values[:1] ^ np.uint64(1)))] if len(values) else values


def _kinds(c: Columns) -> Iterator[tuple[Hashes, Ints]]:
    """The keys of every kind, each with its record; a kind's keys are equal where those of ``blocking_key`` are."""
    titled, named, paged = c.words > 0, c.family > 0, c.first > 0
    yield _keyed(c.doi > 0, c.doi)
    yield _keyed(titled, c.start)
    yield _keyed(titled, c.end)
    rare = [(c.rare[i], c.rare[j]) for i in range(len(c.rare)) for j in range(i + 1, len(c.rare))]
    pairs = [_keyed(other > 0, one, other) for one, other in rare]
    yield np.concatenate([keys for keys, _ in pairs]), np.concatenate([of for _, of in pairs])
    people = [_keyed(named & (one > 0), c.family, one) for one in c.rare[:2]]
    yield np.concatenate([keys for keys, _ in people]), np.concatenate([of for _, of in people])
    yield _keyed(paged & (c.volume > 0), c.volume, c.first, c.year)
    yield _keyed(paged & named, c.family, c.first)


def _keyed(has: NDArray[np.bool_], *parts: NDArray[np.int64] | Hashes) -> tuple[Hashes, Ints]:
    """One number for all parts of a key. Two keys of one number (1 in 10^6 at 10^7 keys) would only meet in vain."""
    of = np.flatnonzero(has)
    key = np.zeros(len(of), np.uint64)
    for part in parts:
        key = _mixed(key + part[of].astype(np.uint64))
    return key, of


def _mixed(x: Hashes) -> Hashes:
    """The finalizer of SplitMix64 (Steele, Lea and Flood 2014): a bijection that spreads every bit."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _of_kind(keys: Hashes, of: Ints) -> tuple[Hashes, Crowds]:
    """All pairs of the small blocks, and the large blocks."""
    order = np.lexsort((of, keys))
    keys, of = keys[order], of[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(starts, append=len(keys))
    block = np.repeat(np.arange(len(sizes)), sizes)
    small, large = (sizes > 1) & (sizes <= FULL), sizes > FULL
    in_small, in_large = small[block], large[block]
    number = np.cumsum(large) - 1
    return _all_with_all(of[in_small], block[in_small]), Crowds(of[in_large], number[block[in_large]])


def _all_with_all(members: Ints, block: Ints) -> Hashes:
    """The pairs of the members of one block; members of a block stand together."""
    found = [np.zeros(0, np.uint64)]
    at = np.arange(len(members))
    for step in range(1, FULL):
        at = at[: np.searchsorted(at, len(members) - step)]
        at = at[block[at] == block[at + step]]
        if not len(at):
            break
        found.append(joined(members[at], members[at + step]))
    return np.concatenate(found)


class _Neighbours:
    """Two orders of the records of large blocks, in which those that are alike stand near."""

    def __init__(self, c: Columns, members: Ints) -> None:
        used = np.unique(members)
        text = c.text[used].rank("dense").to_numpy().astype(np.int64) if len(used) else used
        family, year, first, volume = c.family[used], c.year[used], c.first[used], c.volume[used]
        self._ranks = tuple(
            _placed(used, np.lexsort((used, *reversed(order))), len(c))
            for order in ((text, family, year, first), (family, year, volume, first, text))
        )

    def of(self, crowds: Crowds) -> Hashes:
        """Each member with the next few of its block."""
        found = [np.zeros(0, np.uint64)]
        sizes = np.bincount(crowds.block) if len(crowds.block) else np.zeros(0, np.int64)
        crowd = sizes > CROWD
        for rank in self._ranks:
            order = np.lexsort((rank[crowds.members], crowds.block))
            members, block = crowds.members[order], crowds.block[order]
            for step in range(1, WINDOW + 1):
                near = block[:-step] == block[step:]
                if step > CROWDED:
                    near &= ~crowd[block[:-step]]
                at = np.flatnonzero(near)
                found.append(joined(members[at], members[at + step]))
        return np.concatenate(found)


def _placed(used: Ints, order: Ints, count: int) -> Ints:
    rank = np.zeros(count, np.int64)
    rank[used[order]] = np.arange(len(used))
    return rank
