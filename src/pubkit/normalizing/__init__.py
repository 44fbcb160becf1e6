"""Normalizing: what messy sources give, as canonical names, venues and text, and never by a guess in silence."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubkit.normalizing.engine import groups, normalize
    from pubkit.normalizing.names.read import parse_names, read_names
    from pubkit.normalizing.text.casing import to_sentence_case, to_title_case
    from pubkit.normalizing.text.doi import clean_doi
    from pubkit.normalizing.text.markup import html_to_csl, html_to_text
    from pubkit.normalizing.text.numbers import clean_arxiv, clean_isbn, clean_issn, clean_orcid
    from pubkit.normalizing.text.pages import clean_pages
    from pubkit.normalizing.text.title import clean_title
    from pubkit.normalizing.text.url import clean_url

_PUBLIC: dict[str, str] = {
    "normalize": "pubkit.normalizing.engine",
    "groups": "pubkit.normalizing.engine",
    "clean_doi": "pubkit.normalizing.text.doi",
    "clean_pages": "pubkit.normalizing.text.pages",
    "clean_url": "pubkit.normalizing.text.url",
    "clean_title": "pubkit.normalizing.text.title",
    "clean_arxiv": "pubkit.normalizing.text.numbers",
    "clean_isbn": "pubkit.normalizing.text.numbers",
    "clean_issn": "pubkit.normalizing.text.numbers",
    "clean_orcid": "pubkit.normalizing.text.numbers",
    "parse_names": "pubkit.normalizing.names.read",
    "read_names": "pubkit.normalizing.names.read",
    "html_to_text": "pubkit.normalizing.text.markup",
    "html_to_csl": "pubkit.normalizing.text.markup",
    "normalize_venue": "pubkit.normalizing.venues",
    "render_venue": "pubkit.normalizing.venues",
    "venue_key": "pubkit.normalizing.venues.key",
    "to_title_case": "pubkit.normalizing.text.casing",
    "to_sentence_case": "pubkit.normalizing.text.casing",
}

__all__ = [
    "clean_arxiv",
    "clean_doi",
    "clean_isbn",
    "clean_issn",
    "clean_orcid",
    "clean_pages",
    "clean_title",
    "clean_url",
    "groups",
    "html_to_csl",
    "html_to_text",
    "normalize",
    "parse_names",
    "read_names",
    "to_sentence_case",
    "to_title_case",
]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.normalizing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
