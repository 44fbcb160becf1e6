"""The rule isbn: ISBNs."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", isbn="ISBN 978-0-262-03384-8"), "9780262033848", 0),
    (Work("k", isbn="978-0-262-03384-8"), "978-0-262-03384-8", 0),
    (Work("k", isbn="0-262-03384-4 (paperback)"), "0-262-03384-4 (paperback)", 0),
    (Work("k", isbn="0-262-03384-5"), "0-262-03384-5", 1),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["isbn"])
    assert (result.works[0].isbn, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["isbn"]).changes == ()
