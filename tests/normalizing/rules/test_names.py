"""Names in another shape than their parts."""

from __future__ import annotations

import pytest

from pubkit.bibtex import parse_names
from pubkit.model import Mark, Name, Work
from pubkit.normalizing import normalize
from pubkit.normalizing.rules.names import clean_name

CASES = [
    (Name("HUANG", "H."), Name("Huang", "H.")),
    (Name("MCDONALD", "RONALD"), Name("McDonald", "Ronald")),
    (Name("Brodley", "C.E."), Name("Brodley", "C. E.")),
    (Name("Soh", "YJ."), Name("Soh", "Y. J.")),
    (Name("Smith", "JA"), Name("Smith", "J. A.")),
    (Name("Truman", "Harry S"), Name("Truman", "Harry S.")),
    (Name("Jr.", "Martin Luther King"), Name("King", "Martin Luther", suffix="Jr.")),
    (Name("III", "John W. Fisher"), Name("Fisher", "John W.", suffix="III")),
    (Name("0042", "Wei Wang"), Name("Wang", "Wei", identity="0042")),
    (Name("Wang 0042", "Wei"), Name("Wang", "Wei", identity="0042")),
    (Name("Li", "Wei"), Name("Li", "Wei")),
    (Name("NASA"), Name("NASA")),
    (Name("Cróinín", "Dáibhi Ó"), Name("Cróinín", "Dáibhi Ó")),
    (Name("ROE", "ANNA III"), Name("Roe", "Anna III")),
    (Name("Serre", "J.-P."), Name("Serre", "J.-P.")),
    (Name(literal="IBM CORP."), Name(literal="IBM CORP.")),
]


@pytest.mark.parametrize(("name", "expected"), CASES)
def test_clean_name(name: Name, expected: Name) -> None:
    assert clean_name(name) == expected
    assert clean_name(expected) == expected


def authors(text: str) -> tuple[Name, ...]:
    return normalize([Work("k", authors=parse_names(text))]).works[0].authors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. First, B. Second, C. Third", ["A. First", "B. Second", "C. Third"]),
        ("A First, B. Second", ["A. First", "B. Second"]),
        ("Ann First, Bo Second, Cy Third", ["Ann First", "Bo Second", "Cy Third"]),
        ("Ann First; Bo Second; Cy Third", ["Ann First", "Bo Second", "Cy Third"]),
        ("First, Ann; Second, Bo", ["Ann First", "Bo Second"]),
        ("First, Ann; Second, Bo; Third, Cy", ["Ann First", "Bo Second", "Cy Third"]),
        ("Jane Smith, John Brown and Mary Jones", ["Jane Smith", "John Brown", "Mary Jones"]),
        ("Wei Zhang, Li Chen and Ming Wang", ["Wei Zhang", "Li Chen", "Ming Wang"]),
        ("Lloyd Webber, Andrew", ["Andrew Lloyd Webber"]),
        ("Vargas Llosa, Jorge Mario Pedro", ["Jorge Mario Pedro Vargas Llosa"]),
        ("S Kumar, Rajesh", ["Rajesh S Kumar"]),
        ("O Brien, Tim", ["Tim O Brien"]),
        ("ter Haar, P. Frans", ["P. Frans ter Haar"]),
    ],
)
def test_commas_and_semicolons_for_and(text: str, expected: list[str]) -> None:
    assert [str(name) for name in authors(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World Health Organization", "World Health Organization"),
        ("The Docks Project Team", "The Docks Project Team"),
        ("Acme Systems, Inc.", "Acme Systems, Inc."),
        ("University of Nowhere, Graduate School", "University of Nowhere, Graduate School"),
        ("International Office for Clocks", "International Office for Clocks"),
        ("U.S. Bureau of Clocks", "U.S. Bureau of Clocks"),
    ],
)
def test_an_organization_without_braces(text: str, expected: str) -> None:
    assert authors(text) == (Name(literal=expected),)


@pytest.mark.parametrize("text", ["Press, William H.", "Conseil, Simon", "Nam, Jung Who", "Last, First"])
def test_people_whose_names_are_words_are_left(text: str) -> None:
    assert not authors(text)[0].literal


@pytest.mark.parametrize(
    "text",
    [
        "Jane Smith & John Brown",
        "Roe, Second Third, First",
        "Roe Hanna, III",
        "Jane Smith with John Brown",
        "{Jane Smith and John Brown}",
    ],
)
def test_what_is_no_name_in_its_parts_is_told(text: str) -> None:
    assert [p.code for p in normalize([Work("k", authors=parse_names(text))]).problems] == ["PK209"]


@pytest.mark.parametrize("text", ["jd6", "AT&T", "L[eslie] Doe", "王, 军", "خیری, حسین", "てすと, テスト"])
def test_what_is_right_is_not_told(text: str) -> None:
    result = normalize([Work("k", authors=parse_names(text))], only=["names"])
    assert not result.problems
    assert not result.changes


def test_a_list_in_vancouver_order() -> None:
    assert authors("Smith JA and Doe R") == (Name("Smith", "J. A."), Name("Doe", "R."))


def test_one_short_family_name_is_no_vancouver_list() -> None:
    assert authors("U, Vivian and Lai, Thomas")[0] == Name("U", "Vivian")


def test_one_letter_among_full_names_is_a_name() -> None:
    assert authors("U Kang and Christos Faloutsos")[0] == Name("Kang", "U")
    assert authors("H Huang and C. Faloutsos")[0] == Name("Huang", "H.")


def test_one_name_in_capitals_among_others_is_left() -> None:
    assert authors("Koutilya PNVR and David Jacobs")[0] == Name("PNVR", "Koutilya")
    assert authors("HUANG, Hanxian and ZHAO, Jishen")[0] == Name("Huang", "Hanxian")


def test_a_suffix_among_names_is_no_name_in_capitals() -> None:
    assert authors("John W. Fisher III and Ann Roe and Bo Poe")[0] == Name("Fisher", "John W.", suffix="III")


def test_et_al_is_others() -> None:
    assert [str(name) for name in authors("Doe, J. et al.")] == ["J. Doe", "others"]
    assert [str(name) for name in authors("Doe, J. and et al.")] == ["J. Doe", "others"]


def test_marks_stay() -> None:
    work = Work("k", authors=(Name("DOE", "J.", marks=frozenset({Mark.SELF})),))
    assert normalize([work]).works[0].authors[0].marks == {Mark.SELF}


def test_what_may_be_several_names_is_told() -> None:
    assert [p.code for p in normalize([Work("k", authors=(Name("Doe & Roe", "J."),))]).problems] == ["PK209"]
