"""From sure pairs to clusters, by the same checks as ``find_duplicates``: what is known apart is kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from pubkit.deduping.clusters import Clusters, join_alone
from pubkit.deduping.find import HARD, NO_VETO
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import ALONE, Decision, VenueKey
from pubkit.deduping.scale.answers import Answers, told
from pubkit.deduping.scale.columns import Columns
from pubkit.deduping.scale.judging import Judge
from pubkit.deduping.scale.lists import Hashes
from pubkit.deduping.scale.pairs import Candidates, Keep, again, parted
from pubkit.deduping.scale.rows import Row
from pubkit.deduping.scale.scoring import Scored
from pubkit.deduping.scale.source import rows


class _Rows(dict[int, Row]):
    """The rows of positions: many taken out of the columns at once, any other one when it is asked for."""

    def __init__(self, frame: pl.DataFrame) -> None:
        super().__init__()
        self._frame = frame

    def fetch(self, positions: Iterable[int]) -> None:
        """Take out the rows of these positions."""
        new = sorted(set(positions) - self.keys())
        self.update(zip(new, rows(self._frame, new), strict=True))

    def __missing__(self, position: int) -> Row:
        self.fetch([position])
        return self[position]


class Linked(NamedTuple):
    """Clusters, the pairs that are not distinct with those met on the way, and how many pairs the rules saw."""

    clusters: Clusters
    scored: list[Scored]
    decided: int


def link(
    frame: pl.DataFrame,
    columns: Columns,
    scored: Sequence[Scored],
    blocked: Candidates,
    keep: Keep,
    decide: Callable[[Hashes], list[Scored]],
    venue_key: VenueKey | None,
    answers: Answers,
) -> Linked:
    """The clusters of the sure pairs, then of the heads of clusters that met in no small block.

    ``scored`` are the decisions about the pairs of ``blocked`` that are not distinct; ``keep`` and ``decide`` give
    those of others. No pair of ``answers`` is among them.
    """
    sure = [pair for pair in scored if pair.band is Band.SURE]
    members = sorted({position for pair in (*(pair[:2] for pair in sure), *answers) for position in pair})

    def first(position: int) -> int:
        return int(columns.facts["first"][position])

    known = _Rows(frame)
    known.fetch(_of_several(sure))
    judge = Judge(known, first, venue_key, lambda position: not columns.facts["cut"][position])
    judge.decisions.update(told(answers))
    clusters = clusters_of(sure, judge, answers)
    head, home = np.arange(len(columns)), np.arange(len(columns))
    for position in members:
        head[position], home[position] = clusters.head(position), clusters.home(position)

    def apart_yet(pairs: Hashes) -> Hashes:
        a, b = parted(pairs)
        return keep(pairs[home[a] != home[b]])

    met = again(columns, blocked.crowds, head, apart_yet)
    new = np.setdiff1d(met, blocked.kept, assume_unique=True)
    late = decide(new)
    among = set(met.tolist())
    early = [pair for pair in sure if (pair.a << 32 | pair.b) in among]
    again_sure = [*early, *(pair for pair in late if pair.band is Band.SURE)]
    known.fetch(position for pair in again_sure for position in pair[:2])
    join_best_first(clusters, again_sure)
    known_of = {pair[:2]: pair for pair in (*scored, *late, *judged(judge))}
    join_alone(clusters, [pair for pair, made in known_of.items() if made.rule in ALONE], len(columns))
    return Linked(clusters, [known_of[pair] for pair in sorted(known_of)], len(blocked.kept) + len(new))


def clusters_of(sure: Sequence[Scored], judge: Judge, answers: Answers | None = None) -> Clusters:
    """The clusters of sure pairs, whose rows ``judge`` has, and of the ``answers`` that say so, which come first."""
    told_of = {position: known for pair in sure for position, known in zip(pair[:2], pair.informed, strict=True)}

    def informed(position: int) -> int:
        return told_of[position] if position in told_of else judge.informed(position)

    answers = answers or {}
    foes = (pair for pair, band in answers.items() if band is not Band.SURE)
    clusters = Clusters(_apart(judge, {pair[:2]: pair for pair in sure}), informed, foes)
    for (a, b), band in answers.items():
        if band is Band.SURE:
            clusters.join(a, b, told=True)
    join_best_first(clusters, sure)
    return clusters


def join_best_first(clusters: Clusters, sure: Iterable[Scored]) -> None:
    """Join pairs in the order of ``find_duplicates``."""
    for pair in sorted(sure, key=lambda pair: (-pair.score, pair.a, pair.b)):
        clusters.join(pair.a, pair.b)


def judged(judge: Judge) -> Iterator[Scored]:
    """The pairs that were decided on the way and are not distinct."""
    for (a, b), made in judge.decisions.items():
        if made.band is not Band.DISTINCT:
            yield Scored(a, b, made.band, made.score, made.rule, made.reason, (0, 0))


def _of_several(sure: Sequence[Scored]) -> Iterator[int]:
    """The positions of pairs that share one with another pair: only larger clusters are compared as wholes."""
    pairs_of = Counter(position for pair in sure for position in pair[:2])
    for pair in sure:
        if pairs_of[pair.a] > 1 or pairs_of[pair.b] > 1:
            yield from pair[:2]


def _apart(judge: Judge, known: Mapping[tuple[int, int], Scored]) -> Callable[[int, int], float | None]:
    """How sure it is that two positions are two works; what is ``known`` of pairs is not asked again."""

    def apart(a: int, b: int) -> float | None:
        made: Scored | Decision | None = known.get((a, b))
        if made is None or made.placed is None:
            made = judge.decide(a, b)
        if made.rule in HARD:
            return 0.0 if made.band is Band.SURE else 2.0
        if made.rule not in NO_VETO:
            return 1.0
        return 0.0 if made.placed else None

    return apart
