"""RIS <-> Work."""

from __future__ import annotations

from pubkit.files.ris.reading import loads
from pubkit.files.ris.writing import dumps

__all__ = ["dumps", "loads"]
