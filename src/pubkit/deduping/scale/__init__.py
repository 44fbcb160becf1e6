"""Duplicates among millions of records: the blocking of ``find_duplicates`` in columns, its rules for what is left.

Needs ``pip install pubkit-bib[scale]`` (polars and numpy).
"""

from __future__ import annotations

import importlib
from typing import Any

# public name -> the module that has it
_PUBLIC = {
    "Progress": "pubkit.deduping.scale.progress",
    "Summary": "pubkit.deduping.scale.results",
    "dedupe_records": "pubkit.deduping.scale.run",
    "write_records": "pubkit.deduping.scale.source",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.deduping.scale' has no attribute {name!r}")
