"""Entry types and field names in lower case; BibTeX reads them without regard to case."""

from __future__ import annotations

import re
from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, Piece, Pieces, TextPiece
from pubkit.tidying.rule import Rule

_WORD = re.compile(r"(@\s*)([A-Za-z]+)")


def _lowercase(pieces: Pieces, options: Options) -> Pieces:
    return pieces.with_items(_lower(piece) for piece in pieces.items)


def _lower(piece: Piece) -> Piece:
    if isinstance(piece, EntryPiece):
        if piece.broken:
            return piece
        if piece.type.islower() and all(field.name == field.name.lower() for field in piece.fields):
            return piece
        fields = tuple(field._replace(name=field.name.lower()) for field in piece.fields)
        return replace(piece, type=piece.type.lower(), fields=fields)
    if piece.kind == "between":
        return piece
    return TextPiece(piece.kind, _WORD.sub(lambda match: match[1] + match[2].lower(), piece.content, count=1))


RULE = Rule("lowercase", _lowercase)
