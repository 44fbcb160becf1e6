"""A title written all in capitals as a title; braces, commands, math and Roman numerals stay."""

from __future__ import annotations

import re

from pubkit.tidying.fields import TITLES
from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text

_TOKEN = re.compile(r"\$[^$]*\$|\\[A-Za-z]+|\\.|\{[^{}]*\}|[^\W\d_]+(?:['’][^\W\d_]+)*|.", re.DOTALL)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL = frozenset(
    """
    a an and as at but by de des di du el for from in into la le les nor of off on or per the to und upon via von vs
    with y zu
    """.split()  # noqa: SIM905 - a list of words reads best as one text
)
_FEWEST_WORDS = 2  # one word in capitals is as likely an acronym: IEEE, NATURE
_LONG_WORD = 5  # and so are several short ones: "IEEE TC"; "ON THE WAY" stays, which is the safe side


def _drop_all_caps(name: str, text: str, options: Options) -> str:
    tokens = _TOKEN.findall(text)
    words = [token for token in tokens if token[0].isalpha()]
    shouted = [word for word in words if not _ROMAN.fullmatch(word)]
    if len(words) < _FEWEST_WORDS or not all(word.isupper() for word in words):
        return text
    if max(map(len, shouted), default=0) < _LONG_WORD:
        return text
    out: list[str] = []
    begins = True  # after a colon or full stop a small word is written large
    for token in tokens:
        if not token[0].isalpha():
            out.append(token)
            begins = token in ".:!?" or (begins and not token.isalnum())
            continue
        lower = token.lower()
        if _ROMAN.fullmatch(token) and (len(token) > 1 or token in "IVX"):
            out.append(token)
        else:
            out.append(lower if lower in _SMALL and not begins else lower[0].upper() + lower[1:])
        begins = False
    return "".join(out)


RULE = Rule("drop_all_caps", each_text(_drop_all_caps, of=TITLES), after=("strip_enclosing_braces",))
