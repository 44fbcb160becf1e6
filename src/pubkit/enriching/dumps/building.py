"""Writing the index of a dump: one SQLite file, whole or not at all."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pubkit.enriching.dumps.filing import rows_of
from pubkit.enriching.dumps.helping import converted
from pubkit.enriching.dumps.reading import Batch, read_dump
from pubkit.errors import InputError, WriteError

# The layout of the file. An index of another version is not read: it is built again.
VERSION = 2
# Where indexes stand, below the user's cache folder.
FOLDER = "dumps"
ENDING = ".dump.sqlite"

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, doi TEXT NOT NULL, arxiv TEXT NOT NULL, title INTEGER NOT NULL,
  people TEXT NOT NULL, heading TEXT NOT NULL, body BLOB NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(
  terms, content = '', columnsize = 0, detail = none, tokenize = "unicode61 remove_diacritics 0"
);
"""
_INDEXES = """
INSERT INTO words(words) VALUES ('optimize');
CREATE INDEX by_key ON record (key);
CREATE INDEX by_doi ON record (doi) WHERE doi <> '';
CREATE INDEX by_arxiv ON record (arxiv) WHERE arxiv <> '';
CREATE INDEX by_title ON record (title);
"""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: where, of how many records, and what a person should know of the files."""

    path: Path
    records: int
    notes: tuple[str, ...] = ()


def index_path(folder: Path, name: str) -> Path:
    """Where the index of a dump stands: one file a name.

    Raises:
        InputError: the name is not lower-case letters, digits, ``.``, ``_`` and ``-``.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} cannot name a source", "take lower-case letters, digits, '.', '_' and '-'")
    return folder / f"{name}{ENDING}"


def build_index(
    files: Sequence[Path],
    folder: Path,
    *,
    name: str,
    helpers: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Built:
    """Read the files of a dump and write its index, ``name.dump.sqlite`` in ``folder``.

    The index is written beside its place and moved there when it is whole, so that a kill at any moment leaves the
    old one; what a killed run left is taken away by the next. ``progress`` is told the number of records so far.
    ``helpers`` other processes read lines of BibTeX; a script that asks for them needs the usual
    ``if __name__ == "__main__"`` (see multiprocessing, "Safe importing of main module").

    Raises:
        InputError: a file cannot be read, or holds no record. WriteError: the index cannot be written, or another
        process is building it.
    """
    target = index_path(folder, name)
    draft = target.with_suffix(".building")
    notes: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _clear(draft):
            notes.append(f"{name}: a build that was stopped left nothing to go on from; this one began anew")
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as database:
                batches = (batch for file in files for batch in read_dump(file, name, notes))
                count = _fill(database, batches, helpers, progress)
                _finish(
                    database,
                    {"name": name, "records": str(count), "files": "\n".join(str(file.resolve()) for file in files)},
                )
            with open(draft, "rb+") as written:
                os.fsync(written.fileno())
            os.replace(draft, target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except (OSError, sqlite3.Error) as error:
        raise WriteError(f"{target} could not be written: {error}") from None
    return Built(target, count, tuple(notes))


def _clear(draft: Path) -> bool:
    """Take away what a killed run left, unless it is not killed at all; whether there was anything."""
    if not draft.exists():
        return False
    with closing(sqlite3.connect(draft, isolation_level=None, timeout=0)) as left:
        try:
            left.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise WriteError(f"{draft} is being written by another process", "wait for it to end") from None
        except sqlite3.DatabaseError:
            pass  # cut off in the middle of a page: nothing holds it
    draft.unlink(missing_ok=True)
    return True


def _fill(
    database: sqlite3.Connection, batches: Iterable[Batch], helpers: int, progress: Callable[[int], None] | None
) -> int:
    # A draft that is lost is built again, so nothing is journalled; one transaction keeps other builders out.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -100000"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN EXCLUSIVE")
    for statement in _SCHEMA.split(";\n"):
        database.execute(statement)
    count = 0
    for rows in converted(batches, rows_of, helpers):
        numbered = list(enumerate(rows, count + 1))
        database.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((n, one.key, one.doi, one.arxiv, one.title, one.people, one.heading, one.body) for n, one in numbered),
        )
        database.executemany("INSERT INTO words (rowid, terms) VALUES (?, ?)", ((n, one.terms) for n, one in numbered))
        count += len(rows)
        if progress is not None:
            progress(count)
    return count


def _finish(database: sqlite3.Connection, meta: dict[str, str]) -> None:
    if meta["records"] == "0":
        raise InputError(f"no publication was found in {', '.join(meta['files'].splitlines())}")
    for statement in _INDEXES.split(";\n"):
        database.execute(statement)
    built = {"built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    database.executemany("INSERT INTO meta VALUES (?, ?)", (meta | built).items())
    database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute("COMMIT")
