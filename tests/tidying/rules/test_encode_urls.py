"""What no URL may hold is percent-encoded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, url = {https://a.org/a b}}", "@misc{k, url = {https://a.org/a%20b}}"),
    ("@misc{k, url = {https://a.org/ä|b}}", "@misc{k, url = {https://a.org/%C3%A4%7Cb}}"),
    ("@misc{k, url = {https://a.org/a%20b?c=d&e#f}}", "@misc{k, url = {https://a.org/a%20b?c=d&e#f}}"),
    ("@misc{k, url = {https://a.org/a\\_b}}", "@misc{k, url = {https://a.org/a\\_b}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_encode_urls(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, encode_urls=True) == after
    assert only(after, encode_urls=True) == after
