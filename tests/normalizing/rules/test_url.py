"""The rule url: Addresses."""

from __future__ import annotations

import pytest

from pubkit.model import Work
from pubkit.normalizing import normalize

CASES = [
    (Work("k", url="https://example.org/?utm_source=x"), "https://example.org/", 0),
    (Work("k", url="https://arxiv.org/abs/2301.00001v2"), "https://arxiv.org/abs/2301.00001", 0),
    (Work("k", url="https://a.org/x, http://b.org"), "https://a.org/x, http://b.org", 1),
    (
        Work("k", url="https://web.archive.org/web/2020/http://b.org/"),
        "https://web.archive.org/web/2020/http://b.org/",
        0,
    ),
    (Work("k", url="nowhere"), "nowhere", 1),
]


@pytest.mark.parametrize(("work", "expected", "problems"), CASES)
def test_rule(work: Work, expected: str, problems: int) -> None:
    result = normalize([work], only=["url"])
    assert (result.works[0].url, len(result.problems)) == (expected, problems)
    assert normalize(result.works, only=["url"]).changes == ()
