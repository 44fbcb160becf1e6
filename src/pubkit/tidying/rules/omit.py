"""Fields that are named for removal go."""

from __future__ import annotations

from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece
from pubkit.tidying.rule import Rule, each_entry


def _omit(entry: EntryPiece, options: Options) -> EntryPiece:
    names = {name.lower() for name in options.omit}
    kept = tuple(field for field in entry.fields if field.name.lower() not in names)
    return replace(entry, fields=kept) if len(kept) < len(entry.fields) else entry


RULE = Rule("omit", each_entry(_omit))
