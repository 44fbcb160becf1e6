"""Fields with an empty value go."""

from __future__ import annotations

from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, FieldPiece
from pubkit.tidying.rule import Rule, each_entry
from pubkit.tidying.values import single


def _empty_fields(entry: EntryPiece, options: Options) -> EntryPiece:
    kept = tuple(field for field in entry.fields if not _is_empty(field))
    return replace(entry, fields=kept) if len(kept) < len(entry.fields) else entry


def _is_empty(field: FieldPiece) -> bool:
    part = single(field.value)
    return part is not None and not part.inside.replace("{", "").replace("}", "").strip()


RULE = Rule("empty_fields", each_entry(_empty_fields), after=("omit",))
