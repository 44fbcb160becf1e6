"""Works that stand in no file yet as new entries, in the style that most of the file's have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pubkit.bibtex.drafting import Draft, drafted, entry_type
from pubkit.bibtex.style import Style, cased_type, field_line
from pubkit.bibtex.work_write import Spelling
from pubkit.diagnostics import Problem, Severity
from pubkit.model import Place, Work

_LINE_END = re.compile(r"\r\n?|\n")


def appended(text: str, works: Sequence[Work], style: Style, spelling: Spelling) -> tuple[str, list[Problem]]:
    """``text`` with entries for ``works`` at its end, and what of these could not be written."""
    out = [text]
    ends = len(_LINE_END.findall(text[len(text.rstrip(" \t\r\n")) :])) if text else style.blank_lines + 1
    problems: list[Problem] = []
    for work in works:
        draft = drafted(work, entry_type(work, spelling), {}, spelling)
        out += [style.newline * (style.blank_lines + 1 - ends), new_entry(work.key, draft, style), style.newline]
        problems += unwritable(work, draft, work.place)
        ends = 1
    return "".join(out), problems


def unwritable(work: Work, draft: Draft, place: Place) -> Iterator[Problem]:
    """The problem of a work whose entry does not say all of it."""
    if draft.wrong:
        message = f"{work.key}: {', '.join(draft.wrong)} cannot be written as given"
        yield Problem("PK126", place, message, "no field of this type of entry says it", Severity.NOTE)


def new_entry(key: str, draft: Draft, style: Style) -> str:
    """A whole new entry in a given style."""
    fields = _ordered(draft.fields)
    kind = cased_type(draft.kind, style)
    width = max((len(name) for name in fields), default=0)
    if style.align:
        style = replace(style, align=max(style.align, width + 1 if style.equals.startswith("=") else width))
    lines = [field_line(name, value, style) for name, value in fields.items()]
    if style.one_line:
        return f"@{kind}{{{f',{style.gap}'.join([key, *lines])}}}"
    if style.leading_commas:
        body = "".join(f"{style.newline}{style.indent},{style.gap}{line}" for line in lines)
        return f"@{kind}{{{key}{body}{style.newline}{style.closing_indent}}}"
    body = ",".join(f"{style.newline}{style.indent}{line}" for line in lines)
    comma = "," if style.trailing_comma and lines else ""
    return f"@{kind}{{{key},{body}{comma}{style.newline}{style.closing_indent}}}"


def _ordered(fields: Mapping[str, str]) -> dict[str, str]:
    first = {"title": 1, "author": 0, "author+an": 0, "editor": 2}
    names = list(fields)
    return {name: fields[name] for name in sorted(names, key=lambda name: first.get(name, 3 + names.index(name)))}
