"""DataCite's REST API: DOIs of data, software, theses and arXiv (https://support.datacite.org/docs/api)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pubkit.enriching.fields import arxiv, doi, isbn, iso_date, issn, number, page_range, web
from pubkit.enriching.people import free, group, person, without_addresses
from pubkit.enriching.reading import GONE, is_html, json_value, not_due, refused, words
from pubkit.enriching.shapes import as_list, mapping, mappings
from pubkit.enriching.source import (
    ABSENT,
    Access,
    Answer,
    Kind,
    Pace,
    Query,
    Record,
    Reply,
    Request,
    Version,
    found,
)
from pubkit.enriching.sources.csl_item import csl_type
from pubkit.enriching.text import plain, split_retracted, text, title
from pubkit.model import Name, PartialDate, Work

# DataCite Metadata Schema 4.6, resourceTypeGeneral -> CSL. Its own ``citeproc`` guess calls most of them "article".
_TYPES: Mapping[str, str] = {
    "Book": "book",
    "BookChapter": "chapter",
    "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "ComputationalNotebook": "software",
    "Dataset": "dataset",
    "Dissertation": "thesis",
    "Image": "graphic",
    "JournalArticle": "article-journal",
    "PeerReview": "review",
    "Preprint": "article",
    "Report": "report",
    "Software": "software",
    "Standard": "standard",
}
_THESIS = re.compile(r"thesis|dissertation", re.I)
_MAIN_TITLE = (None, "", "Other")
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_PREPRINT_SERVERS = ("arxiv",)


class DataCite:
    """https://api.datacite.org."""

    name = "datacite"
    base = "https://api.datacite.org"
    hosts = frozenset({"api.datacite.org"})
    pace = Pace(5, 1.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        if not query.doi:
            return ()
        return (Request(f"/dois/{quote(query.doi, safe='/()')}", Kind.IDENTIFIER, asked=query.doi),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        if reply.status in GONE:
            said = words(reply)[:2000].lower()
            known = not is_html(reply.body) and ("doesn't exist" in said or '"404"' in said or "not found" in said)
            return ABSENT if known else not_due("DataCite's JSON", reply)
        if (no := refused(reply)) is not None:
            return no
        data = mapping(json_value(reply)).get("data")
        if data is None:
            return not_due("DataCite's JSON", reply)
        items = [mapping(mapping(one).get("attributes", one)) for one in as_list(data)]
        known_items = [item for item in items if doi(item.get("doi"))]
        if items and not known_items:
            return not_due("DataCite's JSON", reply)
        return found(tuple(self._record(item, reply) for item in known_items))

    def _record(self, item: Mapping[str, Any], reply: Reply) -> Record:
        bare = doi(item.get("doi"))
        container = _container(item)
        eprint = _arxiv(item) or arxiv(bare)
        kind = "article" if eprint else _type(mapping(item.get("types")))
        serial = plain(container.get("identifierType")).upper()
        heading, _ = split_retracted(_title(item))
        work = Work(
            key="",
            type=kind,
            title=heading,
            authors=_people(item.get("creators")),
            editors=_people(
                [one for one in as_list(item.get("contributors")) if mapping(one).get("contributorType") == "Editor"]
            ),
            issued=_issued(item),
            container_title=plain(container.get("title")),
            volume=number(container.get("volume")),
            issue=number(container.get("issue")),
            pages=page_range(container.get("firstPage"), container.get("lastPage")),
            publisher=plain(_publisher(item)) if kind != "article" else "",
            doi=bare,
            url=web(item.get("url")),
            isbn=isbn(container.get("identifier")) if serial == "ISBN" else "",
            issn=issn(container.get("identifier")) if serial.endswith("ISSN") else "",
            eprint=eprint,
            eprint_type="arXiv" if eprint else "",
            abstract=_abstract(item),
            language=plain(item.get("language")),
            extra={"version": plain(item.get("version"))} if kind == "software" and plain(item.get("version")) else {},
        )
        url = f"{self.base}/dois/{quote(bare, safe='/')}"
        others = tuple(title(mapping(one).get("title")) for one in as_list(item.get("titles")))
        titles = tuple(one for one in others if one and one != heading)
        return Record(work, self.name, bare, url, reply.fetched, versions=_versions(item, bare), titles=titles)


def _container(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """What it was published in: DataCite's digest, else the related item that says so (schema 4.4, property 20)."""
    if container := mapping(item.get("container")):
        return container
    related = mappings(item.get("relatedItems"))
    found_item = next((one for one in related if one.get("relationType") == "IsPublishedIn"), {})
    titles = as_list(found_item.get("titles"))
    serial = mapping(found_item.get("relatedItemIdentifier"))
    return {
        **found_item,
        "title": mapping(titles[0]).get("title") if titles else "",
        "identifier": serial.get("relatedItemIdentifier"),
        "identifierType": serial.get("relatedItemIdentifierType"),
    }


def _title(item: Mapping[str, Any]) -> str:
    titles = mappings(item.get("titles"))
    main = next((one for one in titles if one.get("titleType") in _MAIN_TITLE), titles[0] if titles else {})
    below = next((one for one in titles if one.get("titleType") == "Subtitle"), {})
    return title(main.get("title"), below.get("title"))


def _type(types: Mapping[str, Any]) -> str:
    if isinstance(words := types.get("resourceType"), str) and _THESIS.search(words):
        return "thesis"
    general = types.get("resourceTypeGeneral")
    known = _TYPES.get(general) if isinstance(general, str) else None
    guess = csl_type(types.get("citeproc"))
    return known or ("document" if guess == "article" else guess)  # its guess for everything that it has no word for


def _people(creators: object) -> tuple[Name, ...]:
    given = (one if isinstance(one, Mapping) else {"name": one} for one in as_list(creators))
    return without_addresses(name for one in given for name in _names(one))


def _names(creator: Mapping[str, Any]) -> list[Name | None]:
    """The names of one creator, which may hold several persons, with their affiliations, between semicolons."""
    whole = plain(creator.get("name"))
    if creator.get("nameType") == "Organizational":
        return [group(whole)]
    orcid = next(
        (
            mapping(one).get("nameIdentifier")
            for one in as_list(creator.get("nameIdentifiers"))
            if str(mapping(one).get("nameIdentifierScheme")).upper() == "ORCID"
        ),
        "",
    )
    if ";" in whole:
        return [free(_PARENTHESES.sub("", part)) for part in whole.split(";")]
    if creator.get("familyName"):
        return [person(creator.get("familyName"), creator.get("givenName"), orcid=orcid)]
    return [free(whole or creator.get("givenName"), orcid=orcid)]


def _issued(item: Mapping[str, Any]) -> PartialDate | None:
    given = mappings(item.get("dates"))
    dates = {plain(one.get("dateType")): one.get("date") for one in reversed(given)}
    year = iso_date(item.get("publicationYear"))
    full = iso_date(dates.get("Issued") or (dates.get("Submitted") if arxiv(doi(item.get("doi"))) else None))
    return full if full and (year is None or full.year == year.year) else year or full


def _publisher(item: Mapping[str, Any]) -> object:
    publisher = item.get("publisher")
    return publisher.get("name") if isinstance(publisher, Mapping) else publisher


def _abstract(item: Mapping[str, Any]) -> str:
    described = mappings(item.get("descriptions"))
    return next((text(one.get("description")) for one in described if one.get("descriptionType") == "Abstract"), "")


def _arxiv(item: Mapping[str, Any]) -> str:
    named = [mapping(one) for one in [*as_list(item.get("identifiers")), *as_list(item.get("alternateIdentifiers"))]]
    kinds = ("identifierType", "alternateIdentifierType")
    ours = [one for one in named if any(str(one.get(kind)).lower() in _PREPRINT_SERVERS for kind in kinds)]
    return next((bare for one in ours if (bare := arxiv(one.get("identifier") or one.get("alternateIdentifier")))), "")


def _versions(item: Mapping[str, Any], own: str) -> tuple[Version, ...]:
    """arXiv gives the published article's DOI as ``IsVersionOf``; of other repositories it is an older deposit's."""
    if not arxiv(own):
        return ()
    linked = mappings(item.get("relatedIdentifiers"))
    published = [doi(one.get("relatedIdentifier")) for one in linked if one.get("relationType") == "IsVersionOf"]
    return tuple(Version("published", doi=one) for one in dict.fromkeys(published) if one and not arxiv(one))


SOURCE = DataCite()
