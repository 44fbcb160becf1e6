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

    def __bool__(self) -> bool:
        return bool(self.sure or self.maybe or self.versions)
