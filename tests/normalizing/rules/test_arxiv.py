"""The rule arxiv: arXiv numbers."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", eprint="arXiv:2301.00001v2", eprint_type="arxiv"), "2301.00001", 0),
    (Work("k", eprint="2301.00001", eprint_type="arxiv"), "2301.00001", 0),
    (Work("k", eprint="2313.00001", eprint_type="arxiv"), "2313.00001", 1),
    (Work("k", eprint="ftp:12v2", eprint_type="local"), "ftp:12v2", 0),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["arxiv"])
    assert (result.works[0].eprint, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["arxiv"]).changes == ()
