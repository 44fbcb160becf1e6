"""Months as macros."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, month = {January}}", "@misc{k, month = jan}"),
    ('@misc{k, month = "sept."}', "@misc{k, month = sep}"),
    ("@misc{k, month = {5}}", "@misc{k, month = may}"),
    ("@misc{k, month = 12}", "@misc{k, month = dec}"),
    ("@misc{k, month = {06}}", "@misc{k, month = jun}"),
    ("@misc{k, month = JUL}", "@misc{k, month = jul}"),
    ("@misc{k, month = {May--June}}", "@misc{k, month = {May--June}}"),
    ("@misc{k, month = jan # {~1}}", "@misc{k, month = jan # {~1}}"),
    ("@misc{k, month = {spring}}", "@misc{k, month = {spring}}"),
    ("@misc{k, month = {13}}", "@misc{k, month = {13}}"),
    ("@misc{k, month = {{Feb}}}", "@misc{k, month = feb}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_months(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, months=True) == after
    assert only(after, months=True) == after
