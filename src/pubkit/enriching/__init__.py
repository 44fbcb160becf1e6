"""What public sources know, merged in with proof and never over what a person wrote."""

from __future__ import annotations

import importlib
from typing import Any

_PUBLIC: dict[str, str] = {
    "Settings": "pubkit.enriching.settings",
    "enrich": "pubkit.enriching.stage",
    "Options": "pubkit.enriching.stage",
    "Enrichment": "pubkit.enriching.stage",
    "Outcome": "pubkit.enriching.source",
    "Query": "pubkit.enriching.source",
    "match_candidates": "pubkit.enriching.matching",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.enriching' has no attribute {name!r}")
