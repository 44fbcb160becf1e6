"""Which records are one publication, and how to make one of them."""

from __future__ import annotations

import importlib
from typing import Any

# public name -> the module that has it
_PUBLIC = {
    "Duplicates": "pubkit.deduping.duplicates",
    "Pair": "pubkit.deduping.duplicates",
    "find_duplicates": "pubkit.deduping.find",
    "linked": "pubkit.deduping.merging",
    "merge": "pubkit.deduping.merging",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.deduping' has no attribute {name!r}")
