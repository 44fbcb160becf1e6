"""A unified diff whose hunks name the rules behind them, in the place that patch tools ignore."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pubkit.bibtex import Document
from pubkit.diagnostics import Change

_FILE = re.compile(r"^--- a/(?P<name>.*?)\n?$")
_HUNK = re.compile(r"^@@ -(?P<start>\d+)(?:,(?P<count>\d+))? \+\S+ @@$")


def annotate(diff: str, documents: Iterable[Document], changes: Sequence[Change]) -> str:
    """``diff`` with ``rule, rule`` behind each hunk's ``@@``: the rules that changed the entries in it."""
    starts = {document.name or "<input>": _starts(document) for document in documents}
    rules: dict[tuple[str, int], list[str]] = {}
    for change in changes:
        names = rules.setdefault((change.where.file or "<input>", change.where.index), [])
        rule = change.why.partition(":")[0]
        if rule not in names:
            names.append(rule)
    lines = diff.splitlines(keepends=True)
    name = ""
    for number, line in enumerate(lines):
        if file := _FILE.match(line):
            name = file["name"]
        elif (hunk := _HUNK.match(line.rstrip("\n"))) and name in starts:
            found = [
                rule
                for entry in _entries(lines, number, int(hunk["start"]), starts[name])
                for rule in rules.get((name, entry), ())
            ]
            if found:
                lines[number] = f"{line.rstrip()} {', '.join(dict.fromkeys(found))}\n"
    return "".join(lines)


def _starts(document: Document) -> list[int]:
    return [document.place(entry.start).line for entry in document.entries]


def _entries(lines: Sequence[str], hunk: int, line: int, starts: list[int]) -> list[int]:
    """Which entries have a changed line in the hunk, by their position in the file."""
    entries: list[int] = []
    for text in lines[hunk + 1 :]:
        if text.startswith(("@@", "--- a/")):
            break
        if text[:1] in "-+":
            entries.append(max(bisect_right(starts, line) - 1, 0))
        if text[:1] in " -":
            line += 1
    return list(dict.fromkeys(entries))
