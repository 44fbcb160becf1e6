"""Values in braces, or in quotes where their text allows it; bare numbers as well, macros never."""

from __future__ import annotations

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_value
from pubkit.tidying.values import Part, has_open_quote, parts


def _enclosing(name: str, value: str, options: Options) -> str:
    found = parts(value)
    return "".join(_as(part, options.enclosing).text() + glue for part, glue in found) if found else value


def _as(part: Part, enclosing: str) -> Part:
    if not part.opening and not part.inside.isdigit():
        return part
    if enclosing == "braces" or has_open_quote(part.inside):
        return Part("{", part.inside, "}")
    return Part('"', part.inside, '"')


RULE = Rule(
    "enclosing",
    each_value(_enclosing),
    after=("enclosing_braces", "strip_enclosing_braces", "escape", "max_authors", "doi", "encode_urls"),
)
