"""Names with nothing between them."""

from __future__ import annotations

import pytest

from pubkit.normalizing.names.runs import cut_run, part_glued
from pubkit.normalizing.names.vocabulary import is_phrase


@pytest.mark.parametrize(
    "text",
    [
        "Samuel H. Clemens III",
        "Muhammad Hanif Ali Khan",
        "Wai Keung Victor Chan",
        "Carlos A. Ruiz",
        "Renato Fonseca F. Werneck",
        "Ana Maria Santos Silva",
        "Juan Manuel Corchado Rodríguez",
        "F. Scott K. Fitzgerald",
    ],
)
def test_one_person_stays_one(text: str) -> None:
    assert cut_run(text) == [text]


@pytest.mark.parametrize("text", ["Yann LeCun", "J.-Ch. Régin", "Tom Brown, M.Sc.", "Tim O'Reilly", "Ferdinand Roe"])
def test_what_is_not_glued_stays(text: str) -> None:
    assert part_glued(text) == text


def test_a_joint_without_a_blank() -> None:
    assert part_glued("Jane Smith andRobert Jones") == "Jane Smith and Robert Jones"
    assert part_glued("Jane Smithand Robert Jones") == "Jane Smith and Robert Jones"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Open Hardware Initiative", True), ("Terry Winograd", False), ("Min Long", False), ("Grace Hopper", False)],
)
def test_ordinary_words_are_nobody(text: str, expected: bool) -> None:
    assert is_phrase(text.split()) is expected
