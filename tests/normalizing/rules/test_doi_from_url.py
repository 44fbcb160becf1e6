"""The rule doi-from-url: A DOI in the address."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", url="https://doi.org/10.1000/182"), "10.1000/182", 0),
    (Work("k", url="https://example.org/10.1000/182"), "", 0),
    (Work("k", url="https://doi.org/10.1000/182", doi="10.1000/9"), "10.1000/9", 0),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["doi-from-url"])
    assert (result.works[0].doi, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["doi-from-url"]).changes == ()
