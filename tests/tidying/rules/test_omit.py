"""Named fields go, with their white space."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k,\n  title = {T},\n  abstract = {A},\n  note = {N}\n}", "@misc{k,\n  title = {T}\n}"),
    ("@misc{k, NOTE = {N}, title = {T},}", "@misc{k, title = {T},}"),
    ("@misc{k, note = {N}}", "@misc{k}"),
    ("@misc{k, notes = {N}}", "@misc{k, notes = {N}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_omit(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, omit="abstract,Note") == after
    assert only(after, omit="abstract,Note") == after
