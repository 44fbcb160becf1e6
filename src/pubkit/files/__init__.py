"""The other codecs, atomic writes and the undo journal."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubkit.files.atomic import Written, earlier, has_conflict_markers, history, undo, write_atomic
    from pubkit.files.csl_json import from_csl_json
    from pubkit.files.reading import Source, digest, read_source, read_sources, sniff

# public name -> the module that has it: loaded on first use
_PUBLIC = {
    "Source": "pubkit.files.reading",
    "Written": "pubkit.files.atomic",
    "digest": "pubkit.files.reading",
    "earlier": "pubkit.files.atomic",
    "from_csl_json": "pubkit.files.csl_json",
    "has_conflict_markers": "pubkit.files.atomic",
    "history": "pubkit.files.atomic",
    "read_source": "pubkit.files.reading",
    "read_sources": "pubkit.files.reading",
    "sniff": "pubkit.files.reading",
    "undo": "pubkit.files.atomic",
    "write_atomic": "pubkit.files.atomic",
}

__all__ = [
    "Source",
    "Written",
    "digest",
    "earlier",
    "from_csl_json",
    "has_conflict_markers",
    "history",
    "read_source",
    "read_sources",
    "sniff",
    "undo",
    "write_atomic",
]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
