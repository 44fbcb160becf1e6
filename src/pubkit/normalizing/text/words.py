"""The table of words whose capitals carry meaning (data/words.toml), read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """``proper`` and ``spelled`` give the right spelling by the lower-case word; ``phrase`` finds names of several."""

    proper: dict[str, str]
    spelled: dict[str, str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]
    languages: dict[str, str]
    language_before: frozenset[str]
    language_after: frozenset[str]
    small: frozenset[str]
    name_particles: frozenset[str]
    particles: frozenset[str]
    low: frozenset[str]
    after_hyphen: frozenset[str]
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
    table = tomllib.loads(resources.files("pubkit.data").joinpath("words.toml").read_text("utf-8"))
    phrases = {p.strip().lower(): p.strip() for p in re.split(r"[;\n]", table["phrases"]) if p.strip()}
    longest_first = sorted(phrases, key=len, reverse=True)
    return Words(
        proper={word.lower(): word for word in table["proper"].split()},
        spelled={word.lower(): word for word in table["spelled"].split()},
        phrases=phrases,
        phrase=re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", re.I),
        languages={word.lower(): word for word in table["languages"].split()},
        **{
            key: frozenset(table[key].split())
            for key in (
                "language_before",
                "language_after",
                "small",
                "name_particles",
                "particles",
                "low",
                "after_hyphen",
                "hyphenated",
            )
        },
    )
