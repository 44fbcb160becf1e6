"""The venue table kept as it was last built, since building it takes ten times as long as reading it back.

The file stands where Python keeps its own compiled modules. It is made at the first use, where the folder can be
written, and anew whenever what it was built from has changed; `data/venues.toml` stays the only source.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pubkit.normalizing.venues.table import Named, Row, Table

Packed = tuple[Any, ...]  # what `marshal` can write: rows as tuples, and their numbers where a table has rows


def load(source: Path, others: Sequence[Path], build: Callable[[str], Table]) -> Table:
    """The table of a TOML file, read back or built; ``others`` are the files that building depends on, too."""
    data = source.read_bytes()
    key = hashlib.blake2b(data)
    for other in others:
        key.update(other.read_bytes())
    kept = _kept_in(source)
    with suppress(OSError, ValueError, EOFError, TypeError):
        stored = kept.read_bytes()
        if stored.startswith(key.digest()):
            return unpack(marshal.loads(memoryview(stored)[key.digest_size :]))
    table = build(data.decode())
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_bytes(key.digest() + marshal.dumps(pack(table)))
        draft.replace(kept)
    return table


def _kept_in(source: Path) -> Path:
    return Path(importlib.util.cache_from_source(str(source))).with_suffix(".table")


def pack(table: Table) -> Packed:
    """A table as tuples, with each row by its number."""
    numbers = {id(row): number for number, row in enumerate(table.rows)}

    def named(index: dict[str, list[Named]]) -> Packed:
        return tuple((key, tuple((text, numbers[id(row)]) for text, row in found)) for key, found in index.items())

    return (
        tuple(tuple(row) for row in table.rows),
        named(table.meetings),
        named(table.journals),
        tuple((key, tuple((numbers[id(row)], sure) for row, sure in found)) for key, found in table.acronyms.items()),
        tuple((macro, numbers[id(row)]) for macro, row in table.macros.items()),
    )


def unpack(packed: Packed) -> Table:
    """The table that was packed.

    >>> from pubkit.normalizing.venues.table import build
    >>> table = build([Row("journal", "FJ", "Foo Journal")])
    >>> unpack(pack(table)) == table
    True
    """
    rows = tuple(map(Row._make, packed[0]))
    return Table(
        rows,
        {key: [(text, rows[number]) for text, number in found] for key, found in packed[1]},
        {key: [(text, rows[number]) for text, number in found] for key, found in packed[2]},
        {key: [(rows[number], sure) for number, sure in found] for key, found in packed[3]},
        {macro: rows[number] for macro, number in packed[4]},
    )
