"""Title words abbreviated: the list's own line for a word goes before one for its stem."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues.iso4 import abbreviate


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Journal of Foo Research", "J. Foo Res."),
        ("Archives of Public Health", "Arch. Public Health"),  # not "Heal.": the list has a line for the word
        ("Journal of Traffic Control", "J. Traffic Control"),  # a last word that stays whole
        ("Journal of Christian Foo", "J. Christ. Foo"),  # "christ", not abbreviated, is another word
        ("Foo Review E", "Foo Rev. E"),  # a section, not the Italian "e"
        ("Plants and People", "Plants People"),
        ("Zeitschrift für Wasserbau", "Z. Wasserbau"),
        ("Nature", "Nature"),
        ("", ""),
    ],
)
def test_abbreviated(title: str, short: str) -> None:
    assert abbreviate(title) == short
