"""LaTeX's accents and letters in Unicode; commands, math, braces and escaped signs stay."""

from __future__ import annotations

import re
import unicodedata

from pubkit.bibtex.latex_tables import ACCENTS, LETTERS
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text
from pubkit.tidying.values import prose_spans

_SIGN = "".join(re.escape(accent) for accent in ACCENTS if not accent.isalpha())
_WORD = "|".join(sorted((accent for accent in ACCENTS if accent.isalpha()), key=len, reverse=True))
_LETTER = "|".join(sorted(LETTERS, key=len, reverse=True))
_BASE = r"[^\W\d_][\u0300-\u036f]*"
# \\"o  \\"{o}  \\v{s}  \\v s, with i and j without their dots
_ACCENTED = re.compile(
    rf"\\(?:(?P<sign>[{_SIGN}])\s*|(?P<word>{_WORD})(?:\s+|(?=[{{\\])))"
    rf"(?:\{{\s*(?:\\(?P<dotless1>[ij])\s*|(?P<base1>{_BASE}))\s*\}}"
    rf"|\\(?P<dotless2>[ij])(?:\{{\}}|\s+|(?![A-Za-z]))|(?P<base2>{_BASE}))"
)
_SPECIAL = re.compile(rf"\\(?P<letter>{_LETTER})(?:\{{\}}|\s+|(?![A-Za-z]))")
# Braces around one letter that was a command; those behind a command are its argument.
_GROUP = re.compile(r"(\\[A-Za-z]+\s*|[}\]^_])?(?<!\\)\{([^\W\d_a-zA-Z])\}")
_MOST_ACCENTS = 8  # on one letter: real ones have two, and one pass is for one
_DOTLESS = frozenset({"i", "j", "imath", "jmath"})


def _unescape(name: str, text: str, options: Options) -> str:
    if "\\" not in text:
        return text
    return "".join(_decoded(span) if is_prose else span for span, is_prose in prose_spans(text))


def _decoded(text: str) -> str:
    for _ in range(_MOST_ACCENTS):
        changed = _SPECIAL.sub(_letter, _ACCENTED.sub(_accented, text))
        if changed == text:
            break
        text = _GROUP.sub(lambda found: found[0] if found[1] else found[2], changed)
    return text


def _accented(match: re.Match[str]) -> str:
    base = match["dotless1"] or match["dotless2"] or match["base1"] or match["base2"]
    mark = ACCENTS[match["sign"] or match["word"]]
    letter = unicodedata.normalize("NFC", base[0] + mark + base[1:])
    if not mark or unicodedata.normalize("NFC", letter) == base:
        return match[0]
    return letter


def _letter(match: re.Match[str]) -> str:
    return match[0] if match["letter"] in _DOTLESS else LETTERS[match["letter"]]


RULE = Rule("unescape", each_text(_unescape))
