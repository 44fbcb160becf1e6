"""Keys by a pattern. A key that fits its pattern already stays, so a second run, or a new entry, renames nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pubkit.tidying.fields import KEYS
from pubkit.tidying.keys.markers import Fields
from pubkit.tidying.keys.pattern import Stem, parse_pattern
from pubkit.tidying.options import Options
from pubkit.tidying.pieces import EntryPiece, Pieces
from pubkit.tidying.rule import Rule
from pubkit.tidying.values import single, text_of

_KEEP_THEIR_KEYS = frozenset({"xdata", "set", "control"})  # no publications
_READ = 5000  # signs of a value that can have a say in a key
_REFERENCE = re.compile(r"[^\s,]+")


def _generate_keys(pieces: Pieces, options: Options) -> Pieces:
    pattern = parse_pattern(options.generate_keys)
    entries = list(pieces.entries())
    stems = [None if _keeps_its_key(entry) else pattern.stem(_fields(entry, pieces.macros)) for entry in entries]
    keys = _assign(entries, stems)
    renamed: dict[str, str] = {}
    for entry, key in zip(entries, keys, strict=True):
        renamed.setdefault(entry.key, key)
    for entry, key in zip(entries, keys, strict=True):  # a reference in another case still leads there
        renamed.setdefault(entry.key.casefold(), key)
    new_keys = iter(keys)
    items = (
        _with_key(piece, next(new_keys), renamed) if isinstance(piece, EntryPiece) else piece for piece in pieces.items
    )
    return pieces.with_items(items)


def _keeps_its_key(entry: EntryPiece) -> bool:
    return bool(entry.broken) or entry.type.lower() in _KEEP_THEIR_KEYS


def _fields(entry: EntryPiece, macros: Mapping[str, str]) -> Fields:
    values: dict[str, str] = {}
    for field in entry.fields:
        text = text_of(field.value, macros)[:_READ]
        values.setdefault(field.name.lower(), " ".join(text.split()))
    return Fields(entry.type.lower(), values)


def _assign(entries: list[EntryPiece], stems: list[Stem | None]) -> list[str]:
    """A key each. First those that stay take theirs; keys that differ in case alone are told apart."""
    keys: list[str | None] = [None] * len(entries)
    taken: set[str] = set()
    for place, (entry, stem) in enumerate(zip(entries, stems, strict=True)):
        if stem is None:
            keys[place] = entry.key
            taken.add(entry.key.casefold())
    for place, (entry, stem) in enumerate(zip(entries, stems, strict=True)):
        if stem is not None and stem.makes(entry.key) and entry.key.casefold() not in taken:
            keys[place] = entry.key
            taken.add(entry.key.casefold())
    numbers: dict[Stem, int] = {}  # where to look on: a thousand entries of one stem are told apart in one pass
    for place, stem in enumerate(stems):
        if keys[place] is None and stem is not None:
            number = numbers.get(stem, 0)
            while (key := stem.candidate(number)).casefold() in taken:
                number += 1
            numbers[stem] = number
            keys[place] = key
            taken.add(key.casefold())
    return [key or "" for key in keys]


def _with_key(entry: EntryPiece, key: str, renamed: Mapping[str, str]) -> EntryPiece:
    if entry.broken:
        return entry
    fields = tuple(
        field._replace(value=_REFERENCE.sub(lambda match: _follow(match[0], renamed), field.value))
        if field.name.lower() in KEYS - {"ids"} and single(field.value)
        else field
        for field in entry.fields
    )
    return replace(entry, key=key, fields=fields)


def _follow(reference: str, renamed: Mapping[str, str]) -> str:
    """A reference with the new key, inside whatever delimiters cling to it."""
    key = reference.strip('{}"')
    new = renamed.get(key) or renamed.get(key.casefold())
    return reference.replace(key, new) if new else reference


RULE = Rule("generate_keys", _generate_keys, after=("unescape", "encode", "omit", "max_authors"))
