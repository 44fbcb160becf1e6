"""The ACL Anthology's XML (https://github.com/acl-org/acl-anthology, folder data/xml): volumes of papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pubkit.enriching.fields import date, doi, pages
from pubkit.enriching.people import person
from pubkit.enriching.source import Notice, Record
from pubkit.enriching.text import unmangle
from pubkit.model import Name, Work

SITE = "https://aclanthology.org/"
# What a paper holds when it is not what it was (data/xml/schema.rnc).
_NOTICES = (("retracted", "retraction"), ("removed", "removal"), ("erratum", "erratum"))
_TAGS = {"b": "b", "i": "i", "sub": "sub", "sup": "sup", "fixed-case": 'span class="nocase"'}


def papers(collection: Element, volume: Element, source: str) -> Iterator[Record]:
    """Every paper of one ``<volume>``; ``collection`` is the root that says where it stands."""
    meta = volume.find("meta")
    if meta is None:
        return
    booktitle, journal = _words(meta.find("booktitle")), _words(meta.find("journal-title"))
    place = f"{collection.get('id', '')}-{volume.get('id', '')}"
    for paper in volume.findall("paper"):
        heading = _words(paper.find("title"))
        if not heading:
            continue
        own = _words(paper.find("url"))
        # Before 2020 an identifier was P18-1001: the volume's number and the paper's run together.
        key = own if own and "/" not in own else f"{place}.{paper.get('id', '')}"
        work = Work(
            key="",
            type="article-journal" if journal else "paper-conference",
            title=heading,
            authors=_names(paper, "author"),
            editors=_names(meta, "editor") if not journal else (),
            issued=date(_words(meta.find("year")), _words(meta.find("month"))),
            container_title=journal or booktitle,
            volume=_words(meta.find("journal-volume")),
            issue=_words(meta.find("journal-issue")),
            pages=pages(_words(paper.find("pages"))),
            publisher=_words(meta.find("publisher")),
            publisher_place=_words(meta.find("address")),
            doi=doi(_words(paper.find("doi"))),
            isbn=_words(meta.find("isbn")),
            url="" if _words(paper.find("doi")) else f"{SITE}{key}/",
        )
        notices = tuple(Notice(kind, asserted_by="acl") for tag, kind in _NOTICES if paper.find(tag) is not None)
        yield Record(work, source, key, f"{SITE}{key}/", notices=notices)


def _names(element: Element, tag: str) -> tuple[Name, ...]:
    found = (
        person(_words(one.find("last")), _words(one.find("first")), suffix=_words(one.find("suffix")))
        for one in element.findall(tag)
    )
    return tuple(name for name in found if name)


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join(unmangle(_markup(element)).split())


def _markup(element: Element) -> str:
    """The text of an element; what the Anthology protects or raises becomes CSL's rich text, TeX loses its dollars."""
    parts = [element.text or ""]
    for child in element:
        inner = _markup(child)
        if child.tag == "tex-math":
            inner = re.sub(r"[{}$]", "", inner)
        elif opening := _TAGS.get(child.tag):
            inner = f"<{opening}>{inner}</{opening.split()[0]}>"
        parts += [inner, child.tail or ""]
    return "".join(parts)
