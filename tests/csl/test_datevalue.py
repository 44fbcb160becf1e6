"""Dates as people write them in CSL-JSON."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.csl import datevalue
from pubkit.csl.datevalue import Day


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ({"date-parts": [[2020, 3, 4]]}, Day(2020, 3, 4), None),
        ({"date-parts": [["2020", "3"]]}, Day(2020, 3), None),
        ({"date-parts": [[2020, None, 3]]}, Day(2020), None),
        ({"date-parts": [2020, 5]}, Day(2020, 5), None),
        ({"date-parts": [[2020], [2021]]}, Day(2020), Day(2021)),
        ({"date-parts": [[2020, 14]]}, Day(2020, season=2), None),
        ({"date-parts": [[2020, 22]]}, Day(2020, season=2), None),
        ({"date-parts": [[2020, 99, 99]]}, Day(2020), None),
        ({"date-parts": [[2020]], "season": "autumn"}, Day(2020, season=3), None),
        ({"date-parts": [[-44, 3, 15]]}, Day(-44, 3, 15), None),
        ({"raw": "2020-05-06"}, Day(2020, 5, 6), None),
        ("2020-04/2021-06", Day(2020, 4), Day(2021, 6)),
        ("2004/..", Day(2004), Day(0)),
        ("12 May 2019", Day(2019, 5, 12), None),
        ("Spring 1999", Day(1999, season=1), None),
        ("199X", Day(1990), None),
        (1987, Day(1987), None),
    ],
)
def test_a_date_is_read(value: Any, start: Day, end: Day | None) -> None:
    date = datevalue.parse(value)
    assert date is not None
    assert (date.start, date.end) == (start, end)


@pytest.mark.parametrize("value", ["in press", "forthcoming 12", {"literal": "no year"}])
def test_words_are_kept(value: Any) -> None:
    date = datevalue.parse(value)
    assert date is not None
    assert date.start is None
    assert date.literal


@pytest.mark.parametrize(
    "value", [None, {}, [], {"date-parts": []}, {"date-parts": [[None]]}, True, {"date-parts": "x"}]
)
def test_nothing_is_no_date(value: Any) -> None:
    assert datevalue.parse(value) is None


@pytest.mark.parametrize(("value", "circa"), [("~2001", True), ("ca. 1850", True), ("1850", False), ("1850?", True)])
def test_doubt_is_kept(value: str, circa: bool) -> None:
    date = datevalue.parse(value)
    assert date is not None
    assert date.circa is circa
