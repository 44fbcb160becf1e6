"""Decides about all pairs, in this process or in several, and keeps what is not plainly distinct."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from itertools import repeat
from multiprocessing import get_context
from typing import Any, NamedTuple, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pubkit.deduping.find import _no_collection
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import VenueKey
from pubkit.deduping.scale.columns import Columns, Facts
from pubkit.deduping.scale.judging import Judge
from pubkit.deduping.scale.lists import Hashes, Ints, once
from pubkit.deduping.scale.pairs import parted
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rows import Row
from pubkit.deduping.scale.source import rows, rows_frame
from pubkit.deduping.scale.strangers import acquainted

CHUNK = 8_000  # pairs that a process is given at a time: more cost memory and save nothing
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
    placed: bool | None = None  # as a Decision has it; None where nobody asked


class Task(NamedTuple):
    """Some pairs, as places among ``positions``, with their records: packed, for rows would take longer to send."""

    positions: Ints
    records: bytes
    first: Ints
    plain: NDArray[np.bool_]
    a: Ints
    b: Ints


def score(
    frame: pl.DataFrame, pairs: Hashes, columns: Columns, venue_key: VenueKey | None, steps: Steps, workers: int = 1
) -> list[Scored]:
    """The pairs that are sure, perhaps one, or versions."""
    count = len(pairs)
    found: list[Scored] = []
    pairs = acquainted(frame, pairs, lambda done: steps.tell("people", done, count))
    with _runner(workers if len(pairs) > ALONE else 1) as run:
        starts = range(0, len(pairs), CHUNK)
        tasks = ((_task(frame, pairs[start : start + CHUNK], columns.facts), venue_key) for start in starts)
        for start, part in zip(starts, run(_settled, tasks), strict=True):
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


def _task(frame: pl.DataFrame, pairs: Hashes, facts: Facts) -> Task:
    both = np.concatenate(parted(pairs))
    positions = once(both.astype(np.uint64)).astype(np.int64)
    places = np.searchsorted(positions, both)
    packed = rows_frame(frame, positions).write_ipc(None)
    return Task(
        positions,
        packed.getvalue(),
        facts["first"][positions],
        ~facts["cut"][positions],
        places[: len(pairs)],
        places[len(pairs) :],
    )


def _settled(task: Task, venue_key: VenueKey | None) -> list[Scored]:
    records = pl.read_ipc(BytesIO(task.records))
    positions = task.positions.tolist()
    pairs = zip(task.positions[task.a].tolist(), task.positions[task.b].tolist(), strict=True)
    given = rows(records, range(len(positions)))
    return decided(positions, given, task.first.tolist(), pairs, venue_key, task.plain.tolist())


def decided(
    positions: Sequence[int],
    given: Iterable[Row],
    first: Sequence[int],
    pairs: Iterable[Pair],
    venue_key: VenueKey | None,
    plain: Sequence[bool] = (),
) -> list[Scored]:
    """The pairs of positions that are not distinct; ``given`` and ``first`` are the rows and pages of ``positions``.

    ``plain`` says which titles hold nothing but themselves, if that is known.
    """
    page = dict(zip(positions, first, strict=True))
    simple = dict(zip(positions, plain or repeat(False), strict=False))
    judge = Judge(dict(zip(positions, given, strict=True)), page.__getitem__, venue_key, simple.__getitem__)
    found = []
    with _no_collection():
        for a, b in pairs:
            made = judge.reported(a, b)
            if made is not None:
                informed = (judge.informed(a), judge.informed(b)) if made.band is Band.SURE else (0, 0)
                found.append(Scored(a, b, made.band, made.score, made.rule, made.reason, informed, made.placed))
    return found
