"""Entries in order. A comment right on top of an entry goes with it; all other text stays where it is.

@string and @preamble come before all entries, and an entry that others refer to by crossref after them, as BibTeX
wants it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pubkit.bibtex import latex_to_text, parse_names
from pubkit.tidying.fields import NAMES
from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, Piece, Pieces, TextPiece
from pubkit.tidying.rule import Rule
from pubkit.tidying.rules.months import month_number
from pubkit.tidying.values import text_of

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_NUMBER = re.compile(r"-?\d{1,15}")
_READ = 5000  # signs of a value that are read at all
_COMPARED = 200  # signs of a text that decide its place
_YEAR = re.compile(r"-?\d{4}")

SortKey = tuple[int, int, str]  # numbers before words


@dataclass(frozen=True, slots=True)
class _Chunk:
    """An entry and the comment on it: what moves."""

    comment: str
    entry: EntryPiece


def _sort(pieces: Pieces, options: Options) -> Pieces:
    slots = _definitions_first(_slots(pieces.items), pieces.newline)
    chunks = [slot for slot in slots if isinstance(slot, _Chunk)]
    ordered = iter(_ordered(chunks, options.sort, pieces.macros))
    items: list[Piece] = []
    for slot in slots:
        if isinstance(slot, _Chunk):
            chunk = next(ordered)
            items += [TextPiece("between", chunk.comment)] if chunk.comment else []
            items.append(chunk.entry)
        else:
            items.append(slot)
    return pieces.with_items(items)


def _slots(items: Iterable[Piece]) -> list[Piece | _Chunk]:
    """The file with what moves made one: entries that could not be taken apart stay in their place."""
    slots: list[Piece | _Chunk] = []
    for item in items:
        if not isinstance(item, EntryPiece) or item.broken:
            slots.append(item)
            continue
        comment = ""
        before = slots[-1] if slots else None
        if isinstance(before, TextPiece) and before.kind == "between":
            rest, comment = _comment_on(before.content, first=len(slots) == 1)
            slots[-1:] = [TextPiece("between", rest)] if rest else []
        slots.append(_Chunk(comment, item))
    return slots


def _comment_on(text: str, *, first: bool) -> tuple[str, str]:
    """The text, and the lines at its end that stand right on the entry below, up to a blank line."""
    lines = [line for line in _LINES.findall(text) if line]
    start = len(lines)
    while start and lines[start - 1].strip():
        start -= 1
    if start == 0 and not first:
        start = 1  # what stands behind the last entry's brace belongs to it
    if first and start == 0:
        start = len(lines)  # the head of a file stays its head
    comment = "".join(lines[start:])
    return ("".join(lines[:start]), comment) if comment.strip() else (text, "")


def _definitions_first(slots: list[Piece | _Chunk], newline: str) -> list[Piece | _Chunk]:
    first = next((number for number, slot in enumerate(slots) if isinstance(slot, _Chunk)), len(slots))
    moved: list[Piece | _Chunk] = []
    kept: list[Piece | _Chunk] = []
    for slot in slots[first:]:
        if isinstance(slot, TextPiece) and slot.kind in ("string", "preamble"):
            moved += [slot, TextPiece("between", newline)]
        elif kept and isinstance(slot, TextPiece) and isinstance(kept[-1], TextPiece) and _both_blank(slot, kept[-1]):
            kept[-1] = max(slot, kept[-1], key=lambda piece: len(piece.text()))  # the gap of what was moved away
        else:
            kept.append(slot)
    return [*slots[:first], *moved, *kept] if moved else slots


def _both_blank(one: TextPiece, other: TextPiece) -> bool:
    return one.kind == other.kind == "between" and not (one.content + other.content).strip()


def _ordered(chunks: Sequence[_Chunk], names: Sequence[str], macros: Mapping[str, str]) -> list[_Chunk]:
    ordered = list(chunks)
    for name in reversed(names):  # a stable sort by each, the first key last
        wanted = name.lstrip("-").lower()
        keyed = [(_sort_key(chunk.entry, wanted, macros), chunk) for chunk in ordered]
        there = [(key, chunk) for key, chunk in keyed if key is not None]
        there.sort(key=lambda pair: pair[0], reverse=name.startswith("-"))
        ordered = [chunk for _, chunk in there] + [chunk for key, chunk in keyed if key is None]
    parents = {text_of(chunk.entry.value("crossref"), macros).strip().casefold() for chunk in chunks} - {""}
    ordered.sort(key=lambda chunk: chunk.entry.key.casefold() in parents)
    return ordered


def _sort_key(entry: EntryPiece, name: str, macros: Mapping[str, str]) -> SortKey | None:
    """What an entry is sorted by; None when it has nothing there, which puts it at the end either way."""
    if name == "key":
        return (1, 0, entry.key.casefold())
    if name == "type":
        return (1, 0, entry.type.casefold())
    if name == "year":
        year = _YEAR.search(text_of(entry.value("year") or entry.value("date"), macros))
        return (0, int(year[0]), "") if year else None
    value = entry.value(name)
    if name == "month" and (month := month_number(value)):
        return (0, month, "")
    text = " ".join(text_of(value, macros)[:_READ].split())
    if name in NAMES:
        text = " ".join(f"{person.family or person.literal} {person.given}" for person in parse_names(text))
    else:
        text = latex_to_text(text)
    if _NUMBER.fullmatch(text):
        return (0, int(text), "")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text[:_COMPARED]) if not unicodedata.combining(sign))
    return (1, 0, plain.casefold()) if plain else None


RULE = Rule("sort", _sort, after=("generate_keys", "lowercase", "omit", "months"))
