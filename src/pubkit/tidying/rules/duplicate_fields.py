"""A field that repeats an earlier one goes when it says the same; BibTeX reads the first."""

from __future__ import annotations

from dataclasses import replace

from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, FieldPiece
from pubkit.tidying.rule import Rule, each_entry
from pubkit.tidying.values import single


def _duplicate_fields(entry: EntryPiece, options: Options) -> EntryPiece:
    if len({field.name.lower() for field in entry.fields}) == len(entry.fields):
        return entry
    seen: set[tuple[str, str]] = set()
    kept: list[FieldPiece] = []
    for field in entry.fields:
        part = single(field.value)
        same = (field.name.lower(), " ".join((part.inside if part else field.value).split()))
        if same not in seen:
            kept.append(field)
        seen.add(same)
    return replace(entry, fields=tuple(kept)) if len(kept) < len(entry.fields) else entry


RULE = Rule(
    "duplicate_fields",
    each_entry(_duplicate_fields),
    after=("omit", "months", "page_dashes", "doi", "unescape", "encode", "escape", "encode_urls", "drop_all_caps",
           "strip_enclosing_braces", "enclosing_braces", "remove_braces", "max_authors", "numeric"),
)  # fmt: skip
