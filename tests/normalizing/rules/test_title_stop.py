"""The rule title-stop: Stops and quotes around titles."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", title="All you need."), "All you need", 0),
    (Work("k", title="“All you need”"), "All you need", 0),
    (Work("k", title="Il."), "Il.", 0),
    (Work("k", title="Parl. Deb."), "Parl. Deb.", 0),
    (Work("k", title="On <i>P. major</i> L."), "On <i>P. major</i> L.", 0),
    (Work("k", title="On Bach et al."), "On Bach et al.", 0),
    (Work("k", title=" edges "), " edges ", 0),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["title-stop"])
    assert (result.works[0].title, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["title-stop"]).changes == ()
