"""Reading what is not clean: each problem becomes a finding, and the rest is read.

The rules, where an entry is broken: a value that never closes ends before the next line that begins a field; an
entry that never closes ends before the next line that begins an entry; a ``}`` that a comma and another field follow
is one too many. `Reader` keeps the braces that never close, so that no text is searched to its end twice.
"""

from __future__ import annotations

import re

from pubkit.bibtex.blocks import Block, Entry, Field, Finding
from pubkit.bibtex.delimiters import (
    ESCAPE_REACH,
    Next,
    Unclosed,
    blank,
    delimited_end,
    escape_aware_end,
    expression_end,
    paren_end,
)
from pubkit.bibtex.grammar import FIELD_HEAD, FIELD_LINE, NAME, NEXT_ENTRY, TYPE
from pubkit.bibtex.macros import Macros

_BRACES = re.compile(r"\{+|\}+")
_COMMENT_LINES = re.compile(r"(?:%[^\r\n]*+\s*+)+", re.ASCII)
_BARE = re.compile(NAME, re.ASCII)
_KEY_BRACED = re.compile(r"[^\s,{}]*+", re.ASCII)
_KEY_REST = re.compile(r"[^\r\n,{}=]{0,200}+(?=,)")  # bounded, as the next: what is longer is no key
_KEY_PAREN = re.compile(r"[^\s,{}]{0,200}+", re.ASCII)
_MISSING_KEY = re.compile(rf"{NAME}\s*+=\s*+[{{\"]|{NAME}\s++=|,", re.ASCII)
_JUNK = re.compile(r"[^\s,{}()\"@=]++|.", re.ASCII | re.DOTALL)
_OPEN_JUNK = re.compile(r"(?:\{++[^\s,{}()\"@=]*+)++", re.ASCII)
_STRAY = re.compile(rf"[}})]\s*+,\s*+{NAME}\s*+=\s*+[{{\"\w]", re.ASCII)
_AFTER_VALUE = re.compile(rf"\s*+(?:[,#)}}]|{NAME}\s*+=|\Z)", re.ASCII)
_ENTRY_WITHIN = re.compile(rf"@\s*+{TYPE}\s*+[{{(]\s*+[^\s,{{}}=]++\s*+,\s*+{NAME}\s*+=", re.ASCII)
_BARE_COMMENT = re.compile(r"@\s*comment\b[^@\r\n]*+", re.ASCII | re.IGNORECASE)
# Signs and heads that another follows at once: of such a run only the last may begin an entry.
_HEADS = re.compile(rf"(?:@(?=@)|@[ \t]*+{TYPE}[ \t]*+\{{[ \t]*+(?=@(?!\s*+(?i:comment|string|preamble))))*+", re.ASCII)
_NEXT_FIELD = re.compile(rf",\s*+{NAME}\s*+=", re.ASCII)
_LAST_QUOTE = re.compile(rf'"(?=\s*+(?:,\s*+(?:{NAME}\s*+=|[}})])|[}})]|,?[ \t]*+(?:[\r\n]|\Z)))', re.ASCII)
_LINE_END = re.compile(r",?[ \t]*+(?:[\r\n]|\Z)")
_HEAD_AT_END = re.compile(rf"@\s*+{TYPE}\s*+[{{(]\s*+\Z", re.ASCII)

# How far back "is this line a comment" looks: lines in real files are shorter, and a longer look would be quadratic
# on a file of one line.
_LINE_LOOK_BACK = 200


