"""Braces doubled around some fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, title = {Title}}", "@misc{k, title = {{Title}}}"),
    ("@misc{k, title = {{Title}}}", "@misc{k, title = {{Title}}}"),
    ("@misc{k, title = {{A} and {B}}}", "@misc{k, title = {{{A} and {B}}}}"),
    ('@misc{k, title = "T"}', '@misc{k, title = "{T}"}'),
    ("@misc{k, title = {}}", "@misc{k, title = {}}"),
    ("@misc{k, title = {\\emph{a} b}}", "@misc{k, title = {{{\\emph{a} b}}}}"),
    ("@misc{k, title = 1999}", "@misc{k, title = 1999}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_enclosing_braces(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, enclosing_braces="title") == after
    assert only(after, enclosing_braces="title") == after
