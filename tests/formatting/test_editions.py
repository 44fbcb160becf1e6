"""Editions as numbers."""

from __future__ import annotations

import pytest

import pubkit
from pubkit.formatting.editions import edition_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", "2"),
        ("Second", "2"),
        ("third edition", "3"),
        ("Fourth ed.", "4"),
        ("2nd", "2"),
        ("2<sup>nd</sup> ed.", "2"),
        ("12th edn", "12"),
        ("3. Aufl.", "3"),
        ("5. Auflage", "5"),
        ("Zweite Auflage", "2"),
        ("2e éd.", "2"),
        ("2ème édition", "2"),
        ("3ª edição", "3"),
        ("tercera edición", "3"),
    ],
)
def test_a_number(text: str, number: str) -> None:
    assert edition_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "Revised", "Second, revised", "2nd revised edition", "1st–3rd", "International edition"]
)
def test_more_than_a_number_stays(text: str) -> None:
    assert edition_number(text) == text


def test_a_style_prints_the_number_with_its_term() -> None:
    lib = pubkit.reads("@book{k, author={Doe, Jane}, title={T}, publisher={P}, year=2020, edition={Second}}")
    assert lib.format("apa") == "Doe, J. (2020). T (2nd ed.). P.\n"
    assert lib.works[0].extra["edition"] == "Second"
