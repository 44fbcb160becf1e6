"""Changed works back into the text: only the lines of the fields that differ are touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pubkit.bibtex.blocks import Entry, Field
from pubkit.bibtex.work_write import Spelling, entry_type, write_work
from pubkit.model import Work

if TYPE_CHECKING:
    from pubkit.bibtex.document import Document

_BIBLATEX_WORDS = frozenset({"date", "journaltitle", "location", "eprinttype", "eventtitle", "institution"})
_WORDS_OF_TYPES = frozenset({"journal", "journaltitle", "booktitle", "school", "institution"})
_MACRO_VALUE = re.compile(r"[a-z]{3}(?: # \"[^\"{}]*\"(?: # [a-z]{3})?)?")
_STYLE_SAMPLE = 200  # entries looked at to learn a file's style: enough to tell, few enough to cost nothing
_WHITE = " \t\r\n"

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Style:
    """How an entry is laid out."""

    indent: str = "  "
    newline: str = "\n"
    opening: str = "{"
    closing: str = "}"
    equals: str = " = "
    align: int = 0  # column of the sign =, 0 when names are not aligned
    upper: bool = False
    title: bool = False  # Author, Title
    upper_type: bool = False
    trailing_comma: bool = False
    leading_commas: bool = False
    one_line: bool = False
    closing_indent: str = ""
    bare_numbers: bool = False
    blank_lines: int = 1
    order: tuple[str, ...] = ()


def splice(document: Document, works: Sequence[Work], respelled: Collection[str] = ()) -> str:
    """The text of ``document`` with ``works`` in it, and the fields named ``respelled`` in their usual form."""
    text = document.text
    spelling = file_spelling(document)
    given = {work.place.index: work for work in works if work.place.index >= 0}
    edits: list[Edit] = []
    for before in document.works:
        entry = document.entries[before.place.index]
        after = given.get(before.place.index)
        if after is None:
            edits.append(_removal(text, entry))
        elif after is not before and after != before:
            edits.extend(_changes(entry, before, after, spelling))
    if respelled:
        from pubkit.bibtex.respelling import respellings

        spans = [(start, end) for start, end, _ in edits]
        for found in respellings(document, respelled):
            start, end = found.field.value_start, found.field.end
            if not any(start < b and a < end for a, b in spans):
                edits.append((start, end, found.raw))
    new = [work for work in works if work.place.index < 0]
    out: list[str] = []
    pos = 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
        start = max(start, pos)
        out += (text[pos:start], replacement)
        pos = max(end, start)
    out.append(text[pos:])
    result = "".join(out)
    return _appended(result, new, _file_style(document), spelling) if new else result


def file_spelling(document: Document) -> Spelling:
    """Whether a file is BibLaTeX's, and whether it spells letters in Unicode."""
    words = Counter(
        name for entry in document.entries[:_STYLE_SAMPLE] for name in entry.values if name in _BIBLATEX_WORDS
    )
    has_year = sum("year" in entry.values for entry in document.entries[:_STYLE_SAMPLE])
    return Spelling(biblatex=words.total() > has_year, unicode=not document.text.isascii() or not document.entries)


# One entry -----------------------------------------------------------------------------------------------------------


def _changes(entry: Entry, before: Work, after: Work, spelling: Spelling) -> list[Edit]:
    edits: list[Edit] = []
    if after.key != before.key:
        start = entry.body - len(entry.key)
        edits.append((start, entry.body, after.key))
    kind = entry.type
    if after.type != before.type:
        kind = entry_type(after, spelling)
        start = entry.text.index(entry.type, entry.start)
        edits.append((start, start + len(entry.type), kind.upper() if entry.type.isupper() else kind))
    old = write_work(before, entry.type, entry.values, spelling)
    values = entry.values
    if kind is not entry.type:  # another type has other words for where a work appeared
        values = {name: value for name, value in values.items() if name not in _WORDS_OF_TYPES}
    new = write_work(after, kind, values, spelling)
    if old == new:
        return edits
    style = entry_style(entry)
    present = {field.name.lower(): field for field in reversed(entry.fields)}
    added: list[tuple[str, str]] = []
    for name, value in new.items():
        if old.get(name) == value:
            continue
        if name in present:
            field = present[name]
            edits.append((field.value_start, field.end, _like(entry.raw(field), name, value, style)))
        else:
            added.append((name, value))
    gone = [name for name in old if name not in new and name in present]
    renames = dict(zip(gone, [name for name, _ in added], strict=False)) if len(gone) == len(added) == 1 else {}
    for name in gone:
        field = present[name]
        if name in renames:  # journal to booktitle: the line keeps its place
            other, value = added.pop()
            edits.append((field.start, field.start + len(field.name), _cased(other, style)))
            edits.append((field.value_start, field.end, _like(entry.raw(field), other, value, style)))
        else:
            edits.append(_field_removal(entry, field))
    if added:
        edits.append(_insertion(entry, added, style))
    return edits


