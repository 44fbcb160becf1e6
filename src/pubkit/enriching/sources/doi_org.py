"""doi.org's content negotiation: CSL-JSON of any agency's DOI, by way of a redirect to the agency.

https://citation.doi.org/docs.html. It is asked after Crossref and DataCite, for mEDRA, JaLC, KISTI and the others.
"""

from __future__ import annotations

from urllib.parse import quote

from pubkit.enriching.fields import doi
from pubkit.enriching.reading import GONE, json_value, not_due, refused, words
from pubkit.enriching.shapes import first, mapping
from pubkit.enriching.source import ABSENT, Access, Answer, Kind, Pace, Query, Reply, Request, found
from pubkit.enriching.sources.bib_entry import bib_records
from pubkit.enriching.sources.csl_item import record

CSL_JSON = "application/vnd.citationstyles.csl+json"


class DoiOrg:
    """https://doi.org."""

    name = "doi.org"
    base = "https://doi.org"
    hosts = frozenset(
        {
            "doi.org",
            "www.doi.org",
            "dx.doi.org",
            "api.crossref.org",
            "data.crossref.org",
            "api.datacite.org",
            "data.datacite.org",
            "data.crosscite.org",
            "api.medra.org",
            "data.medra.org",
            "api.japanlinkcenter.org",
            "doi.kisti.re.kr",
        }
    )
    pace = Pace(1, 1.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        if not query.doi:
            return ()
        path = f"/{quote(query.doi, safe='/()')}"
        return (Request(path, Kind.IDENTIFIER, {}, {"Accept": CSL_JSON}, frozenset(), query.doi),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        if reply.status in GONE:
            # The handle system's own page, or a plain "Resource not found." of the agency.
            said = words(reply)[:20_000].lower()
            known = "doi not found" in said or "resource not found" in said or "doesn't exist" in said
            return ABSENT if known else not_due("CSL-JSON", reply)
        if (no := refused(reply)) is not None:
            return no
        if entries := bib_records(reply, self.name):
            return found(entries[:1])
        item = mapping(json_value(reply))
        if not first(item.get("title")) or not (doi(item.get("DOI")) or item.get("type")):
            return not_due("CSL-JSON", reply)
        return found((record({"DOI": request.asked, **item}, self.name, reply, f"{self.base}/{request.asked}"),))


SOURCE = DoiOrg()
