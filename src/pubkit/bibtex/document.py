"""A BibTeX file as a value: its text, its entries, its works, its problems, and the same file with works changed."""

from __future__ import annotations

import gc
import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from pubkit.bibtex.blocks import Block, Entry, Finding
from pubkit.bibtex.encoding import Encoding, decode, looks_binary
from pubkit.bibtex.grammar import CONFLICT
from pubkit.bibtex.inheritance import Resolver, Values
from pubkit.bibtex.macros import Macros
from pubkit.bibtex.scanning import Scan, scan
from pubkit.diagnostics import Problem, Severity
from pubkit.model import Place, Work

_LONE_RETURN = re.compile(r"\r(?!\n)")
_LINE_END = re.compile(r"\r\n?|\n")
_NO_WORKS = frozenset({"xdata", "set", "control"})


def read(data: bytes | str, *, name: str = "", encoding: str | None = None) -> Document:
    """Read a BibTeX or BibLaTeX file.

    Args:
        data: the file's bytes, or text (taken as UTF-8).
        name: the file's name, for the places of problems and works.
        encoding: the encoding if it is known; else it is found.

    Raises:
        InputError: ``encoding`` is unknown to Python. No content raises.

    >>> read(b"@misc{k, title = {A}}").works[0].title
    'A'
    """
    if isinstance(data, str):
        return Document(data, Encoding() if data.isascii() else Encoding().for_text(data), name)
    text, how = decode(data, encoding)
    return Document(text, how, name)


@contextmanager
def no_collection() -> Iterator[None]:
    """Without Python's search for cycles, of which works have none: for 100,000 it took a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Document:
    """One file, never changed in place: `updated` gives another."""

    def __init__(
        self, text: str, encoding: Encoding, name: str = "", rule: str = "biber", scanned: Scan | None = None
    ) -> None:
        self.text = text
        self.encoding = encoding
        self.name = name
        self.rule = rule
        self.binary = looks_binary(text)
        self.refused: tuple[Problem, ...] = ()  # by `updated`: what it could not write
        self._scan: Scan = scanned or scan("" if self.binary else text)

    def __repr__(self) -> str:
        return f"Document({self.name!r}, {len(self.entries)} entries)"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry in the file's order, repeated keys and @xdata included."""
        return self._scan.entries

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every @string, @preamble and @comment in order."""
        return self._scan.blocks

    @property
    def outside(self) -> tuple[tuple[int, int], ...]:
        """The spans of what stands between entries and blocks: it is kept and says nothing."""
        spans = [(entry.start, entry.end) for entry in self.entries] + [
            (block.start, block.end) for block in self.blocks
        ]
        spans.sort()
        ends = [0, *(end for _, end in spans)]
        starts = [*(start for start, _ in spans), len(self.text)]
        return tuple((end, start) for end, start in zip(ends, starts, strict=True) if start > end)

    @property
    def macros(self) -> Macros:
        """The @string macros."""
        return self._scan.macros

    @property
    def strings(self) -> dict[str, str]:
        """Each @string macro, its name in lower case, and its last value."""
        return self._scan.macros.values

    @cached_property
    def resolver(self) -> Resolver:
        """Finds entries by key or alias and resolves crossref and xdata."""
        return Resolver(self.entries, self.rule)

    def entry(self, key: str) -> Entry | None:
        """The entry of that key or alias; of repeated keys the first, as in BibTeX."""
        return self.resolver.find(key)

    def resolved(self, entry: Entry) -> Values:
        """The fields of ``entry`` with what it inherits by crossref and xdata."""
        return self.resolver.values(entry)

    def inheriting(self, rule: str) -> Document:
        """The same file read by another rule of inheritance: ``"biber"`` or ``"bibtex"``."""
        return Document(self.text, self.encoding, self.name, rule, self._scan)

    @property
    def has_conflicts(self) -> bool:
        """True when the file holds the marks of an unresolved merge: it must not be written."""
        return "<<<<<<<" in self.text and CONFLICT.search(self.text) is not None

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """A Work for each entry that is a publication, in the file's order."""
        from pubkit.bibtex.work_read import read_work

        with no_collection():
            return tuple(
                [
                    read_work(entry.type, entry.key, self.resolved(entry), place)
                    for entry, place in self._placed_entries()
                    if entry.type.lower() not in _NO_WORKS
                ]
            )

    def _placed_entries(self) -> Iterator[tuple[Entry, Place]]:
        """Each entry with its place; lines are counted from entry to entry, so that none is counted twice."""
        text, name = self.text, self.name
        if _LONE_RETURN.search(text):  # old line ends: the long way
            for entry in self.entries:
                yield entry, self.place(entry.start, entry.key, entry.index)
            return
        line, line_start, before = 1, 0, 0
        for entry in self.entries:
            start = entry.start
            if passed := text.count("\n", before, start):
                line += passed
                line_start = text.rfind("\n", before, start) + 1
            before = start
            yield entry, Place(name, line, start - line_start + 1, entry.key, entry.index)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything a person should know, in the file's order."""
        from pubkit.bibtex.checks import check

        with no_collection():
            findings: list[Finding] = [*self._scan.findings, *check(self)]
            findings.sort(key=lambda finding: finding.offset)
            return self.refused + tuple([self._problem(finding) for finding in findings])

    def _problem(self, finding: Finding) -> Problem:
        return Problem(
            finding.code,
            self.place(finding.offset, finding.key, finding.entry),
            finding.message,
            finding.hint,
            Severity(finding.severity),
        )

    def place(self, offset: int, key: str = "", index: int = -1) -> Place:
        """Line and column of an offset into `text`."""
        line = bisect_right(self._lines, offset)
        return Place(self.name, line, offset - self._lines[line - 1] + 1, key, index)

    @cached_property
    def _lines(self) -> array[int]:
        return array("Q", [0, *[found.end() for found in _LINE_END.finditer(self.text)]])

    def to_bytes(self) -> bytes:
        """The file's bytes; of a file as it was read, the very bytes."""
        return self.encoding.encode(self.text)

    def updated(self, works: Sequence[Work], respelled: Collection[str] = ()) -> Document:
        """This file with ``works`` in it: fields that differ are spliced in, all other bytes stay.

        Each work belongs to the entry ``work.place.index``; -1 is a new entry, which is appended. Entries of works
        that are missing are removed. Works in another order leave the file's order as it is. Fields named in
        ``respelled`` (doi, pages, url) get their usual form where the file says the same in another. What cannot be
        written is in ``refused`` of the new document.

        >>> from dataclasses import replace
        >>> doc = read(b"@misc{k,\\n  title = {A},\\n  year = 2000\\n}\\n")
        >>> doc.updated([replace(doc.works[0], title="B")]).to_bytes()
        b'@misc{k,\\n  title = {B},\\n  year = 2000\\n}\\n'
        """
        from pubkit.bibtex.splicing import splice

        spliced = splice(self, works, respelled)
        if spliced.text == self.text and not spliced.problems:
            return self
        encoding = self.encoding.for_text(spliced.text)
        after = Document(spliced.text, encoding, self.name, self.rule, spliced.scanned)
        after.refused = spliced.problems
        return after
