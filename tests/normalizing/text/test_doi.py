"""DOIs."""

from __future__ import annotations

import pytest

from pubkit.normalizing.text.doi import clean_doi, read_doi

SICI = "10.1002/(sici)1000-0000(199601)1:2<3::aid-abc4>3.0.co;2-5"

DOIS = [
    ("doi: 10.1000/ABC", "10.1000/abc"),
    ("https://doi.org/10.1000/ABC/", "10.1000/abc"),
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
    ("https://doi.org/10%2Fabcde", "10/abcde"),
    ("doi.org/abcde", "10/abcde"),
    ("doi:10/abcde", "10/abcde"),
    ("10/2020/01", "10/2020/01"),
    ("https://example.org/10/summary.pdf", "https://example.org/10/summary.pdf"),
    ("https://doi.org/10.1000/a%3Fb", "10.1000/a?b"),
    ("https://doi.org/10.1000/a?download=1", "10.1000/a"),
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
