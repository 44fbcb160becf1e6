"""The rule pages: Page ranges."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", pages="117--128"), "117–128", 0),
    (Work("k", pages="A-123"), "A-123", 0),
    (Work("k", pages="20-10"), "20–10", 1),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["pages"])
    assert (result.works[0].pages, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["pages"]).changes == ()
