"""Long author lists cut to so many names, then "and others"."""

from __future__ import annotations

from pubkit.bibtex.names import split_names
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text


def _max_authors(name: str, text: str, options: Options) -> str:
    names = split_names(text)
    whole = [one for one in names if one.strip() != "others"]
    if len(whole) <= options.max_authors:
        return text
    return " and ".join([*(one.strip() for one in whole[: options.max_authors]), "others"])


RULE = Rule("max_authors", each_text(_max_authors, of=frozenset({"author"})))
