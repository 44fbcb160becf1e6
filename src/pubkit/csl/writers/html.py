"""HTML. The escaper makes the three characters of markup, and double quotes, into references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from pubkit.csl.writers.base import Writer

_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;", '"': "&quot;"})
# Superscript letters that locales use in ordinals, as markup: most fonts have no good glyphs for them.
_SUPERSCRIPTS = {
    "ª": "a", "º": "o", "⁰": "0", "ⁱ": "i", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "ⁿ": "n",
    "ᵃ": "a", "ᵇ": "b", "ᶜ": "c", "ᵈ": "d", "ᵉ": "e", "ᶠ": "f", "ᵍ": "g", "ʰ": "h", "ʲ": "j", "ᵏ": "k", "ˡ": "l",
    "ᵐ": "m", "ᵒ": "o", "ᵖ": "p", "ʳ": "r", "ˢ": "s", "ᵗ": "t", "ᵘ": "u", "ᵛ": "v", "ʷ": "w", "ˣ": "x", "ʸ": "y",
    "ᶻ": "z", "²": "2", "³": "3", "¹": "1",
}  # fmt: skip
_SUPERSCRIPT = re.compile("[" + "".join(_SUPERSCRIPTS) + "]")
_SPECIAL = re.compile('[&<>"' + "".join(_SUPERSCRIPTS) + "]")


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
        "indent": ('\n    <div class="csl-indent">', "</div>\n  "),
    }

    def escape(self, text: str) -> str:
        """Text for element content and attribute values.

        >>> HtmlWriter().escape('a & "b"')
        'a &#38; &quot;b&quot;'
        """
        if not _SPECIAL.search(text):
            return text
        text = text.translate(_ESCAPES)
        return _SUPERSCRIPT.sub(lambda m: f"<sup>{_SUPERSCRIPTS[m[0]]}</sup>", text)

    def link(self, url: str, inner: str) -> str:
        """An `a` element."""
        return f'<a href="{url.translate(_ESCAPES)}">{inner}</a>'
