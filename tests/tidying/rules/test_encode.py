"""Letters beyond ASCII in LaTeX; scripts without commands stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, title = {café Łódź}}", "@misc{k, title = {caf{\\'e} {\\L}{\\'o}d{\\'z}}}"),
    ("@misc{k, title = {北京}}", "@misc{k, title = {北京}}"),
    ("@misc{k, title = {plain}}", "@misc{k, title = {plain}}"),
    ("@misc{k, title = {$é$}}", "@misc{k, title = {$é$}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_encode(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, encode=True) == after
    assert only(after, encode=True) == after
