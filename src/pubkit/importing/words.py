"""The words by which references are taken apart, read from data/references.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


def words(name: str) -> frozenset[str]:
    """A list of words.

    >>> "proc" in words("abbreviations")
    True
    """
    return frozenset(_tables()[name].split())


def any_of(name: str) -> str:
    """A list of phrases as one alternative of a regular expression."""
    return "(?:" + "|".join(_tables()[name]) + ")"


def anywhere(name: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a list as whole words, in any case."""
    return re.compile(rf"\b{any_of(name)}(?!\w)", re.IGNORECASE)


def offices() -> dict[str, str]:
    """Patent offices by the letters that their numbers begin with."""
    return dict(_tables()["offices"])


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("pubkit.data").joinpath("references.toml").read_text("utf-8"))
