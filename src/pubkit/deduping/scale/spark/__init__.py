"""The same run past one machine: blocking as joins on Spark, everything about titles and pairs by the same code.

Needs ``pip install pubkit-bib[spark]`` (PySpark 4 and Java 17).
"""

from __future__ import annotations

import importlib
from typing import Any

_PUBLIC = {"dedupe_on_spark": "pubkit.deduping.scale.spark.run"}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'pubkit.deduping.scale.spark' has no attribute {name!r}")
