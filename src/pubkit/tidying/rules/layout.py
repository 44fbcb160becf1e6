"""One field a line, indented, the equals signs in one column."""

from __future__ import annotations

from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, FieldPiece, Piece, Pieces
from pubkit.tidying.rule import Rule


def indentation(options: Options) -> str:
    """What stands before a field."""
    return "\t" if options.indent == "tab" else " " * int(options.indent)


def _layout(pieces: Pieces, options: Options) -> Pieces:
    return pieces.with_items(_laid_out(piece, options, pieces.newline) for piece in pieces.items)


def _laid_out(piece: Piece, options: Options, newline: str) -> Piece:
    if not isinstance(piece, EntryPiece) or piece.broken:
        return piece
    indent = indentation(options)
    wide = max(0, options.align - len(indent)) if options.align else 0
    lead = newline + indent
    fields = tuple(
        FieldPiece(lead, field.name, " " * max(1, wide - len(field.name)) + "= ", field.value) for field in piece.fields
    )
    delimiter = piece.delimiter.strip()
    tail = newline if fields else ""
    return replace(piece, at="@", delimiter=delimiter, before_key="", after_key="", fields=fields, tail=tail)


RULE = Rule("layout", _layout, option="indent", after=("sort_fields", "trailing_commas", "lowercase", "generate_keys"))
