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
    indent = indentation(options)
    wide = max(0, options.align - len(indent)) if options.align else 0
    lead = pieces.newline + indent

    def laid_out(piece: Piece) -> Piece:
        if not isinstance(piece, EntryPiece) or piece.broken:
            return piece
        fields = [
            FieldPiece(lead, name, "= ".rjust(max(3, wide - len(name) + 2)), value)
            for _, name, _, value, _ in piece.fields
        ]
        delimiter = piece.delimiter.strip()
        tail = pieces.newline if fields else ""
        return replace(piece, at="@", delimiter=delimiter, before_key="", after_key="", fields=tuple(fields), tail=tail)

    return pieces.with_items(map(laid_out, pieces.items))


RULE = Rule("layout", _layout, option="indent", after=("sort_fields", "trailing_commas", "lowercase", "generate_keys"))
