"""Several identifiers in one request, so that a thousand entries cost forty requests and not a thousand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from pubkit.enriching.client import Client
from pubkit.enriching.question import question
from pubkit.enriching.source import Answer, BatchSource, Outcome, Query, Request
from pubkit.enriching.sources import web_source
from pubkit.model import Work

# A batch pays when it stands for so many requests.
_LEAST = 3
# The sources that answer several at once, what they are asked with, and for which entries.
_BATCHED: tuple[tuple[str, Callable[[Query], Query]], ...] = (
    ("crossref", lambda query: Query(doi=query.doi)),
    ("arxiv", lambda query: Query() if query.doi else Query(arxiv=query.arxiv)),
)


class Prefetch:
    """Fetches what the next entries will be asked for into the cache, each as if it had been asked for by itself.

    An identifier that a batch does not answer is asked for by itself later, as is every one once a batch has failed.
    """

    def __init__(self, client: Client, works: Sequence[Work]) -> None:
        asked = [question(work) for work in works]
        on = () if client.settings.offline else _BATCHED
        self._batches = [
            _Batches(client, cast(BatchSource, web_source(name)), [narrow(query) for query in asked])
            for name, narrow in on
            if name in client.settings.sources
        ]

    def before(self, index: int) -> None:
        """Called before the entry at ``index`` is looked up."""
        for batches in self._batches:
            batches.before(index)


class _Batches:
    """One source's batches."""

    def __init__(self, client: Client, source: BatchSource, queries: Sequence[Query]) -> None:
        self._client = client
        self._source = source
        self._queries = queries
        self._tried: set[str] = set()
        self._works = True

    def before(self, index: int) -> None:
        if not self._works or not self._is_open(self._queries[index]):
            return
        batch: dict[str, Query] = {}
        for query in self._queries[index:]:
            if self._is_open(query):
                batch.setdefault(_name(query), query)
            if len(batch) == self._source.batch_size:
                break
        self._tried.update(batch)
        if len(batch) >= _LEAST:
            self._fetch(batch)

    def _is_open(self, query: Query) -> bool:
        name = _name(query)
        if not name or "," in name or name in self._tried:
            return False  # a comma parts the identifiers of one request
        return self._client.kept(self._source, self._single(query)) is None

    def _single(self, query: Query) -> Request:
        return self._source.requests(query, self._client.access)[0]

    def _fetch(self, batch: dict[str, Query]) -> None:
        request = self._source.batch(list(batch), self._client.access)
        reply = self._client.fetch(self._source, request)
        if isinstance(reply, Answer) or self._source.parse(request, reply).outcome is Outcome.UNAVAILABLE:
            self._works = False
            return
        for name, body in self._source.parts(reply).items():
            if name in batch:
                single, alone = self._single(batch[name]), replace(reply, body=body)
                answer = self._source.parse(single, alone)
                if answer.outcome is Outcome.FOUND:
                    self._client.keep(self._source, single, alone, answer)


def _name(query: Query) -> str:
    return query.doi or query.arxiv
