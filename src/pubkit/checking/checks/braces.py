"""PK218: braces or dollar signs in a value that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work

_ESCAPED = re.compile(r"\\[{}$\\]")
_BRACE = re.compile(r"[{}]")
_OTHER_CHARACTERS = "\x1b"  # ISO-2022's shift: "$" begins Japanese text behind it
_VERBATIM = frozenset({"url", "doi", "eprint", "file", "urlraw", "verba", "verbb", "verbc", "abstract", "pdf", "note"})


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    entry = subject.entry(work)
    if entry is None:
        return
    for name, value in entry.values.items():
        if _OTHER_CHARACTERS in value or not any(sign in value for sign in "{}$"):
            continue
        bare = _ESCAPED.sub("", value)
        if _depth(bare) != 0:
            yield f"unbalanced braces in {name}", "each { needs its }", (name,)
        elif bare.count("$") % 2 and name not in _VERBATIM:
            yield f"a $ without its partner in {name}", r"write \$ for a dollar", (name,)


def _depth(text: str) -> int:
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return depth
    return depth


CHECK = Check("PK218", "braces", "braces or dollar signs do not pair", per_work("PK218", _look))
