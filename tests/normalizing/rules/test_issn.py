"""The rule issn: ISSNs."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", issn="03787753"), "0378-7753", 0),
    (Work("k", issn="0378-7753 (print)"), "0378-7753 (print)", 0),
    (Work("k", issn="0378-7754"), "0378-7754", 1),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["issn"])
    assert (result.works[0].issn, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["issn"]).changes == ()
