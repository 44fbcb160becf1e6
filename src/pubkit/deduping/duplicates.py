"""What ``find_duplicates`` gives back."""

from __future__ import annotations

from dataclasses import dataclass

from pubkit.deduping.levels import Band
from pubkit.diagnostics import Problem


@dataclass(frozen=True, slots=True)
class Pair:
    """Two positions, the lower first, with a score in 0 to 1, the rule that decided, and its reason in words."""

    a: int
    b: int
    score: float
    reason: str
    band: Band
    rule: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """``clusters``: positions that are one publication, each ascending. ``sure``, ``maybe``, ``versions``: pairs.

    A pair of ``sure`` that a veto inside its cluster holds apart is moved to ``maybe``.
    """

    clusters: tuple[tuple[int, ...], ...] = ()
    sure: tuple[Pair, ...] = ()
    maybe: tuple[Pair, ...] = ()
    versions: tuple[Pair, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def works(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Each work that was published more than once: its publications, each with the positions of its records.

        >>> pair = Pair(0, 1, 0.9, "a preprint and its publication", Band.VERSION, "preprint")
        >>> Duplicates(clusters=((1, 2),), versions=(pair,)).works
        (((0,), (1, 2)),)
        """
        publications = {position: cluster for cluster in self.clusters for position in cluster}
        home: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        for pair in self.versions:
            a, b = (publications.get(position, (position,)) for position in (pair.a, pair.b))
            one, other = home.setdefault(a, [a]), home.setdefault(b, [b])
            if one is not other:
                one.extend(other)
                home.update(dict.fromkeys(other, one))
        groups = {id(group): group for group in home.values() if len(group) > 1}
        return tuple(sorted(tuple(sorted(group)) for group in groups.values()))

    def __bool__(self) -> bool:
        return bool(self.sure or self.maybe or self.versions)
