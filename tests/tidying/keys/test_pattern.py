"""Patterns for keys."""

from __future__ import annotations

import pytest

from pubkit.errors import ConfigError
from pubkit.tidying.keys import parse_pattern
from pubkit.tidying.keys.markers import Fields

ENTRY = Fields(
    "article",
    {
        "author": r"van der Berg, Jan and M{\"u}ller, Åsa and {The Body}",
        "title": "On the {Origin} of Self-Made Species",
        "year": "{2020}".strip("{}"),
        "pages": "117--128",
        "keywords": "one, two words",
        "journal": "Journal of Tests",
    },
)

CASES = [
    ("[auth]", "vanderBerg"),
    ("[auth:lower]", "vanderberg"),
    ("[auth3]", "van"),
    ("[authors]", "vanderBergMullerTheBody"),
    ("[authors2]", "vanderBergMullerEtAl"),
    ("[authEtAl]", "vanderBergEtAl"),
    ("[auth.etal]", "vanderBerg.etal"),
    ("[authorLast]", "TheBody"),
    ("[authorsAlpha]", "vMT"),
    ("[authshort]", "vMT"),
    ("[authForeIni]", "J"),
    ("[edtr]x[year]", "x2020"),
    ("[shortyear]", "20"),
    ("[title]", "OriginSelfMadeSpecies"),
    ("[shorttitle]", "OriginSelfMade"),
    ("[veryshorttitle:upper]", "ORIGIN"),
    ("[camel2]", "OnThe"),
    ("[shorttitleINI]", "OSM"),
    ("[firstpage]-[lastpage]", "117-128"),
    ("[keyword2]", "twowords"),
    ("[entrytype]:[year]", "article:2020"),
    ("[journal:abbr]", "JoT"),
    ("[title:truncate4]", "Orig"),
    ('[journal:regex("Journal","J")]', "JofTests"),
    ("[volume:(none)][year]", "none2020"),
    ("a b[year]", "ab2020"),
]


@pytest.mark.parametrize(("pattern", "key"), CASES)
def test_markers(pattern: str, key: str) -> None:
    stem = parse_pattern(pattern).stem(ENTRY)
    assert stem is not None
    assert stem.candidate(0) == key


@pytest.mark.parametrize("pattern", ["[auth", "auth]", "[]", "[auth:nope]", '[auth:regex("(","")]', "[auth:lower:]"])
def test_patterns_that_cannot_be_read(pattern: str) -> None:
    with pytest.raises(ConfigError, match="generate_keys"):
        parse_pattern(pattern)


def test_nothing_to_make_a_key_of() -> None:
    assert parse_pattern("x[auth][year]").stem(Fields("misc", {})) is None
    assert parse_pattern("[auth:required][year]").stem(Fields("misc", {"year": "2020"})) is None
