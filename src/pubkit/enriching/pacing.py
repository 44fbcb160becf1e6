"""How fast each host may be asked, held to by every process at once.

A visit is written down before a request starts and closed when its answer has been read. The next one to a host starts
no sooner than its share of the window after the last one has *ended*: the host saw that one before we saw its answer,
so its own log can never show more than it allows, however slow the way there is.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pubkit.enriching.clock import Clock
from pubkit.enriching.source import Pace
from pubkit.enriching.store import Store

# A visit of another process that is still open is looked at again after this long.
_POLL = 0.02
# The clock is read twice per visit, in two processes: this covers its grain.
_MARGIN = 0.005
# After a 429 the pace is halved, at most this far, and doubled again after so many good answers.
_SLOWEST = 1 / 64
_GOOD_ANSWERS = 20
# A process that died within a visit is noticed; where that cannot be told, its visit ends after this long.
_LONGEST_VISIT = 120.0
# What a host advertises above this is not asked of it.
_FASTEST = 50.0


class RestingError(Exception):
    """The host must not be asked before ``until``."""

    def __init__(self, lane: str, until: float) -> None:
        super().__init__(lane)
        self.lane = lane
        self.until = until


@dataclass(frozen=True, slots=True)
class _State:
    requests: int
    seconds: float
    together: int
    factor: float
    rests: float

    @property
    def window(self) -> float:
        return self.seconds / self.factor + _MARGIN

    @property
    def spacing(self) -> float:
        return self.seconds / self.factor / self.requests + _MARGIN


class Pacer:
    """The hosts' paces in a store."""

    def __init__(self, store: Store, clock: Clock, *, max_rest: float) -> None:
        self._store = store
        self._clock = clock
        self._max_rest = max_rest

    @contextlib.contextmanager
    def visit(self, lane: str, pace: Pace) -> Iterator[None]:
        """Wait for a turn, and hold it. Raises RestingError when the host rests for longer than ``max_rest``."""
        number = self._turn(lane, pace)
        try:
            yield
        finally:
            with self._store.writing() as connection:
                connection.execute("UPDATE visits SET ended = ? WHERE id = ?", (self._clock.now(), number))

    def _turn(self, lane: str, pace: Pace) -> int:
        while True:
            with self._store.writing() as connection:
                wait = self._wait(connection, lane, pace)
                if wait <= 0:
                    cursor = connection.execute(
                        "INSERT INTO visits (lane, process, started) VALUES (?, ?, ?)",
                        (lane, os.getpid(), self._clock.now()),
                    )
                    return int(cursor.lastrowid or 0)
            self._clock.sleep(wait)

    def _wait(self, connection: sqlite3.Connection, lane: str, pace: Pace) -> float:
        """Seconds until the next request may start, or 0."""
        state = _state(connection, lane, pace)
        now = self._clock.now()
        if (rest := state.rests - now) > 0:
            if rest > self._max_rest:
                raise RestingError(lane, state.rests)
            return rest
        self._close_the_dead(connection, lane, now)
        connection.execute("DELETE FROM visits WHERE lane = ? AND ended < ?", (lane, now - state.window))
        rows = connection.execute("SELECT started, ended FROM visits WHERE lane = ? ORDER BY id", (lane,)).fetchall()
        ended: list[float] = sorted(end for _, end in rows if end is not None)
        running: list[float] = [start for start, end in rows if end is None]
        if len(running) >= state.together:
            return _POLL
        after_last = max([*ended[-1:], *running], default=-state.spacing) + state.spacing - now
        too_many = len(rows) - state.requests + 1
        if too_many > 0:
            if too_many > len(ended):
                return max(_POLL, after_last)
            return max(after_last, ended[too_many - 1] + state.window - now, _MARGIN)
        return after_last

    def _close_the_dead(self, connection: sqlite3.Connection, lane: str, now: float) -> None:
        """A killed process leaves its visit open: it ends when that is seen."""
        rows = connection.execute(
            "SELECT id, process, started FROM visits WHERE lane = ? AND ended IS NULL", (lane,)
        ).fetchall()
        for number, process, started in rows:
            if now - started > _LONGEST_VISIT or not _alive(process):
                connection.execute("UPDATE visits SET ended = ? WHERE id = ?", (now, number))

    def rest(self, lane: str, pace: Pace, seconds: float) -> None:
        """Nobody asks this host for ``seconds``."""
        with self._store.writing() as connection:
            _state(connection, lane, pace)
            until = self._clock.now() + seconds
            connection.execute("UPDATE hosts SET rests = max(rests, ?) WHERE lane = ?", (until, lane))

    def slow_down(self, lane: str, pace: Pace) -> None:
        """Ask half as often (HTTP 429)."""
        with self._store.writing() as connection:
            _state(connection, lane, pace)
            connection.execute(
                "UPDATE hosts SET factor = max(factor / 2, ?), good = 0 WHERE lane = ?", (_SLOWEST, lane)
            )

    def heard(self, lane: str, pace: Pace, headers: Mapping[str, str], *, good: bool) -> None:
        """An answer came: take the pace that its headers advertise; good ones slowly make an old 429 forgotten."""
        advertised = pace_of(headers)
        with self._store.writing() as connection:
            state = _state(connection, lane, pace)
            if advertised and advertised != Pace(state.requests, state.seconds, state.together):
                connection.execute(
                    "UPDATE hosts SET requests = ?, seconds = ?, together = ? WHERE lane = ?",
                    (advertised.requests, advertised.seconds, advertised.together, lane),
                )
            if good and state.factor < 1:
                connection.execute("UPDATE hosts SET good = good + 1 WHERE lane = ?", (lane,))
                connection.execute(
                    "UPDATE hosts SET factor = min(1, factor * 2), good = 0 WHERE lane = ? AND good >= ?",
                    (lane, _GOOD_ANSWERS),
                )


def pace_of(headers: Mapping[str, str]) -> Pace | None:
    """The pace in Crossref's three headers; None where they are missing or make no sense.

    >>> pace_of({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"})
    Pace(requests=5, seconds=1.0, together=1)
    """
    limit = re.fullmatch(r"\s*(\d{1,6})\s*", headers.get("x-rate-limit-limit", ""))
    interval = re.fullmatch(r"\s*(\d{1,5}(?:\.\d+)?)\s*(m?s|m)?\s*", headers.get("x-rate-limit-interval", ""))
    together = re.fullmatch(r"\s*(\d{1,4})\s*", headers.get("x-concurrency-limit", "1"))
    if not limit or not interval or not int(limit[1]) or not float(interval[1]):
        return None
    seconds = float(interval[1]) * {"ms": 0.001, "m": 60.0}.get(interval[2] or "s", 1.0)
    requests = min(int(limit[1]), max(1, int(_FASTEST * seconds)))
    return Pace(requests, seconds, max(1, int(together[1])) if together else 1)


def _state(connection: sqlite3.Connection, lane: str, pace: Pace) -> _State:
    connection.execute(
        "INSERT OR IGNORE INTO hosts (lane, requests, seconds, together) VALUES (?, ?, ?, ?)",
        (lane, pace.requests, pace.seconds, pace.together),
    )
    row = connection.execute(
        "SELECT requests, seconds, together, factor, rests FROM hosts WHERE lane = ?", (lane,)
    ).fetchone()
    return _State(*row)


def _alive(process: int) -> bool:
    if os.name != "posix":
        return True  # os.kill would end it; the visit's age decides
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
