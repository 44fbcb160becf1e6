"""@comment and all text between entries goes, and nothing else."""

from __future__ import annotations

import re

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, Piece, Pieces, TextPiece
from pubkit.tidying.rule import Rule

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")


def _strip_comments(pieces: Pieces, options: Options) -> Pieces:
    items: list[Piece] = []
    gap, said = "", False
    for piece in pieces.items:
        if isinstance(piece, EntryPiece) or piece.kind in ("string", "preamble"):
            items += _gap(gap, said, pieces.newline, first=not items)
            items.append(piece)
            gap, said = "", False
        else:
            gap += piece.content if piece.kind == "between" else ""
            said = said or piece.kind == "comment" or bool(piece.content.strip())
    items += _gap(gap, said, pieces.newline, first=not items, last=True)
    return pieces.with_items(items)


def _gap(text: str, said: bool, newline: str, *, first: bool, last: bool = False) -> list[Piece]:
    """What is left between two entries: white space alone stays; around a comment it becomes a line end or two."""
    if said:
        text = "" if first else newline if last or not _BLANK_LINE.search(text) else newline * 2
    return [TextPiece("between", text)] if text else []


RULE = Rule("strip_comments", _strip_comments, after=("sort",))
