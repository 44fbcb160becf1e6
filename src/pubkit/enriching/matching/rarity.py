"""How much a word in common says: bits, from a table of how many titles hold it.

The table (``data/title_words.tsv``) counts 164,518 titles of DBLP (CC0), words in at least ``LEAST`` titles;
``benchmarks/title_words.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import log2

# A word outside the table stands for one that is in about this many titles.
UNKNOWN_TITLES = 2


@cache
def _table() -> tuple[dict[str, float], float]:
    from importlib.resources import files

    lines = (files("pubkit.data") / "title_words.tsv").read_text("utf-8").splitlines()
    total = int(lines[0].split("\t")[1])
    bits: dict[str, float] = {}
    for line in lines[1:]:
        word, count = line.split("\t")
        bits[word] = log2(total / int(count))
    return bits, log2(total / UNKNOWN_TITLES)


def bits(word: str) -> float:
    """The information in one word of a title: about 1 for ``for``, 16 for a word hardly ever seen."""
    table, unknown = _table()
    return table.get(word, unknown)


def known(word: str) -> bool:
    """Whether the word is in use in titles: then it is hardly a slip of the keyboard."""
    return word in _table()[0]


def mass(words: Iterable[str]) -> float:
    """The sum of the bits of some words."""
    table, unknown = _table()
    return sum(table.get(word, unknown) for word in words)
