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


class Macros:
    """The macros of one file, in the order of their definitions."""

    __slots__ = ("_defined",)

    def __init__(self) -> None:
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
                elif (value := self.value(name, offset)) is not None:
                    out.append(value)
                elif undefined is not None:
                    undefined.append(name)
        return "".join(out)
