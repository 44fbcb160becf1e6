"""Works -> CITATION.cff (Citation File Format 1.2.0): the list as ``references``. Written, not read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pubkit.model import Name, Work

_TYPES = {
    "article-journal": "article",
    "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article",
    "article": "unpublished",
    "paper-conference": "conference-paper",
    "book": "book",
    "chapter": "generic",
    "thesis": "thesis",
    "report": "report",
    "patent": "patent",
    "dataset": "data",
    "software": "software",
    "webpage": "website",
    "post-weblog": "blog",
    "standard": "standard",
    "manuscript": "unpublished",
    "map": "map",
    "motion_picture": "video",
    "legal_case": "legal-case",
    "bill": "bill",
    "hearing": "hearing",
    "pamphlet": "pamphlet",
    "figure": "art",
    "graphic": "art",
}
_TEXTS = {
    "doi": "doi", "url": "url", "volume": "volume", "issue": "issue", "isbn": "isbn", "issn": "issn",
    "number": "number", "abstract": "abstract", "note": "notes",
}  # fmt: skip
_MESSAGE = "If you use this work, please cite what is listed here."
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")
# What json leaves as it is and YAML 1.2 (section 5.1) does not allow in a double-quoted text.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_PAGES = re.compile(r"([^\s–-]+)\s*[–-]+\s*([^\s–-]+)")


def dumps(works: Sequence[Work]) -> str:
    """A CITATION.cff text. Every value is quoted, so that none can begin a line or end its own.

    >>> print(dumps([Work("k", "book", 'T"\\nmessage: x', authors=(Name("Doe", "Jo"),))]).splitlines()[2])
    title: "T\\" message: x"
    """
    head: dict[str, Any] = {"cff-version": "1.2.0", "message": _MESSAGE}
    head["title"] = _plain(works[0].title or works[0].key) if len(works) == 1 else "Publications"
    authors = list(dict.fromkeys(name for work in works for name in work.authors if not name.others))
    head["authors"] = [_person(name) for name in authors] or [{"name": "unknown"}]
    head["references"] = [_reference(work) for work in works]
    return "".join(_lines(head, ""))


def _reference(work: Work) -> dict[str, Any]:
    reference: dict[str, Any] = {"type": _TYPES.get(work.type, "generic"), "title": _plain(work.title or work.key)}
    people = [_person(name) for name in work.authors if not name.others]
    reference["authors"] = people or [{"name": "unknown"}]
    if work.editors:
        reference["editors"] = [_person(name) for name in work.editors if not name.others]
    container = "journal" if work.type.startswith("article") else "collection-title"
    if work.container_title:
        reference[container] = _plain(work.container_title)
    if work.issued and work.issued.year is not None:
        reference["year"] = work.issued.year
        if work.issued.month:
            reference["month"] = work.issued.month
    pages = _PAGES.fullmatch(work.pages)
    if pages:
        reference["start"], reference["end"] = pages[1], pages[2]
    elif work.pages:
        reference["start"] = work.pages
    for attribute, name in _TEXTS.items():
        if value := getattr(work, attribute):
            reference[name] = _plain(value)
    if work.publisher:
        reference["institution" if work.type in ("thesis", "report") else "publisher"] = {
            "name": _plain(work.publisher)
        }
    if work.keywords:
        reference["keywords"] = [_plain(word) for word in work.keywords]
    return reference


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": _plain(name.literal)}
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    parts = {
        "family-names": name.family,
        "given-names": given,
        "name-particle": name.particle,
        "name-suffix": name.suffix,
        "orcid": f"https://orcid.org/{name.orcid}" if name.orcid else "",
    }
    return {part: _plain(value) for part, value in parts.items() if value}


def _plain(text: str) -> str:
    return " ".join(_TAG.sub("", text).split())


def _lines(mapping: dict[str, Any], indent: str) -> Iterator[str]:
    """The mapping as YAML in block style, its texts as JSON, which YAML reads alike."""
    for key, value in mapping.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:\n"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:\n"
            for item in value:
                if isinstance(item, dict):
                    first, *rest = _lines(item, f"{indent}    ")
                    yield f"{indent}  - {first.lstrip(' ')}"
                    yield from rest
                else:
                    yield f"{indent}  - {_quoted(item)}\n"
        else:
            yield f"{indent}{key}: {_quoted(value)}\n"


def _quoted(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return _NOT_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))
