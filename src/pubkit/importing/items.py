"""A text as items: the lines of one work together, under the headings that hold works, without the rest of a CV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pubkit.importing.headings import Heading, heading

_BULLET = r"(?:[-*+•◦▪▫‣●○·–—]\s+)"
_NUMBER = (
    r"(?:\[(?P<label>[A-Za-z]{0,4}[-.]?)(?P<bracketed>\d{1,3})\]|\((?P<round>\d{1,3})\)"
    r"|(?P<letters>[A-Z]{0,2})(?P<plain>\d{1,3})[.)](?!\d))"
)
_NUMBERED = re.compile(rf"^\s*{_BULLET}?(?:\\)?{_NUMBER}\s*(?=\S)")
_BULLETED = re.compile(rf"^(?P<indent>\s*){_BULLET}(?=\S)")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|~{3,})\s*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEGEND = re.compile(
    r"^\s*(?:[-•]\s+)?[(\[]?(?P<sign>(?:\\?[*∗†‡§¶#+])+)[)\]]?\s*[:=–—-]?\s*"
    r"(?P<says>(?=.*\b(?:equal|contribut|correspond|co-?first|joint|advis|supervis|student|alphabetic|order))[^\"“]{4,120})$",
    re.IGNORECASE,
)
# A line that holds a year and this many characters can be a whole work: the shortest in one-line lists are 60.
_WHOLE = 50
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Item:
    """What may be one work: its text with the markup and line breaks it has, where it starts, and what stands above."""

    text: str
    line: int = 1
    number: int | None = None
    heading: str = ""
    type: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a text in order, and what its legends say of signs behind names ("*": "equal contribution")."""

    items: tuple[Item, ...]
    legends: dict[str, str]


def find_items(text: str) -> Listing:
    """Cut a publication list, or a whole curriculum vitae, into items.

    Where a heading says that works follow, only what stands under such headings is taken; without one, everything
    that stands under no heading of another section. Numbers, bullets, blank lines or hanging indents part the items.

    >>> [item.number for item in find_items("PAPERS\\n[1] J. Doe. One.\\n[2] J. Doe. Two.\\n\\nSKILLS\\nPiano").items]
    [1, 2]
    """
    sections = _sections(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n"))
    if any(section.head and section.head.works for section in sections):
        sections = [section for section in sections if section.listed]
    else:
        sections = [section for section in sections if not (section.head and section.head.works is False)]
    legends: dict[str, str] = {}
    items: list[Item] = []
    for section in sections:
        lines = []
        for number, line in section.lines:
            if match := _LEGEND.match(line):
                legends[match["sign"].replace("\\", "")] = match["says"].strip()
                lines.append((number, ""))
            else:
                lines.append((number, line))
        items += _cut(lines, section)
    return Listing(tuple(items), legends)


@dataclass
class _Section:
    head: Heading | None
    lines: list[tuple[int, str]]
    listed: bool = False
    type: str = ""
    year: int | None = None


def _sections(lines: Sequence[str]) -> list[_Section]:
    """The text at its headings. A year or an unknown heading under works goes on with them."""
    sections = [_Section(None, [])]
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if _UNDERLINE.match(line) and index and not sections[-1].lines:
            continue
        head = (
            None
            if _NUMBERED.match(line) and _YEAR.search(line)
            else heading(line, underlined=bool(_UNDERLINE.match(below)))
        )
        if head is None or (head.works is None and head.year is None and not sections[-1].listed):
            sections[-1].lines.append((index + 1, line))
            continue
        last = sections[-1]
        listed = last.listed if head.works is None else head.works
        type = last.type if head.works is None else head.type
        sections.append(_Section(head, [], listed, type, head.year))
    return sections


def _cut(lines: Sequence[tuple[int, str]], section: _Section) -> Iterator[Item]:
    """The items of one section."""
    filled = [line for _, line in lines if line.strip()]
    if not filled:
        return
    for pattern in (_NUMBERED, _BULLETED):
        starts = [line for line in filled if pattern.match(line)]
        if len(starts) > 1 or (starts and starts[0] is filled[0]):
            groups = _at_marks(lines, pattern)
            break
    else:
        groups = _at_blanks(lines)
    for number, group in groups:
        text = "\n".join(line for _, line in group).strip()
        if text:
            title = section.head.text if section.head else ""
            yield Item(text, group[0][0], number, title, section.type, section.year)


Group = tuple[int | None, list[tuple[int, str]]]


def _at_marks(lines: Iterable[tuple[int, str]], mark: re.Pattern[str]) -> Iterator[Group]:
    """Items that begin with a number or a bullet; what a blank line parts from them stands alone."""
    group: list[tuple[int, str]] = []
    number: int | None = None
    blank = False
    outer: int | None = None
    for index, line in lines:
        match = mark.match(line)
        indent = len(line) - len(line.lstrip())
        if match and mark is _BULLETED:
            outer = indent if outer is None else min(outer, indent)
            match = match if indent <= outer else None
        if match or (blank and line.strip() and not indent):
            if group:
                yield number, group
            number = _number(match) if match and mark is _NUMBERED else None
            group = [(index, line[match.end() :] if match else line)]
        elif line.strip():
            group.append((index, _BULLETED.sub("", line)))
        blank = not line.strip()
    if group:
        yield number, group


def _number(match: re.Match[str]) -> int:
    return int(match["bracketed"] or match["round"] or match["plain"])


def _at_blanks(lines: Sequence[tuple[int, str]]) -> Iterator[Group]:
    """Items that blank lines, hanging indents or the ends of lines part."""
    paragraphs: list[list[tuple[int, str]]] = [[]]
    for index, line in lines:
        if line.strip():
            paragraphs[-1].append((index, line))
        elif paragraphs[-1]:
            paragraphs.append([])
    for paragraph in paragraphs:
        if paragraph:
            yield from ((None, group) for group in _in_paragraph(paragraph))


def _in_paragraph(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    indented = [line[:1] == " " for _, line in lines]
    if any(indented) and not indented[0]:
        groups: list[list[tuple[int, str]]] = []
        for numbered, inside in zip(lines, indented, strict=True):
            if inside:
                groups[-1].append(numbered)
            else:
                groups.append([numbered])
        return groups
    whole = sum(len(line) >= _WHOLE and bool(_YEAR.search(line)) for _, line in lines)
    return [[line] for line in lines] if whole >= _MOSTLY * len(lines) else [lines]
