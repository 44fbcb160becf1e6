"""How far a long run is: told to a callback, never printed here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a run: ``done`` of ``total`` (0 where nobody knows), and the seconds since the step began.

    >>> Progress("pairs", 50, 200, 10.0).left
    30.0
    """

    step: str
    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Units a second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the step still takes at this rate; None where the total is not known."""
        return (self.total - self.done) / self.rate if self.total and self.rate else None


Listener = Callable[[Progress], None]


class Steps:
    """Tells a listener about one step after the other."""

    def __init__(self, listener: Listener | None) -> None:
        self._listener = listener
        self._step = ""
        self._start = time.monotonic()

    def tell(self, step: str, done: int, total: int = 0) -> None:
        """Say how far ``step`` is; its clock starts when it is first named."""
        if step != self._step:
            self._step, self._start = step, time.monotonic()
        if self._listener is not None:
            self._listener(Progress(step, done, total, time.monotonic() - self._start))
