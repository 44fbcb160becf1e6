"""ORCID's public API: what a person lists as theirs (https://info.orcid.org/documentation/api-tutorials, v3.0).

A work in the list has a title, a container and identifiers, and no authors: it is a pointer to ask the others with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pubkit.enriching.fields import arxiv, date, doi, isbn, issn, web
from pubkit.enriching.people import free, orcid_id, without_addresses
from pubkit.enriching.reading import GONE, json_value, not_due, refused
from pubkit.enriching.shapes import at, mapping, mappings
from pubkit.enriching.source import ABSENT, Access, Answer, Kind, Pace, Query, Record, Reply, Request, found
from pubkit.enriching.sources.csl_item import csl_type
from pubkit.enriching.text import plain, title
from pubkit.model import Name, Work

# ORCID work types (info.orcid.org, "Work types") -> CSL, where Crossref's names differ.
_TYPES: Mapping[str, str] = {
    "conference-paper": "paper-conference",
    "conference-abstract": "paper-conference",
    "conference-poster": "paper-conference",
    "conference-proceedings": "book",
    "dissertation-thesis": "thesis",
    "preprint": "article",
    "working-paper": "report",
    "data-set": "dataset",
    "edited-book": "book",
    "book-review": "review-book",
    "magazine-article": "article-magazine",
    "newspaper-article": "article-newspaper",
    "encyclopedia-entry": "entry-encyclopedia",
    "dictionary-entry": "entry-dictionary",
    "lecture-speech": "speech",
    "online-resource": "webpage",
    "website": "webpage",
}


class Orcid:
    """https://pub.orcid.org."""

    name = "orcid"
    base = "https://pub.orcid.org"
    hosts = frozenset({"pub.orcid.org"})
    pace = Pace(8, 1.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        if not (person := orcid_id(query.orcid)):
            return ()
        return (Request(f"/v3.0/{person}/works", Kind.SEARCH, {}, {"Accept": "application/json"}, asked=person),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        value = json_value(reply)
        if reply.status in GONE:
            return ABSENT if mapping(value).get("response-code") == 404 else not_due("ORCID's JSON", reply)
        if (no := refused(reply)) is not None:
            return no
        works = _works(mapping(value))
        if works is None:
            return not_due("ORCID's JSON", reply)
        return found(tuple(self._record(work, request.asked, reply) for work in works if _title(work)))

    def _record(self, item: Mapping[str, Any], owner: str, reply: Reply) -> Record:
        ids = _ids(item)
        when = mapping(item.get("publication-date"))
        kind = plain(item.get("type")).lower().replace("_", "-")
        eprint = next(filter(None, map(arxiv, ids.get("arxiv", []))), "")
        bare = next(filter(None, map(doi, ids.get("doi", []))), "")
        work = Work(
            key="",
            type=_TYPES.get(kind) or csl_type(kind),
            title=_title(item),
            authors=_contributors(item),
            issued=date(*(mapping(when.get(part)).get("value") for part in ("year", "month", "day"))),
            container_title=plain(at(item, "journal-title", "value")),
            doi=bare,
            url=web(at(item, "url", "value")),
            isbn=isbn(ids.get("isbn", [])),
            issn=issn(ids.get("issn", [])),
            eprint=eprint or arxiv(bare),
            eprint_type="arXiv" if eprint or arxiv(bare) else "",
        )
        code = plain(item.get("put-code"))
        return Record(work, self.name, code, f"https://orcid.org/{owner}", reply.fetched)


def _works(value: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    """The works of a list, a whole record, several that were asked for, or a single one; None of anything else."""
    listed = mapping(at(value, "activities-summary", "works")) or value
    if "group" in listed:
        return [_preferred(mappings(group.get("work-summary"))) for group in mappings(listed.get("group"))]
    if "bulk" in value:
        return [mapping(one.get("work")) for one in mappings(value.get("bulk"))]
    return [value] if "title" in value else None


def _contributors(item: Mapping[str, Any]) -> tuple[Name, ...]:
    """Who is named as an author, in a work that was asked for by itself: summaries name nobody."""
    people = mappings(at(item, "contributors", "contributor"))
    given = (
        free(at(one, "credit-name", "value"), orcid=at(one, "contributor-orcid", "path") or "")
        for one in people
        if plain(at(one, "contributor-attributes", "contributor-role")).lower() in {"", "author"}
    )
    return without_addresses(given)


def _preferred(summaries: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The same work as several sources told it: the one that the person put on top, which has the highest index."""
    return max(summaries, key=lambda one: _number(one.get("display-index")), default={})


def _number(value: object) -> int:
    given = str(value)
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def _title(item: Mapping[str, Any]) -> str:
    heading = mapping(item.get("title"))
    return title(at(heading, "title", "value"), at(heading, "subtitle", "value"))


def _ids(item: Mapping[str, Any]) -> dict[str, list[str]]:
    """The work's own identifiers by type; those of what it is part of are left out, but for the serial's."""
    found_ids: dict[str, list[str]] = {}
    for one in mappings(at(item, "external-ids", "external-id")):
        kind = plain(one.get("external-id-type")).lower()
        if plain(one.get("external-id-relationship")).lower() in {"", "self", "version-of"} or kind == "issn":
            found_ids.setdefault(kind, []).append(plain(one.get("external-id-value")))
    return found_ids


SOURCE = Orcid()
