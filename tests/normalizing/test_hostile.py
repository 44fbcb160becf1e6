"""What attacks a reader costs no more than its length."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import product

import pytest

from pubkit.normalizing import (
    clean_arxiv,
    clean_doi,
    clean_pages,
    clean_title,
    clean_url,
    html_to_text,
    parse_names,
    to_sentence_case,
)

FUNCTIONS = [clean_arxiv, clean_doi, clean_pages, clean_title, clean_url, html_to_text, parse_names, to_sentence_case]
PATTERNS = [
    *(
        "et al. ",
        ". ",
        "(",
        "1,",
        "Word-",
        "__a",
        "iv",
        "&lt;",
        "<math><msup>",
        "<!--",
        "^{",
        "a@",
        "a.",
        "**a",
        "a\u0301",
    ),
    *("and ", "J. ", "\\url{", "10.1000/", "<b>", "$a", "Doe, J., "),
]
IN_NAMES = ['"a b ', '"a b" ', " (a", "Ab Cd ", " - ", "[a](", "@a ", "Doe1 ", "AB ", "and others (", "on behalf of A "]
SIZE = 800
# Four times the text may cost four times the time; what is quadratic costs sixteen. Noise is between.
MOST_GROWTH = 10


@pytest.mark.parametrize(
    ("function", "pattern"),
    [*product(FUNCTIONS, PATTERNS), *((parse_names, pattern) for pattern in IN_NAMES)],
)
def test_no_attack_is_quadratic(function: Callable[[str], object], pattern: str) -> None:
    def spent(count: int) -> float:
        start = time.process_time()
        function(pattern * count)
        return time.process_time() - start

    small = max(min(spent(SIZE) for _ in range(2)), 0.02)
    assert min(spent(4 * SIZE) for _ in range(2)) < MOST_GROWTH * small


def test_deep_math_is_no_recursion() -> None:
    assert "y" in html_to_text("<math>" + "<mrow>" * 5000 + "x</math> y")
