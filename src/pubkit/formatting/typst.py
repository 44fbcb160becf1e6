"""A list as Typst: one paragraph an entry."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.formatting.row import Row


def lay_out(rows: Sequence[Row], legend: str) -> str:
    """Paragraphs, each with its label; the legend is the last."""
    return "\n\n".join([*(row.line for row in rows), *([legend] if legend else [])]) + "\n" if rows else ""
