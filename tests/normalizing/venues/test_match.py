"""Words against words: abbreviated, mistyped, or another."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues import LEFT, normalize_venue
from pubkit.normalizing.venues.match import mistyped


@pytest.mark.parametrize(
    ("given", "known", "same"),
    [
        ("enginering", "engineering", True),
        ("enngineering", "engineering", True),
        ("emgineering", "engineering", True),
        ("engienering", "engineering", True),
        ("engineerin", "engineering", False),  # the end tells languages and numbers apart
        ("neurology", "urology", False),
        ("musics", "music", False),
        ("engineering", "engineering", True),
    ],
)
def test_mistyped(given: str, known: str, same: bool) -> None:
    assert mistyped(given, known) is same


def test_one_typing_error_in_a_long_name() -> None:
    venue = normalize_venue("Proceedings of the 9th International Conference on Sofware Engineering", "booktitle")
    assert venue.acronym == "ICSE"
    assert venue.confidence < 0.8


@pytest.mark.parametrize("text", ["Sofware Enginering Conferences of the West", "Jurnal of Systms"])
def test_more_errors_or_a_short_name_are_left(text: str) -> None:
    assert normalize_venue(text, "booktitle").how == LEFT
