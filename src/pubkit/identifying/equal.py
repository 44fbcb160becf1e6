"""Signs behind a name that say "equal contribution": ``H. Huang*``."""

from __future__ import annotations

import re
from dataclasses import replace

from pubkit.model import Mark, Name

_SIGNS = re.compile(r"\s*(?:\\textsuperscript|\\ensuremath|\^)?[{$]*([*∗＊]+)[}$]*\s*$")
_BOLD = re.compile(r"^\s*(?:\*\*|__)(?P<name>.*?)(?:\*\*|__)(?P<rest>.*)$")


def read_signs(name: Name) -> Name:
    """Take a trailing star off a name's parts and say so in its marks; Markdown's bold is not a sign.

    >>> read_signs(Name("Huang*", "H.")).marks
    frozenset({<Mark.EQUAL: 'equal'>})
    """
    parts: dict[str, str] = {}
    for part in ("family", "given", "suffix", "literal"):
        text = getattr(name, part)
        if "*" not in text and "∗" not in text and "＊" not in text and "__" not in text:
            continue
        if bold := _BOLD.match(text):
            text = bold["name"] + bold["rest"]
        bare = _SIGNS.sub("", text)
        if bare != getattr(name, part):
            parts[part] = bare.strip()
            if bare != text:
                name = name.marked(Mark.EQUAL)
    return replace(name, **parts) if parts else name  # type: ignore[arg-type] # parts holds text parts alone
