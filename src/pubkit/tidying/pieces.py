"""A file as pieces that, joined, are its text again: rules change what they are about, and the rest keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from pubkit.bibtex import Block, Document, Entry
from pubkit.tidying.values import parts, single

_HEAD = re.compile(r"(@\s*)([^\s{(]+)(\s*)([{(])(\s*)", re.ASCII)
_COMMAS = re.compile(r"(\s*),([\s,]*)", re.ASCII)
_EQUALS = re.compile(r"\s*=\s*", re.ASCII)
_BLANK = re.compile(r"\s*", re.ASCII)


class FieldPiece(NamedTuple):
    """``lead`` + name + ``equals`` + value + ``trail``; commas stand between fields."""

    lead: str
    name: str
    equals: str
    value: str
    trail: str = ""

    def text(self) -> str:
        return f"{self.lead}{self.name}{self.equals}{self.value}{self.trail}"


@dataclass(frozen=True, slots=True)
class EntryPiece:
    """One entry, taken apart down to its white space. ``broken`` is its text when that could not be done: such an
    entry is moved and counted, and never changed."""

    index: int
    type: str
    key: str
    at: str = "@"
    delimiter: str = "{"
    before_key: str = ""
    after_key: str = ""
    fields: tuple[FieldPiece, ...] = ()
    comma: bool = False
    tail: str = ""
    close: str = "}"
    broken: str = ""

    def text(self) -> str:
        if self.broken:
            return self.broken
        fields = "".join(f",{field.text()}" for field in self.fields)
        last = "," if self.comma else ""
        head = f"{self.at}{self.type}{self.delimiter}{self.before_key}{self.key}{self.after_key}"
        return f"{head}{fields}{last}{self.tail}{self.close}"

    def value(self, name: str) -> str:
        """The first value of a field as it is spelled, or an empty string."""
        return next((field.value for field in self.fields if field.name.lower() == name), "")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A @string, @preamble or @comment, or the text between blocks."""

    kind: Literal["string", "preamble", "comment", "between"]
    content: str

    def text(self) -> str:
        return self.content


Piece = EntryPiece | TextPiece


@dataclass(frozen=True, slots=True)
class Pieces:
    """A file. ``newline`` is the line end that most of its lines have; ``macros`` are its @strings."""

    items: tuple[Piece, ...]
    newline: str = "\n"
    macros: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        return "".join(piece.text() for piece in self.items)

    def entries(self) -> Iterator[EntryPiece]:
        return (piece for piece in self.items if isinstance(piece, EntryPiece))

    def with_items(self, items: Iterable[Piece]) -> Pieces:
        """The same file with other pieces; texts between blocks that have come together are made one."""
        joined: list[Piece] = []
        for item in items:
            last = joined[-1] if joined else None
            if isinstance(item, TextPiece) and isinstance(last, TextPiece) and item.kind == last.kind == "between":
                joined[-1] = TextPiece("between", last.content + item.content)
            else:
                joined.append(item)
        return replace(self, items=tuple(joined))


def take_apart(document: Document) -> Pieces:
    """The pieces of a file, which joined are its text."""
    text = document.text
    blocks: list[Entry | Block] = sorted([*document.entries, *document.blocks], key=lambda block: block.start)
    items: list[Piece] = []
    position = 0
    for block in blocks:
        if block.start < position:  # inside what was read already
            continue
        if block.start > position:
            items.append(TextPiece("between", text[position : block.start]))
        if isinstance(block, Entry):
            items.append(_entry(text, block))
        else:
            items.append(TextPiece(_kind(block.kind), text[block.start : block.end]))
        position = block.start + len(items[-1].text())
    if position < len(text):
        items.append(TextPiece("between", text[position:]))
    # between the blocks, where no layout of ours takes line ends away, so that a second run sees the same
    gaps = "".join(item.content for item in items if isinstance(item, TextPiece) and item.kind == "between")
    return Pieces(tuple(items), _newline(gaps if re.search(r"[\r\n]", gaps) else text), document.strings)


def _kind(kind: str) -> Literal["string", "preamble", "comment"]:
    lower = kind.lower()
    return "string" if lower == "string" else "preamble" if lower == "preamble" else "comment"


def _newline(text: str) -> str:
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda end: counts[end])


def _entry(text: str, entry: Entry) -> EntryPiece:
    taken = _taken_apart(text, entry)
    whole = text[entry.start : entry.end]
    if taken is None or taken.text() != whole:
        # one that never ends reaches to the next: the white space there is between the two
        return EntryPiece(entry.index, entry.type, entry.key, broken=whole.rstrip(" \t\r\n\f\v"))
    return taken


def _taken_apart(text: str, entry: Entry) -> EntryPiece | None:
    head = _HEAD.match(text, entry.start)
    if not head or text[entry.close : entry.end] != ("}" if head[4] == "{" else ")"):
        return None
    key_end = head.end() + len(entry.key)
    if text[head.end() : key_end] != entry.key:
        return None
    gap = _BLANK.match(text, key_end)
    position = gap.end() if gap else key_end
    after_key = text[key_end:position]
    fields: list[FieldPiece] = []
    for span in entry.fields:
        commas = _COMMAS.fullmatch(text, position, span.start)
        name_end = span.start + len(span.name)
        equals = text[name_end : span.value_start]
        if not commas or not _EQUALS.fullmatch(equals) or span.end <= span.value_start:
            return None
        if fields:
            fields[-1] = fields[-1]._replace(trail=commas[1])
        else:
            after_key += commas[1]
        trimmed = text[span.value_start : span.end].rstrip(" \t\r\n\f\v")
        if single(trimmed) is None and parts(trimmed) is None:
            return None
        position = span.value_start + len(trimmed)
        fields.append(FieldPiece(commas[2], span.name, equals, trimmed))
    last = _COMMAS.fullmatch(text, position, entry.close)
    rest = text[position : entry.close]
    if last:
        if fields:
            fields[-1] = fields[-1]._replace(trail=last[1])
        else:
            after_key += last[1]
        rest = last[2]
    elif not _BLANK.fullmatch(rest):
        return None
    return EntryPiece(
        entry.index,
        entry.type,
        entry.key,
        at=head[1],
        delimiter=head[3] + head[4],
        before_key=head[5],
        after_key=after_key,
        fields=tuple(fields),
        comma=bool(last),
        tail=rest,
        close=text[entry.close : entry.end],
    )
