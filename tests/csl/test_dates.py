"""cs:date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.csl import Processor

Mini = Callable[..., Processor]


@pytest.mark.parametrize(
    ("lang", "date", "text"),
    [
        ("en-US", {"date-parts": [[2020, 5, 3]]}, "May 3, 2020"),
        ("en-GB", {"date-parts": [[2020, 5, 3]]}, "3 May 2020"),
        ("de-DE", {"date-parts": [[2020, 5, 3]]}, "3. Mai 2020"),
        ("en-US", {"date-parts": [[2020, 5, 3], [2020, 5, 9]]}, "May 3–9, 2020"),
        ("en-US", {"date-parts": [[2020, 5, 3], [2020, 6, 9]]}, "May 3–June 9, 2020"),
        ("en-US", {"date-parts": [[2019, 12, 30], [2020, 1, 2]]}, "December 30, 2019–January 2, 2020"),
        ("en-US", {"date-parts": [[2020]], "season": 1}, "Spring 2020"),
        ("en-US", {"date-parts": [[2020]], "season": "Easter"}, "Easter 2020"),
        ("en-US", {"date-parts": [[-44]]}, "44 BC"),
        ("en-US", {"edtf": "-0043"}, "44 BC"),
        ("en-US", {"edtf": "0000"}, "1 BC"),
        ("en-US", {"literal": "in press"}, "in press"),
        ("en-US", {"date-parts": [[2020, 5]]}, "May 2020"),
    ],
)
def test_localized_dates(mini: Mini, lang: str, date: Any, text: str) -> None:
    layout = "<date variable='issued' form='text'/>"
    items = [{"id": 1, "issued": date}]
    assert mini(layout, items, options=f"default-locale='{lang}'").bibliography("text") == [text]


def test_parts_of_its_own(mini: Mini) -> None:
    layout = (
        "<date variable='issued' delimiter='/'><date-part name='day' form='numeric-leading-zeros'/>"
        "<date-part name='month' form='numeric'/><date-part name='year' form='short'/></date>"
    )
    assert mini(layout, [{"id": 1, "issued": "2020-05-03"}]).bibliography("text") == ["03/5/20"]


def test_a_localized_date_has_its_own_delimiter(mini: Mini) -> None:
    layout = "<date variable='issued' form='text' delimiter='!'/>"
    assert mini(layout, [{"id": 1, "issued": "2020-05-03"}]).bibliography("text") == ["May 3, 2020"]