class Reader:
    """Reads blocks at given offsets of one text and collects what is wrong with them."""

    def __init__(self, text: str, macros: Macros) -> None:
        self.text = text
        self.macros = macros
        self.findings: list[Finding] = []
        self._unclosed: Unclosed | None = None
        self._entry = (-1, "")
        self._next_entry = Next(NEXT_ENTRY, text)
        self._field_line = Next(FIELD_LINE, text)

    def report(self, code: str, offset: int, message: str, hint: str = "", severity: str = "warning") -> None:
        """Note a problem at ``offset`` of the entry being read."""
        index, key = self._entry
        self.findings.append(Finding(code, offset, message, hint, key, index, severity))

    # Braces -----------------------------------------------------------------------------------------------------

    def may_be_clean(self, at: int) -> bool:
        """False when the entry at ``at`` is known never to close, so that the fast way would read to the end."""
        if self._unclosed is None:
            return True
        brace = self.text.find("{", at)
        paren = self.text.find("(", at, brace if brace >= 0 else None)
        return brace >= 0 and paren < 0 and not self._never_closes(brace)

    def _never_closes(self, brace: int) -> bool:
        return self._unclosed is not None and brace in self._unclosed

    def closing(self, start: int) -> int:
        """Offset after the delimiter that ends the value at ``start``, or -1 when none does."""
        if self.text[start] == '"':
            return self._quote_end(start)
        if self._never_closes(start):
            return -1
        end = delimited_end(self.text, start)
        if end < 0 and self._unclosed is None:
            self._unclosed = Unclosed(self.text)
        return end

    def _quote_end(self, start: int) -> int:
        pos, text = start + 1, self.text
        while found := _QUOTE_STOP.search(text, pos):
            sign = found[0]
            if sign == '"':
                return found.end()
            if sign == "}":
                return -1
            pos = self.closing(found.start())
            if pos < 0:
                return -1
        return -1

    # Blocks -----------------------------------------------------------------------------------------------------

    def special(self, at: int, head: re.Match[str], kind: str) -> Block:
        """The @string, @preamble or @comment at ``at``."""
        text = self.text
        self._entry = (-1, "")
        opening = head.end() - 1
        close = self.closing(opening) if text[opening] == "{" else paren_end(text, opening)
        if close < 0:
            if kind != "comment":
                self.report("PK103", at, f"@{kind} is never closed", "add the missing delimiter", "error")
            line = re.compile(r"[^\r\n]*+").match(text, head.end())
            end = line.end() if line else head.end()
            expression = text[head.end() : end].rstrip().rstrip("})")
        else:
            end, expression = close, text[head.end() : close - 1]
        if kind == "string":
            return self._string(at, end, head.end(), expression)
        return Block(kind, at, end, expression)

    def _string(self, at: int, end: int, offset: int, expression: str) -> Block:
        name = ""
        pos = 0
        while True:
            pos = _skip(expression, pos, ", \t\r\n\f\v")
            head = FIELD_HEAD.match(expression, pos)
            if not head:
                if pos < len(expression) or not name:
                    self.report("PK105", offset + pos, "@string needs a name, = and a value")
                break
            value_end = expression_end(expression, head.end())
            undefined: list[str] = []
            value = self.macros.expand(expression[head.end() : value_end], at, undefined)
            for macro in dict.fromkeys(undefined):
                self.report("PK104", offset + head.end(), f"macro {macro} is not defined")
            self.macros.define(head[1], value, at)
            name = name or head[1]
            pos = max(value_end, head.end())
            if value_end == head.end():
                break
        return Block("string", at, end, expression, name)

    def bare_comment(self, at: int) -> Block | None:
        """``@comment`` without delimiters: to the end of its line or the next ``@``, where BibTeX reads on."""
        found = _BARE_COMMENT.match(self.text, at)
        return Block("comment", at, found.end(), found[0].partition("omment")[2]) if found else None

    def not_an_entry(self, at: int) -> int:
        """Report an ``@`` at the start of a line that begins nothing; the offset to go on from."""
        if at and self.text[at - 1] not in " \t\r\n@" and self.text.find("@", at + 1) >= 0:
            return at + 1  # within a line
        before = self.text[max(0, at - _LINE_LOOK_BACK) : at]
        if _HEAD_AT_END.match(self.text, at):
            self._entry = (-1, "")
            self.report("PK103", at, "the file ends where an entry begins", "", "error")
        elif not before.strip(" \t") or before.rstrip(" \t")[-1:] in "\r\n":
            self._entry = (-1, "")
            self.report("PK102", at, "@ begins no entry here", "an entry is @type{key, field = {value}, ...}")
        run = _HEADS.match(self.text, at)
        return max(run.end() if run else at, at + 1)

    def entry(self, at: int, head: re.Match[str], index: int) -> Entry | None:
        """The entry whose ``@type{`` stands at ``at``, as far as it can be read; None when it is text or a comment."""
        text = self.text
        opening = head.end() - 1
        paren = text[opening] == "("
        pos = blank(text, head.end())
        key, pos, known = self._key(pos, paren)
        after = blank(text, pos)
        self._entry = (index, key)
        if not known and not FIELD_HEAD.match(text, after):
            if text[after : after + 1] in ",})" and text[after : after + 1]:
                pass  # @misc{} or @misc{,}: an entry with neither key nor field
            else:
                return None
        elif known and text[after : after + 1] not in (",", "}", ")") and not FIELD_HEAD.match(text, after):
            rest = _KEY_REST.match(text, after)
            if not rest:
                return None
            junk_end = rest.end()
            key = text[pos - len(key) : junk_end].rstrip()
            self._entry = (index, key)
            self.report("PK106", after, "a key holds white space", "write it without")
            pos = after = junk_end
        if _commented_out(text, at) and text.startswith("%", blank(text, after + 1)):
            return None
        first = len(self.findings)
        if not key:
            self.report("PK107", head.end(), "the entry has no key", "put one after the opening delimiter")
        fields, close, end = self._fields(pos, ")" if paren else "}", at)
        if not fields and ((paren and close < 0) or "." in head[1]):  # mail@example.org (office)
            del self.findings[first:]
            return None
        if close < 0:
            self.report("PK103", at, "the entry is never closed", "add the missing delimiter", "error")
            close = end
        return Entry(text, self.macros, index, (at, end), head[1], key, pos, close, tuple(fields))

    def _key(self, pos: int, paren: bool) -> tuple[str, int, bool]:
        """The key at ``pos``, where it ends, and whether there is one."""
        missing = _MISSING_KEY.match(self.text, pos)
        if missing and (missing[0] == "," or not self._key_with_equals(pos)):
            return "", pos, False
        found = (_KEY_PAREN if paren else _KEY_BRACED).match(self.text, pos)
        key = found[0] if found else ""
        if paren and key.endswith(")") and self.text[pos + len(key) : pos + len(key) + 1] != ",":
            key = key.rstrip(")")
        return key, pos + len(key), bool(key)

    def _key_with_equals(self, pos: int) -> bool:
        """True for a key such as ``a=b"c``: what follows the sign is no whole value."""
        head = FIELD_HEAD.match(self.text, pos)
        if not head or self.text[head.end() : head.end() + 1] not in ("{", '"'):
            return bool(head) and head is not None and head[0].endswith("=")
        close = self.closing(head.end())
        return close < 0 or not _AFTER_VALUE.match(self.text, close)

    # Fields -----------------------------------------------------------------------------------------------------

    def _fields(self, pos: int, closer: str, at: int) -> tuple[list[Field], int, int]:
        """The fields from ``pos`` on, where the closing delimiter stands (-1: nowhere), where the entry ends."""
        text = self.text
        fields: list[Field] = []
        commas, junk = int(self._entry[1] == ""), False
        size = len(text)
        while True:
            pos = blank(text, pos)
            if pos >= size:
                return fields, -1, size
            sign = text[pos]
            if sign == ",":
                commas += 1
                if commas == 2:
                    self.report("PK108", pos, "two commas in a row", "remove one")
                pos += 1
                junk = False
                continue
            if sign in "})":
                stray = _STRAY.match(text, pos)
                if stray:
                    self.report("PK109", pos, f"a {sign} too many", "remove it or open it before")
                    pos += 1
                    continue
                if sign == closer:
                    return fields, pos, pos + 1
                if sign == "}" and closer == ")":
                    self.report("PK109", pos, "} closes an entry opened by (", "close it with )")
                    return fields, pos, pos + 1
            if sign == "@" and (_ENTRY_WITHIN.match(text, pos) or _begins_line_and_entry(text, pos)):
                return fields, -1, pos
            head = FIELD_HEAD.match(text, pos)
            if head:
                if not commas:
                    self.report("PK101", pos, f"missing comma before {head[1]}", "put one after the value before it")
                commas, junk = 0, False
                value_start = head.end()
                end = self._value(value_start, head[1])
                fields.append(Field(head[1], pos, value_start, end))
                pos = end
                continue
            if sign == "%" and (comment := _COMMENT_LINES.match(text, pos)):
                self.report("PK110", pos, "% begins no comment inside an entry", "remove the line")
                pos = comment.end()
                continue
            if not junk:
                self.report("PK111", pos, f"unexpected {_shown(text, pos)}", "a field is name = {value}")
            junk = True
            pos = self._skip_junk(pos)

    def _skip_junk(self, pos: int) -> int:
        if self.text[pos] == "{":
            end = self.closing(pos)
            if end >= 0 or self._unclosed is None:
                return max(end, pos + 1)
            rest = _OPEN_JUNK.match(self.text, pos, self._unclosed.run_end(pos) or len(self.text))
            return rest.end() if rest else pos + 1
        found = _JUNK.match(self.text, pos)
        return found.end() if found else pos + 1

    def _value(self, start: int, name: str) -> int:
        """Where the value at ``start`` ends. Equal to ``start`` when there is none."""
        pos, end, text = start, start, self.text
        while True:
            sign = text[pos : pos + 1]
            if sign in ("{", '"') and sign:
                end = self._delimited(pos, name)
            elif sign != "@" and (bare := _BARE.match(text, pos)):
                end = bare.end()
            else:
                self.report("PK112", pos, f"{name} has no value", "write {} for an empty one")
                return end
            after = blank(text, end)
            if text[after : after + 1] != "#":
                return end
            pos = blank(text, after + 1)

    def _delimited(self, start: int, name: str) -> int:
        text = self.text
        end = self.closing(start)
        after = _AFTER_VALUE.match(text, end) if end >= 0 else None
        if after and not (after.end() == len(text) and text[start] == "{"):
            return end
        if text[start] == "{":
            escaped = escape_aware_end(text, start)
            if escaped >= 0 and _AFTER_VALUE.match(text, escaped):
                self.report("PK109", start, f"\\{{ or \\}} without its partner in {name}", "write \\textbraceleft")
                return escaped
        if after:
            return end
        limit = self._entry_limit(start)
        line = self._field_line.at_or_after(start)
        if text[start] == '"':
            stop = min(limit if line < 0 else min(line, limit), start + ESCAPE_REACH)
            if next_field := _NEXT_FIELD.search(text, max(end, start + 1), stop):
                stop = next_field.end()
            if quote := _LAST_QUOTE.search(text, max(end, start + 1), stop):
                self.report("PK109", start, f"a brace or a quote without its partner in {name}", "write {} about it")
                return quote.end()
        if 0 <= line < (end if end >= 0 else limit):
            self._report_unclosed(start, name)
            return line
        if end >= 0:
            return end
        self._report_unclosed(start, name)
        if text[start] == "{":  # a file that was cut off: all that is left belongs to the value
            return start + len(text[start:limit].rstrip(", \t\r\n"))
        stop_at = _LINE_END.search(text, start, limit)
        return stop_at.start() if stop_at else limit

    def _report_unclosed(self, start: int, name: str) -> None:
        what = "brace" if self.text[start] == "{" else "quote"
        self.report("PK113", start, f"the {what} that opens {name} is never closed", "close it", "error")

    def _entry_limit(self, pos: int) -> int:
        found = self._next_entry.at_or_after(pos)
        return len(self.text) if found < 0 else found


_QUOTE_STOP = re.compile(r'[{}"]')


def _skip(text: str, pos: int, signs: str) -> int:
    while pos < len(text) and text[pos] in signs:
        pos += 1
    return pos


def _line_start(text: str, pos: int) -> int:
    back = max(0, pos - _LINE_LOOK_BACK)
    return max(text.rfind("\n", back, pos), text.rfind("\r", back, pos), back - 1) + 1


def _begins_line_and_entry(text: str, pos: int) -> bool:
    line = _line_start(text, pos)
    return not text[line:pos].strip(" \t") and NEXT_ENTRY.match(text, max(line - 1, 0)) is not None


def _commented_out(text: str, at: int) -> bool:
    return text[_line_start(text, at) : at].lstrip(" \t").startswith("%")


def _shown(text: str, pos: int) -> str:
    found = _JUNK.match(text, pos)
    return repr(found[0][:20] if found else text[pos : pos + 1])
