"""Where what a brace, a quote or a parenthesis opens ends. Everything counts, nothing recurses, all is linear."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from pubkit.bibtex.grammar import NAME

_BLANK = re.compile(r"[ \t\r\n\f\v]*+")
_BARE = re.compile(NAME, re.ASCII)
_PAREN_STOP = re.compile(r'[{")@]')
_BRACES = re.compile(r"\{+|\}+")
_BRACES_OR_QUOTE = re.compile(r'[{}"]')


def delimited_end(text: str, start: int, limit: int | None = None) -> int:
    """Offset after the ``}`` or ``"`` that ends the value begun at ``start``, or -1. Linear; counts, never recurses."""
    limit = len(text) if limit is None else limit
    if text[start] == "{":
        return _brace_end(text, start, limit)
    depth = 0
    for found in _BRACES_OR_QUOTE.finditer(text, start + 1, limit):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif depth == 0:
            return found.end()
    return -1


def _brace_end(text: str, start: int, limit: int) -> int:
    if text.rfind("}", start, limit) < 0:
        return -1
    depth = 0
    for found in _BRACES.finditer(text, start, limit):
        count = found.end() - found.start()
        if text[found.start()] == "{":
            depth += count
        elif count >= depth:
            return found.start() + depth
        else:
            depth -= count
    return -1


_ESCAPE_AWARE = re.compile(r"\\.|[{}]", re.DOTALL)
# How much of a broken value is tried again in another way.
ESCAPE_REACH = 2_000


def escape_aware_end(text: str, start: int) -> int:
    """As `delimited_end` for a brace, but ``\\{`` and ``\\}`` do not count: not what BibTeX does, but what was meant
    when its own way finds no end."""
    if text.find("\\{", start, start + ESCAPE_REACH) < 0 and text.find("\\}", start, start + ESCAPE_REACH) < 0:
        return -1
    depth = 0
    for found in _ESCAPE_AWARE.finditer(text, start, start + ESCAPE_REACH):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                return found.end()
    return -1


class Unclosed:
    """The braces of a text that never close, found in one pass."""

    def __init__(self, text: str) -> None:
        # Runs of braces as two columns: a hostile text has millions.
        self._starts, self._ends = array("q"), array("q")
        starts, ends = self._starts, self._ends
        self._tail = text.rfind("}") + 1  # from here on none does
        for found in _BRACES.finditer(text, 0, self._tail):
            start, end = found.span()
            if text[start] == "{":
                starts.append(start)
                ends.append(end)
                continue
            count = end - start
            while count and starts:
                first, last = starts[-1], ends[-1]
                if last - first > count:
                    ends[-1] = last - count
                    count = 0
                else:
                    count -= last - first
                    starts.pop()
                    ends.pop()

    def __contains__(self, brace: int) -> bool:
        if brace >= self._tail:
            return True
        at = bisect_right(self._starts, brace) - 1
        return at >= 0 and brace < self._ends[at]

    def run_end(self, brace: int) -> int | None:
        """Up to where every brace after ``brace``, which never closes, does not close either; None is the end."""
        return None if brace >= self._tail else self._ends[bisect_right(self._starts, brace) - 1]


def balanced(value: str) -> str:
    """``value`` with braces that have no partner written as commands: no value may swallow the file."""
    if "{" not in value and "}" not in value:
        return value
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


def paren_end(text: str, start: int) -> int:
    """Offset after the ``)`` that closes the ``(`` at ``start``; what braces and quotes hold does not count."""
    pos = start + 1
    while found := _PAREN_STOP.search(text, pos):
        sign = found[0]
        if sign == ")":
            return found.end()
        if sign == "@":
            return -1
        pos = delimited_end(text, found.start())
        if pos < 0:
            return -1
    return -1


def expression_end(text: str, pos: int) -> int:
    """Where the pieces joined by ``#`` that begin at ``pos`` end."""
    end = pos
    while pos < len(text):
        if text[pos] in '{"':
            close = delimited_end(text, pos)
            end = len(text) if close < 0 else close
        elif bare := _BARE.match(text, pos):
            end = bare.end()
        else:
            return end
        after = blank(text, end)
        if text[after : after + 1] != "#":
            return end
        pos = blank(text, after + 1)
    return end


def blank(text: str, pos: int) -> int:
    """Offset of the first sign at or after ``pos`` that is no white space."""
    found = _BLANK.match(text, pos)
    return found.end() if found else pos


class Next:
    """Where a pattern next occurs: asked again from before that place, it does not search again."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text = pattern, text
        self._asked, self._found = 0, -2

    def at_or_after(self, pos: int) -> int:
        """Offset of the next occurrence, or -1."""
        if self._found == -2 or pos < self._asked or (self._found != -1 and pos > self._found):
            found = self._pattern.search(self._text, pos)
            self._asked, self._found = pos, found.start() if found else -1
        return self._found
