"""A list as an HTML fragment, in the classes that citation processors share."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pubkit.formatting.row import Row


def lay_out(rows: Sequence[Row], legend: str) -> str:
    """``div.csl-bib-body`` with one ``div.csl-entry`` an entry; its key is in ``data-key``."""
    lines = ['<div class="csl-bib-body">']
    for row in rows:
        label = f'<span class="csl-label">{row.label}</span> ' if row.label else ""
        lines.append(f'  <div class="csl-entry" data-key="{escape(row.key)}">{label}{row.body}</div>')
    if legend:
        lines.append(f'  <p class="legend">{legend}</p>')
    return "\n".join([*lines, "</div>", ""])