def like(entry: Entry, raw: str, name: str, value: str) -> str:
    """``value`` as the text of a field that ``raw`` is the text of now."""
    return _like(raw, name, value, entry_style(entry))


def _like(raw: str, name: str, value: str, style: Style) -> str:
    """``value`` between the delimiters that ``raw`` has."""
    if name == "month" and _MACRO_VALUE.fullmatch(value):
        return value
    value = _balanced(value)
    if raw[:1] == '"' and "#" not in raw and _quotable(value):
        return f'"{value}"'
    if raw[:1] not in ("{", '"') and value.isdecimal():
        return value
    return _delimited(name, value, "{", "}")


def _delimited(name: str, value: str, opening: str, closing: str) -> str:
    if name == "month" and _MACRO_VALUE.fullmatch(value):
        return value
    value = _balanced(value)
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


def _balanced(value: str) -> str:
    """``value`` with braces that have no partner written as commands: no value may swallow the file."""
    depth, opened, drop = 0, [], []
    for at, sign in enumerate(value):
        if sign == "{":
            opened.append(at)
            depth += 1
        elif sign == "}":
            if depth:
                opened.pop()
                depth -= 1
            else:
                drop.append(at)
    for at in sorted((*opened, *drop), reverse=True):
        start = at - 1 if at and value[at - 1] == "\\" else at
        word = "{\\textbraceleft}" if value[at] == "{" else "{\\textbraceright}"
        value = value[:start] + word + value[at + 1 :]
    return value


def _cased(name: str, style: Style) -> str:
    return name.upper() if style.upper else name.title() if style.title else name


def _line(name: str, value: str, style: Style) -> str:
    name = _cased(name, style)
    if style.bare_numbers and value.isdecimal():
        written = value
    else:
        written = _delimited(name.lower(), value, style.opening, style.closing)
    equals = style.equals
    if style.align and style.align > len(name):
        equals = " " * (style.align - len(name)) + equals.lstrip(" ")
    return name + equals + written


def _insertion(entry: Entry, added: Sequence[tuple[str, str]], style: Style) -> Edit:
    """New fields after the entry's last one."""
    fields = entry.fields
    at = max((field.end for field in fields), default=entry.body)
    lines = [_line(name, value, style) for name, value in added]
    if style.one_line:
        return at, at, "".join(", " + line for line in lines)
    if style.leading_commas:
        return at, at, "".join(f"{style.newline}{style.indent}, {line}" for line in lines)
    between = "," + style.newline + style.indent
    text = "".join(between + line for line in lines)
    if not fields and entry.text[at : at + 1] != ",":
        text += style.newline
    elif not fields:
        return at + 1, at + 1, text[1:] + style.newline if "\n" not in entry.text[at : entry.close] else text[1:]
    return at, at, text


def _field_removal(entry: Entry, field: Field) -> Edit:
    """A field with its comma, and its line when nothing else stands there."""
    text, start, end = entry.text, field.start, field.end
    after = end
    while after < entry.close and text[after] in _WHITE:
        after += 1
    line_start = start
    while line_start > entry.body and text[line_start - 1] in " \t":
        line_start -= 1
    if text[after : after + 1] == ",":
        end = after + 1
        while end < entry.close and text[end] in " \t":
            end += 1
        if line_start > entry.body and text[line_start - 1] in "\r\n" and text[end : end + 1] in ("\r", "\n"):
            end += 2 if text.startswith("\r\n", end) else 1
            return line_start, end, ""
        return start, end, ""
    # The last field: the comma before it goes too, unless the entry ends its last field with one.
    comma = start
    while comma > entry.body and text[comma - 1] in _WHITE:
        comma -= 1
    if comma > entry.body and text[comma - 1] == ",":
        return comma - 1, end, ""
    return start, end, ""


