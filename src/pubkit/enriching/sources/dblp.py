"""DBLP: the search API, a record as BibTeX or XML, a person's page as XML (https://dblp.org/faq/13501473.html).

The search answers one hit as an object and several as a list, and one author likewise. DBLP asks for one request in
2 seconds at most. A bot page with status 200 has come instead of JSON: that is "unavailable".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pubkit.enriching.fields import arxiv, date, doi, isbn, number, pages, web
from pubkit.enriching.people import free
from pubkit.enriching.reading import GONE, json_value, not_due, refused, xml_root
from pubkit.enriching.shapes import as_list, at, first, mapping, mappings
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
from pubkit.enriching.sources.bib_entry import bib_records
from pubkit.enriching.text import plain, text, title
from pubkit.model import Name, Work

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROWS = 10
# The search joins all words by AND, by prefix: the long tail of a title only adds risk.
_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"[\w.+:-]+(?:/[\w.+:-]+)+")
PERSON = re.compile(r"(?:https?://dblp\.(?:org|uni-trier\.de)/)?pid/([\w-]+/[\w-]+(?:-\d+)?)(?:\.\w+)?")

# What the search calls a record -> CSL (dblp.org/xml/docu/dblpxml.pdf has the XML's own element names).
_TYPES: Mapping[str, str] = {
    "Journal Articles": "article-journal",
    "Conference and Workshop Papers": "paper-conference",
    "Informal and Other Publications": "article",
    "Informal Publications": "article",
    "Books and Theses": "book",
    "Editorship": "book",
    "Parts in Books or Collections": "chapter",
    "Reference Works": "entry",
    "Data and Artifacts": "dataset",
    "Withdrawn Items": "article-journal",
}
_ELEMENTS: Mapping[str, str] = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "proceedings": "book",
    "book": "book",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "data": "dataset",
}

_SCALARS = ("title", "volume", "number", "pages", "year", "doi", "publisher", "series", "school")


class Dblp:
    """https://dblp.org."""

    name = "dblp"
    base = "https://dblp.org"
    hosts = frozenset({"dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"})
    pace = Pace(1, 2.0, 1)

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        if match := PERSON.fullmatch(query.dblp):
            return (Request(f"/pid/{match[1]}.xml", Kind.SEARCH, asked=query.dblp),)
        if _KEY.fullmatch(query.dblp):
            return (Request(f"/rec/{quote(query.dblp, safe='/:+')}.bib", Kind.IDENTIFIER, asked=query.dblp),)
        if not query.title:
            return ()
        wanted = [*_WORD.findall(query.title)[:_WORDS], *_WORD.findall(query.authors[0] if query.authors else "")]
        params = {"q": " ".join(wanted), "format": "json", "h": str(ROWS)}
        return (Request("/search/publ/api", Kind.SEARCH, params, asked=params["q"]),)

    def parse(self, request: Request, reply: Reply) -> Answer:
        if reply.status in GONE:
            known = request.kind is Kind.IDENTIFIER or request.path.startswith("/pid/")
            return ABSENT if known else unavailable(f"HTTP {reply.status} to a search")
        if (no := refused(reply)) is not None:
            return no
        if request.path.endswith(".bib"):
            records = bib_records(reply, self.name, f"{self.base}/rec/")
            return found(records) if records else not_due("BibTeX", reply)
        if request.path.endswith(".xml"):
            root = xml_root(reply)
            return not_due("DBLP's XML", reply) if root is None else found(records_of(root, self.name, reply))
        return self._hits(reply)

    def _hits(self, reply: Reply) -> Answer:
        value = json_value(reply)
        hits = at(value, "result", "hits")
        if not isinstance(hits, Mapping) or str(first(at(value, "result", "status", "@code")) or "200") != "200":
            return not_due("DBLP's JSON", reply)
        infos = [mapping(hit.get("info")) for hit in mappings(hits.get("hit"))]
        titled = [info for info in infos if plain(first(info.get("title")))]
        if infos and not titled:
            return not_due("DBLP's publications", reply)
        return found(tuple(self._hit(info, reply) for info in titled))

    def _hit(self, info: Mapping[str, Any], reply: Reply) -> Record:
        told = plain(first(info.get("type")))
        role = "editors" if told == "Editorship" else "authors"
        fields = {
            "authors": (),
            role: as_list(at(info, "authors", "author")),
            "venue": first(info.get("venue")),
            "ee": as_list(info.get("ee")),
            "isbn": as_list(info.get("isbn")),
            **{name: first(info.get(name)) for name in _SCALARS},
        }
        kind = _TYPES.get(told, "document")
        gone = told == "Withdrawn Items"
        return _record(fields, kind, plain(info.get("key")), self.name, reply, withdrawn=gone)


