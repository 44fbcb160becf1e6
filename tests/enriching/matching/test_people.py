"""Names compared one by one and as lists."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.enriching.matching.people import compare_people, same_person
from pubkit.enriching.matching.record import person, read_record

SAME = [
    (("J. P.", "Moss"), ("Jan Peter", "Moss")),
    (("JP", "Moss"), ("Jan Peter", "Moss")),
    (("J.-P.", "Moss"), ("Jean-Pierre", "Moss")),
    (("Jörg", "Müller"), ("Joerg", "Mueller")),
    (("Jörg", "Müller"), ("Jorg", "Muller")),
    (("Pieter", "van der Berg"), ("Pieter van der", "Berg")),
    (("Ana", "García Ruiz"), ("Ana García", "Ruiz")),
    (("Wei", "Zhang 0042"), ("Wei", "Zhang")),
    (("Сергей", "Иванов"), ("Sergei", "Ivanov")),
    (("Wang", "Xiaoming"), ("Xiaoming", "Wang")),
    (("Łukasz", "Żak"), ("Lukasz", "Zak")),
    (("Seán", "O’Neill"), ("Sean", "O'Neill")),
    (("", "Moss"), ("Ada", "Moss")),
    (("J H", "stad"), ("Johan", "Håstad")),
]
OTHER = [
    (("Ada", "Moss"), ("Ben", "Moss")),
    (("Ada", "Moss"), ("Ada", "Reed")),
    (("A.", "Li"), ("A.", "Lu")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_a_name(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same_person(person(*one), person(*other)) >= 0.8
    assert same_person(person(*other), person(*one)) >= 0.8


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same_person(person(*one), person(*other)) < 0.5


def people(text: str, **more: Any) -> Any:
    return read_record({"title": "T", "authors": [name.split(" ", 1) for name in text.split(", ")], **more})


def test_et_al_makes_the_rest_unknown_not_missing() -> None:
    match = compare_people(people("A. Moss", others=True), people("Ada Moss, Jon Reed"))
    assert (match.ours, match.theirs, match.first) == (1.0, 1.0, True)
    match = compare_people(people("A. Moss"), people("Ada Moss, Jon Reed"))
    assert (match.ours, match.theirs) == (1.0, 0.5)


def test_order_is_seen() -> None:
    match = compare_people(people("Ada Moss, Jon Reed"), people("Jon Reed, Ada Moss"))
    assert (match.both, match.first, match.ordered) == (2, False, False)


def test_no_names_say_nothing() -> None:
    assert not compare_people(read_record({"title": "T"}), people("Ada Moss")).known


@pytest.mark.parametrize(
    "authors",
    [
        "Ada Moss and Jon Reed and others",
        "Moss, Ada; Reed, Jon; et al.",
        [{"family": "Moss", "given": "Ada"}, {"literal": "Jon Reed"}, {"literal": "others"}],
        [["Ada", "Moss"], "Jon Reed", "others"],
    ],
)
def test_shapes_of_an_author_list(authors: Any) -> None:
    record = read_record({"title": "T", "authors": authors})
    assert [one.family for one in record.people] == ["moss", "reed"]
    assert record.others


def test_a_list_of_thousands_is_cut_and_says_so() -> None:
    record = read_record({"title": "T", "authors": [["A.", f"Moss{i}x"] for i in range(3000)]})
    assert record.others
    assert len(record.people) < 100
