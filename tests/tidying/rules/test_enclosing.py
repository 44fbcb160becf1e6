"""Values in braces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ('@misc{k, title = "T"}', "@misc{k, title = {T}}"),
    ('@misc{k, title = "a" # jan # "b"}', "@misc{k, title = {a} # jan # {b}}"),
    ("@misc{k, title = {T}}", "@misc{k, title = {T}}"),
    ("@misc{k, title = 1999}", "@misc{k, title = {1999}}"),
    ('@misc{k, title = "a {"}b"}', '@misc{k, title = {a {"}b}}'),
    ("@misc{k, title = jan}", "@misc{k, title = jan}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_enclosing(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, enclosing="braces") == after
    assert only(after, enclosing="braces") == after
