"""Countries, states and cities, as far as a string that is nothing but a place has to be known."""

from __future__ import annotations

import re

from pubkit.normalizing.venues.words import CITIES, COUNTRIES, REGIONS

_DATES = re.compile(
    r"\b(?:\d{1,4}(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?",
    re.IGNORECASE,
)


def only(text: str) -> bool:
    """Whether the string names a place and nothing else: each part between commas is one.

    >>> only("Bombay, India"), only("India Journal")
    (True, False)
    """
    parts = [_DATES.sub("", part).strip(" .-") for part in text.lower().split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return False
    if parts == [parts[0]] and len(parts[0]) == LENGTH_OF_CODES:
        return False  # "SC" is a conference, too
    known = [part in COUNTRIES or part in REGIONS or part in CITIES for part in parts]
    return all(known) or (known.count(False) == 1 and not known[0] and known[-1] and _town(text))


LENGTH_OF_CODES = 2  # letters of a state's or country's code


def _town(text: str) -> bool:
    """Whether the first part is written like a town's name, not like an acronym."""
    words = text.split(",")[0].split()
    return len(words) < LONGEST_TOWN and all(word[:1].isupper() and word[1:].islower() for word in words)


LONGEST_TOWN = 3  # words
