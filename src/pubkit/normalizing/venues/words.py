"""The small words of venue strings, out of `data/venue_words.toml`: what is skipped, what is one word, who sponsors."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads(
    resources.files("pubkit.data").joinpath("venue_words.toml").read_text(encoding="utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE[name].split())


def _phrases(name: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in _TABLE[name].splitlines() for phrase in line.split("|"))


STOP = _words("stop")
NOISE = _words("noise")
MEETINGS = _words("meetings")
WORKSHOP = "workshop"
# In the initials of a name, what sort of meeting it is stands as a mark of its own.
INITIALS = {**dict.fromkeys(MEETINGS, "#"), WORKSHOP: "@"}
ORGANIZATIONS = _words("organizations")
SPONSORS = ORGANIZATIONS | _words("interest_groups") | _words("sponsors")
QUALIFIERS = _words("qualifiers")
OF_A_HOST = _words("of_a_host")
RIDERS = _words("riders")
CUSTOMARY = _words("customary")
KNOWN_SHORT = _words("known_short")
OTHER_KINDS = MEETINGS | _words("other_kinds")
PLAIN_WORDS = _words("plain_words")
SAME: dict[str, str] = _TABLE["same"]
COMPOUNDS: dict[tuple[str, str], str] = {
    (pair[0], pair[1]): "".join(pair) for phrase in _phrases("compounds") if len(pair := phrase.split()) > 1
}
FORMS: dict[str, list[dict[str, str]]] = _TABLE
COUNTRIES = _phrases("countries")
REGIONS = _words("states") | _phrases("regions")
CITIES = _phrases("cities")
PLACE_WORDS = frozenset(word for place in COUNTRIES | REGIONS | CITIES for word in place.split())

_TENS: list[str] = _TABLE["ordinal_tens"].split()
ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_TABLE["ordinal_units"].split(), 1)},
    **{word: value * 10 for value, word in enumerate(_TENS, 2)},
    **{word[:-1] + "ieth": value * 10 for value, word in enumerate(_TENS, 2)},
    "twelveth": 12,
    "fourty": 40,
}
