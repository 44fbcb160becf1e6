"""Decides about all pairs, in this process or in several, and keeps what is not plainly distinct."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, NamedTuple, TypeVar

import numpy as np
import polars as pl

from pubkit.deduping.find import _no_collection
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import Decision, VenueKey
from pubkit.deduping.scale.columns import Columns, Hashes, Ints
from pubkit.deduping.scale.judging import Judge, screened_titles
from pubkit.deduping.scale.pairs import parted
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rows import Row
from pubkit.deduping.scale.source import rows

CHUNK = 25_000  # pairs that a process is given at a time
ALONE = 40_000  # pairs up to which starting a process costs more than it saves

T = TypeVar("T")
Pair = tuple[int, int]


class Scored(NamedTuple):
    """A pair that the rules do not take for two other works."""

    a: int
    b: int
    band: Band
    score: float
    rule: str
    reason: str
    informed: tuple[int, int]  # how many fields of each say anything, where the pair is sure


def score(
    frame: pl.DataFrame, pairs: Hashes, columns: Columns, venue_key: VenueKey | None, steps: Steps, workers: int = 1
) -> list[Scored]:
    """The pairs that are sure, perhaps one, or versions.

    Most pairs fall at their titles: only these are asked first, and the other fields of the few that are left.
    """
    with _runner(workers if len(pairs) > ALONE else 1) as run:
        left = [np.zeros(0, np.uint64)]
        done = 0
        chunks = [pairs[start : start + CHUNK] for start in range(0, len(pairs), CHUNK)]
        tasks = (_titles(frame, chunk, columns) for chunk in chunks)
        for chunk, stands in zip(chunks, run(standing, tasks), strict=True):
            left.append(chunk[np.array(stands, np.bool_)])
            done += len(chunk)
            steps.tell("screen titles", done, len(pairs))
        pairs = np.concatenate(left)
        found: list[Scored] = []
        starts = range(0, len(pairs), CHUNK)
        decisions = ((*_whole(frame, pairs[start : start + CHUNK], columns.first), venue_key) for start in starts)
        for start, part in zip(starts, run(decided, decisions), strict=True):
            found += part
            steps.tell("decide", min(start + CHUNK, len(pairs)), len(pairs))
    return found


@contextmanager
def _runner(workers: int) -> Iterator[Callable[[Callable[..., T], Iterable[tuple[Any, ...]]], Iterator[T]]]:
    """Runs a function over tasks in their order: here, or in processes with a few tasks waiting for each.

    Processes are started afresh: a fork would take over the threads of the columns in mid-step.
    """
    if workers < 2:
        yield lambda function, tasks: (function(*task) for task in tasks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:

        def run(function: Callable[..., T], tasks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
            waiting: deque[Future[T]] = deque()
            for task in tasks:
                waiting.append(pool.submit(function, *task))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield run


def _titles(frame: pl.DataFrame, pairs: Hashes, c: Columns) -> tuple[list[str], list[str], list[bool]]:
    """The titles of pairs, and whether they may be one title in two languages: that takes one page of one year."""
    a, b = parted(pairs)
    title = frame["title"]
    one_place = (c.first[a] > 0) & (c.first[a] == c.first[b]) & (c.year[a] > 0) & (c.year[a] == c.year[b])
    return title[a].to_list(), title[b].to_list(), one_place.tolist()


def _whole(frame: pl.DataFrame, pairs: Hashes, first: Ints) -> tuple[list[int], list[Row], list[int], list[Pair]]:
    a, b = parted(pairs)
    used = np.unique(np.concatenate([a, b]))
    positions = used.tolist()
    return positions, list(rows(frame, positions)), first[used].tolist(), list(zip(a.tolist(), b.tolist(), strict=True))


def standing(a: list[str], b: list[str], one_place: list[bool]) -> list[bool]:
    """Of pairs of titles, which do not show two works alone."""
    with _no_collection():
        return [
            not isinstance(screened_titles(one, other, may_be_translated), Decision)
            for one, other, may_be_translated in zip(a, b, one_place, strict=True)
        ]


def decided(
    positions: list[int], given: list[Row], first: list[int], pairs: list[Pair], venue_key: VenueKey | None
) -> list[Scored]:
    """The pairs of positions that are not distinct; ``given`` and ``first`` are the rows and pages of ``positions``."""
    page = dict(zip(positions, first, strict=True))
    judge = Judge(dict(zip(positions, given, strict=True)), page.__getitem__, venue_key)
    found = []
    with _no_collection():
        for a, b in pairs:
            d = judge.decide(a, b)
            if d.band is not Band.DISTINCT:
                informed = (judge.informed(a), judge.informed(b)) if d.band is Band.SURE else (0, 0)
                found.append(Scored(a, b, d.band, d.score, d.rule, d.reason, informed))
    return found
