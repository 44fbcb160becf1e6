"""PK217: Patents dated on a day on which their office issues none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

PATENT = "@patent{{k, title={{T}}, number={{{}}}, date={{{}}}}}".format

CASES = [
    (
        PATENT("US 10,123,456 B2", "2018-11-14"),
        ["2018-11-14 is a Wednesday: US patents are issued on Tuesdays"],
    ),
    (PATENT("US 10,123,456 B2", "2018-11-13"), []),
    (PATENT("US20200012345A1", "2020-01-09"), []),
    (PATENT("US20200012345A1", "2020-01-07"), ["applications are published on Thursdays"]),
    (PATENT("EP1234567B1", "2006-05-31"), []),
    (PATENT("EP1234567B1", "2006-05-30"), ["EP documents are published on Wednesdays"]),
    (PATENT("WO2019/123456", "2019-06-27"), []),
    (PATENT("JP2019-123456", "2019-06-23"), []),
    (PATENT("US 10,123,456 B2", "2018-11"), []),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK217")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
