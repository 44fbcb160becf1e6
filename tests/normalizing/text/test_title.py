"""Trailing stops, braces and quotes of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.title import clean_title

TITLES = [
    ("A plain title.", "A plain title"),
    ("What is it?", "What is it?"),
    ("What is it? .", "What is it?"),
    ("Made by Foo, Inc.", "Made by Foo, Inc."),
    ("Trade of the U.S.", "Trade of the U.S."),
    ("The work of A. B.", "The work of A. B."),
    ("Vitamin C.", "Vitamin C"),
    ("Version 2.0.", "Version 2.0"),
    ("And so on...", "And so on..."),
    ("“Deep nets,”", "Deep nets"),
    ("{{Deep nets}}.", "Deep nets"),
    ("{Deep} nets for {NLP}", "{Deep} nets for {NLP}"),
    ("A &amp; B.", "A & B"),
    ("Comma,", "Comma"),
    (".", "."),
]


@pytest.mark.parametrize(("raw", "expected"), TITLES)
def test_clean_title(raw: str, expected: str) -> None:
    assert clean_title(raw) == expected


@given(st.text(alphabet="aB.,;: {}\"“”'?", max_size=20))
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = clean_title(raw)
    assert clean_title(once) == once
