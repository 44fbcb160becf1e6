"""Punctuation where pieces meet."""

from __future__ import annotations

import pytest

from pubkit.csl import codes, punctuation
from pubkit.csl.codes import CLOSE, END_QUOTE, ITALIC, QUOTE


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("al.. Next", "al. Next"),
        ("Why?. Because", "Why? Because"),
        ("Stop!: go", "Stop! go"),
        ("a, , b", "a, , b"),
        ("Inc., Ltd", "Inc., Ltd"),
        ("one;; two", "one; two"),
        ("so:. then", "so: then"),
        ("two  blanks", "two blanks"),
        (f"{ITALIC}et al.{CLOSE}. Next", f"{ITALIC}et al.{CLOSE} Next"),
    ],
)
def test_marks_that_meet(text: str, repaired: str) -> None:
    assert punctuation.repair(text, False) == repaired


@pytest.mark.parametrize(
    ("after", "inside", "outside"),
    [
        (",", "“word,”", "“word”,"),
        (".", "“word.”", "“word”."),
        (";", "“word”;", "“word”;"),
        (":", "“word”:", "“word”:"),
    ],
)
def test_marks_after_a_quotation(after: str, inside: str, outside: str) -> None:
    text = f"{QUOTE}word{END_QUOTE}{after}"

    def printed(in_quote: bool) -> str:
        return punctuation.repair(text, in_quote).replace(QUOTE, "“").replace(END_QUOTE, "”")

    assert (printed(True), printed(False)) == (inside, outside)


def test_what_a_style_writes_itself_stays() -> None:
    assert codes.plain(punctuation.repair(punctuation.guard("wait ... what?!."), False)) == "wait ... what?!."
