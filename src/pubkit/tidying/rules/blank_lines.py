"""Exactly one blank line between blocks; comments stay with the entry they stand on."""

from __future__ import annotations

import re

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import Piece, Pieces, TextPiece
from pubkit.tidying.rule import Rule

_LINE_END = re.compile(r"\r\n|\n|\r")


def _blank_lines(pieces: Pieces, options: Options) -> Pieces:
    items: list[Piece] = []
    last = len(pieces.items) - 1
    for number, piece in enumerate(pieces.items):
        between = isinstance(piece, TextPiece) and piece.kind == "between"
        if between:
            text = _spaced(piece.text(), pieces.newline, first=not items, last=number == last)
            items += [TextPiece("between", text)] if text else []
            continue
        if items and not (isinstance(items[-1], TextPiece) and items[-1].kind == "between"):
            items.append(TextPiece("between", pieces.newline * 2))
        items.append(piece)
    return pieces.with_items(items)


def _spaced(text: str, newline: str, *, first: bool, last: bool) -> str:
    words = text.strip()
    if not words:
        return "" if first else newline if last else newline * 2
    before, _, after = text.partition(words)
    same_line = not first and not _LINE_END.search(before)  # a remark behind the closing brace stays there
    start = "" if first else before if same_line else newline * 2
    if last:
        return start + words + newline
    return start + words + newline * (1 if len(_LINE_END.findall(after)) < 2 else 2)


RULE = Rule("blank_lines", _blank_lines, after=("sort", "strip_comments", "layout"))
