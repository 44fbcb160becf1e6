"""PK215: An author list that ends in others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    ("@misc{k, title={T}, author={Doe, J. and others}}", ["the author list ends in others"]),
    ("@misc{k, title={T}, editor={Doe, J. and others}}", ["the editor list ends in others"]),
    ("@misc{k, title={T}, author={Doe, J. and Others, Ann}}", []),
    ("@misc{k, title={T}, author={Doe, J. and Others}}", ["the author list ends in others"]),
    ("@misc{k, title={T}, author={Doe, J. and {OTHERS}}}", ["the author list ends in others"]),
    ("@misc{k, title={T}, author={Doe, J. and \\emph{others}}}", ["the author list ends in others"]),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK215")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
