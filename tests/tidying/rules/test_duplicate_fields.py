"""A field said twice goes; one that says something else stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, year = {1999}, YEAR = 1999, title = {T}}", "@misc{k, year = {1999}, title = {T}}"),
    ("@misc{k, note = {a}, note = {b}}", "@misc{k, note = {a}, note = {b}}"),
    ('@misc{k, note = {a  b}, note = "a b"}', "@misc{k, note = {a  b}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_duplicate_fields(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, duplicate_fields=True) == after
    assert only(after, duplicate_fields=True) == after
