"""A backslash before special signs, in text alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, date = {1984%}, urlpdf = {a%20b}}", "@misc{k, date = {1984%}, urlpdf = {a%20b}}"),
    ("@misc{k, title = {a & b}}", "@misc{k, title = {a \\& b}}"),
    ("@misc{k, title = {a \\& b}}", "@misc{k, title = {a \\& b}}"),
    ("@misc{k, title = {50% of #1_x}}", "@misc{k, title = {50\\% of \\#1\\_x}}"),
    ("@misc{k, title = {$a_1$ and a_1}}", "@misc{k, title = {$a_1$ and a\\_1}}"),
    ("@misc{k, title = {\\url{a_b%20c}}}", "@misc{k, title = {\\url{a_b%20c}}}"),
    ("@misc{k, title = {\\(x_1\\) \\[y_2\\]}}", "@misc{k, title = {\\(x_1\\) \\[y_2\\]}}"),
    ("@misc{k, title = jan}", "@misc{k, title = jan}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_escape(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, escape=True) == after
    assert only(after, escape=True) == after
