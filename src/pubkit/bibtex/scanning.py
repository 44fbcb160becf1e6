"""Text to blocks in one pass: one regular expression for each clean entry, recovery for everything else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubkit.bibtex.blocks import Block, Entry, Finding
from pubkit.bibtex.grammar import ENTRY, HEAD, TYPE
from pubkit.bibtex.macros import Macros
from pubkit.bibtex.recovery import Reader

# A brace right after the first word within the first: neither a key nor a field can stand there.
_NO_ENTRY = re.compile(rf"@\s*+{TYPE}\s*+\{{\s*+[^\s,{{}}=]++\{{", re.ASCII)
_SPECIAL = {"string", "preamble", "comment"}


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a text: entries and other blocks in order, macros, findings."""

    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    macros: Macros
    findings: tuple[Finding, ...]


def scan(text: str) -> Scan:
    """Find every block of ``text``. Never raises; linear in the length of ``text``."""
    macros = Macros()
    entries: list[Entry] = []
    blocks: list[Block] = []
    reader = Reader(text, macros)
    find, match = text.find, ENTRY.match
    pos = find("@")
    while pos >= 0:
        if reader.may_be_clean(pos) and (found := match(text, pos)) and found[1].lower() not in _SPECIAL:
            end = found.end()
            entries.append(Entry(text, macros, len(entries), (pos, end), found[1], found[2], found.start(3), end - 1))
            pos = find("@", end)
            continue
        head = HEAD.match(text, pos)
        kind = head[1].lower() if head else ""
        if kind not in _SPECIAL and (comment := reader.bare_comment(pos)):
            blocks.append(comment)
            end = comment.end
        elif head is None or kind not in _SPECIAL:
            hopeless = head is None or _NO_ENTRY.match(text, pos)
            entry = None if hopeless or head is None else reader.entry(pos, head, len(entries))
            if entry is None:
                end = reader.not_an_entry(pos)
            else:
                entries.append(entry)
                end = entry.end
        else:
            block = reader.special(pos, head, kind)
            blocks.append(block)
            end = block.end
        pos = find("@", end)
    return Scan(tuple(entries), tuple(blocks), macros, tuple(reader.findings))
