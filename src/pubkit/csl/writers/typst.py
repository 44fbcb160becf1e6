"""Typst markup: formatting as function calls, which nest and need no word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pubkit.csl.tree import Node
from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers.base import Writer

if TYPE_CHECKING:
    from typing import ClassVar

_SPECIAL = re.compile(r"""[\\*_`$#<>@\[\]~"'/=+-]|\.\.\.""")
_ALWAYS = re.compile(r"""[\\*_`$#<>@\[\]~"']|/(?=[/*])|^[=+/-](?=\s)|-(?=[-?])|\.(?=\.\.)|^\d+(?=\.\s)""")

_RUNS_ON = re.compile(r"[(;]|\.\w")  # right behind a call: its arguments, its end, a field of what it returns


class TypstWriter(Writer):
    """Writes Typst."""

    around: ClassVar[Mapping[str, tuple[str, str]]] = {
        "italic": ("#emph[", "]"),
        "oblique": ('#text(style: "oblique")[', "]"),
        "roman": ('#text(style: "normal")[', "]"),
        "bold": ("#strong[", "]"),
        "medium": ('#text(weight: "regular")[', "]"),
        "light": ('#text(weight: "light")[', "]"),
        "small-caps": ("#smallcaps[", "]"),
        "underline": ("#underline[", "]"),
        "sup": ("#super[", "]"),
        "sub": ("#sub[", "]"),
        "block": ("\n\n", "\n\n"),
        "left-margin": ("", " "),
        "indent": ("\n\n#h(1em);", ""),
    }

    def nodes(self, nodes: Iterable[Node]) -> str:
        """A tree as a string, in which no text reads as a part of the call before it.

        >>> from pubkit.csl.tree import Span
        >>> TypstWriter().nodes([Span("italic", ["Nature"]), "(7)"])
        '#emph[Nature]\\\\(7)'
        """
        out = ""
        for node in nodes:
            piece = super().nodes((node,))
            out += "\\" + piece if _ends_in_call(out) and _RUNS_ON.match(piece) else piece
        return out

    def escape(self, text: str) -> str:
        """Text without anything that Typst would read as markup.

        >>> TypstWriter().escape("C# and $5_000")
        'C\\\\# and \\\\$5\\\\_000'
        """
        return _ALWAYS.sub(r"\\\g<0>", text) if _SPECIAL.search(text) or text[:1].isdigit() else text

    def link(self, url: str, inner: str) -> str:
        """A call of `link`."""
        quoted = url.replace("\\", "%5C").replace('"', "%22")
        return f'#link("{quoted}")[{inner}]'


def _ends_in_call(text: str) -> bool:
    """Whether the last sign is a bracket that closes content, not an escaped one."""
    return text.endswith("]") and (len(text) - len(text[:-1].rstrip("\\"))) % 2 == 1
