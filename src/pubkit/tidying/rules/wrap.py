"""Long values broken at a column; a blank line in a value stays a paragraph."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace

from pubkit.tidying.fields import is_text
from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, FieldPiece, Piece, Pieces
from pubkit.tidying.rule import Rule
from pubkit.tidying.rules.layout import indentation
from pubkit.tidying.values import single

_PARAGRAPH = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*(?:(?:\r\n?|\n)[ \t]*)+")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_LINE_END = re.compile(r"[\r\n]")
_KEPT_INDENT = "    "  # where the layout is kept, there is no indentation of ours to follow


def _wrap(pieces: Pieces, options: Options) -> Pieces:
    return pieces.with_items(_wrapped(piece, options, pieces.newline) for piece in pieces.items)


def _wrapped(piece: Piece, options: Options, newline: str) -> Piece:
    if not isinstance(piece, EntryPiece) or piece.broken:
        return piece
    indent = _KEPT_INDENT if options.indent == "keep" else indentation(options) * 2
    fields = tuple(field._replace(value=_filled(field, indent, options.wrap, newline)) for field in piece.fields)
    return replace(piece, fields=fields)


def _filled(field: FieldPiece, indent: str, width: int, newline: str) -> str:
    part = single(field.value) if is_text(field.name) else None
    if part is None:
        return field.value
    lead = _LINE_END.split(field.lead)[-1]
    first = len(f"{lead}{field.name}{field.equals}{part.opening}")
    if first + len(part.inside) + 2 <= width and not _LINE_END.search(part.inside):
        return field.value
    paragraphs = [_BLANKS.sub(" ", text).strip(" ") for text in _PARAGRAPH.split(part.inside.strip(" \t\r\n\f\v"))]
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        start = indent if number else "." * min(first, width - 1)  # the dots stand for what is before the value
        filled = textwrap.wrap(
            paragraph, width, initial_indent=start, subsequent_indent=indent, break_long_words=False,
            break_on_hyphens=False, expand_tabs=False, replace_whitespace=False, drop_whitespace=True,
        )  # fmt: skip
        if number:
            lines += ["", *filled]
        elif filled:
            lines += [filled[0].removeprefix(start) if filled[0] != start else "", *filled[1:]]
    return part.holding(newline.join(lines)).text()


RULE = Rule("wrap", _wrap, after=("layout", "enclosing", "numeric"))
