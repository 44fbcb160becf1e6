"""The tables of name parts (data/name_parts.toml), read once."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

_LONGEST_WORD = 1000


def fold(text: str) -> str:
    """``text`` without accents, in lower case, for looking words up.

    >>> fold("Nguyễn"), fold("Đỗ")
    ('nguyen', 'do')
    """
    if text.isascii():
        return text.lower()
    if len(text) > _LONGEST_WORD:  # no name: sorting the marks of a pile of them takes quadratic time
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ø", "o").replace("ł", "l"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class Tables:
    """Sets of lower-case words; see data/name_parts.toml for what each is."""

    particles: frozenset[str]
    capital: frozenset[str]
    close: frozenset[str]
    given_after_particle: frozenset[str]
    suffixes: frozenset[str]
    weak_suffixes: frozenset[str]
    titles: frozenset[str]
    degrees: frozenset[str]
    degrees_or_initials: frozenset[str]
    prefixes: frozenset[str]
    chinese: frozenset[str]
    chinese_compound: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    short_names: frozenset[str]
    vietnamese: frozenset[str]
    vietnamese_middle: frozenset[str]
    spanish: frozenset[str]
    korean: frozenset[str]
    corporate: frozenset[str]
    endings: frozenset[str]
    links: frozenset[str]
    others: tuple[str, ...]
    pinyin: frozenset[str]
    chinese_double: frozenset[str]
    korean_double: frozenset[str]
    japanese: frozenset[str]


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """The tables, loaded on first use."""
    table = tomllib.loads(resources.files("pubkit.data").joinpath("name_parts.toml").read_text("utf-8"))
    others = {part.strip(" .\n") for part in table["lists"]["others"].split("|")} - {""}
    words = {key: frozenset(value.split()) for key, value in table["words"].items()}
    return Tables(
        particles=frozenset(word for line in table["particles"].values() for word in line.split()),
        pinyin=frozenset(
            ("" if initial == "alone" else initial) + final
            for initial, finals in table["pinyin"].items()
            for final in finals.split()
        ),
        corporate=frozenset(table["corporate"]["words"].split()),
        endings=frozenset(table["corporate"]["endings"].split()),
        links=frozenset(table["corporate"]["links"].split()),
        others=tuple(sorted(others, key=len, reverse=True)),
        **{key: frozenset(table["cjk"][key].split()) for key in ("chinese_double", "korean_double", "japanese")},
        **words,
    )
