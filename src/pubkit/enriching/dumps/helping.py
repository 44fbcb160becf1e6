"""Other processes that read batches while this one writes, and that end when this one does."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import TypeVar

from pubkit.enriching.dumps.reading import Batch

T = TypeVar("T")
# Batches read ahead by each helper: one at work and one waiting.
AHEAD = 2


def converted(batches: Iterable[Batch], convert: Callable[[Batch], T], helpers: int) -> Iterator[T]:
    """``convert`` of each batch. Lines are converted by ``helpers`` processes, records (and all, with 0) here."""
    if helpers <= 0:
        yield from map(convert, batches)
        return
    waiting: deque[Future[T]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(helpers, context, initializer=_end_with_parent) as pool:
        for batch in batches:
            if not batch.lines:
                yield convert(batch)
                continue
            waiting.append(pool.submit(convert, batch))
            if len(waiting) > helpers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _end_with_parent() -> None:
    """A killed parent cannot tell its helpers: each watches for it, or they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        threading.Thread(target=lambda: (wait([sentinel]), os._exit(1)), daemon=True).start()
