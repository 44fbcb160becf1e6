"""Words in title case."""

from __future__ import annotations

import pytest

from pubkit.normalizing.text.casing import to_title_case

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
    ("cells in vitro and in utero", "Cells In Vitro and In Utero"),
    ("infection with Helicobacter pylori in dogs", "Infection with Helicobacter pylori in Dogs"),
    ("why it is so hard, so that we fail", "Why It Is So Hard, so That We Fail"),
    ("the lie algebra and down syndrome", "The Lie Algebra and Down Syndrome"),
    ("Supplements of vitamin A in cows", "Supplements of Vitamin A in Cows"),
    ("Shops for e-Government and e-mail", "Shops for e-Government and E-Mail"),
    ("A new pp collider", "A New pp Collider"),
    ("salt and/or pepper", "Salt and/or Pepper"),
    ("we asked o'neill at ten o'clock", "We Asked O'Neill at Ten O'clock"),
    ("On reading “The Sea”", "On Reading “The Sea”"),
    ("the hono(u)rable few", "The Hono(u)rable Few"),
    ("Mean(s) to an end", "Mean(s) to an End"),
    ("why should i care", "Why Should I Care"),
    ('<span class="nocase">pandas</span> for all', '<span class="nocase">pandas</span> for All'),
    ("von Neumann machines and 3rd parties", "Von Neumann Machines and 3rd Parties"),
    ("a trip to new york city", "A Trip to New York City"),
]


@pytest.mark.parametrize(("raw", "expected"), TITLE)
def test_to_title_case(raw: str, expected: str) -> None:
    assert to_title_case(raw) == expected
