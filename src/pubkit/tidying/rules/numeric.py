"""Numbers without braces or quotes, as BibTeX's grammar allows; 007 keeps them: programs that count lose its zeros."""

from __future__ import annotations

from pubkit.tidying.fields import is_text
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_value
from pubkit.tidying.values import single

_AROUND = '{}" \t\r\n'


def _numeric(name: str, value: str, options: Options) -> str:
    part = single(value) if value.strip(_AROUND).isdecimal() and is_text(name) else None
    number = part.inside.strip() if part else ""
    plain = number.isascii() and number.isdigit() and (number == "0" or number[0] != "0")
    return number if plain else value


RULE = Rule("numeric", each_value(_numeric), after=("enclosing", "months"))
