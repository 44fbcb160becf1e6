"""PK213: A year against the date of the entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    ("@misc{k, title={T}, year=2019, date={2018-01-01}}", ["the year is 2019 and the date 2018-01-01"]),
    ("@misc{k, title={T}, year=2019, date={2018-01-01/2019-02-01}}", []),
    ("@misc{k, title={T}, year=2019, date={2019~}}", []),
    ("@misc{k, title={T}, year={in press}, date={2019}}", []),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK213")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
