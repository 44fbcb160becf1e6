"""What is left to ask of a list: clusters that no answer decides, and nothing that follows from the answers given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pubkit.deduping.duplicates import Duplicates, Pair
from pubkit.deduping.levels import Band


@dataclass(frozen=True, slots=True)
class Question:
    """One cluster to ask about: a record of each publication known so far, and the pairs that link them.

    Every pair is of two of ``records``, the lower first.
    """

    records: tuple[int, ...]
    pairs: tuple[Pair, ...]
    told: frozenset[tuple[int, ...]] = frozenset()  # pairs of records that an answer keeps apart, or links

    def answered(self, chosen: Iterable[int], first: int, band: Band) -> tuple[tuple[int, int], ...]:
        """The pairs to write an answer of ``band`` about the ``chosen`` records for, ``first`` one of them.

        One publication is told by a star around ``first``; records that are not one need an answer for each pair that
        looks alike, or two of them would still be merged; versions need both, to be linked and kept apart. What was
        told of a pair stands, unless the two are now said to be one.

        >>> pairs = (Pair(0, 1, 0.9, "", Band.SURE, ""), Pair(1, 2, 0.9, "", Band.SURE, ""))
        >>> Question((0, 1, 2), pairs).answered((0, 1, 2), 0, Band.SURE)
        ((0, 1), (0, 2))
        >>> Question((0, 1, 2), pairs).answered((0, 1, 2), 0, Band.DISTINCT)
        ((0, 1), (1, 2))
        """
        chosen = set(chosen)
        star = [(first, other) for other in sorted(chosen) if other != first] if band is not Band.DISTINCT else []
        if band is Band.SURE:
            return tuple(star)
        alike = [(pair.a, pair.b) for pair in self.pairs if {pair.a, pair.b} <= chosen]
        once = dict.fromkeys(_sorted(pair) for pair in (*star, *alike))
        return tuple((pair[0], pair[1]) for pair in once if pair not in self.told)


def questions(
    found: Duplicates, answers: Mapping[tuple[int, int], Band], linked: Iterable[tuple[int, int]] = ()
) -> tuple[Question, ...]:
    """The clusters of ``found`` to ask about: those with an open pair first, then what would be merged, then versions.

    What follows from the answers is not asked: where a and b are one publication, c is asked about once for both; and
    two versions of one work are versions of each other. ``linked`` pairs of positions are known for versions.

    >>> pairs = tuple(Pair(a, b, 0.9, "same title", Band.SURE, "agreement") for a, b in ((0, 1), (0, 2), (1, 2)))
    >>> [q.records for q in questions(Duplicates(sure=pairs), {})]
    [(0, 1, 2)]
    >>> [q.records for q in questions(Duplicates(sure=pairs), {(0, 1): Band.SURE, (0, 2): Band.DISTINCT})]
    []
    """
    publication, work = _Groups(), _Groups()
    for pair, band in answers.items():
        if band is Band.SURE:
            publication.join(*pair)
            work.join(*pair)
    for pair in (*linked, *(pair for pair, band in answers.items() if band is Band.VERSION)):
        work.join(*pair)
    told = {_sorted(map(publication.of, pair)) for pair, band in answers.items() if band is not Band.SURE}
    one = _open((*found.maybe, *found.sure), publication, told)
    versions = [pair for pair in _open(found.versions, publication, told) if work.of(pair.a) != work.of(pair.b)]
    return (*_clusters(one, told), *_clusters(versions, told))


def _open(pairs: Iterable[Pair], publication: _Groups, told: Iterable[tuple[int, ...]]) -> list[Pair]:
    """The pairs between publications that no answer tells of, each once, by the first record of each."""
    seen = set(told)
    result = []
    for pair in pairs:
        a, b = _sorted((publication.of(pair.a), publication.of(pair.b)))
        if a != b and (a, b) not in seen:
            seen.add((a, b))
            result.append(Pair(a, b, pair.score, pair.reason, pair.band, pair.rule))
    return result


def _clusters(pairs: Sequence[Pair], told: Iterable[tuple[int, ...]]) -> Iterator[Question]:
    """The pairs by what they hang together in, in the order of their first ones."""
    groups = _Groups()
    for pair in pairs:
        groups.join(pair.a, pair.b)
    by_group: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_group.setdefault(groups.of(pair.a), []).append(pair)
    told_by_group: dict[int, set[tuple[int, ...]]] = {}
    for known in told:
        told_by_group.setdefault(groups.of(known[0]), set()).add(known)
    for group, members in by_group.items():
        records = tuple(sorted({record for pair in members for record in (pair.a, pair.b)}))
        yield Question(records, tuple(members), frozenset(told_by_group.get(group, ())))


def _sorted(pair: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(pair))


class _Groups:
    """Positions that belong together."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def of(self, position: int) -> int:
        """The lowest position of the group."""
        root = position
        while (above := self._parent.get(root, root)) != root:
            root = above
        while position != root:  # the way is made short, or long chains take quadratic time
            self._parent[position], position = root, self._parent[position]
        return root

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self.of(a), self.of(b)))
        self._parent[high] = low
