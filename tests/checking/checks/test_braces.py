"""PK218: Braces and dollar signs that do not pair."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    ("@misc{k, title={Costs of $5 and more}}", ["a $ without its partner in title"]),
    ("@misc{k, title={Costs of \\$5 and $x$}}", []),
    ('@misc{k, title="A } B"}', ["unbalanced braces in title"]),
    ("@misc{k, title={\x1b$BF|K8l\x1b(B}}", []),
    ("@misc{k, url={https://example.org/$a}}", []),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK218")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
