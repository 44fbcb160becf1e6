"""What a path or ``-`` holds: its bytes, its format and a digest; the suffix decides, then the content."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pubkit.diagnostics import Problem, Severity
from pubkit.errors import InputError
from pubkit.model import Place

STDIN = "-"
MAX_BYTES = 512 * 2**20  # 100,000 entries are 80 MB; beyond this a file is another thing than a bibliography

SUFFIXES: dict[str, str] = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".biblatex": "bibtex",
    ".json": "csl-json",
    ".csljson": "csl-json",
    ".jsonl": "csl-jsonl",
    ".ndjson": "csl-jsonl",
    ".ris": "ris",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".text": "text",
    ".pdf": "pdf",
    ".docx": "docx",
    ".xml": "endnote-xml",
    ".cff": "cff",
}

# The first bytes of formats that are not text (their own specifications)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\xd0\xcf\x11\xe0", "ole"),
)
_NAMES = {
    "pdf": "a PDF", "zip": "a ZIP or Office file", "gzip": "compressed (gzip)", "bzip2": "compressed (bzip2)",
    "xz": "compressed (xz)", "zstd": "compressed (zstd)", "png": "an image", "jpeg": "an image", "gif": "an image",
    "program": "a program", "sqlite": "a database", "ole": "an old Office file",
}  # fmt: skip
_BINARY_FORMATS = {"pdf": "pdf", "docx": "zip"}  # formats that are binary, and the magic each must have
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1a\x1b")
_SNIFFED = 8192  # bytes that decide what an unnamed input is
_MOST_CONTROLS = 0.03  # share of control bytes beyond which it is no text: even bytes of all kinds hold 0.1, text 0

_BIB_ENTRY = re.compile(rb"^[ \t]*@[ \t]*[A-Za-z]+[ \t\r\n]*[{(]", re.MULTILINE)
_RIS_RECORD = re.compile(rb"^[ \t]*TY[ \t]{0,4}-[ \t]", re.MULTILINE)
_JSON_START = re.compile(rb"\s*(?:\[\s*[\[{\]\"]|\{\s*[\"}])")
_XML_START = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|xml\b|records\b)", re.IGNORECASE)
_HTML_START = re.compile(rb"\s*<(?:!DOCTYPE\s+html|html)\b", re.IGNORECASE)
_CFF_START = re.compile(rb"^cff-version\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One input as read. ``path`` is None for standard input; ``digest`` proves later that the file is unchanged."""

    name: str
    path: Path | None
    format: str
    data: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        return digest(self.data)


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_source(
    path: str | os.PathLike[str], *, format: str | None = None, stdin: BinaryIO | None = None, limit: int = MAX_BYTES
) -> Source:
    """Read a file, or standard input for ``-`` (``stdin`` stands in for it).

    ``format`` (a value of `SUFFIXES`) overrides suffix and content. An empty file is read, with a note.

    Raises:
        InputError: the file is missing, a folder, unreadable, binary, or larger than ``limit`` bytes.
    """
    name = os.fspath(path)
    if name == STDIN:
        data = _read_stdin(stdin, limit)
        return _source("<stdin>", None, data, format or (sniff(data) if data.strip() else "bibtex"))
    place = Path(name)
    data = _read_file(place, name, limit)
    decided = format or SUFFIXES.get(place.suffix.lower()) or sniff(data)
    return _source(name, place, data, decided)


def read_sources(paths: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None) -> tuple[Source, ...]:
    """Several inputs in order; standard input is read once.

    Raises:
        InputError: as `read_source`, or ``-`` is given twice.
    """
    names = [os.fspath(path) for path in paths]
    if names.count(STDIN) > 1:
        raise InputError("standard input is named twice", "- may stand once")
    return tuple(read_source(name, stdin=stdin) for name in names)


