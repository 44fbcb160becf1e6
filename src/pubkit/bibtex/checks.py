"""What is wrong with a whole file: repeated keys and fields, undefined macros, conflicts, dates, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubkit.bibtex.blocks import Entry, Finding
from pubkit.bibtex.dates import format_date, parse_date, parse_loose_date
from pubkit.bibtex.grammar import CONFLICT
from pubkit.bibtex.names import split_names

if TYPE_CHECKING:
    from pubkit.bibtex.document import Document

# Not in a line that begins with %.
_STRAY_BRACE = re.compile(r"(?<![^\r\n])(?![ \t]*%)[^\r\n}]*(\})")
_DATES = ("date", "urldate", "eventdate", "origdate")
_NAMES = ("author", "editor", "translator", "bookauthor", "holder")


def check(document: Document) -> Iterator[Finding]:
    """Findings about ``document`` beyond what reading its blocks found."""
    yield from _encoding(document)
    if document.binary:
        return
    yield from _conflicts(document)
    yield from _outside(document)
    keys: dict[str, tuple[str, int]] = {}
    for entry in document.entries:
        yield from _key(entry, keys)
        yield from _fields(document, entry)
        document.resolved(entry)
    yield from document.resolver.findings


def _conflicts(document: Document) -> Iterator[Finding]:
    if document.has_conflicts:
        for found in CONFLICT.finditer(document.text):
            yield Finding(
                "PK114",
                found.start(),
                "the mark of an unresolved merge",
                "resolve it first: the file is not written until then",
                severity="error",
            )


def _encoding(document: Document) -> Iterator[Finding]:
    how = document.encoding
    if how.errors != "strict":
        yield Finding("PK116", 0, "bytes that are no UTF-8; they are kept as they are", "name the encoding")
    elif how.guessed:
        yield Finding("PK116", 0, f"read as {how.name}, for it is no UTF-8", "name the encoding if it is another")
    if document.binary:
        yield Finding("PK117", 0, "this is no BibTeX file: it is not text", severity="error")
    elif "\0" in document.text:
        yield Finding("PK117", document.text.index("\0"), "a NUL byte", "it is kept")


def _outside(document: Document) -> Iterator[Finding]:
    """Braces between entries: what is left of one that was broken."""
    for start, end in document.outside:
        text = document.text[start:end]
        if text.count("}") > text.count("{") and (found := _STRAY_BRACE.search(text)):
            yield Finding("PK123", start + found.start(1), "a } between entries", "is it left of an entry?")


def _key(entry: Entry, keys: dict[str, tuple[str, int]]) -> Iterator[Finding]:
    lower = entry.key.lower()
    before, index = keys.setdefault(lower, (entry.key, entry.index))
    if not entry.key or index == entry.index:
        return
    if before == entry.key:
        yield Finding(
            "PK118",
            entry.start,
            f"the key {entry.key} is used before",
            "the first entry counts",
            entry.key,
            entry.index,
        )
    else:
        yield Finding(
            "PK119", entry.start, f"the keys {before} and {entry.key} differ in case alone", "", entry.key, entry.index
        )


def _fields(document: Document, entry: Entry) -> Iterator[Finding]:
    values = entry.values
    if entry.flagged:
        yield from _repeated(entry)
        yield from _undefined(document, entry)
    for name in _DATES:
        if (value := values.get(name)) and parse_date(value) is None:
            meant = parse_loose_date(value)
            hint = f"it is kept as words: write {format_date(meant)}" if meant else "it is kept as words"
            yield _about(entry, name, "PK121", f"{name} is no date: {value[:40]}", hint)
    for name in _NAMES:
        if (value := values.get(name)) and "" in split_names(value):
            yield _about(entry, name, "PK122", f"an empty name in {name}", "an and too many?")


def _about(entry: Entry, name: str, code: str, message: str, hint: str) -> Finding:
    """A finding about the value of one field."""
    offset = next((field.value_start for field in entry.fields if field.name.lower() == name), entry.start)
    return Finding(code, offset, message, hint, entry.key, entry.index)


def _repeated(entry: Entry) -> Iterator[Finding]:
    seen: set[str] = set()
    for field in entry.fields:
        lower = field.name.lower()
        if lower in seen:
            yield Finding(
                "PK120", field.start, f"{field.name} is given twice", "the first counts", entry.key, entry.index
            )
        seen.add(lower)


def _undefined(document: Document, entry: Entry) -> Iterator[Finding]:
    for field in entry.fields:
        raw = entry.raw(field)
        undefined: list[str] = []
        if raw[:1] not in ("{", '"') or "#" in raw:
            document.macros.expand(raw, entry.start, undefined)
        for name in dict.fromkeys(undefined):
            later = " yet" if document.macros.defined_later(name) else ""
            message = f"macro {name} is not defined{later}"
            yield Finding("PK104", field.value_start, message, "its value is empty", entry.key, entry.index)
