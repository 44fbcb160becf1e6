"""@string macros: names to values, each from where it was defined to where it is defined again."""

from __future__ import annotations

import re
from bisect import bisect_right

from pubkit.bibtex.delimiters import delimited_end
from pubkit.bibtex.grammar import NAME

# The month macros that every style predefines, with the names plain.bst gives them.
MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}

_PIECE = re.compile(rf'(\{{)|(")|({NAME})|(\S)', re.ASCII)


# Macros of macros can double at each step. What is longer than any address or series name counts towards a limit
# for the whole file, after which long macros are empty: 30 lines would else fill a machine.
_LONG_VALUE = 1_000
_LONG_VALUES_TOTAL = 50_000_000


class Macros:
    """The macros of one file, in the order of their definitions."""

    __slots__ = ("_defined", "_spent")

    def __init__(self) -> None:
        self._spent = 0
        self._defined: dict[str, tuple[list[int], list[str]]] = {}

    def define(self, name: str, value: str, offset: int) -> None:
        """``name`` means ``value`` from ``offset`` on. Offsets must not fall."""
        offsets, values = self._defined.setdefault(name.lower(), ([], []))
        offsets.append(offset)
        values.append(value)

    def value(self, name: str, offset: int) -> str | None:
        """What ``name`` means at ``offset``: the last definition before it, a month, or None."""
        lower = name.lower()
        if found := self._defined.get(lower):
            at = bisect_right(found[0], offset) - 1
            if at >= 0:
                return found[1][at]
        return MONTHS.get(lower)

    def defined_later(self, name: str) -> bool:
        """True when the file defines ``name`` at all."""
        return name.lower() in self._defined

    def _affordable(self, value: str) -> bool:
        if len(value) > _LONG_VALUE:
            self._spent += len(value)
        return len(value) <= _LONG_VALUE or self._spent <= _LONG_VALUES_TOTAL

    @property
    def values(self) -> dict[str, str]:
        """Each macro's last value."""
        return {name: values[-1] for name, (_, values) in self._defined.items()}

    def expand(self, expression: str, offset: int, undefined: list[str] | None = None) -> str:
        """The value of ``expression`` (pieces joined by ``#``) where ``offset`` is its place in the file.

        An undefined name is empty, as in BibTeX, and is added to ``undefined``. A bare word that begins with a
        digit is itself.
        """
        out: list[str] = []
        pos, end = 0, len(expression)
        while found := _PIECE.search(expression, pos, end):
            pos = found.end()
            if found[1] or found[2]:
                close = delimited_end(expression, found.start())
                stop = end if close < 0 else close
                out.append(expression[pos : stop - (close >= 0)])
                pos = stop
            elif name := found[3]:
                if name[0].isdecimal():
                    out.append(name)
                elif (value := self.value(name, offset)) is not None and self._affordable(value):
                    out.append(value)
                elif undefined is not None:
                    undefined.append(name)
        return "".join(out)
