"""A list as Markdown: numbered where the style numbers, else one paragraph an entry (CommonMark 0.31)."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.formatting.row import Row


def lay_out(rows: Sequence[Row], legend: str) -> str:
    """A numbered list for the labels ``[1]`` or ``1.`` that number the list; other labels stay as they are."""
    counted = all(any(char.isdigit() for char in row.label) for row in rows)
    numbered = "\n".join(f"{row.number}. {row.body}" for row in rows)
    blocks = [numbered] if counted else [row.line for row in rows]
    return "\n\n".join([*blocks, *([legend] if legend else [])]) + "\n" if rows else ""
