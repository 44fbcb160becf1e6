"""Empty fields go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ('@misc{k, a = {}, b = "", c = {{ }}, d = {x}}', "@misc{k, d = {x}}"),
    ("@misc{k, a = 0, b = x}", "@misc{k, a = 0, b = x}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_empty_fields(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, empty_fields=True) == after
    assert only(after, empty_fields=True) == after
