"""The words of titles in columns are the words that the rules have."""

from __future__ import annotations

import random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deduping.scale.grown import DAMAGE, WORDS

from pubkit.deduping.record import known
from pubkit.deduping.scale.spoken import folded, spoken
from pubkit.deduping.titles import plain_title_words, title_words
from pubkit.model import Work

# What databases write before, behind and inside titles, and what only looks like it.
PHRASES = """Erratum to:|Correction:|[Erratum appears in J Cake. 2010;85(11):911]|Reply|A reply|Comment on|commentary
Discussion of|letter:|Re:|Book review:|Review:|(extended abstract)|[abstract]|(demo)|(tutorial)|(invited talk)
[see comments]|Supplement to|Supporting information for|1995.|(1995).|Doe (2003):
... J Cake. 2009 Jan 29;360(5):544-6|vol. 3, pg 12, 2001|(The Cake Journal (2009) 360 (542-544))
[Sur les gâteaux]|authors' response|retracted article|Part II|<i>in vitro</i>|C++|R&amp;D|(reprinted)|[12]|:|,
.|-|--|?|'|"|`|*|expression of concern|a note on|editorial comment|withdrawn|rejoinder|corrigenda"""
PIECES = [piece for line in PHRASES.splitlines() for piece in line.split("|") if piece] + WORDS
TITLES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)


def _in_columns(titles: list[str]) -> list[str]:
    given = pl.Series(titles)
    return spoken(given, folded(given)).to_list()


def _words(title: str) -> str:
    read = title_words(title)
    return "" if read.other or read.translated else " ".join(read.words)


@settings(deadline=None)
@given(st.lists(TITLES, min_size=1, max_size=30))
def test_words_are_those_of_the_rules(titles: list[str]) -> None:
    assert _in_columns(titles) == [_words(title) for title in titles]
    for title, plain in zip(titles, folded(pl.Series(titles))["plain"], strict=True):
        assert not plain or plain_title_words(title) == title_words(known(title))


def test_nearly_all_ordinary_titles_are_read_in_columns() -> None:
    rng = random.Random(5)
    works = [Work("k", title=" ".join(rng.choice(WORDS[:24]) for _ in range(8))) for _ in range(200)]
    titles = [rng.choice(DAMAGE)(work).title for work in works]
    assert _in_columns(titles) == [_words(title) for title in titles]
