"""HTML. The escaper makes the three characters of markup, and double quotes, into references."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers import superscripts
from pubkit.csl.writers.base import Writer

if TYPE_CHECKING:
    from typing import ClassVar

_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;", '"': "&quot;"})
_SPECIAL = re.compile(f'[&<>"{superscripts.BLOCKS}]')


def _span(style: str) -> tuple[str, str]:
    return f'<span style="{style};">', "</span>"


class HtmlWriter(Writer):
    """Writes HTML; blocks are `div` elements of the classes that citeproc-js made common."""

    around: ClassVar[Mapping[str, tuple[str, str]]] = {
        "italic": ("<i>", "</i>"),
        "oblique": ("<em>", "</em>"),
        "roman": _span("font-style:normal"),
        "bold": ("<b>", "</b>"),
        "medium": _span("font-weight:normal"),
        "light": _span("font-weight:lighter"),
        "small-caps": _span("font-variant:small-caps"),
        "full-caps": _span("font-variant:normal"),
        "underline": _span("text-decoration:underline"),
        "no-underline": _span("text-decoration:none"),
        "sup": ("<sup>", "</sup>"),
        "sub": ("<sub>", "</sub>"),
        "baseline": ('<span style="baseline">', "</span>"),
        "block": ('\n\n    <div class="csl-block">', "</div>\n"),
        "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
        "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
        "indent": ('<div class="csl-indent">', "</div>\n  "),
    }

    def escape(self, text: str) -> str:
        """Text for element content and attribute values.

        >>> HtmlWriter().escape('a & "b"')
        'a &#38; &quot;b&quot;'
        """
        if not _SPECIAL.search(text):
            return text
        text = text.translate(_ESCAPES)
        return superscripts.mark_up(text)

    def link(self, url: str, inner: str) -> str:
        """An `a` element."""
        return f'<a href="{url.translate(_ESCAPES)}">{inner}</a>'
