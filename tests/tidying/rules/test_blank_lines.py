"""One blank line between blocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("\n@misc{a}@misc{b}\n\n\n\n@misc{c}", "@misc{a}\n\n@misc{b}\n\n@misc{c}"),
    (
        "% head\n\n\n@misc{a}\n% on b\n@misc{b} % behind\n@misc{c}\n\n",
        "% head\n\n@misc{a}\n\n% on b\n@misc{b} % behind\n@misc{c}\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_blank_lines(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, blank_lines=True) == after
    assert only(after, blank_lines=True) == after
