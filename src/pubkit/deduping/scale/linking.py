"""From sure pairs to clusters, by the same checks as ``find_duplicates``: what is known apart is kept apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import polars as pl

from pubkit.deduping.clusters import Clusters, join_alone
from pubkit.deduping.find import HARD, NO_VETO
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import ALONE, VenueKey
from pubkit.deduping.scale.columns import Columns, Hashes
from pubkit.deduping.scale.judging import Judge
from pubkit.deduping.scale.pairs import Crowds, again, parted
from pubkit.deduping.scale.rows import Row
from pubkit.deduping.scale.scoring import Scored
from pubkit.deduping.scale.source import rows


class _Rows(dict[int, Row]):
    """The rows of clusters, all taken out of the columns at once; any other one when it is asked for."""

    def __init__(self, frame: pl.DataFrame, positions: Sequence[int]) -> None:
        super().__init__(zip(positions, rows(frame, positions), strict=True))
        self._frame = frame

    def __missing__(self, position: int) -> Row:
        self[position] = row = next(rows(self._frame, [position]))
        return row


def link(
    frame: pl.DataFrame,
    columns: Columns,
    scored: Sequence[Scored],
    candidates: Hashes,
    crowds: Crowds,
    decide: Callable[[Hashes], list[Scored]],
    venue_key: VenueKey | None,
) -> tuple[Clusters, list[Scored]]:
    """The clusters of the sure pairs, then of the heads of clusters that met in no small block.

    ``candidates`` are the pairs that were looked at, ``decide`` gives those of others that are not distinct. Given back
    are ``scored`` and the pairs that had to be decided on the way, none distinct.
    """
    sure = [pair for pair in scored if pair.band is Band.SURE]

    def first(position: int) -> int:
        return int(columns.first[position])

    judge = Judge(_Rows(frame, sorted({position for pair in sure for position in pair[:2]})), first, venue_key)
    told_of = {position: known for pair in sure for position, known in zip(pair[:2], pair.informed, strict=True)}

    def informed(position: int) -> int:
        return told_of[position] if position in told_of else judge.informed(position)

    clusters = Clusters(_apart(judge), informed)
    _join(clusters, {(pair.a, pair.b): pair.score for pair in sure})
    head = np.arange(len(columns))
    for position in judge.rows:
        head[position] = clusters.head(position)
    met = again(columns, crowds, head)
    home = np.arange(len(columns))
    for position in judge.rows:
        home[position] = clusters.home(position)
    a, b = parted(met)
    met = met[home[a] != home[b]]
    late = decide(np.setdiff1d(met, candidates, assume_unique=True))
    among = set(met.tolist())
    early = [pair for pair in sure if (pair.a << 32 | pair.b) in among]
    _join(clusters, {(pair.a, pair.b): pair.score for pair in (*early, *late) if pair.band is Band.SURE})
    scored = [*scored, *late]
    told = {pair[:2]: pair for pair in scored}
    told |= {
        pair: Scored(*pair, made.band, made.score, made.rule, made.reason, (0, 0))
        for pair, made in judge.decisions.items()
        if made.band is not Band.DISTINCT
    }
    join_alone(clusters, [pair for pair, made in told.items() if made.rule in ALONE], len(columns))
    return clusters, [told[pair] for pair in sorted(told)]


def _join(clusters: Clusters, scores: Mapping[tuple[int, int], float]) -> None:
    for a, b in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        clusters.join(a, b)


def _apart(judge: Judge) -> Callable[[int, int], float | None]:
    def apart(a: int, b: int) -> float | None:
        made = judge.decide(a, b)
        if made.rule in HARD:
            return 0.0 if made.band is Band.SURE else 2.0
        if made.rule not in NO_VETO:
            return 1.0
        return 0.0 if made.placed else None

    return apart
