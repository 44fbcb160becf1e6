"""Repairing punctuation where rendered pieces meet.

CSL 1.0.2, "Affixes" and "Locale Options" (punctuation-in-quote): a period after a period is printed once, a comma
or period after a quotation goes inside it where the locale says so, and blanks do not double. Pairs inside one
field are guarded (see `richtext`) and stay.
"""

from __future__ import annotations

import re

from pubkit.csl.codes import END_QUOTE, GUARD, NAME

# What is left of two marks that meet. Pairs not listed both stay.
_PAIRS = {
    "::": ":", ":.": ":", ":!": "!", ":?": "?",
    "..": ".",
    ";:": ";", ";.": ";", ";;": ";", ";!": "!", ";?": "?",
    "!:": "!", "!.": "!", "!!": "!",
    "?:": "?", "?.": "?", "??": "?",
    ",,": ",",
}  # fmt: skip

_SKIP = f"((?:{NAME}..|[\ufdd0-\ufde3\ufde5-\ufde6\ufde8-\ufdef])*)"
_PAIR = re.compile(f"([.,;:!?]){_SKIP}([.,;:!?])", re.DOTALL)
_OUT = f"(?:{NAME}..|[\ufdd0-\ufde3\ufde5\ufde8-\ufdef])*"
_MOVE = f"(?s)((?:{END_QUOTE}{_OUT})+)([.,!?])"
_BLANKS = re.compile(f" {_SKIP} ", re.DOTALL)


def repair(text: str, in_quote: bool) -> str:
    """Coded text with its meeting punctuation marks and blanks put right.

    >>> repair("Why?. He said, , no.", False)
    'Why? He said, , no.'
    """
    if in_quote and END_QUOTE in text:
        text = _merge(text)
        while True:
            moved = re.sub(_MOVE, _inside, text)
            if moved == text:
                break
            text = moved
    if _PAIR.search(text):
        text = _merge(text)
    if "  " in text or _BLANKS.search(text):
        text = _BLANKS.sub(r" \1", text)
        text = _BLANKS.sub(r" \1", text)
    return text


def _inside(found: re.Match[str]) -> str:
    return found[2] + found[1]


def _merge(text: str) -> str:
    at = 0
    while True:
        pair = _PAIR.search(text, at)
        if pair is None:
            return text
        left = _PAIRS.get(pair[1] + pair[3])
        if left is None:
            at = pair.end() - 1
        elif left == pair[1]:
            text = text[: pair.start()] + left + pair[2] + text[pair.end() :]
            at = pair.start()
        else:
            text = text[: pair.start()] + pair[2] + left + text[pair.end() :]
            at = max(0, pair.start() - 1)


def guard(text: str) -> str:
    """Text of a style whose own marks stay as they are.

    >>> guard(". . .") == ". . ."
    True
    """
    return re.sub(r"([.,;:!?])(?=[.,;:!?])", r"\1" + GUARD, text)
