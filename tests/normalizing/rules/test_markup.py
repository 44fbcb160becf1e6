"""The rule markup: HTML and invisible characters."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", title="R&amp;amp;D"), "R&D", 0),
    (Work("k", title="<em>E. coli</em>"), "<i>E. coli</i>", 0),
    (Work("k", title="e\u00adﬃcient nets"), "efficient nets", 0),
    (Work("k", title="S.\u00a0Doe &amp; Co"), "S.\u00a0Doe & Co", 0),
    (Work("k", title="A  gap"), "A  gap", 0),
    (Work("k", title="p &lt; 0.05"), "p &lt; 0.05", 0),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["markup"])
    assert (result.works[0].title, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["markup"]).changes == ()