def _removal(text: str, entry: Entry) -> Edit:
    """An entry with its own lines and one blank line."""
    start, end = entry.start, entry.end
    line_start = start
    while line_start > 0 and text[line_start - 1] in " \t":
        line_start -= 1
    line_end = end
    while line_end < len(text) and text[line_end] in " \t,":
        line_end += 1
    begins, ends = line_start == 0 or text[line_start - 1] in "\r\n", line_end == len(text) or text[line_end] in "\r\n"
    if not (begins and ends):
        return start, end, ""
    break_end = re.compile(r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))?").match(text, line_end)
    if break_end:
        return line_start, break_end.end(), ""
    before = re.compile(r"(?:\r\n?|\n)?[ \t]*\Z").search(text[max(0, line_start - 4) : line_start])
    return (line_start - len(before[0]) if before else line_start), line_end, ""


# Style ---------------------------------------------------------------------------------------------------------------


def entry_style(entry: Entry) -> Style:
    """How ``entry`` is laid out, learnt from its fields."""
    text, fields = entry.text, entry.fields
    newline = "\r\n" if "\r\n" in text[entry.start : entry.end] else "\n"
    if newline == "\n" and "\n" not in text and "\r" in text:
        newline = "\r"
    if not fields:
        return Style(
            newline=newline, upper_type=entry.type.isupper(), one_line=newline not in text[entry.body : entry.end]
        )
    indents: Counter[str] = Counter()
    equals: Counter[str] = Counter()
    columns: Counter[int] = Counter()
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
    return Style(
        indent=indents.most_common(1)[0][0] if indents else "",
        newline=newline,
        opening=sign,
        closing='"' if sign == '"' else "}",
        equals="= " if aligned and gap.startswith("= ") else "=" if aligned and gap == "=" else gap,
        align=column if aligned else 0,
        upper=bool(names) and all(name.isupper() for name in names),
        title=bool(names) and all(name.istitle() for name in names),
        upper_type=entry.type.isupper(),
        trailing_comma=tail.strip() == ",",
        leading_commas=leading * 2 > len(fields),
        one_line=not indents,
        closing_indent=re.sub(r".*[\r\n]|[^ \t]", "", tail, flags=re.DOTALL) if "\n" in tail else "",
        bare_numbers=bool(numbers) and all(raw.isdecimal() for raw in numbers),
        order=tuple(field.name.lower() for field in fields),
    )


def _file_style(document: Document) -> Style:
    """The style most entries of the file have; of an empty file, a plain one."""
    entries = [entry for entry in document.entries[-_STYLE_SAMPLE:] if entry.fields]
    if not entries:
        newline = "\r\n" if "\r\n" in document.text else "\n"
        return Style(newline=newline)
    styles = [entry_style(entry) for entry in entries]
    common = Counter((style.indent, style.opening, style.upper, style.one_line) for style in styles).most_common(1)[0][
        0
    ]
    return next(
        style for style in reversed(styles) if (style.indent, style.opening, style.upper, style.one_line) == common
    )


def _appended(text: str, works: Sequence[Work], style: Style, spelling: Spelling) -> str:
    newline = style.newline
    ends_open = bool(text) and text[-1] not in "\r\n"
    out = [text]
    if ends_open:
        out.append(newline)
    for at, work in enumerate(works):
        if text or at:
            out.append(newline)
        out.append(new_entry(work, style, spelling) + newline)
    return "".join(out)


def new_entry(work: Work, style: Style, spelling: Spelling) -> str:
    """A whole new entry for ``work`` in a given style."""
    kind = entry_type(work, spelling)
    fields = _ordered(write_work(work, kind, {}, spelling), style.order)
    kind = kind.upper() if style.upper_type else kind
    width = max((len(name) for name in fields), default=0)
    if style.align:
        style = _with_align(style, max(style.align, width + 1 if style.equals.startswith("=") else width))
    lines = [_line(name, value, style) for name, value in fields.items()]
    if style.one_line:
        return f"@{kind}{{{', '.join([work.key, *lines])}}}"
    if style.leading_commas:
        body = "".join(f"{style.newline}{style.indent}, {line}" for line in lines)
        return f"@{kind}{{{work.key}{body}{style.newline}{style.closing_indent}}}"
    body = ",".join(f"{style.newline}{style.indent}{line}" for line in lines)
    comma = "," if style.trailing_comma and lines else ""
    return f"@{kind}{{{work.key},{body}{comma}{style.newline}{style.closing_indent}}}"


def _with_align(style: Style, align: int) -> Style:
    from dataclasses import replace

    return replace(style, align=align)


def _ordered(fields: Mapping[str, str], order: Sequence[str]) -> dict[str, str]:
    first = {"title": 1, "author": 0, "author+an": 0, "editor": 2}
    names = list(fields)
    return {name: fields[name] for name in sorted(names, key=lambda name: first.get(name, 3 + names.index(name)))}
