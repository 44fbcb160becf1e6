"""A comma after the last field, always or never."""

from __future__ import annotations

from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece
from pubkit.tidying.rule import Rule, each_entry


def _trailing_commas(entry: EntryPiece, options: Options) -> EntryPiece:
    wanted = options.trailing_commas
    if wanted == entry.comma or not entry.fields:
        return entry
    *rest, last = entry.fields
    if wanted:  # the white space before the closing brace moves behind the comma
        return replace(entry, fields=(*rest, last._replace(trail="")), comma=True, tail=last.trail + entry.tail)
    return replace(entry, comma=False)


RULE = Rule("trailing_commas", each_entry(_trailing_commas), after=("omit", "empty_fields", "duplicate_fields"))
