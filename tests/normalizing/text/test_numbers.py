"""arXiv numbers, and the numbers with a check digit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.numbers import clean_arxiv, clean_isbn, clean_issn, clean_orcid, read_isbn, read_orcid


@pytest.mark.parametrize(
    ("clean", "raw", "expected"),
    [
        (clean_arxiv, "arXiv:2301.00001v12 [cs.LG]", "2301.00001"),
        (clean_arxiv, "http://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        (clean_arxiv, "2313.00001", "2313.00001"),
        (clean_arxiv, "https://doi.org/10.48550/arXiv.2301.00001", "2301.00001"),
        (clean_arxiv, "https://example.org/abs/2301.00001", "https://example.org/abs/2301.00001"),
        (clean_isbn, "ISBN-10 0-8044-2957-X", "080442957X"),
        (clean_isbn, "ISBN: 0-8044-2957-X", "080442957X"),
        (clean_isbn, "978-0-8044-2957-1", "978-0-8044-2957-1"),  # wrong check digit: as it is
        (clean_issn, "2434-561x", "2434-561X"),
        (clean_issn, "2049-3631", "2049-3631"),
        (clean_orcid, "https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        (clean_orcid, "none", "none"),
    ],
)
def test_numbers(clean: Callable[[str], str], raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_a_wrong_check_digit_is_told() -> None:
    assert "check digit" in read_isbn("9780804429571").doubt
    assert "check digit" in read_orcid("0000-0002-1825-0098").doubt


@given(st.integers(0, 10**9 - 1))
def test_one_check_digit_alone_makes_an_isbn(number: int) -> None:
    stem = f"{number:09}"
    assert sum(read_isbn(stem + digit).sure for digit in "0123456789X") == 1
