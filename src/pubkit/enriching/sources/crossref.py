"""Crossref's REST API: by DOI, several DOIs at once, and by the words of a reference.

https://api.crossref.org/swagger-ui/index.html. Public pool in 2026: 5 requests a second, one at a time; the headers
``x-rate-limit-limit``, ``x-rate-limit-interval`` and ``x-concurrency-limit`` say what holds for us.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from pubkit.enriching.fields import doi
from pubkit.enriching.reading import GONE, is_html, json_value, not_due, refused
from pubkit.enriching.shapes import at, mapping, mappings
from pubkit.enriching.source import ABSENT, Access, Answer, Kind, Pace, Query, Reply, Request, found, unavailable
from pubkit.enriching.sources.csl_item import record

ROWS = 5  # candidates of one search: the right one is almost always among the first three
_NOT_FOUND = "resource not found"


class Crossref:
    """https://api.crossref.org."""

    name = "crossref"
    base = "https://api.crossref.org"
    hosts = frozenset({"api.crossref.org"})
    pace = Pace(5, 1.0, 1)
    batch_size = 25  # the address stays below 2,000 characters

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        headers, private = _key(access)
        if query.doi:
            path = f"/works/{quote(query.doi, safe='/()')}"
            return (Request(path, Kind.IDENTIFIER, {}, headers, private, query.doi),)
        if not query.title:
            return ()
        words = " ".join([query.title, *query.authors[:1], str(query.year or "")]).strip()
        params = {"query.bibliographic": words, "rows": str(ROWS)}
        return (Request("/works", Kind.SEARCH, params, headers, private, words),)

    def batch(self, identifiers: Sequence[str], access: Access) -> Request:
        """One request for several DOIs. One that the answer lacks has to be asked for by itself: it may be an alias."""
        headers, private = _key(access)
        params = {"filter": ",".join(f"doi:{one}" for one in identifiers), "rows": str(len(identifiers))}
        return Request("/works", Kind.IDENTIFIER, params, headers, private, ", ".join(identifiers))

    def parts(self, reply: Reply) -> Mapping[str, bytes]:
        """Each work of a list as the message that its DOI alone gives."""
        items = mappings(at(json_value(reply), "message", "items"))
        return {doi(item.get("DOI")).lower(): json.dumps({"message": dict(item)}).encode() for item in items}

    def parse(self, request: Request, reply: Reply) -> Answer:
        single = request.path.startswith("/works/")
        if reply.status in GONE:
            return self._gone(reply) if single else unavailable(f"HTTP {reply.status} to a search")
        if (no := refused(reply)) is not None:
            return no
        value = json_value(reply)
        message = mapping(mapping(value).get("message", value))
        if single:
            if not doi(message.get("DOI")) or not (message.get("title") or message.get("type")):
                return not_due("Crossref's JSON", reply)
            return found((record(message, self.name, reply, self._address(message)),))
        items = message.get("items")
        if not isinstance(items, list) or mapping(value).get("status") not in (None, "ok"):
            return not_due("Crossref's list of works", reply)
        known = [item for item in mappings(items) if doi(item.get("DOI")) and item.get("title")]
        return found(tuple(record(item, self.name, reply, self._address(item)) for item in known))

    def _gone(self, reply: Reply) -> Answer:
        """``Resource not found.`` is Crossref's own word, whatever type the header claims; any other 404 is not."""
        said = reply.body[:200].decode("latin-1").strip().strip('"').lower()
        if not is_html(reply.body) and (said.startswith(_NOT_FOUND) or not said):
            return ABSENT
        return ABSENT if _says_absent(json_value(reply)) else not_due("Crossref's JSON", reply)

    def _address(self, item: object) -> str:
        return f"{self.base}/works/{quote(doi(mapping(item).get('DOI')), safe='/')}"


def _says_absent(value: object) -> bool:
    return mapping(value).get("message-type") == "resource-failure" or mapping(value).get("status") == "error"


def _key(access: Access) -> tuple[dict[str, str], frozenset[str]]:
    key = access.keys.get("crossref", "")
    header = "Crossref-Plus-API-Token"
    return ({header: f"Bearer {key}"}, frozenset({header})) if key else ({}, frozenset())


SOURCE = Crossref()
