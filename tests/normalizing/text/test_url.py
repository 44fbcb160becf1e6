"""Addresses."""

from __future__ import annotations

import pytest

from pubkit.normalizing.text.url import clean_url, read_url

URLS = [
    (r"\url{https://example.org/a\_b\%20c}", "https://example.org/a_b%20c"),
    (r"\href{https://example.org/a}{text}", "https://example.org/a"),
    (r"http://example.org/\~{}user", "http://example.org/~user"),
    (r"http://example.org/$\sim$user", "http://example.org/~user"),
    ("<https://example.org>.", "https://example.org"),
    ("https://example.org/a_(b)", "https://example.org/a_(b)"),
    ("https://example.org/?utm_source=x&id=3#top", "https://example.org/?id=3#top"),
    ("https://example.org/?a=1&amp;amp;b=2", "https://example.org/?a=1&b=2"),
    ("http://arxiv.org/pdf/2301.00001v2.pdf", "https://arxiv.org/abs/2301.00001"),
    ("https://arxiv.org/abs/hep-th/9901001v3", "https://arxiv.org/abs/hep-th/9901001"),
    ("http://dx.doi.org/10.1000/1", "https://doi.org/10.1000/1"),
    ("Available at: https://example.org", "https://example.org"),
    ("https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
    ("no address here", "no address here"),
    ("https://example.org/a (visited 2020)", "https://example.org/a (visited 2020)"),
]


@pytest.mark.parametrize(("raw", "expected"), URLS)
def test_clean_url(raw: str, expected: str) -> None:
    assert clean_url(raw) == expected


@pytest.mark.parametrize(("raw", "sure"), [("https://a.b/c", True), ("www.a.b", False), ("https:///x", False)])
def test_an_address_without_scheme_or_host_is_doubtful(raw: str, sure: bool) -> None:
    assert read_url(raw).sure is sure
