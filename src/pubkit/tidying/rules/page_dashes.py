"""Ranges of pages with two hyphens, which TeX sets as an en dash."""

from __future__ import annotations

import re

from pubkit.tidying.fields import PAGES
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text

_DASH = r"(?:-{1,3}|[‐-―−]|\\textendash(?:\{\}|\s+)?|\\textemdash(?:\{\}|\s+)?)"
# two page numbers, Roman or with a letter before or behind, and the dash between them; not "1-3-5" or "S1-1"
_PAGE = r"[A-Za-z]{0,3}[0-9]+[a-z]?|[ivxlcdmIVXLCDM]+"
_RANGE = re.compile(rf"(?<![\w}}\\-])({_PAGE})\s*{_DASH}\s*({_PAGE})(?![\w{{\\-])")


def _page_dashes(name: str, text: str, options: Options) -> str:
    return _RANGE.sub(r"\1--\2", text)


RULE = Rule("page_dashes", each_text(_page_dashes, of=PAGES), after=("unescape",))
