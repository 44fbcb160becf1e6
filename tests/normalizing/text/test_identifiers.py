"""What holds of everything that cleans an identifier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.doi import clean_doi
from pubkit.normalizing.text.numbers import clean_arxiv, clean_isbn, clean_issn, clean_orcid
from pubkit.normalizing.text.pages import clean_pages
from pubkit.normalizing.text.url import clean_url

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
