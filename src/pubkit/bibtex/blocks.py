"""What a BibTeX file is made of: entries, macros, preambles, comments, each a span of the text.

The text is kept whole; a block holds offsets into it and reads its values when asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pubkit.bibtex.delimiters import delimited_end, escape_aware_end, expression_end
from pubkit.bibtex.grammar import FIELD, FIELD_HEAD, VALUE, WHITE
from pubkit.bibtex.macros import Macros

_VALUE_AT = re.compile(VALUE, re.ASCII)
_BLANK = re.compile(r"[ \t\r\n\f\v]*+")


class Field(NamedTuple):
    """One field of an entry: its name as spelled, where the name starts and where its value starts and ends."""

    name: str
    start: int
    value_start: int
    end: int


class Finding(NamedTuple):
    """A problem before its line is known."""

    code: str
    offset: int
    message: str
    hint: str = ""
    key: str = ""
    entry: int = -1
    severity: str = "warning"


@dataclass(frozen=True, slots=True)
class Block:
    """A @string, @preamble or @comment; ``expression`` is what stands between its delimiters."""

    kind: str
    start: int
    end: int
    expression: str = ""
    name: str = ""


class Entry:
    """One entry: its type and key as spelled, its span, and its fields on demand.

    ``body`` is where the key ends, ``close`` where the closing delimiter stands (or the text stops).
    """

    __slots__ = (
        "_fields",
        "_macros",
        "_values",
        "body",
        "close",
        "end",
        "flagged",
        "index",
        "key",
        "start",
        "text",
        "type",
    )

    def __init__(
        self,
        text: str,
        macros: Macros,
        index: int,
        span: tuple[int, int],
        kind: str,
        key: str,
        body: int,
        close: int,
        fields: tuple[Field, ...] | None = None,
    ) -> None:
        self.text = text
        self._macros = macros
        self.index = index
        self.start, self.end = span
        self.type = kind
        self.key = key
        self.body = body
        self.close = close
        self._fields = fields  # found by recovery; a clean entry finds them when asked
        self._values: dict[str, str] | None = None
        self.flagged = fields is not None  # its fields deserve a look: broken, repeated, or a macro is unknown

    def __repr__(self) -> str:
        return f"Entry({self.type!r}, {self.key!r}, {self.start}..{self.end})"

    @property
    def clean(self) -> bool:
        """True when the entry needed no recovery: it stands in braces, closed and whole."""
        return self._fields is None

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field in the file's order, repeated ones included."""
        return tuple(self._find_fields()) if self._fields is None else self._fields

    def _find_fields(self) -> Iterator[Field]:
        pos = self.body
        while (comma := self.text.find(",", pos, self.close)) >= 0:
            name_start = _BLANK.match(self.text, comma + 1, self.close).end()  # type: ignore[union-attr]
            head = FIELD_HEAD.match(self.text, name_start, self.close)
            value = _VALUE_AT.match(self.text, head.end(), self.close) if head else None
            if not head or not value:
                return
            yield Field(head[1], name_start, value.start(), value.end())
            pos = value.end()

    @property
    def values(self) -> Mapping[str, str]:
        """Field name in lower case -> value as BibTeX reads it: macros expanded, ``#`` joined, outer delimiters off,
        white space collapsed. Of a repeated field the first counts."""
        if self._values is None:
            self._values = self._read_values()
        return self._values

    def raw(self, field: Field) -> str:
        """A field's value as it is spelled, delimiters and all."""
        return self.text[field.value_start : field.end]

    def _recovered(self, raw: str) -> str:
        if raw[0] == "{" and raw[-1] == "}" and delimited_end(raw, 0) < len(raw) == escape_aware_end(raw, 0):
            return raw[1:-1]
        if len(raw) > 1 and raw[0] == raw[-1] == '"' and not _is_expression(raw):
            return raw[1:-1]
        return self._macros.expand(raw, self.start)

    def _read_values(self) -> dict[str, str]:
        values: dict[str, str] = {}
        if self._fields is not None:
            for field in self._fields:
                name = field.name.lower()
                if name not in values and field.end > field.value_start:
                    values[name] = collapse(self._recovered(self.raw(field)))
            return values
        found = FIELD.findall(squeezed(self.text[self.body : self.close + 1]))
        for name, inside, expression in found:
            if expression:
                if expression[0] == '"' and expression.find('"', 1) == len(expression) - 1:
                    inside = expression[1:-1].strip(" ")
                elif expression.isdecimal():
                    inside = expression
                else:
                    undefined: list[str] = []
                    inside = collapse(self._macros.expand(expression, self.start, undefined))
                    self.flagged = self.flagged or bool(undefined)
            elif inside[-1:] == " ":
                inside = inside[:-1]
            values.setdefault(_LOWER[name], inside)
        self.flagged = self.flagged or len(values) < len(found)
        return values


def _is_expression(raw: str) -> bool:
    """False for a text in quotes that holds a quote or a brace without its partner."""
    close = delimited_end(raw, 0)
    return close == len(raw) or (close > 0 and expression_end(raw, 0) == len(raw))


class _Lower(dict[str, str]):
    """One string for each field name in lower case: a large file repeats a few of them a million times."""

    def __missing__(self, name: str) -> str:
        lower = self[name] = name.lower()
        return lower


_LOWER = _Lower()


def squeezed(text: str) -> str:
    """Each run of ASCII white space as one blank: as `collapse`, but for a whole entry and faster.

    Bytes know no white space but ASCII's, so that a no-break space stays what it is.
    """
    if text.isascii():
        return " ".join(text.split())
    return b" ".join(text.encode("utf-8", "surrogatepass").split()).decode("utf-8", "surrogatepass")


def collapse(value: str) -> str:
    """Each run of white space as one blank, none at the ends, as BibTeX stores a value."""
    return WHITE.sub(" ", value).strip(" ")
