"""The bibliography: entries in order, each a tree.

CSL 1.0.2, "Bibliography", "Whitespace" (second-field-align, hanging-indent), "Reference Grouping".
"""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.csl import codes, findings, punctuation, tree
from pubkit.csl.builder import BIBLIOGRAPHY
from pubkit.csl.codes import CLOSE
from pubkit.csl.person import Person
from pubkit.csl.tree import Node
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from pubkit.csl.processor import Processor


_BLOCKS = (codes.BLOCK, codes.LEFT, codes.RIGHT, codes.INDENT)
_MARKS = frozenset(".,;:!?")


class Entry:
    """One entry of a bibliography.

    ``id`` and ``index``: the item's id and its place in the input. ``number``: its citation number. ``nodes``: the
    whole entry as a tree; with second-field-align its first node is a Span "left-margin" (the label) and its second
    a Span "right-inline" (the rest): `label` and `body` give them apart. ``hidden``: marked persons that et al.
    left out.
    """

    __slots__ = ("hidden", "id", "index", "nodes", "number")

    def __init__(
        self, id_: str, index: int, nodes: Sequence[Node], hidden: Sequence[Person] = (), number: int = 0
    ) -> None:
        self.id = id_
        self.index = index
        self.nodes = nodes
        self.hidden = hidden
        self.number = number

    @property
    def label(self) -> Sequence[Node]:
        """The first field, where the style aligns the second; else nothing."""
        first = self.nodes[0] if self.nodes else None
        return first.children if isinstance(first, tree.Span) and first.kind == "left-margin" else ()

    @property
    def body(self) -> Sequence[Node]:
        """The entry without its label."""
        if not self.label:
            return self.nodes
        rest = self.nodes[1:]
        if len(rest) == 1 and isinstance(rest[0], tree.Span) and rest[0].kind == "right-inline":
            return rest[0].children
        return rest


def render(processor: Processor) -> list[Entry]:
    """All entries, in order."""
    processor.decide()
    program = processor.program
    style = processor.style
    attrs = style.bibliography.attrs if style.bibliography is not None else {}
    value = attrs.get("subsequent-author-substitute")
    substitute = None
    if value is not None:
        substitute = (codes.clean(value), attrs.get("subsequent-author-substitute-rule", "complete-all"))
    align = bool(attrs.get("second-field-align"))
    wrap = program.bibliography_wrap
    language = program.locale
    in_quote, quotes = language.punctuation_in_quote, language.quotes
    people = processor.people
    items, numbers = processor.items, processor.numbers
    previous: tuple[str, ...] = ()
    out: list[Entry] = []
    for index in processor.order:
        state = processor.state(index)
        state.extra_names = 0
        state.givens = state.everywhere_givens = state.primary_givens = None  # these are the citations' own
        state.number = str(numbers[index])
        state.keep = processor.keep
        if substitute is not None:
            state.watch = True
            state.substitute = substitute
            state.previous = previous
        pieces = program.layout(BIBLIOGRAPHY, items[index], processor.situation(index))(state)
        if substitute is not None:
            previous = state.first_persons
        text = _assemble(pieces, *wrap, align) if pieces else ""
        nodes = tree.parse(punctuation.repair(text, in_quote), quotes, people)
        if not nodes:
            message = f"the style prints nothing for {items[index].id!r}, a {items[index].type}"
            processor.report(findings.problem("PK614", message, key=items[index].id, index=index))
        out.append(Entry(items[index].id, index, nodes, tuple(state.hidden), numbers[index]))
    return out


def _assemble(pieces: list[str], pre: str, post: str, align: bool) -> str:
    if align and len(pieces) > 1 and not pieces[0].startswith((codes.LEFT, codes.BLOCK)):
        first = pieces[0]
        rest = "".join(pieces[1:]) + post
        if rest[0] in ".,;:":
            first, rest = first + rest[0], rest[1:]  # a mark belongs to what it follows
        body = rest.rstrip(" ")
        return f"{codes.LEFT}{pre}{first}{CLOSE}{codes.RIGHT}{body}{CLOSE}{rest[len(body) :]}"
    if pieces[0].startswith(_BLOCKS) and pieces[0][1:2] == " ":
        pieces = [" " + pieces[0][0] + pieces[0][2:], *pieces[1:]]  # a blank is no part of the first block
    if post[:1] in _MARKS and _ends_block(pieces[-1]):
        return pre + "".join(pieces)[:-1] + post + CLOSE  # a period belongs to the block that it ends
    return pre + "".join(pieces) + post


def _ends_block(text: str) -> bool:
    """Whether the last thing in a coded text is a display block."""
    if not text.endswith(CLOSE) or not any(block in text for block in _BLOCKS):
        return False
    openers: list[str] = []
    last = ""
    for char in text:
        if char == CLOSE:
            last = openers.pop() if openers else ""
        elif char in codes.OPENERS:
            openers.append(char)
    return last in _BLOCKS
