"""Text and how each of its characters is set: what Markdown and simple HTML say of bold and italics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ROMAN, BOLD, ITALIC, BOTH = "r", "b", "i", "t"
_TAG = re.compile(r"<(?P<close>/)?(?P<name>[a-zA-Z]+)")
_BOLD_TAGS = frozenset({"strong", "b", "u", "mark"})
_ITALIC_TAGS = frozenset({"em", "i", "cite", "var"})
_BREAKS = frozenset({"br", "p", "li", "div"})


@dataclass(frozen=True, slots=True)
class Styled:
    """``face`` holds one letter for each character of ``text``: r roman, b bold, i italic, t both.

    ``links`` are the addresses that stood behind words.
    """

    text: str
    face: str
    links: tuple[str, ...] = ()

    def cut(self, start: int, end: int | None = None) -> Styled:
        """A part of it; the links stay with the whole."""
        return Styled(self.text[start:end], self.face[start:end])

    def bold_marked(self) -> str:
        """The text with ``**`` around what is bold, as `pubkit.parse_names` reads an owner's mark.

        >>> styled("X. Chen, <b>H. Huang</b>").bold_marked()
        'X. Chen, **H. Huang**'
        """
        parts: list[str] = []
        start = 0
        for end in range(1, len(self.text) + 1):
            if end == len(self.text) or self._bold(end) != self._bold(start):
                run = self.text[start:end]
                parts.append(f"**{run}**" if self._bold(start) and run.strip() else run)
                start = end
        return "".join(parts)

    def italics(self) -> list[tuple[int, int]]:
        """Where text is set in italics, each a start and an end."""
        runs = re.finditer(f"[{ITALIC}{BOTH}]+", self.face)
        return [match.span() for match in runs if self.text[slice(*match.span())].strip()]

    def _bold(self, position: int) -> bool:
        return self.face[position] in (BOLD, BOTH)


def styled(text: str) -> Styled:
    r"""Read CommonMark's emphasis and the tags of HTML that set type; everything else is text.

    CommonMark's rules of flanking tell a star that ends italics from one that marks an author
    (https://spec.commonmark.org, "Emphasis and strong emphasis").

    >>> one = styled("Z. He*, **H. Huang***, *Nature*")
    >>> one.text, one.text[slice(*one.italics()[0])]
    ('Z. He*, H. Huang*, Nature', 'Nature')
    """
    reading = _Reading()
    for token in _reader().parseInline(text)[0].children or ():
        reading.take(token)
    return Styled("".join(reading.text), "".join(reading.face), tuple(reading.links))


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.face: list[str] = []
        self.links: list[str] = []
        self._bold = self._italic = 0

    def take(self, token: Token) -> None:
        if token.type in ("softbreak", "hardbreak"):
            self._add("\n")
        elif token.type == "html_inline":
            self._tag(token.content)
        elif token.type == "link_open":
            self.links.append(str(token.attrs.get("href", "")))
        elif token.content:
            self._add(token.content)
        else:
            name, _, way = token.type.partition("_")
            self._set(name, way == "close")

    def _tag(self, content: str) -> None:
        if not (match := _TAG.match(content)):
            return
        name = match["name"].lower()
        if name in _BREAKS:
            self._add("\n")
        elif name == "a" and (link := re.search(r"""href\s*=\s*["']?([^"'\s>]+)""", content)):
            self.links.append(link[1])
        else:
            self._set(name, bool(match["close"]))

    def _set(self, name: str, close: bool) -> None:
        step = -1 if close else 1
        if name in _BOLD_TAGS:
            self._bold = max(0, self._bold + step)
        elif name in _ITALIC_TAGS:
            self._italic = max(0, self._italic + step)

    def _add(self, text: str) -> None:
        face = BOTH if self._bold and self._italic else BOLD if self._bold else ITALIC if self._italic else ROMAN
        self.text.append(text)
        self.face.append(face * len(text))


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["backticks", "image"])
