"""A file as pieces that, joined, are its text again: rules change what they are about, and the rest keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from pubkit.bibtex import Block, Document, Entry
from pubkit.tidying.values import well_formed

_HEAD = re.compile(r"(@\s*)([^\s{(]+)(\s*)([{(])(\s*)", re.ASCII)
_COMMAS = re.compile(r"(\s*),([\s,]*)", re.ASCII)
# A comma, and the five parts of a FieldPiece; braces three deep, more are taken apart one by one.
_DEEP = r"\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}"
_PLAIN_FIELD = re.compile(
    rf""",(\s*+)([^\s=,{{}}"#%()']++)(\s*+=\s*+)({_DEEP}|"[^"{{}}]*+(?:{_DEEP}[^"{{}}]*+)*+"|[^\s{{}}",#%=()]++)(\s*+)""",
    re.ASCII,
)
_EQUALS = re.compile(r"\s*=\s*", re.ASCII)
_BLANK = re.compile(r"\s*", re.ASCII)
_WHITE = " \t\r\n\f\v"


class FieldPiece(NamedTuple):
    """``lead`` + name + ``equals`` + value + ``trail``; commas stand between fields."""

    lead: str
    name: str
    equals: str
    value: str
    trail: str = ""

    def text(self) -> str:
        return "".join(self)


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
        fields = "".join(["," + "".join(field) for field in self.fields])
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
            piece = _entry(text, block)
            items.append(piece)
            position = block.start + len(piece.broken) if piece.broken else block.end
        else:
            items.append(TextPiece(_kind(block.kind), text[block.start : block.end]))
            position = block.end
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
        return EntryPiece(entry.index, entry.type, entry.key, broken=whole.rstrip(_WHITE))
    return taken


def _taken_apart(text: str, entry: Entry) -> EntryPiece | None:
    head = _HEAD.match(text, entry.start)
    if not head or text[entry.close : entry.end] != ("}" if head[4] == "{" else ")"):
        return None
    key_end = head.end() + len(entry.key)
    if text[head.end() : key_end] != entry.key:
        return None
    parts = _at_once(text[key_end : entry.close]) if entry.clean else None
    parts = parts or _one_by_one(text, entry, key_end)
    if parts is None:
        return None
    return EntryPiece(
        entry.index,
        entry.type,
        entry.key,
        at=head[1],
        delimiter=head[3] + head[4],
        before_key=head[5],
        after_key=parts.after_key,
        fields=tuple(parts.fields),
        comma=parts.comma,
        tail=parts.tail,
        close=text[entry.close : entry.end],
    )


class _Parts(NamedTuple):
    """What stands between an entry's key and its closing delimiter."""

    after_key: str
    fields: list[FieldPiece]
    comma: bool
    tail: str


def _at_once(body: str) -> _Parts | None:
    """The parts of a plain body, one comma before each field and no value joined by ``#``: three times as fast."""
    fields = list(map(FieldPiece._make, _PLAIN_FIELD.findall(body)))
    if not fields:
        return None
    after_key, _, _ = body.partition(",")
    said = "".join(["," + "".join(field) for field in fields])
    if after_key.strip() or not body.startswith(said, len(after_key)):
        return None
    tail = body[len(after_key) + len(said) :]
    if not tail:  # the white space behind the last value is the entry's
        tail = fields[-1].trail
        fields[-1] = fields[-1]._replace(trail="")
        return _Parts(after_key, fields, False, tail)
    return _Parts(after_key, fields, True, tail[1:]) if tail[0] == "," and not tail[1:].strip() else None


def _one_by_one(text: str, entry: Entry, key_end: int) -> _Parts | None:
    """The parts of any body whose fields part it whole."""
    gap = _BLANK.match(text, key_end)
    position = gap.end() if gap else key_end
    after_key = text[key_end:position]
    fields: list[FieldPiece] = []
    for name, start, value_start, end in entry.fields:
        around = _around_comma(text[position:start])
        equals = text[start + len(name) : value_start]
        value = text[value_start:end].rstrip(_WHITE)
        if around is None or not _is_equals(equals) or not well_formed(value):
            return None
        trail, lead = around
        if not trail:
            pass
        elif fields:
            fields[-1] = fields[-1]._replace(trail=trail)
        else:
            after_key += trail
        position = value_start + len(value)
        fields.append(FieldPiece(lead, name, equals, value))
    rest = text[position : entry.close]
    last = _around_comma(rest)
    if last:
        if fields:
            fields[-1] = fields[-1]._replace(trail=last[0])
        else:
            after_key += last[0]
        rest = last[1]
    elif not _BLANK.fullmatch(rest):
        return None
    return _Parts(after_key, fields, bool(last), rest)


@lru_cache(1024)  # a file has few ways to part its fields
def _around_comma(between: str) -> tuple[str, str] | None:
    """What stands before the comma between two fields, and what behind it."""
    found = _COMMAS.fullmatch(between)
    return (found[1], found[2]) if found else None


@lru_cache(1024)
def _is_equals(between: str) -> bool:
    return _EQUALS.fullmatch(between) is not None
