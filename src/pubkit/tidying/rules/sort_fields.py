"""The fields of each entry in one order; those without a place follow as they stood."""

from __future__ import annotations

from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece
from pubkit.tidying.rule import Rule, each_entry


def _sort_fields(entry: EntryPiece, options: Options) -> EntryPiece:
    places = {name.lower(): place for place, name in enumerate(options.field_order)}
    last = len(places)
    ordered = sorted(entry.fields, key=lambda field: places.get(field.name.lower().partition("+")[0], last))
    if ordered == list(entry.fields):
        return entry
    # the white space of a place stays with the place, so that the entry keeps its shape
    fields = (
        field._replace(lead=place.lead, trail=place.trail) for field, place in zip(ordered, entry.fields, strict=True)
    )
    return replace(entry, fields=tuple(fields))


RULE = Rule("sort_fields", each_entry(_sort_fields), after=("omit", "empty_fields", "duplicate_fields", "lowercase"))
