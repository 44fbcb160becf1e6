"""The rule doi: DOIs."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", doi="https://doi.org/10.1000/AbC"), "10.1000/AbC", 0),
    (Work("k", doi="10.1000/182."), "10.1000/182", 0),
    (Work("k", doi="none"), "none", 1),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["doi"])
    assert (result.works[0].doi, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["doi"]).changes == ()
