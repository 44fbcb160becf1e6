"""Unpaywall: where a DOI can be read freely (https://unpaywall.org/products/api). It asks for a mail address."""

from __future__ import annotations

from urllib.parse import quote

from pubkit.enriching.fields import doi, iso_date, issn, web
from pubkit.enriching.people import free, person, without_addresses
from pubkit.enriching.reading import GONE, json_value, not_due, refused
from pubkit.enriching.shapes import as_list, mapping
from pubkit.enriching.source import ABSENT, Access, Answer, Kind, Pace, Query, Record, Reply, Request, found
from pubkit.enriching.sources.csl_item import csl_type
from pubkit.enriching.text import plain, split_retracted, title
from pubkit.model import Name, Work


class Unpaywall:
    """https://api.unpaywall.org."""

    name = "unpaywall"
    base = "https://api.unpaywall.org"
    hosts = frozenset({"api.unpaywall.org"})
    pace = Pace(1, 1.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        if not query.doi or not access.mailto:
            return ()
        path = f"/v2/{quote(query.doi, safe='/')}"
        params = {"email": access.mailto}
        return (Request(path, Kind.IDENTIFIER, params, private=frozenset({"email"}), asked=query.doi),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        item = mapping(json_value(reply))
        if reply.status in GONE:
            said = str(item.get("message", ""))
            return ABSENT if item.get("error") is True or "isn't in" in said else not_due("Unpaywall's JSON", reply)
        if (no := refused(reply)) is not None:
            return no
        bare = doi(item.get("doi"))
        if not bare:
            return not_due("Unpaywall's JSON", reply)
        best = mapping(item.get("best_oa_location"))
        heading, _ = split_retracted(title(item.get("title")))
        work = Work(
            key="",
            type=csl_type(item.get("genre")),
            title=heading,
            authors=without_addresses(map(_name, as_list(item.get("z_authors")))),
            issued=iso_date(item.get("published_date")) or iso_date(item.get("year")),
            container_title=plain(item.get("journal_name")),
            publisher=plain(item.get("publisher")),
            doi=bare,
            url=web(best.get("url_for_pdf") or best.get("url")),
            issn=issn(plain(item.get("journal_issns")).split(",")),
        )
        return found((Record(work, self.name, bare, f"https://unpaywall.org/{bare}", reply.fetched),))


def _name(author: object) -> Name | None:
    given = mapping(author)
    if given.get("family"):
        return person(given.get("family"), given.get("given"), orcid=given.get("ORCID"))
    return free(given.get("raw_author_name") or given.get("name"))


SOURCE = Unpaywall()
