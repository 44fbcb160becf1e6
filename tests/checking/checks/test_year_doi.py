"""PK214: A year against what the DOI or the arXiv number tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    ("@misc{k, title={T}, year=2019, doi={10.18653/v1/2020.acl-main.1}}", ["the DOI tells 2020"]),
    ("@misc{k, title={T}, year=2019, doi={10.18653/v1/P19-1001}}", []),
    ("@misc{k, title={T}, year=2021, doi={10.1109/TSE.2019.1234567}}", []),
    ("@misc{k, title={T}, year=2016, eprint={1706.03762}, eprinttype={arxiv}}", ["the arXiv number is of 2017"]),
    ("@misc{k, title={T}, year=2019, eprint={1706.03762}, eprinttype={arxiv}}", []),
    ("@misc{k, title={T}, year=2019, doi={10.1000/2021.3}}", []),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK214")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
