"""Page ranges with two hyphens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, pages = {1-9}}", "@misc{k, pages = {1--9}}"),
    ("@misc{k, pages = {1 - 9, 12–15}}", "@misc{k, pages = {1--9, 12--15}}"),
    ("@misc{k, pages = {1--9}}", "@misc{k, pages = {1--9}}"),
    ("@misc{k, pages = {1---9}}", "@misc{k, pages = {1--9}}"),
    ("@misc{k, pages = {xi—xv}}", "@misc{k, pages = {xi--xv}}"),
    ("@misc{k, pages = {e1-e9}}", "@misc{k, pages = {e1--e9}}"),
    ("@misc{k, pages = {1-2-3}}", "@misc{k, pages = {1-2-3}}"),
    ("@misc{k, pages = {S1-1--S1-9}}", "@misc{k, pages = {S1-1--S1-9}}"),
    ("@misc{k, pages = {12}}", "@misc{k, pages = {12}}"),
    ("@misc{k, pages = {1\\textendash 9}}", "@misc{k, pages = {1--9}}"),
    ('@misc{k, pages = "100-110"}', '@misc{k, pages = "100--110"}'),
    ("@misc{k, pages = {e2021-005}}", "@misc{k, pages = {e2021--005}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_page_dashes(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, page_dashes=True) == after
    assert only(after, page_dashes=True) == after
