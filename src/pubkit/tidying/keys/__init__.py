"""Keys of entries made by a pattern, in the words of JabRef's key patterns."""

from __future__ import annotations

from pubkit.tidying.keys.pattern import Pattern, parse_pattern

__all__ = ["Pattern", "parse_pattern"]
