"""DOIs, addresses, pages and the numbers with a check digit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.doi import clean_doi, read_doi
from pubkit.normalizing.text.numbers import clean_arxiv, clean_isbn, clean_issn, clean_orcid, read_isbn, read_orcid
from pubkit.normalizing.text.pages import clean_pages, page_number, read_pages
from pubkit.normalizing.text.url import clean_url, read_url

SICI = "10.1002/(sici)1000-0000(199601)1:2<3::aid-abc4>3.0.co;2-5"

DOIS = [
    ("doi: 10.1000/ABC", "10.1000/abc"),
    ("https://doi-org.proxy.example/10.1000/182", "10.1000/182"),
    ("https://dl.acm.org/doi/pdf/10.1145/1.2?download=true", "10.1145/1.2"),
    ("https://onlinelibrary.wiley.com/doi/10.1002/abc.12/full", "10.1002/abc.12"),
    ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", "10.1101/2020.01.01.123456"),
    ("see 10.1000/182, and others", "10.1000/182"),
    ("(10.1000/182)", "10.1000/182"),
    ("10.1000/a(b)c", "10.1000/a(b)c"),
    ("10.1145/ 1234", "10.1145/1234"),
    (r"10.1000/a\_b", "10.1000/a_b"),
    (SICI.replace("<", "%3C").replace(">", "%3E"), SICI),
    (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
    ("10.1000/a‐b", "10.1000/a-b"),
    ("not one", "not one"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "expected"), DOIS)
def test_clean_doi(raw: str, expected: str) -> None:
    assert clean_doi(raw) == expected


def test_a_doi_keeps_its_case_until_it_is_cleaned_for_comparison() -> None:
    assert read_doi("https://doi.org/10.1000/AbC").value == "10.1000/AbC"


@pytest.mark.parametrize(
    ("raw", "reason"), [("12", 'no "10."'), ("10.1000", "no slash"), ("10.1/2", "form"), ("", "nothing")]
)
def test_what_is_no_doi_says_why(raw: str, reason: str) -> None:
    assert reason in read_doi(raw).doubt


PAGES = [
    ("pp. 10-20", "10–20"),
    ("10--20", "10–20"),
    ("10 — 20", "10–20"),
    ("10–-20", "10–20"),
    ("117-28", "117–28"),
    ("7:1-7:20", "7:1–7:20"),
    ("S1-S9, S12", "S1–S9, S12"),
    ("B-123", "B-123"),
    ("1-1-1-20", "1-1–1-20"),
    ("B-1--B-9", "B-1–B-9"),
    ("v-ix", "v–ix"),
    ("12+", "12+"),
    ("12--", "12"),
    ("10 pages", "10 pages"),
    ("Article 12", "Article 12"),
    ("e12", "e12"),
    ("{10--20}", "10–20"),
    ("n/a", "n/a"),
]


@pytest.mark.parametrize(("raw", "expected"), PAGES)
def test_clean_pages(raw: str, expected: str) -> None:
    assert clean_pages(raw) == expected


@pytest.mark.parametrize(
    ("raw", "back"),
    [("20-10", True), ("117-28", False), ("10-20", False), ("5:30-6:2", False), ("xx-iv", True), ("S9-S1", True)],
)
def test_a_range_that_runs_back_is_told(raw: str, back: bool) -> None:
    assert bool(read_pages(raw).doubt) is back


@pytest.mark.parametrize(("page", "number"), [("xiv", 14), ("mcm", 1900), ("S12", 12), ("3:7", 7), ("?", None)])
def test_page_number(page: str, number: int | None) -> None:
    assert page_number(page) == number


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
    ("no address here", "no address here"),
]


@pytest.mark.parametrize(("raw", "expected"), URLS)
def test_clean_url(raw: str, expected: str) -> None:
    assert clean_url(raw) == expected


@pytest.mark.parametrize(("raw", "sure"), [("https://a.b/c", True), ("www.a.b", False), ("https:///x", False)])
def test_an_address_without_scheme_or_host_is_doubtful(raw: str, sure: bool) -> None:
    assert read_url(raw).sure is sure


@pytest.mark.parametrize(
    ("clean", "raw", "expected"),
    [
        (clean_arxiv, "arXiv:2301.00001v12 [cs.LG]", "2301.00001"),
        (clean_arxiv, "http://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        (clean_arxiv, "2313.00001", "2313.00001"),
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


CLEANERS = [clean_doi, clean_pages, clean_url, clean_arxiv, clean_isbn, clean_issn, clean_orcid]


@pytest.mark.parametrize("clean", CLEANERS)
@given(raw=st.text(alphabet="10./abAS-–—,:;() \\{}%3C&ltgp?#_~", max_size=30))
def test_cleaning_twice_changes_nothing_more(clean: Callable[[str], str], raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once


@given(st.text(max_size=40))
def test_nothing_raises(raw: str) -> None:
    for clean in CLEANERS:
        clean(raw)
