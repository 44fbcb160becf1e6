"""What every writer shares: the walk over the tree, marks and links.

A writer turns a tree into a string. Formatting is a table from a span's kind to what comes before and after; the
only other thing that a format has of its own is its escaper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pubkit.csl.entries import Entry
from pubkit.csl.tree import Node, Span, plain
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, ClassVar

# How marks look where nobody says otherwise: a span kind that is put around the name, and text put after it.
MARKS: dict[str, tuple[str, str]] = {"self": ("bold", ""), "equal": ("", "*")}

# "Links": only these schemes become links; a DOI or PMID gets its resolver.
_SAFE_URL = r"(?i)(?:https?|ftp)://[^\s<>\"'`{}|\\^]+"
_DOI = r"10\.\d{4,9}/\S+"


class Writer:
    """Base of all writers.

    ``marks``: mark -> (kind of span around the name, suffix after it); ``{}`` shows no marks. ``links``: whether
    URLs and DOIs become links, in formats that have them.
    """

    around: ClassVar[Mapping[str, tuple[str, str]]] = {}
    block_break = " "  # between display blocks of one entry

    def __init__(self, marks: Mapping[str, tuple[str, str]] | None = None, links: bool = False) -> None:
        self.marks = MARKS if marks is None else marks
        self.links = links

    def escape(self, text: str) -> str:
        """Text made safe for the format."""
        return text

    def link(self, url: str, inner: str) -> str:
        """A link to an address that is known to be safe."""
        del url
        return inner

    def nodes(self, nodes: Iterable[Node]) -> str:
        """A tree as a string."""
        return "".join([self.escape(node) if isinstance(node, str) else self.span(node) for node in nodes])

    def entry(self, entry: Entry) -> str:
        """One entry as a string."""
        return self.nodes(entry.nodes)

    def span(self, span: Span) -> str:
        """One span as a string."""
        if span.kind == "name":
            return self.name(span)
        inner = self.nodes(span.children)
        if span.kind == "link":
            url = address(plain(span.children)) if self.links else ""
            return self.link(url, inner) if url else inner
        return self.surround(span.kind, inner)

    def surround(self, kind: str, inner: str) -> str:
        """The inside of a span with the format's marks around it."""
        pair = self.around.get(kind)
        return pair[0] + inner + pair[1] if pair and inner else inner

    def name(self, span: Span) -> str:
        """A name, with its marks as they are to look."""
        inner = self.nodes(span.children)
        suffix = ""
        for mark in span.marks:
            kind, after = self.marks.get(mark, ("", ""))
            if kind:
                inner = self.surround(kind, inner)
            if after:
                suffix += self.escape(after)
        return inner + suffix


def address(text: str) -> str:
    """The address that a URL or DOI leads to, or an empty string where it must not be a link.

    >>> address("10.1145/1"), address("javascript:alert(1)")
    ('https://doi.org/10.1145/1', '')
    """
    text = text.strip()
    if re.fullmatch(_SAFE_URL, text):
        return text
    if re.fullmatch(_DOI, text):
        return "https://doi.org/" + re.sub(r"[\s\"<>'`{}|\\^]", lambda m: f"%{ord(m[0]):02X}", text)
    return ""


def blocks(nodes: Sequence[Node]) -> Any:
    """Whether a tree has display blocks at its top level."""
    return any(isinstance(node, Span) and node.kind in ("block", "indent") for node in nodes)
