"""Months as BibTeX's macros, which a style writes in its own language."""

from __future__ import annotations

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_value
from pubkit.tidying.values import single

MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WORDS = {
    **dict(zip(_NAMES, MACROS, strict=True)),
    **{macro: macro for macro in MACROS},
    **{str(number): macro for number, macro in enumerate(MACROS, start=1)},
    **{f"{number:02d}": macro for number, macro in enumerate(MACROS, start=1)},
    "sept": "sep",
}


def month_number(value: str) -> int:
    """1 to 12 for a month as spelled in a field, 0 for anything else.

    >>> month_number("{Sept.}"), month_number("jan"), month_number("{May--June}")
    (9, 1, 0)
    """
    part = single(value)
    word = (part.inside if part else value).strip().strip("{}").rstrip(".").lower()
    macro = _WORDS.get(word, "")
    return MACROS.index(macro) + 1 if macro else 0


def _months(name: str, value: str, options: Options) -> str:
    if name != "month":
        return value
    number = month_number(value)
    return MACROS[number - 1] if number else value


RULE = Rule("months", each_value(_months, of=frozenset({"month"})), after=("unescape",))
