"""Braces in a value go, but those of commands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, title = {{T}itle {OF}}}", "@misc{k, title = {Title OF}}"),
    ("@misc{k, title = {\\emph{a} {b}}}", "@misc{k, title = {\\emph{a} b}}"),
    ('@misc{k, title = {{\\"o}{x}}}', '@misc{k, title = {{\\"o}x}}'),
    ("@misc{k, title = {$x_{1}$ {y}}}", "@misc{k, title = {$x_{1}$ y}}"),
    ("@misc{k, title = {{a {b} c}}}", "@misc{k, title = {a b c}}"),
    ("@misc{k, title = {\\href{u}{t} {x}}}", "@misc{k, title = {\\href{u}{t} x}}"),
    ("@misc{k, title = {{a \\emph{b}}}}", "@misc{k, title = {{a \\emph{b}}}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_remove_braces(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, remove_braces="title") == after
    assert only(after, remove_braces="title") == after
