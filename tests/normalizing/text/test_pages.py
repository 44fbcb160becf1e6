"""Page ranges."""

from __future__ import annotations

import pytest

from pubkit.normalizing.text.pages import clean_pages, page_number, read_pages

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
    ("A-12-A-19–", "A-12–A-19"),
    ("{7}-{12}", "7–12"),
    ("7 to 12", "7–12"),
    ("up to 12", "up to 12"),
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
