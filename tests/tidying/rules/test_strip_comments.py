"""Comments go, entries and macros stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("% head\n@misc{a}\n% on b\n@misc{b}\n", "@misc{a}\n@misc{b}\n"),
    ("@misc{a}\n\n@comment{x}\n\n@string{s = {x}}\ntail", "@misc{a}\n\n@string{s = {x}}\n"),
    ("@misc{a}\n\n\n@misc{b}", "@misc{a}\n\n\n@misc{b}"),
    ("only text", ""),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_strip_comments(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, strip_comments=True) == after
    assert only(after, strip_comments=True) == after
