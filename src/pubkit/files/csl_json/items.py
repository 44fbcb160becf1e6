"""JSON text -> the items in it, each with its place; what comes before a syntax error is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pubkit.diagnostics import Problem, Severity
from pubkit.model import Place

_SPACE = re.compile(r"[ \t\r\n]*")
_LISTS = ("references", "items")  # pandoc's and Zotero's wrapping objects
_HINT = "JSON has no comments and no comma after the last item"


@dataclass(frozen=True, slots=True)
class Item:
    """One value found where an item may stand."""

    value: Any
    place: Place


@dataclass(frozen=True, slots=True)
class Found:
    """The items of a text and the syntax errors in it."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def json_items(text: str | bytes, name: str = "") -> Found:
    """The items of a JSON array, an object of items, one item, or JSON lines.

    >>> [item.value for item in json_items('{"a": 1}\\n{"a": 2}').items]
    [{'a': 1}, {'a': 2}]
    >>> print(json_items('[1, 2,]', "x.json").problems[0])
    x.json:1:7: PK020 not JSON: a value is missing here (JSON has no comments and no comma after the last item)
    """
    problems: list[Problem] = []
    if isinstance(text, bytes):
        text = _decoded(text, name, problems)
    text = text.removeprefix("\ufeff")
    walk = _Walk(text, name, problems)
    start = walk.space(0)
    if start == len(text):
        problems.append(Problem("PK011", Place(name), "is empty", "", Severity.NOTE))
        return Found((), tuple(problems))
    items = walk.array(start) if text[start] == "[" else walk.values(start)
    return Found(tuple(items), tuple(problems))


def _decoded(data: bytes, name: str, problems: list[Problem]) -> str:
    """JSON is UTF-8, or UTF-16 or UTF-32 as its first bytes show (RFC 4627, section 3)."""
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = Place(name, data.count(b"\n", 0, error.start) + 1)
        message = "JSON is UTF-8: the bytes that are not were replaced by U+FFFD"
        problems.append(Problem("PK022", place, message, "save it as UTF-8", Severity.ERROR))
        return data.decode(encoding, "replace")


class _Walk:
    """Steps over the outermost values of a text; each is decoded by the json module."""

    def __init__(self, text: str, name: str, problems: list[Problem]) -> None:
        self.text, self.name, self.problems = text, name, problems
        self.decode: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder(parse_int=_integer).raw_decode
        self.line, self.line_start = 1, 0

    def space(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def place(self, position: int, index: int = -1) -> Place:
        """Positions come in rising order, so lines are counted once."""
        self.line += self.text.count("\n", self.line_start, position)
        self.line_start = max(self.line_start, self.text.rfind("\n", 0, position) + 1)
        return Place(self.name, self.line, position - self.line_start + 1, "", index)

    def fail(self, position: int, message: str) -> None:
        place = self.place(min(position, len(self.text)))
        self.problems.append(Problem("PK020", place, f"not JSON: {message}", _HINT, Severity.ERROR))

    def end(self, position: int) -> None:
        rest = self.space(position)
        if rest < len(self.text):
            self.fail(rest, "text after the end of the array")

    def value(self, position: int, index: int) -> tuple[Item, int] | None:
        place = self.place(position, index)
        try:
            value, end = self.decode(self.text, position)
        except json.JSONDecodeError as error:
            what = "a value is missing here" if error.msg == "Expecting value" else error.msg[0].lower() + error.msg[1:]
            self.fail(error.pos, what)
            return None
        except RecursionError:
            self.fail(position, "nested too deeply")
            return None
        return Item(value, place), end

    def array(self, start: int) -> list[Item]:
        items: list[Item] = []
        position = self.space(start + 1)
        if self.text[position : position + 1] == "]":
            self.end(position + 1)
            return items
        while found := self.value(position, len(items)):
            item, end = found
            items.append(item)
            end = self.space(end)
            sign = self.text[end : end + 1]
            if sign == "]":
                self.end(end + 1)
                break
            if sign != ",":
                self.fail(end, "a comma or ] is missing here" if sign else "the array is not closed")
                break
            position = self.space(end + 1)
        return items

    def values(self, position: int) -> list[Item]:
        """One value, or several one after the other (JSON lines)."""
        items: list[Item] = []
        while position < len(self.text):
            found = self.value(position, len(items))
            if not found:  # a bad line of JSON lines costs that line alone
                newline = self.text.find("\n", position)
                position = len(self.text) if newline < 0 else self.space(newline)
                continue
            items.append(found[0])
            position = self.space(found[1])
        if len(items) == 1 and isinstance(items[0].value, dict):
            return _unwrapped(items[0])
        return items


def _unwrapped(whole: Item) -> list[Item]:
    """The items of an object that wraps them, or the object itself when it is an item."""
    value = whole.value
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return [Item(one, Place(whole.place.file, index=n)) for n, one in enumerate(value[name])]
    is_item = "type" in value or "title" in value or ("id" in value and not isinstance(value["id"], dict))
    if is_item or not value or not all(isinstance(one, dict) for one in value.values()):
        return [whole]
    return [Item({"id": key, **one}, Place(whole.place.file, index=n)) for n, (key, one) in enumerate(value.items())]


def _integer(digits: str) -> int | str:
    """An integer, or its digits as text where Python refuses so many."""
    try:
        return int(digits)
    except ValueError:
        return digits
