"""The SQLite file that all processes of a user share: answers, and how each host may be asked.

Write-ahead logging lets one process write while others read, and leaves the file whole when a process is killed.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pubkit.errors import ConfigError

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, asked TEXT NOT NULL, url TEXT NOT NULL, status INTEGER NOT NULL,
    type TEXT NOT NULL, body BLOB NOT NULL, fetched REAL NOT NULL, expires REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_by_age ON answers (expires);
CREATE TABLE IF NOT EXISTS hosts (
    lane TEXT PRIMARY KEY, requests INTEGER NOT NULL, seconds REAL NOT NULL, together INTEGER NOT NULL,
    factor REAL NOT NULL DEFAULT 1, good INTEGER NOT NULL DEFAULT 0, rests REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visits (
    id INTEGER PRIMARY KEY, lane TEXT NOT NULL, process INTEGER NOT NULL, started REAL NOT NULL, ended REAL
);
CREATE INDEX IF NOT EXISTS visits_of_lane ON visits (lane, ended);
"""
# Two processes hold the lock for microseconds each; a disk that is busy for longer than this is not.
_LOCK_SECONDS = 30.0


class Store:
    """One connection. ``path`` None keeps everything in memory, for this process alone."""

    def __init__(self, path: Path | None) -> None:
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                ":memory:" if path is None else path, timeout=_LOCK_SECONDS, isolation_level=None
            )
            if self._connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            with self.writing() as connection:
                if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
                    raise ConfigError(
                        f"{path} was written by another version of pubkit", "remove it, or set PUBKIT_CACHE"
                    )
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={_VERSION}")
        except (sqlite3.Error, OSError) as error:
            raise ConfigError(f"the cache {path} cannot be used: {error}", "remove it, or set PUBKIT_CACHE") from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that no other process can interleave with."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def reading(self) -> sqlite3.Connection:
        """The connection, to read from."""
        return self._connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
