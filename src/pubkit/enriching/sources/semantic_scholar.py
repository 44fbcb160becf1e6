"""Semantic Scholar's Academic Graph: a paper by DOI or arXiv identifier, or the best match of a title.

https://api.semanticscholar.org/api-docs/graph. A key is optional; one request a second either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pubkit.enriching.fields import arxiv, doi, iso_date, number, pages
from pubkit.enriching.people import free, without_addresses
from pubkit.enriching.reading import GONE, json_value, not_due, refused
from pubkit.enriching.shapes import as_list, mapping
from pubkit.enriching.source import ABSENT, Access, Answer, Kind, Pace, Query, Record, Reply, Request, found
from pubkit.enriching.text import plain, title
from pubkit.model import Work

FIELDS = "title,authors,year,venue,journal,externalIds,publicationTypes,publicationDate"
# publicationTypes -> CSL; a paper has several, the surest first.
_TYPES: Mapping[str, str] = {
    "Book": "book",
    "BookSection": "chapter",
    "Dataset": "dataset",
    "Conference": "paper-conference",
    "JournalArticle": "article-journal",
    "Review": "article-journal",
    "News": "article-newspaper",
}


class SemanticScholar:
    """https://api.semanticscholar.org."""

    name = "semantic_scholar"
    base = "https://api.semanticscholar.org"
    hosts = frozenset({"api.semanticscholar.org"})
    pace = Pace(1, 1.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        key = access.keys.get("semantic_scholar", "")
        headers, private = ({"x-api-key": key}, frozenset({"x-api-key"})) if key else ({}, frozenset())
        params = {"fields": FIELDS}
        if query.doi or query.arxiv:
            named = f"DOI:{quote(query.doi, safe='/')}" if query.doi else f"ARXIV:{query.arxiv}"
            path = f"/graph/v1/paper/{named}"
            return (Request(path, Kind.IDENTIFIER, params, headers, private, query.doi or query.arxiv),)
        if not query.title:
            return ()
        params = {"query": query.title, **params}
        return (Request("/graph/v1/paper/search/match", Kind.SEARCH, params, headers, private, query.title),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        value = json_value(reply)
        if reply.status in GONE:
            said = str(mapping(value).get("error", mapping(value).get("message", ""))).lower()
            return ABSENT if "not found" in said else not_due("Semantic Scholar's JSON", reply)
        if (no := refused(reply)) is not None:
            return no
        if isinstance(value, list) and value:
            items = value  # the batch answers a list, with null for what it does not know
        elif isinstance(mapping(value).get("data"), list):
            items = value["data"]
        elif mapping(value).get("paperId"):
            items = [value]
        elif "total" in mapping(value):
            return ABSENT
        else:
            return not_due("Semantic Scholar's JSON", reply)
        titled = [mapping(item) for item in as_list(items) if mapping(item).get("title")]
        if as_list(items) and not titled:
            return not_due("a paper with its title", reply)
        return found(tuple(self._record(item, reply) for item in titled))

    def _record(self, item: Mapping[str, Any], reply: Reply) -> Record:
        ids = mapping(item.get("externalIds"))
        journal = mapping(item.get("journal"))
        kinds = [plain(kind) for kind in as_list(item.get("publicationTypes"))]
        kind = next((csl for name, csl in _TYPES.items() if name in kinds), "document")
        eprint = arxiv(ids.get("ArXiv"))
        container = plain(journal.get("name")) or plain(item.get("venue"))
        if container.lower() in {"arxiv", "arxiv.org", "corr"}:
            container, kind = "", "article"
        work = Work(
            key="",
            type=kind,
            title=title(item.get("title")),
            authors=without_addresses(free(mapping(one).get("name")) for one in as_list(item.get("authors"))),
            issued=iso_date(item.get("publicationDate")) or iso_date(item.get("year")),
            container_title=container,
            volume=number(journal.get("volume")) if container else "",
            pages=pages(journal.get("pages")) if container else "",
            doi=doi(ids.get("DOI")),
            eprint=eprint,
            eprint_type="arXiv" if eprint else "",
        )
        named = plain(item.get("paperId"))
        return Record(work, self.name, named, f"https://www.semanticscholar.org/paper/{named}", reply.fetched)


SOURCE = SemanticScholar()
