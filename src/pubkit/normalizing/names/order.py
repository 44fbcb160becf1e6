"""Whether a name printed without a comma stands family name first: "Mao Zedong", "Kovács János", "Lamport Leslie".

What tells is how often a word stands first and how often last in people's names (data/name_words.tsv), and for
Chinese names their form: a family name of one syllable, a given name of two. Of 75,243 names of two words that are
printed given name first, held back from the counts, 47 are read the other way round, and most of those were printed
family name first indeed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from pubkit.normalizing.names.initials import is_bare, is_dotted
from pubkit.normalizing.names.tables import fold, load_tables

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

    >>> [family_first(name.split()) for name in ("Mao Zedong", "Szabó Béla", "Wei Zhang", "Zhang Li", "E. Szabó")]
    [2, 2, -1, 0, 0]
    """
    if len(tokens) not in (2, 3) or any(is_dotted(token) or is_bare(token) for token in tokens):
        return 0
    first, last = tokens[0], tokens[-1]
    if is_given(first) or is_family(last):
        either = len(tokens) == 2 and is_family(first) and {fold(first), fold(last)} <= load_tables().chinese
        return 0 if either else -1  # "Wang Li": each may be the family name
    if "-" in first and all(map(is_family, first.split("-"))):
        first = first.rpartition("-")[2]  # "Kis-Tóth Péter"
    if len(tokens) == 2 and _is_chinese(first, last):
        return SURE
    votes = is_family(first) + (is_given(last) and (len(tokens) == 2 or is_given(tokens[1])))
    return min(votes, 1) if len(tokens) == 3 else votes


def may_be_given(word: str) -> bool:
    """True for a word known as a given name, and for two syllables of Chinese that are no family name.

    >>> may_be_given("Jane"), may_be_given("Bingshan"), may_be_given("Lee")
    (True, True, False)
    """
    return is_given(word) or (may_be_chinese(word) == 2 and not is_family(word))


def may_be_chinese(word: str) -> int:
    """How many syllables of Chinese in Latin letters a word is: 1, 2 or 3; 0 when it is none.

    >>> may_be_chinese("Xiaoping"), may_be_chinese("Hu"), may_be_chinese("Verhoef")
    (2, 1, 0)
    """
    return _syllables(fold(word), 3)


def _syllables(word: str, most: int) -> int:
    pinyin = load_tables().pinyin
    if word in pinyin:
        return 1
    counts = [
        _syllables(word[cut:].lstrip("'’-"), most - 1) for cut in range(1, min(7, len(word))) if word[:cut] in pinyin
    ]
    return 1 + min(filter(None, counts)) if most > 1 and any(counts) else 0


def _is_chinese(first: str, last: str) -> bool:
    """ "Deng Xiaoping", "Li Fei-Fei": a family name of one syllable, and a given name of two in one word."""
    tables = load_tables()
    name = fold(last)
    return fold(first) in tables.chinese and name not in tables.chinese_compound and may_be_chinese(name) == 2
