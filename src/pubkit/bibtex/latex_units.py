"""What LaTeX's commands do to their argument once it is text: accents, case, positions in a font, rare commands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from pubkit.bibtex.latex_tables import GREEK_ARGUMENT, SPACING

_TAGS = re.compile(r"(?:<[^>]*>)+")


def accented(base: str, mark: str) -> str:
    """``base`` with the combining ``mark`` on its first letter; dotless i and j take their dots' place.

    >>> accented("e", "\\u0301"), accented("ı", "\\u0308"), accented("", "\\u0301")
    ('é', 'ï', '´')
    """
    if not base.strip():
        return SPACING.get(mark, "") + base
    if base[0] == "<":  # rich text: the first letter stands after the tags
        tag = _TAGS.match(base)
        if tag:
            return tag[0] + accented(base[tag.end() :], mark)
    first = base[0]
    if first in "ıȷ" and unicodedata.combining(mark) == 230:
        first = "i" if first == "ı" else "j"
    end = 1
    while end < len(base) and unicodedata.combining(base[end]):
        end += 1
    letter, *marks = list(unicodedata.normalize("NFD", first + base[1:end]))
    composed = unicodedata.normalize("NFC", "".join((letter, *marks, mark)))
    if len(composed) > 1 and marks:
        # \\^{\\'a} for \\'{\\^a}: of two orders the one that is a letter of some language.
        other = unicodedata.normalize("NFC", "".join((letter, mark, *marks)))
        composed = other if len(other) == 1 else composed
    return composed + base[end:]


def letter(code: int) -> str:
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


_TAG_OR_TEXT = re.compile(r"(<[^<>]*>|&lt;|&gt;)|[^<&]+|.")


def recased(unit: str, change: Callable[[str], str]) -> str:
    """``unit`` with ``change`` done to its letters, not to its tags."""
    return _TAG_OR_TEXT.sub(lambda found: found[1] or change(found[0]), unit)


def greek(text: str) -> str:
    return _FINAL_SIGMA.sub("ς", text.translate(GREEK_ARGUMENT))


def swallow(unit: str) -> None:
    return None


@cache
def _rare_commands() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


@lru_cache(1024)
def rare_command(word: str) -> str:
    """A command that the tables do not have, as pylatexenc has it; nothing when it has not either."""
    spec = _rare_commands().get_macro_spec(word)
    text = getattr(spec, "simplify_repl", "") if spec else ""
    return text if isinstance(text, str) and "%" not in text else ""


_FINAL_SIGMA = re.compile(r"(?<=\w)σ(?!\w)")
_DINGBATS = 0x2701 - 33  # where pifont's signs begin in Unicode
CHANGES: dict[str, Callable[[str], str]] = {
    "symbol": lambda unit: letter(int(unit)) if unit.isdecimal() and len(unit) < 7 else "",
    "ding": lambda unit: letter(_DINGBATS + int(unit)) if unit.isdecimal() and 33 <= int(unit[:3]) <= 126 else "",
    "textgreek": lambda unit: recased(unit, greek),
    "uppercase": lambda unit: recased(unit, str.upper),
    "MakeUppercase": lambda unit: recased(unit, str.upper),
    "lowercase": lambda unit: recased(unit, str.lower),
    "MakeLowercase": lambda unit: recased(unit, str.lower),
}
POSITIONS = {"symbol", "ding"}
