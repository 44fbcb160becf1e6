"""Corporate authors: a name that is not a person's stays whole."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pubkit.normalizing.names.order import is_family, is_given, may_be_chinese
from pubkit.normalizing.names.tables import fold, load_tables
from pubkit.normalizing.names.vocabulary import is_phrase

_FAMILY_NAMES = frozenset(
    {"press", "bank", "church", "school", "college", "office", "trust", "law", "party", "ai", "board", "conseil"}
)
# Organizations in capitals alone: "Iso" and "Who" are people's names.
_SHOUTED = frozenset({"ieee", "acm", "ibm", "nasa", "who", "oecd", "iso", "cern", "unesco", "ag", "ai"})
_ALSO_GIVEN = frozenset({"On", "The"})  # "Tsz On Li"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{2,}")
_COMPOUND = re.compile(
    r"[\w-]+(?:gemeinschaft|gesellschaft|institut|universität|ministerium|verband|verein|stiftung|hochschule|akademie"
    r"|anstalt|zentrum|universiteit|instituut|vereniging|högskolan|universitet|universitetet|instituttet)"
)
_PRODUCT = re.compile(r"\w*[a-z]\w*-?AI|\w+\.(?:ai|com|org|io)|[A-Z][a-z]+[A-Z]\w*\d+\w*", re.A)


@lru_cache(maxsize=16384)
def is_corporate(text: str, *, alone: bool = False) -> bool:
    """True when a word of ``text`` names an organization; ``alone``: nothing else in the list tells what it is.

    >>> [is_corporate(t) for t in ("World Health Organization", "DeepSeek-AI", "Jane Doe", "Society of Engineers")]
    [True, True, False, True]
    """
    tables = load_tables()
    words = text.split()
    if not words:
        return False
    low = [word.strip(",()\"'’“”").lower() for word in words]
    if len(words) == 1:
        if _PRODUCT.fullmatch(words[0]):
            return True
        if _is_code(words[0]):
            return True
        printed = words[0].isupper() if len(low[0]) < 4 else words[0][:1].isupper()  # "WHO", but "Ai"
        return low[0] in tables.corporate and printed and not words[0].endswith(".")
    low = ["" if word in _SHOUTED and not printed.isupper() else word for word, printed in zip(low, words, strict=True)]
    if any(_is_word(word, tables.corporate) for word in low if word not in tables.endings or word != low[0]):
        return not _is_person_with_word(words, low)
    if low[0] == "the":
        return not any(fold(word) in tables.vietnamese | tables.vietnamese_middle for word in words[1:])
    if is_phrase(words):
        return True
    middle = zip(low[1:-1], words[1:-1], strict=True)
    inside = any(word in tables.links and printed not in _ALSO_GIVEN for word, printed in middle) or _has_in(words)
    return inside and all(word.isalpha() or "-" in word for word in low)


def _has_in(words: list[str]) -> bool:
    """ "Our World in Data"; Dutch names have "in" before an article alone ("Jan in 't Veld")."""
    return any(a == "in" and b[:1].isupper() for a, b in pairwise(words[1:]))


def _is_word(word: str, words: frozenset[str]) -> bool:
    return word in words or bool(_COMPOUND.fullmatch(word))


def _is_code(word: str) -> bool:
    """ "IPCC", "W3C": capitals that nobody can speak, and that are no known name."""
    if not _ACRONYM.fullmatch(word) or len(word) > 5 or is_given(word) or is_family(word):
        return False
    return bool(re.search(r"\d", word)) or not re.search(r"[AEIOUY]", word[1:])


def ends_company(part: str) -> bool:
    """True for what stands after a company's comma: ``Inc.``, ``LLC``.

    >>> ends_company("Inc."), ends_company("Jr.")
    (True, False)
    """
    return part.strip().lower() in load_tables().endings


def is_acronym(text: str) -> bool:
    """A single word of three capitals or more: an organization, in a list that is not in capitals."""
    return bool(_ACRONYM.fullmatch(text))


def _is_person_with_word(words: list[str], low: list[str]) -> bool:
    """ "A. Church", "William H. Press": an initial before a word that is a family name too."""
    if "ai" in low and len(words) == 2:  # "Ai Y.", "Hao AI"; but "Meta AI"
        return words[1] != "AI" or may_be_chinese(words[0]) == 1
    initial = any(re.fullmatch(r"(?:[A-Z]\.-?)+|[A-Z]", word) for word in words[:-1]) or is_given(words[0])
    others = any(word in load_tables().corporate | load_tables().links for word in low[:-1])
    return initial and low[-1] in _FAMILY_NAMES and not others
