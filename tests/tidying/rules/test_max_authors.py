"""Long author lists are cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, author = {A and B and C}}", "@misc{k, author = {A and B and others}}"),
    ("@misc{k, author = {A and B}}", "@misc{k, author = {A and B}}"),
    ("@misc{k, author = {A and B and others}}", "@misc{k, author = {A and B and others}}"),
    ("@misc{k, author = {{A and B} and C}}", "@misc{k, author = {{A and B} and C}}"),
    ("@misc{k, author = {A and\n B and C and others}}", "@misc{k, author = {A and B and others}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_max_authors(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, max_authors=2) == after
    assert only(after, max_authors=2) == after
