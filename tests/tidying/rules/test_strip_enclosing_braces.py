"""Doubled braces around a value go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, title = {{Title}}}", "@misc{k, title = {Title}}"),
    ("@misc{k, title = {{{T}}}}", "@misc{k, title = {T}}"),
    ("@misc{k, title = {{A} and {B}}}", "@misc{k, title = {{A} and {B}}}"),
    ('@misc{k, title = "{T}"}', '@misc{k, title = "T"}'),
    ('@misc{k, title = {{\\"o}}}', '@misc{k, title = {{\\"o}}}'),
    ("@misc{k, title = {{{{A}} b}}}", "@misc{k, title = {{{A}} b}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_strip_enclosing_braces(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, strip_enclosing_braces=True) == after
    assert only(after, strip_enclosing_braces=True) == after
