"""Answers kept: 30 days for an identifier, 7 for a search, 1 for "there is no such thing".

Only what a source's parser accepted comes in here, so an error page can never be replayed as an answer. Of an absence
the verdict is kept, not the body.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass

from pubkit.enriching.clock import Clock, iso
from pubkit.enriching.source import Reply, Request
from pubkit.enriching.store import Store

# An answer that nobody has renewed for this long after it expired is of no use offline either.
_FORGOTTEN = 365 * 86_400.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept answer: a reply to parse again, or None for an absence."""

    reply: Reply | None


class Cache:
    """Answers in a store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        with store.writing() as connection:
            connection.execute("DELETE FROM answers WHERE expires < ?", (clock.now() - _FORGOTTEN,))

    def get(self, key: str, *, any_age: bool = False) -> Kept | None:
        """What is kept under ``key`` and not yet expired; ``any_age`` takes what has expired as well (offline)."""
        row = (
            self._store.reading()
            .execute("SELECT url, status, type, body, fetched, expires FROM answers WHERE key = ?", (key,))
            .fetchone()
        )
        if row is None:
            return None
        url, status, kind, body, fetched, expires = row
        if not any_age and expires <= self._clock.now():
            return None
        if not body:
            return Kept(None)
        try:
            content = zlib.decompress(body)
        except zlib.error:
            return None
        return Kept(Reply(status, content, {"content-type": kind}, url, iso(fetched)))

    def put(self, key: str, source: str, request: Request, reply: Reply, *, seconds: float, absent: bool) -> None:
        """Keep a reply for ``seconds``, or only that it said "absent"."""
        now = self._clock.now()
        body = b"" if absent else zlib.compress(reply.body, 6)
        kind = "" if absent else reply.headers.get("content-type", "")
        row = (key, source, request.asked, reply.url, reply.status, kind, body, now, now + seconds)
        with self._store.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def key_of(source: str, base: str, request: Request) -> str:
    """The name of a question: who asks, and with which key, is no part of it.

    >>> from pubkit.enriching.source import Kind
    >>> one = Request("/works", Kind.SEARCH, {"a": "1", "mailto": "x@y.org"}, private=frozenset({"mailto"}))
    >>> other = Request("/works", Kind.SEARCH, {"a": "1"})
    >>> key_of("crossref", "https://a", one) == key_of("crossref", "https://a", other)
    True
    """
    params = sorted((name, value) for name, value in request.params.items() if name not in request.private)
    headers = sorted((name.lower(), value) for name, value in request.headers.items() if name not in request.private)
    return hashlib.sha256(json.dumps([source, base, request.path, params, headers]).encode()).hexdigest()
