"""Long values are broken; paragraphs stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k,\n  title = {one two}\n}", "@misc{k,\n  title = {one two}\n}"),
    (
        "@misc{k,\n  title = {one two three four five six}\n}",
        "@misc{k,\n  title = {one two three\n    four five six}\n}",
    ),
    ("@misc{k,\n  title = {one\n two}\n}", "@misc{k,\n  title = {one two}\n}"),
    ("@misc{k,\n  title = {one two\n\n three}\n}", "@misc{k,\n  title = {one two\n\n    three}\n}"),
    ("@misc{k,\n  title = {averyveryverylongwordindeed}\n}", "@misc{k,\n  title = {averyveryverylongwordindeed}\n}"),
    ("@misc{k,\n  title = 1999 # jan\n}", "@misc{k,\n  title = 1999 # jan\n}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_wrap(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, wrap=24, indent=2, align=0) == after
    assert only(after, wrap=24, indent=2, align=0) == after
