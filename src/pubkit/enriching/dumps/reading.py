"""Files of a dump -> records: which reader a file needs is found by looking into it."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from pubkit.enriching.dumps import anthology, bib
from pubkit.enriching.dumps.streaming import elements
from pubkit.enriching.source import Record, Reply
from pubkit.enriching.sources.dblp import records_of
from pubkit.errors import InputError

_GZIP = b"\x1f\x8b"
_NO_REPLY = Reply(200, b"")  # records of a file came with no answer of a server
_LOOK = 4096
BATCH = 1000  # records at a time: fewer cost more, more hold more memory and save nothing


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records, or lines of JSON that are still to be read: these can be read by another process."""

    source: str
    records: tuple[Record, ...] = ()
    lines: tuple[bytes, ...] = ()


def read_dump(path: Path, source: str, notes: list[str]) -> Iterator[Batch]:
    """Every record of a file or, in the order of their names, of the files of a folder, in batches.

    Read are DBLP's XML, the ACL Anthology's XML, BibTeX, and JSON lines with a record's BibTeX under ``bib``; each
    may be packed by gzip. What a person should know of a file that was read all the same goes to ``notes``.

    Raises:
        InputError: a file is missing, damaged, or none of these.
    """
    if path.is_dir():
        files = sorted(one for one in path.rglob("*") if one.is_file() and _is_dump(one))
        if not files:
            raise InputError(f"{path} holds no .xml, .bib or .jsonl file")
        for one in files:
            yield from read_dump(one, source, notes)
        return
    try:
        with open(path, "rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            with gzip.open(raw) if packed else raw as file:
                yield from _read(_Peeked(file), path, source, notes)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        reason = getattr(error, "strerror", None) or "it is damaged or cut off"
        raise InputError(f"{path} could not be read: {reason}") from None


def _is_dump(path: Path) -> bool:
    return path.name.removesuffix(".gz").endswith((".xml", ".bib", ".jsonl"))


class Binary(Protocol):
    """What is read of a file."""

    def read(self, size: int = -1, /) -> bytes: ...
    def readline(self, size: int = -1, /) -> bytes: ...
    def __iter__(self) -> Iterator[bytes]: ...


class _Peeked:
    """A binary file whose first bytes can be looked at and are read again."""

    def __init__(self, file: Binary) -> None:
        self.head = file.read(_LOOK)
        self._ahead = self.head
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        ahead, self._ahead = self._ahead, b""
        return ahead or self._file.read(size)

    def rest(self) -> bytes:
        return self.read() + self._file.read()

    def __iter__(self) -> Iterator[bytes]:
        ahead, self._ahead = self._ahead, b""
        whole, newline, start = ahead.rpartition(b"\n")
        if newline:
            yield from whole.splitlines()
        if start:
            yield start + self._file.readline()
        yield from self._file


def _read(file: _Peeked, path: Path, source: str, notes: list[str]) -> Iterator[Batch]:
    start = file.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        yield from _batched(_read_xml(file, path, source, notes), source)
    elif start.startswith(b"{"):
        remaining = iter(file)
        while lines := tuple(islice(remaining, BATCH)):
            yield Batch(source, lines=lines)
    elif b"@" in file.head or path.name.removesuffix(".gz").endswith(".bib"):
        data = file.rest()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        yield from _batched(bib.records(text, source), source)
    else:
        raise InputError(f"{path} is neither XML nor BibTeX nor JSON lines")


def _batched(records: Iterator[Record], source: str) -> Iterator[Batch]:
    while batch := tuple(islice(records, BATCH)):
        yield Batch(source, batch)


def _read_xml(file: _Peeked, path: Path, source: str, notes: list[str]) -> Iterator[Record]:
    for root, element in elements(file, str(path), notes):
        if root.tag == "collection":
            if element.tag == "volume":
                yield from anthology.papers(root, element, source)
        elif root.tag in {"dblp", "dblpperson"}:
            yield from (record for record in records_of(element, source, _NO_REPLY) if record.work.title)
        else:
            raise InputError(f"{path} is XML of an unknown kind (<{root.tag}>)", "read are DBLP's and the Anthology's")
