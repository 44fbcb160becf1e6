"""Name lists in free text: each line of free.txt is one list and what it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.bibtex import parse_names as parse_bibtex
from pubkit.model import Mark, Name
from pubkit.normalizing.names.read import parse_names, read_names

LINES = [
    line.rsplit(" => ", 1)
    for line in (Path(__file__).parent / "free.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def spelled(name: Name) -> str:
    if name.others:
        return "others"
    if name.literal:
        return f"lit:{name.literal}"
    return "|".join([name.given, name.particle, name.family] + ([name.suffix] if name.suffix else []))


@pytest.mark.parametrize(("raw", "expected"), LINES)
def test_list(raw: str, expected: str) -> None:
    assert " ; ".join(map(spelled, parse_names(raw))) == expected.strip()


def test_lines_are_separators() -> None:
    assert [name.family for name in parse_names("Jane Doe\nJohn Roe\n")] == ["Doe", "Roe"]


def test_bold_names_are_marked() -> None:
    names = parse_names("A. First, **B. Second**, <b>C. Third</b>, D. Fourth")
    assert [Mark.SELF in name.marks for name in names] == [False, True, True, False]


def test_bold_may_reach_over_the_comma_inside_a_name() -> None:
    names = parse_names("First, A., **Second, B.**, Third, C.")
    assert [Mark.SELF in name.marks for name in names] == [False, True, False]


def test_stars_are_equal_contribution_and_daggers_are_nothing() -> None:
    names = parse_names("A. First*, B. Second∗, C. Third†, D. Fourth$^{1,*}$")
    assert [name.marks == {Mark.EQUAL} for name in names] == [True, True, False, True]
    assert [name.family for name in names] == ["First", "Second", "Third", "Fourth"]


def test_numbers_that_tell_namesakes_apart_are_kept_beside_the_name() -> None:
    assert [name.identity for name in parse_names("Wei Wang 0007, Li Zhang")] == ["0007", ""]


def test_an_orcid_goes_to_its_name_when_its_check_digit_holds() -> None:
    names = parse_names("A. First [0000-0002-1825-0097], B. Second (ORCID: 0000-0002-1825-0098)")
    assert [name.orcid for name in names] == ["0000-0002-1825-0097", ""]


@pytest.mark.parametrize(
    "raw",
    [
        "Ann Bea Cleo Dora Eve Fay Gail Hill",
        "Doe 12345",
        "Ann Lee, Bo",
        "Smith, J.; Miller, T.; Roe, A. Distributed systems",
        "Jane Smith Thomas van Dyk",
        "Susan Clark Thomas Wright",
        "Helen Smith Johnson",
        "Jane Doe +home",
    ],
)
def test_what_cannot_be_known_says_so(raw: str) -> None:
    assert read_names(raw).doubts


@pytest.mark.parametrize("raw", ["", " ", ",", "and", "et al.", "**", "1", "*", ";;", "and and", "((", "\\"])
def test_what_is_no_name_does_no_harm(raw: str) -> None:
    assert all(str(name) for name in parse_names(raw))


@given(st.text(alphabet="AaBb.,;& \n*†1-'{}\\王김éand", max_size=40))
def test_nothing_raises(raw: str) -> None:
    parse_names(raw)


GIVEN = st.sampled_from(["Jane", "J.", "Jean-Paul", "A. B.", "María"])
FAMILY = st.sampled_from(["Doe", "O'Neil", "Müller-Lang", "Zhang", "McCoy"])


@given(st.lists(st.tuples(GIVEN, FAMILY), min_size=2, max_size=6))
def test_three_styles_read_the_same(people: list[tuple[str, str]]) -> None:
    display = parse_names(", ".join(f"{first} {last}" for first, last in people))
    inverted = parse_names("; ".join(f"{last}, {first}" for first, last in people))
    assert display == inverted == tuple(Name(last, first) for first, last in people)


def _parts(name: Name) -> dict[str, Any]:
    if name.others:
        return {"others": True}
    parts = {part: getattr(name, part) for part in ("family", "given", "particle", "suffix", "literal")}
    return {part: value for part, value in parts.items() if value}


@pytest.mark.parametrize(("mode", "target"), [("bibtex", 0.98), ("freetext", 0.93)])
def test_share_of_the_sample(mode: str, target: float, shared: Path) -> None:
    parse = {"bibtex": parse_bibtex, "freetext": parse_names}[mode]
    cases = [case for case in json.loads((shared / "cases" / "names.json").read_text("utf-8")) if case["mode"] == mode]
    wrong = [case["id"] for case in cases if list(map(_parts, parse(case["raw"]))) != case["expect"]]
    assert 1 - len(wrong) / len(cases) >= target, wrong
