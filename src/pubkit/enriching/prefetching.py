"""Several DOIs in one request to Crossref, so that a thousand entries cost forty requests and not a thousand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pubkit.enriching.client import Client
from pubkit.enriching.fields import as_list, doi, mapping
from pubkit.enriching.question import question
from pubkit.enriching.reading import json_value
from pubkit.enriching.source import Answer, Outcome, Query, Request
from pubkit.enriching.sources import web_source
from pubkit.enriching.sources.crossref import BATCH, Crossref
from pubkit.model import Work

# A batch pays when it stands for so many requests.
_LEAST = 3


class Prefetch:
    """Fetches the DOIs of the next entries into the cache, each as if it had been asked for by itself.

    A DOI that a batch does not answer is asked for by itself later, as is every DOI once a batch has failed.
    """

    def __init__(self, client: Client, works: Sequence[Work]) -> None:
        self._client = client
        self._source = cast(Crossref, web_source("crossref"))
        self._dois = [question(work).doi for work in works]
        self._works = "crossref" in client.settings.sources and not client.settings.offline
        self._tried: set[str] = set()

    def before(self, index: int) -> None:
        """Called before the entry at ``index`` is looked up."""
        if not self._works or not self._is_open(self._dois[index]):
            return
        batch: list[str] = []
        for one in self._dois[index:]:
            if self._is_open(one) and one not in batch:
                batch.append(one)
            if len(batch) == BATCH:
                break
        self._tried.update(batch)
        if len(batch) >= _LEAST:
            self._fetch(batch)

    def _is_open(self, one: str) -> bool:
        if not one or "," in one or one in self._tried:
            return False  # a comma parts the filters of one request
        return self._client.kept(self._source, self._single(one)) is None

    def _single(self, one: str) -> Request:
        return self._source.requests(Query(doi=one), self._client.access)[0]

    def _fetch(self, batch: Sequence[str]) -> None:
        request = self._source.batch(batch, self._client.access)
        reply = self._client.fetch(self._source, request)
        if isinstance(reply, Answer) or self._source.parse(request, reply).outcome is Outcome.UNAVAILABLE:
            self._works = False
            return
        items = as_list(mapping(mapping(json_value(reply)).get("message")).get("items"))
        for item in map(mapping, items):
            bare = doi(item.get("DOI")).lower()
            if bare in batch:
                single = self._single(bare)
                alone = replace(reply, body=json.dumps({"message": dict(item)}).encode())
                answer = self._source.parse(single, alone)
                if answer.outcome is Outcome.FOUND:
                    self._client.keep(self._source, single, alone, answer)