def sniff(data: bytes) -> str:
    """The format that the content shows: bibtex, csl-json, csl-jsonl, ris, endnote-xml, html, cff, pdf, docx or text.

    >>> sniff(b"% mine\\n@article{a,}"), sniff(b'[{"id": 1}]'), sniff(b"TY  - JOUR\\n"), sniff(b"Doe, J. 2020.")
    ('bibtex', 'csl-json', 'ris', 'text')
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return "docx" if kind == "zip" and b"word/" in data else kind
    head = _as_ascii(data[:_SNIFFED])
    if _HTML_START.match(head):
        return "html"
    if _XML_START.match(head):
        return "endnote-xml"
    if _JSON_START.match(head):
        return "csl-json"
    for pattern, kind in ((_RIS_RECORD, "ris"), (_BIB_ENTRY, "bibtex"), (_CFF_START, "cff")):
        if pattern.search(head):
            return kind
    return "bibtex" if _BIB_ENTRY.search(data) else "text"


def _as_ascii(head: bytes) -> bytes:
    """The head as the patterns read it: without a mark of byte order, one byte a sign."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2 : len(head) // 2 * 2].decode(encoding, "replace").encode("ascii", "replace")
    return head.removeprefix(codecs.BOM_UTF8)


def _source(name: str, path: Path | None, data: bytes, decided: str) -> Source:
    problems: tuple[Problem, ...] = ()
    if not data.strip():
        problems = (Problem("PK011", Place(name), "is empty", "", Severity.NOTE),)
    elif what := _not_text(data, decided):
        hint = "unpack it first" if "compressed" in what else "pubkit import reads PDF" if what == "a PDF" else ""
        raise InputError(f"{name}: {what}, not {_described(decided)}", hint or "name a text file")
    elif decided == "bibtex" and b"@" not in data:
        problems = (Problem("PK011", Place(name), "holds no entry", "an entry begins with @", Severity.NOTE),)
    return Source(name, path, decided, data, problems)


def _described(decided: str) -> str:
    names = {"bibtex": "a BibTeX file", "csl-json": "CSL-JSON", "csl-jsonl": "JSON lines", "ris": "a RIS file"}
    return names.get(decided, "text")


def _not_text(data: bytes, decided: str) -> str:
    """What the data is instead of the text it should be; empty when it is fine."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if decided in _BINARY_FORMATS:
        return "" if kind == _BINARY_FORMATS[decided] else "text" if not kind else _NAMES[kind]
    if kind:
        return _NAMES[kind]
    head = _as_ascii(data[:_SNIFFED])
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return "binary" if controls > len(head) * _MOST_CONTROLS and not _BIB_ENTRY.search(head) else ""


def _read_stdin(stdin: BinaryIO | None, limit: int) -> bytes:
    stream = stdin or (sys.stdin.buffer if sys.stdin else None)
    if stream is None:
        raise InputError("standard input is closed", "name a file")
    try:
        data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"standard input cannot be read: {_reason(error)}", "name a file") from None
    return _within(data, "<stdin>", limit)


def _read_file(path: Path, name: str, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > limit:
                raise _too_big(name, limit)
            return _within(file.read(limit + 1), name, limit)
    except FileNotFoundError:
        link = " (a symbolic link to nothing)" if path.is_symlink() else ""
        raise InputError(f"{name}: no such file{link}", _nearest(path)) from None
    except IsADirectoryError:
        raise InputError(f"{name}: is a folder", _inside(path)) from None
    except PermissionError:
        raise InputError(f"{name}: may not be read", "check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise InputError(f"{name!r}: cannot be read: {_reason(error)}") from None


def _within(data: bytes, name: str, limit: int) -> bytes:
    if len(data) > limit:
        raise _too_big(name, limit)
    return data


def _too_big(name: str, limit: int) -> InputError:
    return InputError(f"{name}: larger than {limit // 2**20} MB", "split it")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _nearest(path: Path) -> str:
    """A file of nearly that name in the same folder, as a hint."""
    import difflib

    try:
        names = [entry.name for entry in os.scandir(path.parent)]
    except (OSError, ValueError):
        return "the folder does not exist" if not path.parent.exists() else "check the name"
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.7)
    return f"did you mean {path.parent / near[0]}?" if near else "check the name"


def _inside(path: Path) -> str:
    try:
        found = sorted(entry.name for entry in os.scandir(path) if SUFFIXES.get(Path(entry.name).suffix) == "bibtex")
    except OSError:
        found = []
    return f"name a file in it, such as {path / found[0]}" if found else "name a file in it"
