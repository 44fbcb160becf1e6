"""The finished text as a tree: what every writer prints.

A node is a string or a `Span`. Nested formatting of the same kind flips (CSL 1.0.2, "Formatting"): italics within
italics are upright; a quotation within a quotation takes the inner marks of the locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pubkit.csl import codes
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class Span:
    """A part of the tree: its ``kind``, its children, and for a name the person and marks.

    Kinds: "italic", "roman", "oblique", "bold", "medium", "light", "small-caps", "full-caps", "underline",
    "no-underline", "sup", "sub", "baseline", "nocase", "link", "name", "block", "left-margin", "right-inline",
    "indent". ``name`` is the CSL-JSON name dict of a "name" span and ``marks`` its marks.
    """

    __slots__ = ("children", "kind", "marks", "name")

    def __init__(
        self,
        kind: str,
        children: Sequence[Node],
        name: dict[str, Any] | None = None,
        marks: tuple[str, ...] = (),
    ) -> None:
        self.kind = kind
        self.children = children
        self.name = name
        self.marks = marks

    def __repr__(self) -> str:
        return f"Span({self.kind!r}, {list(self.children)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.kind, list(self.children), self.name, self.marks) == (
            other.kind,
            list(other.children),
            other.name,
            other.marks,
        )

    __hash__ = None  # type: ignore[assignment]


Node = str | Span

_KINDS = {
    codes.ITALIC: "italic", codes.ROMAN: "roman", codes.OBLIQUE: "oblique", codes.BOLD: "bold",
    codes.MEDIUM: "medium", codes.LIGHT: "light", codes.SMALL_CAPS: "small-caps", codes.FULL_CAPS: "full-caps",
    codes.UNDERLINE: "underline", codes.NO_UNDERLINE: "no-underline", codes.SUP: "sup", codes.SUB: "sub",
    codes.BASELINE: "baseline", codes.NO_CASE: "nocase",
    codes.NO_DECOR: "nodecor", codes.LINK: "link", codes.NAME: "name",
    codes.BLOCK: "block", codes.LEFT: "left-margin", codes.RIGHT: "right-inline", codes.INDENT: "indent",
}  # fmt: skip

# Each property and the kind that is its normal state; a kind sets one property.
_PROPERTY = {
    "italic": "style", "roman": "style", "oblique": "style",
    "bold": "weight", "medium": "weight", "light": "weight",
    "small-caps": "variant", "full-caps": "variant",
    "underline": "decoration", "no-underline": "decoration",
    "sup": "align", "sub": "align", "baseline": "align",
}  # fmt: skip
_NORMAL = {
    "style": "roman",
    "weight": "medium",
    "variant": "full-caps",
    "decoration": "no-underline",
    "align": "baseline",
}
_FLIPS = frozenset(("italic", "bold", "small-caps", "underline", "oblique"))

_SPLIT = re.compile(f"({codes.NAME}..|[\ufdd0-\ufdef])", re.DOTALL)


def parse(text: str, quotes: tuple[str, str, str, str], people: Sequence[Any] = ()) -> list[Node]:
    """The tree of coded text; ``quotes`` are the locale's outer and inner pair, ``people`` the numbered persons.

    >>> parse(codes.ITALIC + "a" + codes.ITALIC + "b" + codes.CLOSE * 2, ("“", "”", "‘", "’"))
    [Span('italic', ['a', Span('roman', ['b'])])]
    """
    parts = _SPLIT.split(text)
    if len(parts) == 1:
        return [text] if text else []
    root: list[Node] = []
    current = root
    stack: list[tuple[list[Node], dict[str, str]]] = []
    state: dict[str, str] = {}
    quoted: list[str] = []  # the closing marks of the quotations that are open
    pending: list[str] = []  # text that goes into ``current`` as one string
    for part in parts:
        if not part:
            continue
        code = part[0]
        if not "\ufdd0" <= code <= "\ufdef":
            pending.append(part)
        elif code in (codes.QUOTE, codes.INNER_QUOTE):
            inner_marks = len(quoted) % 2 == 1 or (code == codes.INNER_QUOTE and not quoted)
            pending.append(quotes[2 if inner_marks else 0])
            quoted.append(quotes[3 if inner_marks else 1])
        elif code == codes.END_QUOTE:
            pending.append(quoted.pop() if quoted else quotes[1])
        elif code == codes.CLOSE:
            if stack:
                outer, state = stack.pop()
                if outer is not current:
                    _flush(pending, current)
                    current = outer
        elif code in _KINDS:
            stack.append((current, state))
            kind = _KINDS[code]
            if kind != "nocase":
                _flush(pending, current)
            property_ = _PROPERTY.get(kind)
            children: list[Node] = []
            if property_:
                now = state.get(property_, _NORMAL[property_])
                if kind == now:
                    kind = _NORMAL[property_] if kind in _FLIPS else ""
                state = {**state, property_: kind or now}
                if kind:
                    current.append(Span(kind, children))
                else:
                    children = current
            elif kind == "name":
                person = people[codes.name_number(part[1:])]
                current.append(Span(kind, children, person.source, person.marks))
            elif kind == "nodecor":
                for key, value in state.items():
                    if value != _NORMAL[key]:
                        inner: list[Node] = []
                        (children or current).append(Span(_NORMAL[key], inner))
                        children = inner
                        current = inner
                state = {}
                continue
            elif kind == "nocase":
                children = current
            else:
                current.append(Span(kind, children))
            current = children
        elif code in codes.OPENERS:
            stack.append((current, state))
    _flush(pending, current)
    return root


def _flush(pending: list[str], nodes: list[Node]) -> None:
    """Append the pending text to the nodes, next to no other text."""
    if not pending:
        return
    text = "".join(pending)
    pending.clear()
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] += text
    else:
        nodes.append(text)


def plain(nodes: Iterable[Node]) -> str:
    """The text of a tree, without any formatting.

    >>> plain(["a", Span("bold", ["b"])])
    'ab'
    """
    return "".join(node if isinstance(node, str) else plain(node.children) for node in nodes)


def walk(nodes: Iterable[Node]) -> Iterator[Span]:
    """Every span, outermost first."""
    for node in nodes:
        if isinstance(node, Span):
            yield node
            yield from walk(node.children)
