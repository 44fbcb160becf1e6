"""A backslash before the signs that LaTeX reads as commands: &, %, # and _ in text."""

from __future__ import annotations

import re

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text
from pubkit.tidying.values import outside_math

_SPECIAL = re.compile(r"(?<!\\)((?:\\\\)*)([&%#_])")


def _escape(name: str, text: str, options: Options) -> str:
    return outside_math(text, _SPECIAL, r"\1\\\2")


RULE = Rule("escape", each_text(_escape), after=("encode",))
