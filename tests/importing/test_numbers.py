"""Volumes, issues, pages and identifiers in the forms that styles print."""

from __future__ import annotations

import pytest

from pubkit.importing.dates import find_date
from pubkit.importing.numbers import take_identifiers, take_patent, take_serial


@pytest.mark.parametrize(
    ("text", "volume", "issue", "pages"),
    [
        ("Nature, 12(3), 45–67", "12", "3", "45–67"),
        ("Nature 12 (3): 45–67", "12", "3", "45–67"),
        ("Nature 12, no. 3 (2019): 45-67", "12", "3", "45–67"),
        ("Nature, vol. 12, no. 3, pp. 45–67", "12", "3", "45–67"),
        ("Nature. 2019;12(3):45-67", "12", "3", "45–67"),
        ("Nature. 2019 Mar 7;12:45-67", "12", "", "45–67"),
        ("Nature 12, 45–67 (2019)", "12", "", "45–67"),
        ("Nature 12 (2019) 45–67", "12", "", "45–67"),
        ("ACM Trans. 2.3 (2019), pp. 1:1–1:23", "2", "3", "1:1–1:23"),
        ("In Proc. ICML, pages 1299--303", "", "", "1299–1303"),
        ("In Proc. ICML, 1–9", "", "", "1–9"),
        ("Nature, volume 12", "12", "", ""),
    ],
)
def test_serial(text: str, volume: str, issue: str, pages: str) -> None:
    found = take_serial(text)[1]
    assert (found.get("volume", ""), found.get("issue", ""), found.get("pages", "")) == (volume, issue, pages)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://doi.org/10.1000/x.y.", {"doi": "10.1000/x.y"}),
        ("doi:10.1000/x(1)2)", {"doi": "10.1000/x(1)2"}),
        ("arXiv preprint arXiv:1901.00001v2 [cs.LG]", {"arxiv": "1901.00001v2"}),
        ("https://arxiv.org/abs/hep-th/9901001", {"arxiv": "hep-th/9901001"}),
        ("Available at: https://a.example/b.", {"url": "https://a.example/b"}),
        ("ISBN: 978-3-16-148410-0", {"isbn": "978-3-16-148410-0"}),
        ("PMID: 12345678; PMC1234567", {"pmid": "12345678", "pmcid": "PMC1234567"}),
    ],
)
def test_identifiers(text: str, found: dict[str, str]) -> None:
    assert take_identifiers(text)[1] == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Patent CN108765282B, 2020", "CN108765282B"),
        ("US12197405, 2024.11.07", "US12197405"),
        ("European Patent EP 1234567 B1", "EP1234567B1"),
        ("US 2019/0123456 A1", "US2019/0123456A1"),
        ("U.S. Patent 9,123,456", "US9123456"),
        ("In CHI 2019, 1–9", ""),
    ],
)
def test_patents(text: str, number: str) -> None:
    assert take_patent(text)[1] == number


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024.03.12", [2024, 3, 12]),
        ("March 12, 2024", [2024, 3, 12]),
        ("12 März 2024", [2024, 3, 12]),
        ("July 2–5, 2024", [2024, 7, 2]),
        ("Mar./Apr. 2024", [2024, 3]),
        ("Nature 12, 2024", [2024]),
        ("doi 10.1000/2024.12", []),
    ],
)
def test_dates(text: str, parts: list[int]) -> None:
    found = find_date(text)
    assert (found.date.parts() if found else []) == parts
