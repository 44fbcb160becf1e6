"""PK220: Marks on nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem, Severity

CASES = [
    ("@misc{k, title={T}, author={Doe, J.}, author+an={2=self}}", ["is on author 2 of 1"]),
    ("@misc{k, title={T}, author={Doe, J.}, author+an={1=self}}", []),
    ("@misc{k, title={T}, author={Doe, J.}, author+an={0=self}}", ["is on author 0 of 1"]),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK220")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))


def test_an_owner_missing_from_one_work_is_a_note(found: Callable[..., list[Problem]]) -> None:
    marked = "@misc{{{}, title={{T}}, author={{Doe, J.}}, author+an={{1=self}}}}\n"
    text = marked.format("a") + marked.format("b") + "@misc{c, title={T}, author={Roe, R.}}"
    assert [(p.where.key, p.severity) for p in found(text, "self-mark")] == [("c", Severity.NOTE)]
