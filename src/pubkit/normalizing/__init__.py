"""Normalizing: what messy sources give, as canonical names, venues and text, and never by a guess in silence."""

from __future__ import annotations

import importlib
from typing import Any

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
    "to_title_case": "pubkit.normalizing.text.casing",
    "to_sentence_case": "pubkit.normalizing.text.casing",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.normalizing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
