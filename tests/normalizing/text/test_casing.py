"""Properties of title case and sentence case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.casing import to_sentence_case, to_title_case

PIECES = "a the Of network K-means GPU-based up and New York rust in C E. coli : ? x86 $O(n)$ <i>x</i>"
WORDS = st.lists(st.sampled_from(PIECES.split()))


@given(WORDS)
def test_both_are_stable(words: list[str]) -> None:
    text = " ".join(words)
    title, sentence = to_title_case(text), to_sentence_case(text)
    assert to_title_case(title) == title
    assert to_sentence_case(sentence) == sentence


@pytest.mark.parametrize("title", ["vitrivr: A Flexible Stack", "Periplus ponti Euxeni", "Bread from ShenZhen"])
def test_real_titles_are_stable(title: str) -> None:
    for convert in (to_title_case, to_sentence_case):
        assert convert(convert(title)) == convert(title)


# Latin-1: the Turkish i's have no way back from a capital
@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_only_case_changes(text: str) -> None:
    assert to_title_case(text).casefold() == text.casefold()
    assert to_sentence_case(text).casefold() == text.casefold()
