"""PK211: One venue in several spellings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    (
        "@article{a, journal={J. ACM}} @article{b, journal={Journal of the ACM}}",
        ['"Journal of the ACM" is "J. ACM" elsewhere'],
    ),
    ("@article{a, journal={J. ACM}} @article{b, journal={J. ACM}}", []),
    ("@article{a, journal={J. ACM}} @article{b, journal={Commun. ACM}}", []),
    ("@inproceedings{a, booktitle={Proc. 30th ICML}} @inproceedings{b, booktitle={ICML}}", []),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK211")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
