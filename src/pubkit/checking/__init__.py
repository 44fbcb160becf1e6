"""The linter: what a careful reader of a publication list would point at. One check a file, in ``checks``."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubkit.checking.codes import CODES
    from pubkit.checking.run import check, fix

_PUBLIC = {
    "CODES": "pubkit.checking.codes",
    "check": "pubkit.checking.run",
    "fix": "pubkit.checking.run",
}

__all__ = ["CODES", "check", "fix"]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.checking' has no attribute {name!r}")
