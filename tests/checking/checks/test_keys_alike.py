"""PK216: Keys that differ in case alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    ("@misc{Doe, title={T}} @misc{doe, title={U}}", ["Doe and doe differ in case"]),
    ("@misc{Doe, title={T}} @misc{Doe, title={U}}", []),
    ("@misc{Doe, title={T}} @misc{Roe, title={U}}", []),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK216")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
