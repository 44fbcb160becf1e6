"""Types and names in lower case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@ARTICLE{Key, Title = {A B}, DOI={10.1/X}}", "@article{Key, title = {A B}, doi={10.1/X}}"),
    ('@STRING{Foo = {x}}\n@Comment{Bar}\n@PREAMBLE{"x"}', '@string{Foo = {x}}\n@comment{Bar}\n@preamble{"x"}'),
    ("text @ nothing", "text @ nothing"),
    ("@Misc (k, Year = 1999)", "@misc (k, year = 1999)"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_lowercase(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, lowercase=True) == after
    assert only(after, lowercase=True) == after
