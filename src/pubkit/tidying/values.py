"""A field's value as it is spelled: its parts, and the text inside its delimiters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

# Possessive, and none runs past where another could begin: linear in the text.
_MATH_OR_COMMAND = re.compile(
    r"\$\$[^$]*+\$\$|\$(?:[^$\\]|\\.)*+\$"
    r"|\\\((?:[^\\]|\\[^()])*+\\\)|\\\[(?:[^\\]|\\[^\[\]])*+\\\]"
    r"|\\(?:url|href|path|nolinkurl|verb|cite|ref|label|doi)\*?\s*+\{[^{}]*+\}",  # what is no text
    re.DOTALL,
)


_WORD = re.compile(r"[^\s#{}\",]+")
_GLUE = re.compile(r"\s*(?:#\s*)?")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')


class Part(NamedTuple):
    """One part of a value: ``opening`` and ``closing`` are its delimiters, empty for a number or a macro."""

    opening: str
    inside: str
    closing: str

    def text(self) -> str:
        return f"{self.opening}{self.inside}{self.closing}"

    def holding(self, inside: str) -> Part:
        """The same part with another text: in braces when a quote of the text would end it."""
        if self.opening == '"' and has_open_quote(inside):
            return Part("{", inside, "}")
        return self._replace(inside=inside)


def _is_plain(value: str) -> bool:
    """Braces around text without any, as most values are."""
    return value[:1] == "{" and value.find("}") == len(value) - 1 and value.count("{") == 1


def single(value: str) -> Part | None:
    """The value when it is one text in braces or quotes; None for a number, a macro, or parts joined by ``#``.

    >>> single("{a {b} c}"), single('{a} # jan'), single("1998")
    (Part(opening='{', inside='a {b} c', closing='}'), None, None)
    """
    if _is_plain(value):
        return Part("{", value[1:-1], "}")
    end = _end(value, 0)
    if end != len(value) or value[:1] not in ("{", '"'):
        return None
    return Part(value[0], value[1:-1], value[-1])


def well_formed(value: str) -> bool:
    """True when the value is one text, number or macro, or several joined by ``#``.

    >>> well_formed("{a {b} c}"), well_formed("{a} # jan"), well_formed("{a}}"), well_formed("")
    (True, True, False, False)
    """
    return _is_plain(value) or (bool(value) and (single(value) is not None or parts(value) is not None))


def parts(value: str) -> list[tuple[Part, str]] | None:
    """The parts of a value, each with the white space and ``#`` after it; None when it is not well formed."""
    if _is_plain(value):
        return [(Part("{", value[1:-1], "}"), "")]
    found: list[tuple[Part, str]] = []
    position = 0
    while position < len(value):
        end = _end(value, position)
        if end <= position:
            return None
        text = value[position:end]
        part = Part(text[0], text[1:-1], text[-1]) if text[0] in '{"' else Part("", text, "")
        glue = _GLUE.match(value, end)
        position = glue.end() if glue else end
        found.append((part, value[end:position]))
    return found


def text_of(value: str, macros: Mapping[str, str]) -> str:
    """What a value says, without delimiters: parts joined, macros (by name in lower case) expanded where known.

    >>> text_of('{a } # s # 1', {"s": "S"})
    'a S1'
    """
    part = single(value)
    if part:
        return part.inside
    found = parts(value) or []
    return "".join(one.inside if one.opening else macros.get(one.inside.lower(), one.inside) for one, _ in found)


def _end(value: str, start: int) -> int:
    """Where the part that begins at ``start`` ends; -1 when it does not."""
    if start >= len(value):
        return -1
    sign = value[start]
    if sign not in '{"':
        match = _WORD.match(value, start)
        return match.end() if match else -1
    depth = 0
    for match in _BRACE_OR_QUOTE.finditer(value, start + (sign == '"')):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return -1
            if depth == 0 and sign == "{":
                return match.end()
        elif depth == 0 and sign == '"':
            return match.end()
    return -1


def outside_math(text: str, change: re.Pattern[str], by: str) -> str:
    """``re.sub`` on what is neither math nor an address or label."""
    out: list[str] = []
    position = 0
    for match in _MATH_OR_COMMAND.finditer(text):
        out += [change.sub(by, text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*out, change.sub(by, text[position:])])


def prose_spans(text: str) -> list[tuple[str, bool]]:
    """The text cut into prose (True) and math, addresses and labels (False)."""
    spans: list[tuple[str, bool]] = []
    position = 0
    for match in _MATH_OR_COMMAND.finditer(text):
        spans += [(text[position : match.start()], True), (match[0], False)]
        position = match.end()
    return [*spans, (text[position:], True)]


def balanced(text: str) -> bool:
    """True when every brace has its partner.

    >>> balanced("{a}{b}"), balanced("a}{b")
    (True, False)
    """
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def has_open_quote(text: str) -> bool:
    """True when a quote stands outside all braces, where it would end a value in quotes."""
    if '"' not in text:
        return False
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth == 0:
            return True
    return False
