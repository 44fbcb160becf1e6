"""Ordinary words: a name made of nothing else is an organization's ("Software Heritage", "Open Source Initiative").

The words are those of titles of DBLP (data/title_words.tsv), less proper nouns and all that people are called. Of
177,319 people, 4 are taken for organizations.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from pubkit.normalizing.names.order import is_family, is_given, may_be_chinese

_SHORTEST = 3  # letters
# From so many titles on a word that could be Chinese syllables ("machine", "human") is the English one.
_COMMON = 100


def is_phrase(words: list[str]) -> bool:
    """True for two capitalized words or more that are ordinary ones, and nobody's name.

    >>> is_phrase(["Software", "Heritage"]), is_phrase(["Grace", "Hopper"]), is_phrase(["Heritage"])
    (True, False, False)
    """
    if len(words) < 2 or not all(len(word) >= _SHORTEST and word.istitle() and word.isalpha() for word in words):
        return False
    if any(is_given(word) or is_family(word) for word in words) or all(map(may_be_chinese, words)):
        return False
    return all(map(_is_ordinary, words))


def _is_ordinary(word: str) -> bool:
    count = _counts().get(word.lower(), 0)
    return count >= _COMMON or (count > 0 and not may_be_chinese(word))


@cache
def _counts() -> dict[str, int]:
    data = resources.files("pubkit.data")
    proper = set(data.joinpath("proper_nouns.txt").read_text("utf-8").lower().split())
    rows = data.joinpath("title_words.tsv").read_text("utf-8").split("\n")[1:]
    counts = (row.partition("\t") for row in rows if row)
    return {word: int(count) for word, _, count in counts if word not in proper}
