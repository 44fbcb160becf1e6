"""Citations: joined, grouped, collapsed, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.csl import Processor

Mini = Callable[..., Processor]
YEAR = (
    "<group delimiter=' '><names variable='author'><name form='short'/></names>"
    "<date variable='issued'><date-part name='year'/></date></group>"
)


def works(*pairs: str) -> list[dict[str, Any]]:
    """Items from "Doe 2000", with ids 0, 1, ..."""
    split = [pair.split() for pair in pairs]
    return [
        {"id": str(n), "author": [{"family": name, "given": "J"}], "issued": {"date-parts": [[year]]}, "title": str(n)}
        for n, (name, year) in enumerate(split)
    ]


def test_cites_are_joined(mini: Mini) -> None:
    processor = mini(YEAR, works("Doe 2000", "Roe 2001"), outer="prefix='(' suffix=')' delimiter='; '")
    assert processor.cite([["0", "1"], [{"id": "1", "prefix": "see ", "suffix": " passim"}]], "text") == [
        "(Doe 2000; Roe 2001)",
        "(see Roe 2001 passim)",
    ]


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        ("", "Doe 2000a; Doe 2000b; Doe 2001"),
        ("collapse='year' cite-group-delimiter=', '", "Doe 2000a, 2000b, 2001"),
        ("collapse='year'", "Doe 2000a, 2000b, 2001"),
        ("collapse='year-suffix' year-suffix-delimiter=','", "Doe 2000a,b, 2001"),
    ],
)
def test_years_collapse(mini: Mini, citation: str, text: str) -> None:
    citation += " disambiguate-add-year-suffix='true'"
    processor = mini(YEAR, works("Doe 2000", "Doe 2000", "Doe 2001"), citation=citation, outer="delimiter='; '")
    assert processor.cite([["0", "1", "2"]], "text") == [text]


def test_years_in_notes_take_the_delimiter_of_the_layout(mini: Mini) -> None:
    items = works("Doe 2000", "Doe 2001")
    processor = mini(YEAR, items, citation="collapse='year'", outer="delimiter='; '", kind="note")
    assert processor.cite([["0", "1"]], "text") == ["Doe 2000; 2001"]


LOCATED = f"<group delimiter=', '>{YEAR}<text variable='locator'/></group>"


@pytest.mark.parametrize(
    ("collapse", "cites", "text"),
    [
        ("year", {3: {"locator": "9"}}, "Doe 2000a; 2000b; 2000c; 2000d, 9; 2001"),
        ("year-suffix", {0: {"locator": "9"}, 1: {"locator": "7"}}, "Doe 2000a, 9, b, 7, c,d, 2001"),
        ("year-suffix", {1: {"suffix": " passim"}}, "Doe 2000a, 2000b passim, 2000c,d, 2001"),
        ("year-suffix-ranged", {}, "Doe 2000a–d, 2001"),
        ("year-suffix-ranged", {3: {"locator": "9"}}, "Doe 2000a–c, d, 9, 2001"),
        ("year-suffix-ranged", {0: {"locator": "9"}}, "Doe 2000a, 9, b–d, 2001"),
    ],
)
def test_locators_keep_years_apart(mini: Mini, collapse: str, cites: dict[int, dict[str, str]], text: str) -> None:
    items = works(*["Doe 2000"] * 4, "Doe 2001")
    options = "disambiguate-add-year-suffix='true' year-suffix-delimiter=',' "
    processor = mini(LOCATED, items, citation=f"{options}collapse='{collapse}'", outer="delimiter='; '")
    assert processor.cite([[{"id": str(n), **cites.get(n, {})} for n in range(5)]], "text") == [text]


@pytest.mark.parametrize(
    ("cluster", "text"),
    [([0, 1, 2, 4], "1–3,5"), ([0, 1, 3, 4], "1,2,4,5"), ([0], "1"), ([2, 3, 4], "3–5")],
)
def test_numbers_collapse(mini: Mini, cluster: list[int], text: str) -> None:
    items = works(*(f"N{n} 2000" for n in range(6)))
    layout = "<text variable='citation-number'/>"
    processor = mini(layout, items, citation="collapse='citation-number'", outer="delimiter=','")
    assert processor.cite([[str(n) for n in cluster]], "text") == [text]


def test_positions_in_notes(mini: Mini) -> None:
    layout = (
        "<choose><if position='ibid-with-locator'><text value='ibid-loc'/></if><else-if position='ibid'>"
        "<text value='ibid'/></else-if><else-if position='near-note'><text value='near'/></else-if>"
        "<else-if position='subsequent'><text value='far'/></else-if><else><text value='first'/></else></choose>"
    )
    processor = mini(layout, works("Doe 2000", "Roe 2001"), kind="note")
    cites: list[tuple[int, Any]] = [
        (1, "0"), (2, "0"), (3, {"id": "0", "locator": "7"}), (4, {"id": "0", "locator": "7"}), (5, "0"),
        (6, "1"), (7, "0"), (20, "1"),
    ]  # fmt: skip
    clusters = [{"citationItems": [cite], "properties": {"noteIndex": note}} for note, cite in cites]
    assert processor.cite(clusters, "text") == ["first", "ibid", "ibid-loc", "ibid", "near", "first", "near", "far"]


def test_an_unknown_id_is_a_problem(mini: Mini) -> None:
    processor = mini(YEAR, works("Doe 2000"))
    assert processor.cite([["gone", "0"]], "text") == ["Doe 2000"]
    assert [problem.code for problem in processor.problems] == ["PK613"]


def test_the_author_can_be_left_out(mini: Mini) -> None:
    processor = mini(YEAR, works("Doe 2000"))
    assert processor.cite([[{"id": "0", "suppress-author": True}], [{"id": "0", "author-only": True}]], "text") == [
        "2000",
        "Doe",
    ]


@pytest.mark.parametrize(
    "cluster",
    [None, 7, "x", True, [None], [[]], [{"id": None}], {"citationItems": None}, {"citationItems": 5, "properties": 3}],
)
def test_what_is_no_citation_is_a_problem(mini: Mini, cluster: Any) -> None:
    processor = mini(YEAR, works("Doe 2000"))
    assert processor.cite([cluster, ["0"], "0", {"id": 0}], "text") == ["", "Doe 2000", "Doe 2000", "Doe 2000"]
    assert [problem.code for problem in processor.problems] == ["PK613"]


def test_what_cannot_be_read_of_a_cite_is_left_out(mini: Mini) -> None:
    cite = {"id": "0", "locator": [1], "label": {}, "prefix": True, "suffix": None, "position": "x"}
    assert mini(LOCATED, works("Doe 2000")).cite([[cite]], "text") == ["Doe 2000"]
