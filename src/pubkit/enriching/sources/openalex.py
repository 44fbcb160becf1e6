"""OpenAlex: works by DOI or by title; a key is optional (https://docs.openalex.org).

``display_name`` of an author is OpenAlex's own reconciliation; ``raw_author_name`` is what the paper prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pubkit.enriching.fields import arxiv, doi, iso_date, issn, number, page_range, web
from pubkit.enriching.people import free, without_addresses
from pubkit.enriching.reading import GONE, json_value, not_due, refused, words
from pubkit.enriching.shapes import as_list, mapping
from pubkit.enriching.source import (
    ABSENT,
    Access,
    Answer,
    Kind,
    Notice,
    Pace,
    Query,
    Record,
    Reply,
    Request,
    found,
    unavailable,
)
from pubkit.enriching.sources.csl_item import abstract, csl_type
from pubkit.enriching.text import plain, split_retracted, title
from pubkit.model import Name, PartialDate, Work

ROWS = 5
# OpenAlex's work types (docs.openalex.org, Work object, "type") -> CSL.
_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "conference-paper": "paper-conference",
    "proceedings-article": "paper-conference",
    "review": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "preprint": "article",
    "posted-content": "article",
    "book-chapter": "chapter",
    "book": "book",
    "dissertation": "thesis",
    "dataset": "dataset",
    "report": "report",
    "reference-entry": "entry",
    "peer-review": "review",
    "standard": "standard",
    "software": "software",
}
_REPOSITORY_NUMBER = re.compile(r"\s*\(\d+\)$")  # figshare deposits its own number of a person with the name
_CONTAINER_TYPES = frozenset({"journal", "conference", "book series"})


class OpenAlex:
    """https://api.openalex.org."""

    name = "openalex"
    base = "https://api.openalex.org"
    hosts = frozenset({"api.openalex.org"})
    pace = Pace(5, 1.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        private = {"mailto": access.mailto, "api_key": access.keys.get("openalex", "")}
        asks = {name: value for name, value in private.items() if value}
        if query.doi:
            path = f"/works/https://doi.org/{quote(query.doi, safe='/')}"
            return (Request(path, Kind.IDENTIFIER, asks, private=frozenset(asks), asked=query.doi),)
        if not query.title:
            return ()
        # A comma ends a filter and a pipe is its "or": neither can be quoted.
        wanted = " ".join(query.title.replace(",", " ").replace("|", " ").split())
        params = {"filter": f"title.search:{wanted}", "per-page": str(ROWS), **asks}
        return (Request("/works", Kind.SEARCH, params, private=frozenset(asks), asked=query.title),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        single = request.kind is Kind.IDENTIFIER
        if reply.status in GONE:
            # OpenAlex says so with a bare page of its web framework, or with JSON.
            said = words(reply)[:2000].lower()
            known = "not found" in said and ("404" in said or "error" in said)
            return ABSENT if single and known else unavailable(f"HTTP {reply.status}")
        if (no := refused(reply)) is not None:
            return no
        value = mapping(json_value(reply))
        results = value.get("results", [value] if value.get("id") or value.get("doi") else None)
        if not isinstance(results, list):
            return not_due("OpenAlex's JSON", reply)
        items = [mapping(item) for item in results]
        return found(tuple(self._record(item, reply) for item in items if _title(item) or doi(item.get("doi"))))

    def _record(self, item: Mapping[str, Any], reply: Reply) -> Record:
        location = mapping(item.get("primary_location"))
        place = mapping(location.get("source") or item.get("host_venue"))  # the latter before 2023
        biblio = mapping(item.get("biblio"))
        raw = plain(location.get("raw_type"))
        kind = _TYPES.get(plain(item.get("type"))) or csl_type(raw or item.get("type_crossref"))
        bare = doi(item.get("doi"))
        eprint = arxiv(bare) or next(filter(None, map(_eprint, as_list(item.get("locations")))), "")
        heading, mark = split_retracted(_title(item))
        printed = plain(place.get("display_name")) if plain(place.get("type")) in _CONTAINER_TYPES else ""
        container = printed if kind == "article-journal" else plain(location.get("raw_source_name")) or printed
        work = Work(
            key="",
            type=kind,
            title=heading,
            authors=without_addresses(_name(mapping(one)) for one in as_list(item.get("authorships"))),
            issued=_issued(item),
            container_title=container if kind != "article" else "",
            volume=number(biblio.get("volume")),
            issue=number(biblio.get("issue")),
            pages=page_range(biblio.get("first_page"), biblio.get("last_page")),
            publisher=plain(place.get("host_organization_name") or place.get("publisher")) if printed else "",
            doi=bare,
            url=web(location.get("landing_page_url")),
            issn=issn([place.get("issn_l"), *as_list(place.get("issn"))]),
            eprint=eprint,
            eprint_type="arXiv" if eprint else "",
            abstract=_abstract(item.get("abstract_inverted_index")),
            language=plain(item.get("language")),
        )
        retracted = item.get("is_retracted") is True or mark
        notices = (Notice(mark or "retraction", asserted_by="openalex"),) if retracted else ()
        return Record(work, self.name, plain(item.get("id")), web(item.get("id")), reply.fetched, notices=notices)


def _title(item: Mapping[str, Any]) -> str:
    return title(item.get("title") or item.get("display_name"))


def _issued(item: Mapping[str, Any]) -> PartialDate | None:
    """The date; OpenAlex writes the first of January when it knows the year alone."""
    given = plain(item.get("publication_date"))
    return iso_date(given[:4] if given.endswith("-01-01") else given) or iso_date(item.get("publication_year"))


def _name(authorship: Mapping[str, Any]) -> Name | None:
    author = mapping(authorship.get("author"))
    printed = _REPOSITORY_NUMBER.sub("", plain(authorship.get("raw_author_name")))
    return free(printed or author.get("display_name"), orcid=author.get("orcid"))


def _abstract(index: object) -> str:
    """The words of an abstract in order; OpenAlex gives each with the places where it stands.

    >>> _abstract({"moss": [1, 3], "A": [0], "on": [2]})
    'A moss on moss'
    """
    places = [
        (place, word)
        for word, found_at in mapping(index).items()
        for place in as_list(found_at)
        if isinstance(place, int) and not isinstance(place, bool)
    ]
    return abstract(" ".join(word for _, word in sorted(places)))


def _eprint(location: object) -> str:
    address = plain(mapping(location).get("landing_page_url"))
    return arxiv(address) if "arxiv.org/" in address else ""


SOURCE = OpenAlex()
