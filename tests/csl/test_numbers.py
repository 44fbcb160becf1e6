"""Numbers, ordinals and ranges."""

from __future__ import annotations

import pytest

from pubkit.csl import locale, numbers


@pytest.mark.parametrize("text", ["1", "2nd", "D2", "2-4", "2, 3", "2 & 4", "12a", "v3"])
def test_numeric(text: str) -> None:
    assert numbers.is_numeric(text)


@pytest.mark.parametrize("text", ["", "second", "2nd edition", "arXiv:1412.6980", "US 6,285,999 B1", "-"])
def test_not_numeric(text: str) -> None:
    assert not numbers.is_numeric(text)


@pytest.mark.parametrize(
    ("pages", "form", "printed"),
    [
        ("12-34", "", "12–34"),
        ("12–34", "", "12–34"),
        ("1003-1005", "minimal", "1003–5"),
        ("1003-1005", "minimal-two", "1003–05"),
        ("107-108", "chicago-16", "107–8"),
        ("1496-1504", "chicago-16", "1496–504"),
        ("33-5", "expanded", "33–35"),
        ("A12-A15", "expanded", "A12–A15"),
        ("A12-B15", "expanded", "A12-B15"),
        ("iv-ix", "minimal", "iv–ix"),
        ("e102", "minimal", "e102"),
        ("10-12, 20-22", "minimal", "10–2, 20–2"),
        ("Smith-Jones", "", "Smith-Jones"),
        ("3\\-B", "", "3-B"),
    ],
)
def test_pages(pages: str, form: str, printed: str) -> None:
    assert numbers.page_range(pages, form) == printed


@pytest.mark.parametrize(
    ("lang", "number", "printed"),
    [("en", 1, "1st"), ("en", 12, "12th"), ("en", 103, "103rd"), ("de", 3, "3."), ("fr", 2, "2ᵉ")],
)
def test_ordinals(lang: str, number: int, printed: str) -> None:
    assert numbers.ordinal(number, locale.build(lang)) == printed


def test_ordinals_follow_the_gender() -> None:
    french = locale.build("fr")
    assert numbers.ordinal(1, french, "feminine") == "1ʳᵉ"
    assert numbers.ordinal(1, french, "masculine") == "1ᵉʳ"
