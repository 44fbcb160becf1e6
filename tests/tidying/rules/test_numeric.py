"""Numbers without delimiters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        '@misc{k, year = {1999}, volume = "12", number = {1a}, doi = {10}, title = {007}, part = {0}}',
        "@misc{k, year = 1999, volume = 12, number = {1a}, doi = {10}, title = {007}, part = 0}",
    ),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_numeric(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, numeric=True) == after
    assert only(after, numeric=True) == after
