"""EDTF dates, BibTeX's year and month, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.bibtex.dates import format_date, parse_date, parse_loose_date, parse_month, parse_year_month
from pubkit.model import Bound, PartialDate

DATES = {
    "1999": PartialDate(1999),
    "1999-12": PartialDate(1999, 12),
    "2000-02-29": PartialDate(2000, 2, 29),
    "1999-12-31T23:59:59+01:00": PartialDate(1999, 12, 31),
    "1999/2001-05": PartialDate(1999, end=PartialDate(2001, 5)),
    "1999/": PartialDate(1999, end=PartialDate(bound=Bound.UNKNOWN)),
    "1999/..": PartialDate(1999, end=PartialDate(bound=Bound.OPEN)),
    "../1999": PartialDate(bound=Bound.OPEN, end=PartialDate(1999)),
    "/1999": PartialDate(bound=Bound.UNKNOWN, end=PartialDate(1999)),
    "1999-05?": PartialDate(1999, 5, uncertain=True),
    "1999-05-06~": PartialDate(1999, 5, 6, approximate=True),
    "1999%": PartialDate(1999, approximate=True, uncertain=True),
    "187X": PartialDate(1870, end=PartialDate(1879)),
    "18XX~": PartialDate(1800, approximate=True, end=PartialDate(1899, approximate=True)),
    "2001-XX": PartialDate(2001),
    "2001-04-XX": PartialDate(2001, 4),
    "-0099": PartialDate(-99),
    "0000": PartialDate(0),
    "2010-22": PartialDate(2010, season=2),
    "Y-12000": PartialDate(-12000),
}


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert parse_date(text) == DATES[text]


OLD_SPELLINGS = {"1998/unknown": "1998/", "1999/open": "1999/..", "1723?~": "1723%"}


@pytest.mark.parametrize("text", OLD_SPELLINGS)
def test_spellings_of_the_draft_of_edtf(text: str) -> None:
    assert parse_date(text) == parse_date(OLD_SPELLINGS[text]) is not None


NO_DATES = [
    *("", "x", "n.d.", "99", "12345", "y2000", "1999-00", "1999-13", "2001-02-29", "1999-5", "..", "../..", "/"),
    *("1999/x", "forthcoming", "1999-21-01"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(
    st.integers(-9999, 9999),
    st.integers(1, 12) | st.none(),
    st.integers(1, 28) | st.none(),
    st.booleans(),
    st.booleans(),
)
def test_a_written_date_is_read_as_the_same(
    year: int, month: int | None, day: int | None, approximate: bool, uncertain: bool
) -> None:
    date = PartialDate(year, month, day if month else None, approximate=approximate, uncertain=uncertain)
    assert parse_date(format_date(date)) == date


@pytest.mark.parametrize(
    ("year", "month", "date"),
    [
        ("1999", "", PartialDate(1999)),
        ("1999", "may", PartialDate(1999, 5)),
        ("1999", "March~3", PartialDate(1999, 3, 3)),
        ("1999", "3 March", PartialDate(1999, 3, 3)),
        ("1999", "5--9 May", PartialDate(1999, 5, 5, end=PartialDate(1999, 5, 9))),
        ("1999", "June/July", PartialDate(1999, 6, end=PartialDate(1999, 7))),
        ("1999", "December--January", PartialDate(1999, 12, end=PartialDate(2000, 1))),
        ("1999", "Spring", PartialDate(1999, season=1)),
        ("1999", "Februar", PartialDate(1999, 2)),
        ("1999", "février", PartialDate(1999, 2)),
        ("1999", "nonsense", PartialDate(1999)),
        ("1998--1999", "", PartialDate(1998, end=PartialDate(1999))),
        ("1998/99", "", PartialDate(1998, end=PartialDate(1999))),
        ("[1999]", "", PartialDate(1999)),
        ("1999?", "", PartialDate(1999, uncertain=True)),
        ("in press", "", PartialDate(literal="in press")),
        ("9" * 5000, "", PartialDate(literal="9" * 5000)),
    ],
)
def test_year_and_month(year: str, month: str, date: PartialDate) -> None:
    assert parse_year_month(year, month) == date


@pytest.mark.parametrize(
    ("text", "month"), [("jan", 1), ("Sept.", 9), ("12", 12), ("13", None), ("", None), ("0", None)]
)
def test_months(text: str, month: int | None) -> None:
    assert parse_month(text)[0] == month


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        *(
            ("1999-4-5", [1999, 4, 5]),
            ("1999/04/05", [1999, 4, 5]),
            ("5.4.1999", [1999, 4, 5]),
            ("1999-04-", [1999, 4]),
        ),
        *(("5 April 1999", [1999, 4, 5]), ("April 5, 1999", [1999, 4, 5]), ("Apr. 1999", [1999, 4])),
        *(("4-5-1999", None), ("1999/4", None), ("31.2.1999", None), ("soon", None), ("May", None), ("1999 x", None)),
    ],
)
def test_what_was_meant_by_a_date_that_is_none(text: str, parts: list[int] | None) -> None:
    meant = parse_loose_date(text)
    assert (meant.parts() if meant else None) == parts
