"""The table of options."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from pubkit.errors import ConfigError
from pubkit.tidying.options import Options, kind_of
from pubkit.tidying.tidy import RULES, ordered_rules


def test_names_with_dashes_and_lists_as_text() -> None:
    options = Options.of({"page-dashes": False, "sort": "-year, key", "omit": ["a", "b"], "indent": "4", "wrap": 80})
    assert options == Options(page_dashes=False, sort=("-year", "key"), omit=("a", "b"), indent=4, wrap=80)


def test_only_starts_from_nothing() -> None:
    assert Options.of({"only": True, "months": True}) == dataclasses.replace(Options.nothing(), months=True)
    assert Options.of({"only": False}) == Options()


BAD: list[dict[str, Any]] = [
    {"sorrt": "key"},
    {"months": "yes"},
    {"wrap": -1},
    {"wrap": True},
    {"indent": "wide"},
    {"enclosing": "parens"},
    {"sort": 3},
    {"sort": [1]},
    {"generate_keys": True},
    {"unescape": True, "encode": True},
    {"wrap": 10**9},
]


@pytest.mark.parametrize("settings", BAD, ids=str)
def test_what_cannot_be(settings: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match=r"\[tidy\]"):
        Options.of(settings)


def test_a_typing_error_gets_a_hint() -> None:
    with pytest.raises(ConfigError, match="did you mean sort"):
        Options.of({"sorrt": "key"})


def test_every_option_has_help_and_a_rule() -> None:
    asked = {rule.option or rule.name for rule in ordered_rules()}
    for field in dataclasses.fields(Options):
        assert field.metadata["help"].endswith("."), field.name
        assert kind_of(field)
        assert field.name in asked | {"align", "field_order"}, field.name


def test_rules_come_after_those_they_depend_on() -> None:
    seen: set[str] = set()
    for rule in ordered_rules():
        assert set(rule.after) <= seen, rule.name
        seen.add(rule.name)
    assert seen == set(RULES)
