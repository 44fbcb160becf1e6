"""CSL-JSON <-> Work."""

from __future__ import annotations

from pubkit.files.csl_json.reading import from_csl_json, loads
from pubkit.files.csl_json.writing import dumps, dumps_lines, to_csl_json

__all__ = ["dumps", "dumps_lines", "from_csl_json", "loads", "to_csl_json"]
