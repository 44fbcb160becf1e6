"""The tables of words whose capitals carry meaning (data/words.toml, data/proper_nouns.txt), read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """``proper`` and ``spelled`` give the right spelling by the lower-case word; ``phrase`` finds names of several.

    ``eponyms`` gives the words before which a word of English is a person's name; the other sets are as the table
    says of them.
    """

    proper: dict[str, str]
    spelled: dict[str, str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]
    eponyms: dict[str, frozenset[str]]
    genera: frozenset[str]
    epithets: tuple[str, ...]
    plain_endings: tuple[str, ...]
    languages: dict[str, str]
    language_before: frozenset[str]
    language_after: frozenset[str]
    language_strong: frozenset[str]
    language_clear: frozenset[str]
    language_context: frozenset[str]
    short: frozenset[str]
    lettered: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    leading_of: frozenset[str]
    months: frozenset[str]
    small: frozenset[str]
    prepositions: frozenset[str]
    name_particles: frozenset[str]
    particles: frozenset[str]
    low: frozenset[str]
    latin: frozenset[str]
    after_hyphen: frozenset[str]
    prefixes: frozenset[str]
    demonyms: tuple[str, ...]
    hyphenated: frozenset[str]

    def spelling(self, word: str) -> str | None:
        """The spelling of a proper noun or acronym, its possessive or plural included; None for other words.

        >>> load_words().spelling("moore's"), load_words().spelling("gaussians"), load_words().spelling("the")
        ("Moore's", 'Gaussians', None)
        """
        stem = word.lower()
        for end in ("", "'s", "’s", "s", "'", "s'", "s’"):
            if stem.endswith(end):
                base = stem[: len(stem) - len(end)] if end else stem
                if found := self.proper.get(base) or self.spelled.get(base):
                    return found + end
        return None


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The table, loaded on first use."""
    folder = resources.files("pubkit.data")
    table = tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
    lines = folder.joinpath("proper_nouns.txt").read_text("utf-8").splitlines()
    proper = [word for line in lines if not line.startswith("#") for word in line.split()]
    phrases = {p.strip().lower(): p.strip() for p in re.split(r"[;\n]", table["phrases"]) if p.strip()}
    longest_first = sorted(phrases, key=len, reverse=True)
    genera = table["genera"].split()
    eponyms = (line.partition(":") for line in table["eponyms"].strip().splitlines())
    return Words(
        proper={word.lower(): word for word in [*proper, *genera]},
        spelled={word.lower(): word for word in table["spelled"].split()},
        phrases=phrases,
        phrase=re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", re.I),
        eponyms={name.lower(): frozenset(followers.split()) for name, _, followers in eponyms},
        genera=frozenset(map(str.lower, genera)),
        epithets=tuple(table["epithets"].split()),
        demonyms=tuple(table["demonyms"].split()),
        plain_endings=tuple(table["plain_endings"].split()),
        language_clear=frozenset(table["language_clear"].lower().split()),
        languages={word.lower(): word for word in table["languages"].split()},
        **{
            key: frozenset(table[key].split())
            for key in (
                "language_before",
                "language_after",
                "language_strong",
                "language_context",
                "short",
                "lettered",
                "leading",
                "trailing",
                "leading_of",
                "months",
                "small",
                "prepositions",
                "name_particles",
                "particles",
                "low",
                "latin",
                "after_hyphen",
                "prefixes",
                "hyphenated",
            )
        },
    )
