"""Marks in a BibTeX file that waive findings: ``% noqa``, ``% noqa: PK204, PK215`` and ``% noqa-file: PK219``.

A mark at the end of a line waives what is found on that line; on a line of its own right above an entry it waives
what is found in the entry; ``noqa-file`` waives for the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pubkit.bibtex import Document
from pubkit.diagnostics import Problem

_MARK = re.compile(r"%.*?\b(?:pubkit:\s*)?noqa(?P<file>-file)?\b(?:\s*:\s*(?P<codes>PK\d+(?:[\s,]+PK\d+)*))?", re.I)
_ALL = frozenset({"PK"})


@dataclass(slots=True)
class Waivers:
    """Codes (or their beginnings) waived in the file, by line and by entry."""

    file: set[str] = field(default_factory=set)
    lines: dict[int, frozenset[str]] = field(default_factory=dict)
    entries: dict[int, frozenset[str]] = field(default_factory=dict)

    def cover(self, problem: Problem) -> bool:
        """True when a mark waives this problem."""
        codes = self.file | self.lines.get(problem.where.line, frozenset())
        codes |= self.entries.get(problem.where.index, frozenset())
        return any(problem.code.startswith(code) for code in codes)


def read_waivers(document: Document) -> Waivers:
    """The marks of one file.

    >>> from pubkit import bibtex
    >>> read_waivers(bibtex.read("% noqa: PK212\\n@misc{k, title={T}}")).entries
    {0: frozenset({'PK212'})}
    """
    waivers = Waivers()
    if "noqa" not in document.text.lower():
        return waivers
    alone: dict[int, frozenset[str]] = {}  # lines that hold a mark and nothing else
    for number, line in enumerate(document.text.splitlines(), 1):
        mark = _MARK.search(line)
        if not mark:
            continue
        codes = frozenset(re.findall(r"PK\d+", mark["codes"].upper())) if mark["codes"] else _ALL
        if mark["file"]:
            waivers.file |= codes
            continue
        waivers.lines[number] = codes
        if line.lstrip().startswith("%"):
            alone[number] = codes
    for entry in document.entries:
        line_above = document.place(entry.start).line - 1
        codes = frozenset()
        while line_above in alone:
            codes |= alone[line_above]
            line_above -= 1
        if codes:
            waivers.entries[entry.index] = codes
    return waivers


def without_waived(problems: Iterable[Problem], documents: Iterable[Document]) -> list[Problem]:
    """The problems that no mark waives."""
    waivers = {document.name: read_waivers(document) for document in documents}
    kept = []
    for problem in problems:
        own = waivers.get(problem.where.file)
        if own is None or not own.cover(problem):
            kept.append(problem)
    return kept
