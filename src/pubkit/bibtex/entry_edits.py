"""The edits that turn one entry's text into another: only the lines of the fields that differ are touched."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from pubkit.bibtex.blocks import Entry, Field
from pubkit.bibtex.patching import patched
from pubkit.bibtex.style import Style, cased, cased_type, entry_style, field_line, like

_WHITE = " \t\r\n"
_REMARK = re.compile(r"[ \t]*(,?)[ \t]*%[^\r\n]*")

Edit = tuple[int, int, str]


def entry_edits(entry: Entry, key: str, kind: str, fields: Mapping[str, str]) -> list[Edit]:
    """What makes ``entry`` one with that key, that type and those fields."""
    edits: list[Edit] = []
    if key != entry.key:
        edits.append((entry.body - len(entry.key), entry.body, key))
    if kind != entry.type:
        start = entry.text.index(entry.type, entry.start)
        edits.append((start, start + len(entry.type), cased_type(kind, entry_style(entry))))
    before = entry.values
    if before == fields:
        return edits
    style = entry_style(entry)
    places = {field.name.lower(): field for field in reversed(entry.fields)}
    for name, value in before.items():
        if name in fields and fields[name] != value:
            place = places[name]
            edits.append((place.value_start, place.end, _relined(entry.raw(place), name, value, fields[name])))
    added = [(name, value) for name, value in fields.items() if name not in before]
    gone = {name for name in before if name not in fields}
    if len(gone) == len(added) == 1 and not _repeated(entry, gone):  # journal to booktitle: the line keeps its place
        place, (name, value) = places[gone.pop()], added.pop()
        edits.append((place.start, place.start + len(place.name), cased(name, style)))
        edits.append((place.value_start, place.end, like(entry.raw(place), name, value)))
    if gone:
        edits.extend(_removals(entry, gone))
    if added:
        edits.append(_insertion(entry, added, style))
    return edits


def _relined(raw: str, name: str, before: str, after: str) -> str:
    """``after`` as the text of a field, broken into lines as ``raw`` is."""
    if "\n" in raw and raw[:1] in ("{", '"') and "#" not in raw:
        after = patched(raw[1:-1], before, after)
    return like(raw, name, after)


def _repeated(entry: Entry, names: Collection[str]) -> bool:
    return sum(field.name.lower() in names for field in entry.fields) > 1


def _removals(entry: Entry, names: Collection[str]) -> list[Edit]:
    """Fields with their commas; those at the entry's end as one, for the comma that goes is the one before them."""
    fields = list(entry.fields)
    last = len(fields)
    while last and fields[last - 1].name.lower() in names:
        last -= 1
    edits = [_field_removal(entry, field) for field in fields[:last] if field.name.lower() in names]
    if last < len(fields):
        edits.append(_tail_removal(entry, fields[last], fields[-1]))
    return edits


def _insertion(entry: Entry, added: Sequence[tuple[str, str]], style: Style) -> Edit:
    """New fields after the entry's last one."""
    fields = entry.fields
    at = max((field.end for field in fields), default=entry.body)
    lines = [field_line(name, value, style) for name, value in added]
    if style.one_line:
        return at, at, "".join(f",{style.gap}{line}" for line in lines)
    if style.leading_commas:
        return at, at, "".join(f"{style.newline}{style.indent},{style.gap}{line}" for line in lines)
    between = "," + style.newline + style.indent
    text = "".join(between + line for line in lines)
    if fields and (remark := _REMARK.match(entry.text, at, entry.close)):  # it is about the last field
        after = remark.end()
        return (after, after, text[1:] + ",") if remark[1] else (at, after, "," + remark[0] + text[1:])
    if not fields and entry.text[at : at + 1] != ",":
        text += style.newline
    elif not fields:
        return at + 1, at + 1, text[1:] + style.newline if "\n" not in entry.text[at : entry.close] else text[1:]
    return at, at, text


def _field_removal(entry: Entry, field: Field) -> Edit:
    """A field that others follow, with its comma, and its line when nothing else stands there."""
    text, start, end = entry.text, field.start, field.end
    while end < entry.close and text[end] in _WHITE:
        end += 1
    if text[end : end + 1] != ",":
        return start, field.end, ""
    end += 1
    while end < entry.close and text[end] in " \t":
        end += 1
    line_start = start
    while line_start > entry.body and text[line_start - 1] in " \t":
        line_start -= 1
    if line_start > entry.body and text[line_start - 1] in "\r\n" and text[end : end + 1] in ("\r", "\n"):
        return line_start, end + (2 if text.startswith("\r\n", end) else 1), ""
    return (line_start if text[end : end + 1] in ("\r", "\n") else start), end, ""


def _tail_removal(entry: Entry, first: Field, last: Field) -> Edit:
    """The entry's last fields: the comma before them goes too, unless the entry ends its last field with one."""
    text = entry.text
    after = last.end
    while after < entry.close and text[after] in _WHITE:
        after += 1
    if text[after : after + 1] == ",":
        start, end, _ = _field_removal(entry, Field(first.name, first.start, first.value_start, last.end))
        return start, end, ""
    comma = first.start
    while comma > entry.body and text[comma - 1] in _WHITE:
        comma -= 1
    if comma > entry.body and text[comma - 1] == ",":
        start = comma - 1
        while text[start - 1] in " \t":
            start -= 1
        if text[start - 1] in "\r\n":  # a comma that begins the line goes with the line
            start -= 2 if text.startswith("\r\n", start - 2) else 1
        else:
            start = comma - 1
        return start, last.end, ""
    return first.start, last.end, ""


def removal(text: str, entry: Entry) -> Edit:
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
