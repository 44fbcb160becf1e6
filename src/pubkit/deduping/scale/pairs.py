"""The candidate pairs of ``Blocks``, in columns: records that share a key, near neighbours where too many do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pubkit.deduping.blocking import CROWD, CROWDED, FULL, WINDOW
from pubkit.deduping.scale.columns import Columns
from pubkit.deduping.scale.lists import HALF, LOW, Hashes, Ints, once
from pubkit.deduping.scale.progress import Steps

_NONE: Hashes = np.zeros(0, np.uint64)


Keep = Callable[[Hashes], Hashes]  # those of some pairs that are worth keeping


@dataclass(frozen=True, slots=True)
class Candidates:
    """What blocking gives: the pairs that were kept, ascending and once, and the large blocks.

    ``made`` counts the pairs that were looked at; one that shares several keys counts several times.
    """

    kept: Hashes
    crowds: Hashes  # each member of a block of more than ``FULL`` records, with its block's number as the upper half
    made: int


def joined(a: Ints, b: Ints) -> Hashes:
    """Pairs out of two columns of positions."""
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    return (low << HALF) | high


def parted(pairs: Hashes) -> tuple[Ints, Ints]:
    """The two columns of positions of pairs."""
    return (pairs >> HALF).astype(np.int64), (pairs & LOW).astype(np.int64)


def candidates(columns: Columns, keep: Keep, steps: Steps) -> Candidates:
    """Every pair worth a look, as far as ``keep`` keeps it. Pairs are made and thrown away a few millions at a time."""
    kept: list[Hashes] = []
    crowds: list[Hashes] = [_NONE]
    made = blocks = 0
    for done, kind in enumerate(_kinds(columns)):
        small, large = _blocks(*kind)
        for pairs in _all_with_all(small):
            kept.append(keep(pairs))
            made += len(pairs)
        crowds.append(large + (np.uint64(blocks) << HALF))
        blocks += int(large[-1] >> HALF) + 1 if len(large) else 0
        steps.tell("block", done + 1, KINDS + 2 * WINDOW)
    crowd = np.concatenate(crowds)
    for done, pairs in enumerate(_neighbours(columns, crowd)):
        kept.append(keep(pairs))
        made += len(pairs)
        steps.tell("block", KINDS + done + 1, KINDS + 2 * WINDOW)
    return Candidates(once(np.concatenate([_NONE, *kept])), crowd, made)


def again(columns: Columns, crowds: Hashes, head: Ints, keep: Keep) -> Hashes:
    """Pairs of the heads of clusters that share a large block; ``head`` is each position's."""
    block, members = parted(crowds)
    heads = once((crowds & ~LOW) | head[members].astype(np.uint64))
    count = int(block[-1]) + 1 if len(block) else 0
    of_heads = (heads >> HALF).astype(np.int64)
    before, after = np.bincount(block, minlength=count), np.bincount(of_heads, minlength=count)
    small, shrunk = after <= FULL, (after > FULL) & (after < before)
    met = chain(_all_with_all(heads[small[of_heads]]), _neighbours(columns, heads[shrunk[of_heads]]))
    return once(np.concatenate([_NONE, *map(keep, met)]))


def _kinds(c: Columns) -> Iterator[tuple[Hashes, Ints]]:
    """The keys of every kind, each with its record; a kind's keys are equal where those of ``blocking_key`` are."""
    doi, words, family, first, volume, year = (
        c.facts[name] for name in ("doi", "words", "family", "first", "volume", "year")
    )
    titled, named, paged = words > 0, family > 0, first > 0
    yield _keyed(doi > 0, doi)
    yield _keyed(titled, c.start)
    yield _keyed(titled, c.end)
    yield _together(
        _keyed(c.rare[j] > 0, c.rare[i], c.rare[j]) for i in range(len(c.rare)) for j in range(i + 1, len(c.rare))
    )
    yield _together(_keyed(named & (one > 0), family, one) for one in c.rare[:2])
    yield _keyed(paged & (volume > 0), volume, first, year)
    yield _keyed(paged & named, family, first)


KINDS = 7


def _together(several: Iterable[tuple[Hashes, Ints]]) -> tuple[Hashes, Ints]:
    keys, of = zip(*several, strict=True)
    return np.concatenate(keys), np.concatenate(of)


def _keyed(has: NDArray[np.bool_], *parts: NDArray[Any]) -> tuple[Hashes, Ints]:
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


def _blocks(keys: Hashes, of: Ints) -> tuple[Hashes, Hashes]:
    """The members of small blocks and those of large ones, each with its block's number as the upper half."""
    if not len(keys):
        return _NONE, _NONE
    order = _grouped(keys)
    starts = np.flatnonzero(np.concatenate([[True], keys[order[1:]] != keys[order[:-1]]]))
    sizes = np.diff(starts, append=len(keys))
    found = []
    for chosen in ((sizes > 1) & (sizes <= FULL), sizes > FULL):
        number = np.repeat(np.arange(np.count_nonzero(chosen), dtype=np.uint64), sizes[chosen])
        found.append((number << HALF) | of[order[np.repeat(chosen, sizes)]].astype(np.uint64))
    return found[0], found[1]


def _grouped(keys: Hashes) -> Ints:
    """An order in which equal keys stand together.

    A key's upper bits and its index in one number are sorted several times as fast as keys with their index beside.
    Keys that differ in their lower bits alone are told apart afterwards: a few in 10^7.
    """
    bits = np.uint64(max(1, len(keys).bit_length()))
    packed = np.sort((keys >> bits << bits) | np.arange(len(keys), dtype=np.uint64))
    order = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    packed >>= bits
    alike = packed[1:] == packed[:-1]
    mixed = alike & (keys[order[1:]] != keys[order[:-1]])
    if mixed.any():
        run = np.cumsum(np.concatenate([[False], ~alike]))
        at = np.flatnonzero(np.isin(run, run[1:][mixed]))
        order[at] = order[at][np.argsort(keys[order[at]])]
    return order


def _all_with_all(members: Hashes) -> Iterator[Hashes]:
    """The pairs of the members of one block; members of a block stand together."""
    block, of = parted(members)
    at = np.arange(len(of))
    for step in range(1, FULL):
        at = at[: np.searchsorted(at, len(of) - step)]
        at = at[block[at] == block[at + step]]
        if not len(at):
            break
        yield joined(of[at], of[at + step])


def _neighbours(c: Columns, members: Hashes) -> Iterator[Hashes]:
    """Each member with the next few of its block, in two orders in which those that are alike stand near."""
    if not len(members):
        return
    used = np.unique(members & LOW).astype(np.int64)
    sizes = np.bincount((members >> HALF).astype(np.int64))
    text = c.text[used].rank("dense").to_numpy().astype(np.int64)
    family, year, first, volume = (c.facts[name][used] for name in ("family", "year", "first", "volume"))
    rank = np.zeros(len(c), np.uint64)
    for alike in ((text, family, year, first), (family, year, volume, first, text)):
        ordered = used[np.lexsort((used, *reversed(alike)))]
        rank[ordered] = np.arange(len(used), dtype=np.uint64)
        block, place = parted(np.sort((members & ~LOW) | rank[(members & LOW).astype(np.int64)]))
        crowd = (sizes > CROWD)[block]
        of = ordered[place]
        for step in range(1, WINDOW + 1):
            near = block[:-step] == block[step:]
            if step > CROWDED:
                near &= ~crowd[:-step]
            at = np.flatnonzero(near)
            yield joined(of[at], of[at + step])
