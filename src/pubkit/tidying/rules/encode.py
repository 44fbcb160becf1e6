"""Letters beyond ASCII as LaTeX writes them; what has no command stays as it is."""

from __future__ import annotations

import re
import unicodedata

from pubkit.bibtex.latex_write import text_to_latex
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text
from pubkit.tidying.values import prose_spans

_MARKS = r"[\u0300-\u036f]"  # more than three on a letter are no writing system's: left as they are
_BEYOND = re.compile(rf"(?:[^\x00-\x7f]{_MARKS}{{0,3}}+|[A-Za-z]{_MARKS}{{1,3}}+)(?!{_MARKS})")


def _encode(name: str, text: str, options: Options) -> str:
    if text.isascii():
        return text
    return "".join(_BEYOND.sub(_latex, span) if is_prose else span for span, is_prose in prose_spans(text))


def _latex(match: re.Match[str]) -> str:
    latex = text_to_latex(unicodedata.normalize("NFC", match[0]))
    return latex if latex.isascii() else match[0]


RULE = Rule("encode", each_text(_encode), after=("page_dashes",))
