"""Braces doubled around a whole value go: {{Journal of Tests}} -> {Journal of Tests}."""

from __future__ import annotations

from pubkit.tidying.fields import NAMES
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text


def strip_enclosing(text: str, *, keep_special: bool = True) -> str:
    """The text inside all braces that enclose the whole of it, but those of a special character ({\\"o})."""
    opening = len(text) - len(text.lstrip("{"))
    partners = [-1] * opening
    stack: list[int] = []
    for place, sign in enumerate(text):
        if sign == "{":
            stack.append(place)
        elif sign == "}" and stack:
            start = stack.pop()
            if start < opening:
                partners[start] = place
    levels = next((n for n, end in enumerate(partners) if end != len(text) - 1 - n), opening)
    if keep_special and levels and text.startswith("\\", levels):
        levels -= 1
    return text[levels : len(text) - levels]


def _strip_enclosing_braces(name: str, text: str, options: Options) -> str:
    return text if name in NAMES else strip_enclosing(text)  # in a name the braces make a body one name


RULE = Rule("strip_enclosing_braces", each_text(_strip_enclosing_braces), after=("unescape", "remove_braces"))
