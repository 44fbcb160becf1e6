"""A list as plain text: one entry a line."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.formatting.row import Row


def lay_out(rows: Sequence[Row], legend: str) -> str:
    """One entry a line, the legend after a blank line."""
    lines = [" ".join(row.line.split("\n")) for row in rows]
    return "".join(f"{line}\n" for line in [*lines, *(["", legend] if legend else [])])
