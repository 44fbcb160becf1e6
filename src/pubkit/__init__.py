"""pubkit keeps a researcher's publication list right everywhere it is printed.

The public names load on first use, so ``import pubkit`` costs next to nothing.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # what type checkers know to be true; importing typing for it would double the cost
if TYPE_CHECKING:
    from typing import Any

# public name -> the module that has it
_PUBLIC: dict[str, str] = {
    "Mark": "pubkit.model",
    "Name": "pubkit.model",
    "PartialDate": "pubkit.model",
    "Venue": "pubkit.model",
    "Work": "pubkit.model",
    "Problem": "pubkit.diagnostics",
    "Change": "pubkit.diagnostics",
    "PubkitError": "pubkit.errors",
    "Library": "pubkit.library",
    "read": "pubkit.library",
    "reads": "pubkit.library",
    "from_csl_json": "pubkit.library",
    "parse_names": "pubkit.api",
    "match_self": "pubkit.api",
    "find_duplicates": "pubkit.api",
    "parse_references": "pubkit.api",
    "to_bibtexparser": "pubkit.api",
    "from_bibtexparser": "pubkit.api",
    "Person": "pubkit.identifying",
    "match_candidates": "pubkit.enriching.matching",
    "latex_to_text": "pubkit.bibtex",
    "text_to_latex": "pubkit.bibtex",
    "normalize_venue": "pubkit.normalizing",
    "html_to_text": "pubkit.normalizing",
    "clean_doi": "pubkit.normalizing",
    "clean_pages": "pubkit.normalizing",
    "clean_url": "pubkit.normalizing",
    "clean_title": "pubkit.normalizing",
    "to_title_case": "pubkit.normalizing",
    "to_sentence_case": "pubkit.normalizing",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
