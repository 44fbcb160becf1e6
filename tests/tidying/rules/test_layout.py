"""One field a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k,a={b},cc = 1999 , }", "@misc{k,\n  a     = {b},\n  cc    = 1999,\n}"),
    ("@misc  {  k  ,a\n=\n{b\n c}}", "@misc{k,\n  a     = {b\n c}\n}"),
    ("@misc(k, averylongname={b})", "@misc(k,\n  averylongname = {b}\n)"),
    ("@misc{k}", "@misc{k}"),
    ("@misc{k,\n}", "@misc{k,}"),
    ("@misc{k, a={b}}\r\n\r\n", "@misc{k,\r\n  a     = {b}\r\n}\r\n\r\n"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_layout(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, indent=2, align=8) == after
    assert only(after, indent=2, align=8) == after
