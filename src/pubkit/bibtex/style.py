"""How an entry is laid out, learnt from its fields, and a field laid out so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pubkit.bibtex.blocks import Entry
from pubkit.bibtex.delimiters import balanced

if TYPE_CHECKING:
    from pubkit.bibtex.document import Document

_MACRO_VALUE = re.compile(r"[a-z]{3}(?: # \"[^\"{}]*\"(?: # [a-z]{3}(?: # \"[^\"{}]*\")?)?)?")
_BLANK = " \t"
_TAIL = 100_000  # characters at a file's end that say which line end it has
_LINE_END = re.compile(r"\r\n?|\n")
STYLE_SAMPLE = 200  # entries looked at to learn a file's style: enough to tell, few enough to cost nothing


@dataclass(frozen=True, slots=True)
class Style:
    """How an entry is laid out."""

    indent: str = "  "
    newline: str = "\n"
    opening: str = "{"
    closing: str = "}"
    equals: str = " = "
    align: int = 0  # column of the sign =, 0 when names are not aligned
    align_values: int = 0  # column of the values where these are aligned and the signs = are not
    gap: str = " "  # between a comma and the next field of its line
    upper: bool = False
    title: bool = False  # Author, Title
    upper_type: bool = False
    title_type: bool = False  # @Article
    trailing_comma: bool = False
    leading_commas: bool = False
    one_line: bool = False
    closing_indent: str = ""
    bare_numbers: bool = False
    blank_lines: int = 1  # between entries


def entry_style(entry: Entry) -> Style:
    """How ``entry`` is laid out, learnt from its fields."""
    text, fields = entry.text, entry.fields
    whole = text[entry.start : entry.end]
    newline = "\r\n" if "\r\n" in whole else "\r" if "\r" in whole and "\n" not in whole else "\n"
    if not fields:
        return _with_type(Style(newline=newline, one_line=newline not in whole), entry.type)
    indents: Counter[str] = Counter()
    equals: Counter[str] = Counter()
    columns: Counter[int] = Counter()
    value_columns = {field.value_start - field.start for field in fields}
    opening: Counter[str] = Counter()
    leading = 0
    for field in fields:
        line = max(text.rfind("\n", entry.start, field.start), text.rfind("\r", entry.start, field.start))
        before = text[line + 1 : field.start] if line >= entry.start else None
        if before is not None and not before.strip(" \t"):
            indents[before] += 1
        elif before is not None and before.strip(" \t") == ",":
            leading += 1
            indents[before[: before.index(",")]] += 1
        gap = text[field.start + len(field.name) : field.value_start]
        equals[gap.lstrip(" ") if gap.lstrip(" ") != gap and len(gap) > len(gap.lstrip(" ")) + 1 else gap] += 1
        columns[text.index("=", field.start) - field.start] += 1
        raw = entry.raw(field)
        if raw[:1] in ("{", '"'):
            opening[raw[0]] += 1
    numbers = [entry.raw(field) for field in fields if entry.raw(field).strip('{}"').isdecimal()]
    column, count = columns.most_common(1)[0]
    aligned = len(fields) > 1 and count == len(fields)
    sign = opening.most_common(1)[0][0] if opening else "{"
    gap = equals.most_common(1)[0][0]
    names = [field.name for field in fields if field.name.isalpha()]
    tail = text[max(field.end for field in fields) : entry.close]
    gaps = Counter(text[after.start - 1] in _BLANK for after in fields[1:] if text[after.start - 1] in ",\t ")
    style = Style(
        indent=indents.most_common(1)[0][0] if indents else "",
        newline=newline,
        opening=sign,
        closing='"' if sign == '"' else "}",
        equals="= " if aligned and gap.startswith("= ") else "=" if aligned and gap == "=" else gap,
        align=column if aligned else 0,
        align_values=min(value_columns) if len(fields) > 1 == len(value_columns) and not aligned else 0,
        gap="" if gaps[False] > gaps[True] else " ",
        upper=bool(names) and all(name.isupper() for name in names),
        title=bool(names) and all(name.istitle() for name in names),
        trailing_comma=tail.strip() == ",",
        leading_commas=leading * 2 > len(fields),
        one_line=not indents,
        closing_indent=re.sub(r".*[\r\n]|[^ \t]", "", tail, flags=re.DOTALL) if "\n" in tail else "",
        bare_numbers=bool(numbers) and all(raw.isdecimal() for raw in numbers),
    )
    return _with_type(style, entry.type)


def _with_type(style: Style, kind: str) -> Style:
    return replace(style, upper_type=kind.isupper(), title_type=kind.istitle())


def file_style(document: Document) -> Style:
    """The style most entries of the file have; of an empty file, a plain one."""
    entries = document.entries[-STYLE_SAMPLE:]
    gaps = [document.text[one.end : other.start] for one, other in pairwise(entries)]
    blank = Counter(len(_LINE_END.findall(gap)) - 1 for gap in gaps if gap and not gap.strip())
    blank_lines = max(blank.most_common(1)[0][0], 0) if blank else 1
    newlines = Counter(_LINE_END.findall(document.text[-_TAIL:]))
    newline = newlines.most_common(1)[0][0] if newlines else "\n"
    styles = [entry_style(entry) for entry in entries if entry.fields]
    if not styles:
        return Style(newline=newline, blank_lines=blank_lines)
    common = Counter(map(_kind_of, styles)).most_common(1)[0][0]
    style = next(style for style in reversed(styles) if _kind_of(style) == common)
    return replace(style, newline=newline, blank_lines=blank_lines)


def _kind_of(style: Style) -> tuple[str, str, bool, bool]:
    return style.indent, style.opening, style.upper, style.one_line


# A field -------------------------------------------------------------------------------------------------------------


def like(raw: str, name: str, value: str) -> str:
    """``value`` as the text of a field that ``raw`` is the text of now: between the same delimiters."""
    if raw[:1] == '"' and "#" not in raw:
        return delimited(name, value, '"', '"')
    if raw[:1] not in ("{", '"') and value.isdecimal():
        return value
    return delimited(name, value, "{", "}")


def delimited(name: str, value: str, opening: str, closing: str) -> str:
    """``value`` between these delimiters, or between braces where they cannot hold it."""
    if name == "month" and _MACRO_VALUE.fullmatch(value):
        return value
    value = balanced(value)
    if opening == '"' and not _quotable(value):
        opening, closing = "{", "}"
    return opening + value + closing


def _quotable(value: str) -> bool:
    depth = 0
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth == 0:
            return False
    return True


def cased_type(kind: str, style: Style) -> str:
    """An entry type in the case the entry uses."""
    return kind.upper() if style.upper_type else kind.capitalize() if style.title_type else kind


def cased(name: str, style: Style) -> str:
    """A field's name in the case the entry uses."""
    return name.upper() if style.upper else name.title() if style.title else name


def field_line(name: str, value: str, style: Style) -> str:
    """A whole field as the entry would write it."""
    name = cased(name, style)
    if style.bare_numbers and value.isdecimal():
        written = value
    else:
        written = delimited(name.lower(), value, style.opening, style.closing)
    equals = style.equals
    if style.align and style.align > len(name):
        equals = " " * (style.align - len(name)) + equals.lstrip(" ")
    elif style.align_values > len(name):
        equals = equals.rstrip(" \t").ljust(style.align_values - len(name))
    return name + equals + written
