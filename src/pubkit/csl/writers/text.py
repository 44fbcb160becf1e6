"""Plain text, and the same with the colours of a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.csl.entries import Entry
from pubkit.csl.tree import Span
from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers.base import Writer

if TYPE_CHECKING:
    from typing import ClassVar

# C0 and C1 controls and bidirectional overrides: a title must not steer the terminal.
_CONTROLS = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_ANSI = {"italic": ("\x1b[3m", "\x1b[23m"), "bold": ("\x1b[1m", "\x1b[22m"), "underline": ("\x1b[4m", "\x1b[24m")}


class TextWriter(Writer):
    """Writes text; with ``ansi``, bold, italics and underlining are escape sequences (ECMA-48, SGR)."""

    around: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def __init__(
        self, marks: Mapping[str, tuple[str, str]] | None = None, links: bool = False, ansi: bool = False
    ) -> None:
        super().__init__(marks, links)
        self.ansi = ansi

    def escape(self, text: str) -> str:
        """Text without control characters."""
        return text if text.isprintable() else re.sub(_CONTROLS, "", text)

    def surround(self, kind: str, inner: str) -> str:
        """Escape sequences, where they are wanted; display blocks on lines of their own."""
        if self.ansi and kind in _ANSI and inner:
            return _ANSI[kind][0] + inner + _ANSI[kind][1]
        if kind in ("block", "indent"):
            return "\n" + ("    " if kind == "indent" else "") + inner + "\n"
        return inner

    def entry(self, entry: Entry) -> str:
        """One entry; a label is followed by a blank."""
        out = []
        for node in entry.nodes:
            text = self.escape(node) if isinstance(node, str) else self.span(node)
            if isinstance(node, Span) and node.kind == "left-margin" and not text.endswith(" "):
                text += " "
            out.append(text)
        return re.sub(r"\n{2,}", "\n", "".join(out)).strip()
