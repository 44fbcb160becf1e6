"""A comma after the last field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, a = {b}}", "@misc{k, a = {b},}"),
    ("@misc{k,\n  a = {b}\n}", "@misc{k,\n  a = {b},\n}"),
    ("@misc{k}", "@misc{k}"),
    ("@misc{k, a = {b} , }", "@misc{k, a = {b} , }"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_trailing_commas(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, trailing_commas=True) == after
    assert only(after, trailing_commas=True) == after
