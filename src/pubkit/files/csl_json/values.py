"""The table of CSL-JSON's variables, and how one value of it becomes text."""

from __future__ import annotations

import functools
import importlib.resources
import math
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from pubkit.diagnostics import Problem, Severity
from pubkit.model import Place

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Table:
    """data/csl_json.toml, as sets and dicts."""

    names: frozenset[str]
    dates: frozenset[str]
    structured: frozenset[str]
    bookkeeping: frozenset[str]
    types: frozenset[str]
    type_words: dict[str, str]
    variable_words: dict[str, str]
    season_words: dict[str, int]


@functools.cache
def table() -> Table:
    """The table, read once."""
    text = (importlib.resources.files("pubkit.data") / "csl_json.toml").read_text("utf-8")
    raw: dict[str, Any] = tomllib.loads(text)
    sets: dict[str, Any] = {
        name: frozenset(raw.pop(name)) for name in ("names", "dates", "structured", "bookkeeping", "types")
    }
    return Table(**sets, **raw)


def as_text(value: Any) -> str | None:
    """Text of a string or a number as CSL-JSON allows either; None for anything else.

    >>> as_text(3.0), as_text(2.5), as_text(True), as_text({})
    ('3', '2.5', None, None)
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else (str(value) if math.isfinite(value) else None)
    try:
        return str(value)
    except ValueError:  # more digits than Python will print
        return None


@dataclass(slots=True)
class Report:
    """Collects the problems of one item, each said with the item's number and key."""

    problems: list[Problem]
    place: Place
    what: str
    code: str = "PK021"
    hint: str = ""
    _told: set[str] = field(default_factory=set)

    def __call__(self, message: str, *, severity: Severity = Severity.WARNING) -> None:
        if message not in self._told:
            self._told.add(message)
            self.problems.append(Problem(self.code, self.place, f"{self.what}: {message}", self.hint, severity))

    def clean(self, text: str) -> str:
        """The text with half surrogate pairs, which no file can hold, as U+FFFD."""
        if _SURROGATE.search(text):
            paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if _SURROGATE.search(text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")):
                self("half of a surrogate pair was replaced by U+FFFD")
            return paired
        return text
