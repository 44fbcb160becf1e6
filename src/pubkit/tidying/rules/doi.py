"""A DOI without the address of a resolver (DOI Handbook, section 2.6.2)."""

from __future__ import annotations

import re

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text

_RESOLVER = re.compile(r"\s*(?:https?://)?(?:(?:www\.|dx\.)?doi\.org/|doi\s*:)\s*(?=10\.)|\s+(?=10\.)", re.IGNORECASE)


def _doi(name: str, text: str, options: Options) -> str:
    found = _RESOLVER.match(text)
    return text[found.end() :].rstrip() if found else text


RULE = Rule("doi", each_text(_doi, of=frozenset({"doi"})))
