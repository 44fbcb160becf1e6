"""Many short lists of numbers in two arrays, and how many numbers two of them have in common."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

# A pair of two numbers is one number: the first in its upper half.
HALF, LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


class Lists(NamedTuple):
    """Lists one behind the other: ``flat[starts[i]:starts[i + 1]]`` is list i. No number is twice in one list."""

    flat: NDArray[np.uint32]
    starts: Ints

    def sizes(self, index: Ints) -> Ints:
        """How long some lists are."""
        found: Ints = self.starts[index + 1] - self.starts[index]
        return found

    def of(self, index: Ints) -> tuple[NDArray[np.uint32], Ints]:
        """The numbers of some lists, and for each the place of its list in ``index``."""
        sizes = self.sizes(index)
        owner = np.repeat(np.arange(len(index)), sizes)
        begin = np.repeat(self.starts[index] - (np.cumsum(sizes) - sizes), sizes)
        return self.flat[begin + np.arange(len(owner))], owner


def listed(owners: NDArray[Any], numbers: NDArray[Any], count: int) -> Lists:
    """The numbers of each of ``count`` owners, ascending and once.

    >>> listed(np.array([2, 0, 2, 2]), np.array([7, 5, 6, 7]), 3).of(np.array([2, 1, 0]))[0].tolist()
    [6, 7, 5]
    """
    return grouped(once((owners.astype(np.uint64) << HALF) | numbers.astype(np.uint64)), count)


def grouped(both: Hashes, count: int) -> Lists:
    """The lists of ``count`` owners out of pairs of owner and number, ascending."""
    starts = np.searchsorted(both, np.arange(count + 1, dtype=np.uint64) << HALF)
    return Lists((both & LOW).astype(np.uint32), starts)


def in_common(lists: Lists, a: Ints, b: Ints) -> Ints:
    """How many numbers each two lists have in common."""
    sides = [(owner.astype(np.uint64) << HALF) | number for number, owner in (lists.of(a), lists.of(b))]
    both = np.sort(np.concatenate(sides))
    shared = (both[1:][both[1:] == both[:-1]] >> HALF).astype(np.int64)
    found: Ints = np.bincount(shared, minlength=len(a))
    return found


def once(values: Hashes) -> Hashes:
    """``values`` ascending, each once."""
    values = np.sort(values)
    return values[np.flatnonzero(np.diff(values, prepend=values[:1] ^ np.uint64(1)))] if len(values) else values
