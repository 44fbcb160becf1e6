"""BibTeX as its owner likes to see it: one rule, one small file; what no rule touches keeps its bytes."""

from __future__ import annotations

from pubkit.tidying.options import Options
from pubkit.tidying.tidy import Tidied, tidy

__all__ = ["Options", "Tidied", "tidy"]
