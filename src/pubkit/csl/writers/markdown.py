"""Markdown (CommonMark, with HTML elements where it has no marks of its own)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers.base import Writer

if TYPE_CHECKING:
    from typing import ClassVar

# CommonMark 0.31, section 2.4: ASCII punctuation may be escaped. Only what can start markup is, and what kramdown and
# other "smart" readers turn into dashes and an ellipsis.
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|$^]|&(?=[A-Za-z#])|(?<![\w])#(?=\s)|!(?=\[)|-(?=-)|(?<=-)-|\.(?=\.\.)")
_URL = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"})


class MarkdownWriter(Writer):
    """Writes Markdown."""

    around: ClassVar[Mapping[str, tuple[str, str]]] = {
        "italic": ("*", "*"),
        "oblique": ("*", "*"),
        "roman": ('<span style="font-style:normal;">', "</span>"),
        "bold": ("**", "**"),
        "medium": ('<span style="font-weight:normal;">', "</span>"),
        "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
        "full-caps": ('<span style="font-variant:normal;">', "</span>"),
        "underline": ("<u>", "</u>"),
        "sup": ("<sup>", "</sup>"),
        "sub": ("<sub>", "</sub>"),
        "block": ("\n\n", "\n\n"),
        "left-margin": ("", " "),
        "indent": ("\n\n", ""),
    }

    def escape(self, text: str) -> str:
        """Text with nothing left that Markdown would read as markup.

        >>> MarkdownWriter().escape("a*b <c> snake_case")
        'a\\\\*b \\\\<c\\\\> snake\\\\_case'
        """
        return _SPECIAL.sub(r"\\\g<0>", text) if _SPECIAL.search(text) else text

    def surround(self, kind: str, inner: str) -> str:
        """Marks around the inside; blanks at its ends go outside, as emphasis needs."""
        pair = self.around.get(kind)
        if not pair or not inner:
            return inner
        if pair[0] in ("*", "**"):
            body = inner.strip()
            if not body:
                return inner
            lead, trail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
            return f"{lead}{pair[0]}{body}{pair[1]}{trail}"
        return pair[0] + inner + pair[1]

    def link(self, url: str, inner: str) -> str:
        """An inline link."""
        return f"[{inner}]({url.translate(_URL)})"
