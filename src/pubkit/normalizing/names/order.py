"""Whether a name printed without a comma stands family name first: "Mao Zedong", "Kovács János", "Lamport Leslie".

What tells is how often a word stands first and how often last in people's names (data/name_words.tsv), and for
Chinese names their form: a family name of one syllable, a given name of two. Of 75,243 names of two words that are
printed given name first, held back from the counts, 47 are read the other way round, and most of those were printed
family name first indeed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from pubkit.normalizing.names.initials import is_bare, is_dotted
from pubkit.normalizing.names.tables import fold, load_tables

_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxzrcsyw]"
_FINAL = "iong|uang|iang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u|v"
_SYLLABLE = rf"(?:(?:{_INITIAL})(?:{_FINAL})|ai|ao|an|ang|en|er|ou|a|e)"
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_TWO_SYLLABLES = re.compile(rf"{_SYLLABLE}['’-]?{_SYLLABLE}")
SURE = 2  # both words, or the form of a Chinese name, say the same


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    rows = resources.files("pubkit.data").joinpath("name_words.tsv").read_text("utf-8").split("\n")
    tables = load_tables()
    given = {row[:-2] for row in rows if row.endswith("\tg")} | tables.given
    return frozenset(given), frozenset({row[:-2] for row in rows if row.endswith("\tf")} | tables.family) - tables.given


def is_given(word: str) -> bool:
    """True for a word that people have as their first name, and hardly anyone as a family name.

    >>> is_given("Thomas"), is_given("Martin"), is_given("Smith")
    (True, False, False)
    """
    return word.casefold() in _words()[0]


def is_family(word: str) -> bool:
    """True for a word that people have as their family name, and hardly anyone as a first name.

    >>> is_family("Smith"), is_family("Thomas")
    (True, False)
    """
    return word.casefold() in _words()[1]


def family_first(tokens: Sequence[str]) -> int:
    """How much says that the first of these words is the family name: 2 is sure, 1 a hint, -1 that it is not.

    >>> [family_first(name.split()) for name in ("Mao Zedong", "Szabó Béla", "Wei Zhang", "Xiang Li", "E. Szabó")]
    [2, 2, -1, -1, 0]
    """
    if len(tokens) not in (2, 3) or any(is_dotted(token) or is_bare(token) for token in tokens):
        return 0
    first, last = tokens[0], tokens[-1]
    if is_given(first) or is_family(last):
        return -1
    if len(tokens) == 2 and _is_chinese(first, last):
        return SURE
    votes = is_family(first) + (is_given(last) and (len(tokens) == 2 or is_given(tokens[1])))
    return min(votes, 1) if len(tokens) == 3 else votes


def _is_chinese(first: str, last: str) -> bool:
    """ "Deng Xiaoping", "Li Fei-Fei": a family name of one syllable, and a given name of two in one word."""
    tables = load_tables()
    name = fold(last)
    return (
        fold(first) in tables.chinese
        and name not in tables.chinese_compound
        and bool(_TWO_SYLLABLES.fullmatch(name))
        and not _ONE_SYLLABLE.fullmatch(name)
    )
