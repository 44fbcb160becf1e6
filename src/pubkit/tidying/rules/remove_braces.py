"""Braces inside some fields go, but those of commands and math."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text
from pubkit.tidying.values import prose_spans

_TOKEN = re.compile(r"\\[A-Za-z@]+\*?|\\.|[{}\]^_]|\s+|[^\\{}\]^_\s]+|\\", re.DOTALL)


def _remove_braces(name: str, text: str, options: Options) -> str:
    if name not in {field.lower() for field in options.remove_braces}:
        return text
    out: list[str] = []
    for span, is_prose in prose_spans(text):
        follows_command = bool(out) and out[-1].startswith("\\") and out[-1].endswith("}")
        out.append(_without(span, follows_command) if is_prose else span)
    return "".join(out)


@dataclass(slots=True)
class _Group:
    start: int
    is_argument: bool
    holds_command: bool = False


def _without(text: str, argument: bool) -> str:
    """The text without its plain groups: one that holds a command ({\"o}), or is a command's argument, stays.

    ``argument`` is True where a group would be the argument of a command.
    """
    tokens: list[str] = _TOKEN.findall(text)
    groups: list[_Group] = []
    for place, token in enumerate(tokens):
        if token == "{":
            groups.append(_Group(place, argument))
            argument = False
        elif token == "}" and groups:
            group = groups.pop()
            if not group.is_argument and not group.holds_command:
                tokens[group.start] = tokens[place] = ""
            elif groups:
                groups[-1].holds_command = True
            argument = group.is_argument  # it may take another
        elif token[0] == "\\":
            argument = True
            if groups:
                groups[-1].holds_command = True
        elif token in "^_":
            argument = True
        elif token != "]":
            argument = argument and (token.startswith("[") or (token.isspace() and tokens[place - 1] != "}"))
    return "".join(tokens)


RULE = Rule("remove_braces", each_text(_remove_braces), after=("unescape",))
