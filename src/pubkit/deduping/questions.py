"""What is left to ask of a list: the pairs that no answer decides, and none that follows from the answers given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pubkit.deduping.duplicates import Duplicates, Pair
from pubkit.deduping.levels import Band


def questions(
    found: Duplicates, answers: Mapping[tuple[int, int], Band], linked: Iterable[tuple[int, int]] = ()
) -> tuple[Pair, ...]:
    """The pairs of ``found`` to ask about: the open ones first, then what would be merged, then versions.

    What follows from the answers is not asked: where a and b are one publication, c is asked about once for both; and
    two versions of one work are versions of each other. ``linked`` pairs of positions are known for versions.

    >>> pairs = tuple(Pair(a, b, 0.9, "same title", Band.SURE, "agreement") for a, b in ((0, 1), (0, 2), (1, 2)))
    >>> [(p.a, p.b) for p in questions(Duplicates(sure=pairs), {(0, 1): Band.SURE, (0, 2): Band.DISTINCT})]
    []
    """
    publication, work = _Groups(), _Groups()
    versions = {*linked, *(pair for pair, band in answers.items() if band is Band.VERSION)}
    for pair, band in answers.items():
        if band is Band.SURE:
            publication.join(*pair)
            work.join(*pair)
    for pair in versions:
        work.join(*pair)
    apart = {frozenset(map(publication.of, pair)) for pair, band in answers.items() if band is not Band.SURE}
    return tuple(
        pair
        for pair in (*found.maybe, *found.sure, *found.versions)
        if (pair.a, pair.b) not in answers
        and publication.of(pair.a) != publication.of(pair.b)
        and frozenset((publication.of(pair.a), publication.of(pair.b))) not in apart
        and not (pair.band is Band.VERSION and work.of(pair.a) == work.of(pair.b))
    )


class _Groups:
    """Positions that belong together."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def of(self, position: int) -> int:
        """One position of the group, the same for all its members."""
        while (above := self._parent.get(position, position)) != position:
            position = above
        return position

    def join(self, a: int, b: int) -> None:
        self._parent[self.of(b)] = self.of(a)
