"""LaTeX: every character that LaTeX would act upon is written as a command."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers.base import Writer

if TYPE_CHECKING:
    from typing import ClassVar

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "\u00a0": "~",
        "\u202f": r"\,",
        "–": "--",
        "—": "---",
        "‘": "`",
        "’": "'",
        "“": "``",
        "”": "''",
        "…": r"\ldots{}",
        "\n": " ",
        "[": "{[}",
        "]": "{]}",
    }
)
# TeX's fonts join these: two hyphens to a dash, two quotes to one double, "?" and a quote to "¿".
_JOINED = re.compile(r"(?<=[-–—])(?=[-–—])|(?<=['’])(?=['’”])|(?<=[`‘?!])(?=[`‘“])|(?<=,)(?=,)")
_URL = str.maketrans({"%": r"\%", "#": r"\#", "\\": "%5C", "{": "%7B", "}": "%7D", "&": r"\&", "^": "%5E", "_": r"\_"})


class LatexWriter(Writer):
    """Writes LaTeX; links need the package hyperref."""

    around: ClassVar[Mapping[str, tuple[str, str]]] = {
        "italic": (r"\textit{", "}"),
        "oblique": (r"\textsl{", "}"),
        "roman": (r"\textup{", "}"),
        "bold": (r"\textbf{", "}"),
        "medium": (r"\textmd{", "}"),
        "light": (r"\textmd{", "}"),
        "small-caps": (r"\textsc{", "}"),
        "full-caps": (r"\textup{", "}"),
        "underline": (r"\underline{", "}"),
        "sup": (r"\textsuperscript{", "}"),
        "sub": (r"\textsubscript{", "}"),
        "block": ("\n\n", "\n\n"),
        "left-margin": ("", " "),
        "indent": ("\n\n\\quad ", ""),
    }

    def escape(self, text: str) -> str:
        """Text without anything that LaTeX would act upon.

        >>> LatexWriter().escape("50% of $x_1$")
        '50\\\\% of \\\\$x\\\\_1\\\\$'
        """
        return "{}".join([part.translate(_ESCAPES) for part in _JOINED.split(text)])

    def link(self, url: str, inner: str) -> str:
        r"""A \href of hyperref."""
        return rf"\href{{{url.translate(_URL)}}}{{{inner}}}"
