"""Title case and sentence case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.casing import to_sentence_case, to_title_case

TITLE = [
    ("a survey of in-context learning", "A Survey of In-Context Learning"),
    ("x86-TSO and WebAssembly on x86 machines", "x86-TSO and WebAssembly on x86 Machines"),
    ("sorting in O(n log n) time", "Sorting in O(n log n) Time"),
    ("growth of S. cerevisiae in space", "Growth of S. cerevisiae in Space"),
    ("the van der Waals force", "The van der Waals Force"),
    ("scaling up systems", "Scaling Up Systems"),
    ("what to look for: a guide", "What to Look For: A Guide"),
    ("state-of-the-art methods", "State-of-the-Art Methods"),
    ("the k nearest neighbors", "The k Nearest Neighbors"),
    ("a llm for bayesian statistics", "A LLM for Bayesian Statistics"),
    ("calling malloc() and io_uring", "Calling malloc() and io_uring"),
    ("NETWORKS OF THE FUTURE IN JAPAN", "Networks of the Future in Japan"),
    ("why should i care", "Why Should I Care"),
    ('<span class="nocase">pandas</span> for all', '<span class="nocase">pandas</span> for All'),
    ("von Neumann machines and 3rd parties", "Von Neumann Machines and 3rd Parties"),
    ("a trip to new york city", "A Trip to New York City"),
]


@pytest.mark.parametrize(("raw", "expected"), TITLE)
def test_to_title_case(raw: str, expected: str) -> None:
    assert to_title_case(raw) == expected


SENTENCE = [
    ("A Study of Moore's Law in Germany", "A study of Moore's law in Germany"),
    ("LLM-Based Agents and GPU-Accelerated Search", "LLM-based agents and GPU-accelerated search"),
    ("Fast K-Means and X-Ray Imaging", "Fast k-means and X-ray imaging"),
    ("Writing Code in Rust: A Survey", "Writing code in Rust: a survey"),
    ("Rust on Steel Bridges and How to Stop It", "Rust on steel bridges and how to stop it"),
    ("Why Iron Must Rust Slowly", "Why iron must rust slowly"),
    ("An efficient Contiki port for sensor nodes", "An efficient Contiki port for sensor nodes"),
    ("Does It Work? A Study of Trust", "Does it work? A study of trust"),
    ("Gaussians and Non-Euclidean Spaces", "Gaussians and non-Euclidean spaces"),
    ("The Growth of Escherichia coli", "The growth of Escherichia coli"),
    ("The VC-Dimension of KD-Trees", "The VC-dimension of KD-trees"),
    ("Two Weeks in New York City", "Two weeks in New York City"),
    ("Part II: The Return of a King", "Part II: the return of a king"),
]


@pytest.mark.parametrize(("raw", "expected"), SENTENCE)
def test_to_sentence_case(raw: str, expected: str) -> None:
    assert to_sentence_case(raw) == expected


PIECES = "a the Of network K-means GPU-based up and New York rust in C E. coli : ? x86 $O(n)$ <i>x</i>"
WORDS = st.lists(st.sampled_from(PIECES.split()))


@given(WORDS)
def test_both_are_stable(words: list[str]) -> None:
    text = " ".join(words)
    title, sentence = to_title_case(text), to_sentence_case(text)
    assert to_title_case(title) == title
    assert to_sentence_case(sentence) == sentence


# Latin-1: the Turkish i's have no way back from a capital
@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_only_case_changes(text: str) -> None:
    assert to_title_case(text).casefold() == text.casefold()
    assert to_sentence_case(text).casefold() == text.casefold()