def records_of(root: Element, source: str, reply: Reply) -> tuple[Record, ...]:
    """Every publication below ``dblp``, ``dblpperson`` or a record, in the order of the document."""
    elements = [element for element in root.iter() if element.tag in _ELEMENTS and element.get("key")]
    return tuple(record_of(element, source, reply) for element in elements)


def record_of(element: Element, source: str, reply: Reply) -> Record:
    """One record element as a Record."""

    def one(tag: str) -> str:
        child = element.find(tag)
        return text(_markup(child)) if child is not None else ""

    fields = {
        "authors": [{"text": "".join(a.itertext()), "@orcid": a.get("orcid", "")} for a in element.findall("author")],
        "editors": [{"text": "".join(a.itertext()), "@orcid": a.get("orcid", "")} for a in element.findall("editor")],
        "venue": one("journal") or one("booktitle"),
        "ee": ["".join(ee.itertext()) for ee in element.findall("ee")],
        "isbn": ["".join(child.itertext()) for child in element.findall("isbn")],
        **{name: one(name) for name in _SCALARS},
    }
    publtype = element.get("publtype", "").split()
    kind = "article" if "informal" in publtype else _ELEMENTS[element.tag]
    withdrawn = "withdrawn" in publtype
    return _record(fields, kind, element.get("key", ""), source, reply, withdrawn=withdrawn)


def _markup(element: Element) -> str:
    """The text of an element with the tags that titles may have (i, sub, sup, tt, ref)."""
    inner = "".join(f"<{child.tag}>{_markup(child)}</{child.tag}>{child.tail or ''}" for child in element)
    return f"{element.text or ''}{inner}"


def _record(
    fields: Mapping[str, Any], kind: str, key: str, source: str, reply: Reply, *, withdrawn: bool = False
) -> Record:
    links = [web(link) for link in fields["ee"] if web(link)]
    bare = doi(fields.get("doi")) or next(
        (found_doi for link in links if "doi" in link and (found_doi := doi(link))), ""
    )
    venue, volume = plain(fields["venue"]), number(fields["volume"])
    eprint = ""
    if venue == "CoRR":
        # DBLP has every arXiv paper as an article of "CoRR", volume "abs/" and the identifier.
        kind, eprint = "article", arxiv(volume.removeprefix("abs/")) or next(map(arxiv, links), "")
        venue = volume = ""
    heading = title(fields["title"])
    if kind == "book" and ("/phd/" in key or key.startswith("phd/")):
        kind = "thesis"
    work = Work(
        key="",
        type=kind,
        title=heading,
        authors=_people(fields["authors"]),
        editors=_people(fields.get("editors", ())),
        issued=date(fields["year"]),
        container_title=venue,
        volume=volume,
        issue=number(fields["number"]),
        pages=pages(fields["pages"]),
        publisher=plain(fields.get("publisher") or fields.get("school")),
        doi="" if eprint else bare,
        url="" if bare else (links[0] if links else ""),
        isbn=isbn(fields.get("isbn")),
        eprint=eprint,
        eprint_type="arXiv" if eprint else "",
        extra={"collection-title": plain(fields["series"])} if plain(fields.get("series")) else {},
    )
    notices = (Notice("withdrawal", asserted_by="dblp"),) if withdrawn else ()
    return Record(work, source, key, f"https://dblp.org/rec/{key}", reply.fetched, notices=notices)


def _people(authors: object) -> tuple[Name, ...]:
    """Authors as strings, or as objects with ``text`` and ``@pid``; the number of namesakes becomes the identity."""
    given = [
        (one.get("text"), one.get("@orcid", "")) if isinstance(one, Mapping) else (one, "") for one in as_list(authors)
    ]
    return tuple(name for whole, orcid in given if (name := free(whole, orcid=orcid, identity=True)))


SOURCE = Dblp()
