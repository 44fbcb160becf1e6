"""arXiv's API: Atom by identifier or by title (https://info.arxiv.org/help/api/user-manual.html).

An unknown identifier is an empty feed; a malformed one is an entry called "Error". One request in 3 seconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pubkit.enriching.fields import arxiv, doi, iso_date
from pubkit.enriching.people import free
from pubkit.enriching.printed import read_comment, read_reference
from pubkit.enriching.reading import not_due, refused, xml_root
from pubkit.enriching.source import (
    ABSENT,
    Access,
    Answer,
    Kind,
    Notice,
    Outcome,
    Pace,
    Query,
    Record,
    Reply,
    Request,
    Version,
    found,
)
from pubkit.enriching.text import plain, text, title
from pubkit.model import Work

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROWS = 5
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ERROR = "arxiv.org/api/errors"
_WITHDRAWN = re.compile(
    r"\b(?:this|the) (?:paper|article|submission|manuscript|work) (?:has been|is|was) withdrawn", re.I
)
_WITHDRAWN_COMMENT = re.compile(r"\W*(?:paper |article )?withdrawn\b", re.I)
_WORD = re.compile(r"[^\W_]+")


class Arxiv:
    """https://export.arxiv.org."""

    name = "arxiv"
    base = "https://export.arxiv.org"
    hosts = frozenset({"export.arxiv.org", "arxiv.org"})
    pace = Pace(1, 3.0, 1)
    batch_size = 50

    def requests(self, query: Query, access: Access) -> tuple[Request, ...]:
        if bare := query.arxiv or arxiv(query.doi):
            return (Request("/api/query", Kind.IDENTIFIER, {"id_list": bare, "max_results": "1"}, asked=bare),)
        if query.doi or not query.title:
            return ()
        words = " ".join(_WORD.findall(query.title))
        asked = f'ti:"{words}"' + (f' AND au:"{query.authors[0]}"' if query.authors else "")
        params = {"search_query": asked, "max_results": str(ROWS)}
        return (Request("/api/query", Kind.SEARCH, params, asked=query.title),)

    def batch(self, identifiers: Sequence[str], access: Access) -> Request:
        """One request for several identifiers. One that the answer lacks is asked for by itself."""
        listed = ",".join(identifiers)
        params = {"id_list": listed, "max_results": str(len(identifiers))}
        return Request("/api/query", Kind.IDENTIFIER, params, asked=listed)

    def parts(self, reply: Reply) -> Mapping[str, bytes]:
        """Each entry of a feed in a feed of its own."""
        from xml.etree.ElementTree import Element, tostring

        root = xml_root(reply)
        parts: dict[str, bytes] = {}
        for entry in [] if root is None else root.findall(f"{_ATOM}entry"):
            feed = Element(f"{_ATOM}feed")
            feed.append(entry)
            parts[arxiv(_words(entry, f"{_ATOM}id")).lower()] = tostring(feed, "utf-8")
        return parts

    def parse(self, request: Request, reply: Reply) -> Answer:
        root = xml_root(reply) if reply.status in (200, 400) else None
        if root is None or root.tag != f"{_ATOM}feed":
            return refused(reply) or not_due("arXiv's Atom", reply)
        entries = root.findall(f"{_ATOM}entry")
        wrong = next((entry for entry in entries if _ERROR in _words(entry, f"{_ATOM}id")), None)
        if wrong is not None:
            said = _words(wrong, f"{_ATOM}summary")
            return (
                Answer(Outcome.ABSENT, detail=said) if "incorrect id" in said else not_due(f"an entry ({said})", reply)
            )
        if reply.status != 200:
            return refused(reply) or ABSENT
        return found(tuple(self._record(entry, reply) for entry in entries if arxiv(_words(entry, f"{_ATOM}id"))))

    def _record(self, entry: Element, reply: Reply) -> Record:
        eprint = arxiv(_words(entry, f"{_ATOM}id"))
        published = doi(_words(entry, f"{_ARXIV}doi"))
        comment = _words(entry, f"{_ARXIV}comment")
        primary = entry.find(f"{_ARXIV}primary_category")
        authors = [free(_words(author, f"{_ATOM}name")) for author in entry.findall(f"{_ATOM}author")]
        work = Work(
            key="",
            type="article",
            title=title(_words(entry, f"{_ATOM}title")),
            authors=tuple(name for name in authors if name),
            issued=iso_date(_words(entry, f"{_ATOM}published")),
            url=f"https://arxiv.org/abs/{eprint}",
            eprint=eprint,
            eprint_type="arXiv",
            abstract=text(_words(entry, f"{_ATOM}summary")),
            extra={"primaryclass": primary.get("term", "")} if primary is not None and primary.get("term") else {},
        )
        withdrawn = _WITHDRAWN.search(f"{comment} {work.abstract[:300]}") or _WITHDRAWN_COMMENT.match(comment)
        return Record(
            work=work,
            source=self.name,
            id=eprint,
            url=work.url,
            fetched=reply.fetched,
            notices=(Notice("withdrawal", asserted_by="arxiv"),) if withdrawn else (),
            versions=_published(entry, published, comment),
        )


def _published(entry: Element, published: str, comment: str) -> tuple[Version, ...]:
    """The publication that the entry links by its DOI, else what it says of one."""
    if published and not arxiv(published):
        return (Version("published", doi=published),)
    reference = _words(entry, f"{_ARXIV}journal_ref")
    printed = read_reference(reference) if reference else read_comment(comment)
    return (Version("published", said=reference or comment, printed=printed),) if printed else ()


def _words(element: Element, tag: str) -> str:
    child = element.find(tag)
    return plain("".join(child.itertext())) if child is not None else ""


SOURCE = Arxiv()
