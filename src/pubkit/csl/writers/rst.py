"""reStructuredText: inline markup cannot nest there, so the outermost span that has markup wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pubkit.csl.tree import Node, Span, plain
from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.writers.base import Writer, address

if TYPE_CHECKING:
    from typing import ClassVar

_SPECIAL = re.compile(r"[\\*`|<>]|_(?![\w])|(?<=\w)_|(?<![\w])_")
_WORD = re.compile(r"\w", re.UNICODE)
# reStructuredText, "Inline Markup": what may stand right before and after it.
_BEFORE_MARKUP = " \n-:/'\"<([{"
_AFTER_MARKUP = " \n'\")]}>-/\\:.,;!?"


class RstWriter(Writer):
    """Writes reStructuredText; null escapes (backslash, blank) end markup inside a word."""

    around: ClassVar[Mapping[str, tuple[str, str]]] = {
        "italic": ("*", "*"),
        "oblique": ("*", "*"),
        "bold": ("**", "**"),
        "sup": (":sup:`", "`"),
        "sub": (":sub:`", "`"),
    }

    def escape(self, text: str) -> str:
        """Text with a backslash before what would be markup.

        >>> RstWriter().escape("a*b name_")
        'a\\\\*b name\\\\_'
        """
        return _SPECIAL.sub(r"\\\g<0>", text) if _SPECIAL.search(text) else text

    def nodes(self, nodes: Iterable[Node]) -> str:
        """A tree as a string, with the separators that inline markup needs at its ends."""
        return _seal([part for node in nodes for part in self._parts(node)])

    def _parts(self, node: Node) -> list[tuple[str, bool]]:
        """Strings in order; the flag tells markup from text."""
        if isinstance(node, str):
            return [(self.escape(node), False)]
        kind, suffix = node.kind, ""
        if kind == "name":
            kind = ""
            for mark in node.marks:
                wanted, after = self.marks.get(mark, ("", ""))
                kind = kind or wanted
                suffix += self.escape(after)
        out: list[tuple[str, bool]]
        text = plain(node.children)
        if kind in self.around and text.strip():
            pair = self.around[kind]
            body = text.strip()
            lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            out = [(lead, False), (pair[0] + self.escape(body) + pair[1], True), (trail, False)]
        elif kind == "link" and self.links and address(text):
            out = [(f"`{self.escape(text)} <{address(text)}>`__", True)]
        else:
            edge = {"block": ("\n\n", "\n\n"), "left-margin": ("", " "), "indent": ("\n\n", "")}.get(kind, ("", ""))
            inner = [part for child in node.children for part in self._parts(child)]
            out = [(edge[0], False), *inner, (edge[1], False)]
        return [*out, (suffix, False)]

    def span(self, span: Span) -> str:
        """One span as a string."""
        return self.nodes([span])


def _seal(parts: list[tuple[str, bool]]) -> str:
    out = ""
    before_markup = False
    for text, markup in parts:
        if not text:
            continue
        if not out:
            sealed = True
        elif markup:
            sealed = not before_markup and not _WORD.match(out[-1]) and out[-1] in _BEFORE_MARKUP
        else:
            sealed = not before_markup or text[0] in _AFTER_MARKUP
        if not sealed:
            out += "\\ "
        out += text
        before_markup = markup
    return out
