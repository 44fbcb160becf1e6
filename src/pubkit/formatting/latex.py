"""A list as LaTeX: a plain list environment, which needs no package."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.formatting.row import Row


def lay_out(rows: Sequence[Row], legend: str) -> str:
    r"""``\item[{label}]`` where the style numbers, else ``\item[]``; the braces keep a label's own brackets."""
    if not rows:
        return ""
    widest = max((row.label for row in rows), key=len)
    margin = r"\setlength{\leftmargin}{\labelwidth}\addtolength{\leftmargin}{\labelsep}"
    lines = [rf"\begin{{list}}{{}}{{\settowidth{{\labelwidth}}{{{widest}}}{margin}}}"]
    lines += [rf"\item[{{{row.label}}}] {row.body}" for row in rows]
    lines.append(r"\end{list}")
    if legend:
        lines.append(rf"\noindent {legend}")
    return "\n".join([*lines, ""])
