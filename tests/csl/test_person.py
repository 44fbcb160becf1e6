"""Names of people and what is cut from them."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.csl import codes
from pubkit.csl.nameform import NameForm, write
from pubkit.csl.person import People, initials


def one(**parts: Any) -> str:
    (person,) = People().read([parts])
    return codes.plain(write(person, NameForm(), True)) + " | " + codes.plain(write(person, NameForm(), False))


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ({"family": "Doe", "given": "Jane"}, "Doe, Jane | Jane Doe"),
        ({"family": "van der Berg", "given": "Jan"}, "Berg, Jan van der | Jan van der Berg"),
        ({"family": "Humboldt", "given": "Alexander von"}, "Humboldt, Alexander von | Alexander von Humboldt"),
        ({"family": "d'Aubigné", "given": "Agrippa"}, "Aubigné, Agrippa d’ | Agrippa d’Aubigné"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Martin, Jr. | Martin King Jr."),
        ({"family": "King", "given": "Martin, Jr."}, "King, Martin, Jr. | Martin King Jr."),
        ({"family": "周", "given": "志华"}, "周志华 | 周志华"),
        ({"family": "Колмогоров", "given": "Андрей"}, "Колмогоров, Андрей | Андрей Колмогоров"),
        ({"family": "نجيب", "given": "محفوظ"}, "نجيب, محفوظ | محفوظ نجيب"),
        ({"literal": "World Health Organization"}, "World Health Organization | World Health Organization"),
        ({"given": "Plato"}, "Plato | Plato"),
        ({"family": '"von Neumann"', "given": "John"}, "von Neumann, John | John von Neumann"),
    ],
)
def test_a_name_inverted_and_plain(parts: dict[str, Any], written: str) -> None:
    assert one(**parts) == written


@pytest.mark.parametrize(
    ("given", "with_", "short"),
    [
        ("Jean-Luc", ".", "J.-L."),
        ("Jean-Luc", "", "J-L"),
        ("J. R. R.", ". ", "J. R. R."),
        ("J.R.R.", " ", "J R R"),
        ("Mary Ann", ".", "M.A."),
        ("Émile", ".", "É."),
        ("Ji-sung", ".", "J."),
        ("", ".", ""),
    ],
)
def test_initials(given: str, with_: str, short: str) -> None:
    assert initials(given, with_) == short


def test_what_is_no_name_is_left_out() -> None:
    people = People()
    assert people.read([None, 3, [], {}, {"family": ""}, {"family": None, "given": None}]) == ()
    assert [p.literal for p in people.read("ACME")] == ["ACME"]
