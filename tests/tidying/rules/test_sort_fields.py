"""Fields in order; the entry keeps its shape."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "@misc{k,\n  year = 1,\n  AUTHOR = {A},\n  author+an = {1=x},\n  title = {T} }",
        "@misc{k,\n  title = {T},\n  AUTHOR = {A},\n  author+an = {1=x},\n  year = 1 }",
    ),
    ("@misc{k, author={A}, title={T}, b={}, a={}}", "@misc{k, title={T}, author={A}, b={}, a={}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_sort_fields(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, sort_fields=True, field_order="title,author") == after
    assert only(after, sort_fields=True, field_order="title,author") == after
