"""The words of ``data/matching.toml``, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Tables:
    """What the guards and the comparison of titles know by word; see the comments in the file."""

    silent_commands: frozenset[str]
    numbers: dict[str, str]
    roman: dict[str, str]
    counted: frozenset[str]
    negations: frozenset[str]
    endings: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    misread: tuple[tuple[str, str], ...]
    small: frozenset[str]
    months: frozenset[str]
    journal_words: frozenset[str]
    conference_words: frozenset[str]
    either_words: frozenset[tuple[str, ...]]
    venue_words: frozenset[str]
    file_mark: re.Pattern[str]
    venue_tail: re.Pattern[str]
    generic: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    perhaps: tuple[re.Pattern[str], ...]


@cache
def tables() -> Tables:
    """The tables.

    >>> tables().numbers["third"], tables().roman["iv"]
    ('3', '4')
    """
    import tomllib
    from importlib.resources import files

    raw = tomllib.loads((files("pubkit.data") / "matching.toml").read_text("utf-8"))
    numbers = {word: str(n) for row in ("ordinals", "cardinals") for n, word in enumerate(raw[row], 1)}
    return Tables(
        silent_commands=frozenset(raw["silent_commands"]),
        numbers=numbers,
        roman={word: str(n) for n, word in enumerate(raw["roman"], 1)},
        counted=frozenset(raw["counted"]),
        negations=frozenset(raw["negations"]),
        endings=frozenset(raw["endings"]),
        spellings=tuple((one, other) for one, other in raw["spellings"]),
        misread=tuple((seen, other) for seen, other in raw["misread"]),
        small=frozenset(raw["small"]),
        months=frozenset(raw["months"]),
        journal_words=frozenset(raw["venue"]["journal"]),
        conference_words=frozenset(raw["venue"]["conference"]),
        either_words=frozenset(tuple(phrase.split()) for phrase in raw["venue"]["either"]),
        venue_words=frozenset(raw["venue"]["words"]),
        file_mark=re.compile(raw["stray"]["file_mark"], re.IGNORECASE),
        venue_tail=re.compile(raw["stray"]["venue_tail"], re.IGNORECASE | re.DOTALL),
        generic=tuple(re.compile(pattern) for pattern in raw["generic"]),
        never=tuple(re.compile(pattern) for pattern in raw["other_work"]["reject"]),
        perhaps=tuple(re.compile(pattern) for pattern in raw["other_work"]["ask"]),
    )
