"""Text cases."""

from __future__ import annotations

import pytest

from pubkit.csl import codes, richtext, textcase


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("a tale of two cities", "A Tale of Two Cities"),
        ("the end is nigh: a story", "The End Is Nigh: A Story"),
        ("what is it? an answer", "What Is It? An Answer"),
        ("state-of-the-art methods", "State-of-the-Art Methods"),
        ("using the iPhone and UNIX", "Using the iPhone and UNIX"),
        ("what we live for", "What We Live For"),
        ("input/output in C", "Input/Output in C"),
        ("the “big” one", "The “Big” One"),
        ("effects of β-blockers", "Effects of β-Blockers"),
    ],
)
def test_title(text: str, cased: str) -> None:
    assert textcase.title(text) == cased


@pytest.mark.parametrize(
    ("case", "text", "cased"),
    [
        ("sentence", "A Study In Scarlet", "A study in scarlet"),
        ("capitalize-first", "a Study", "A Study"),
        ("capitalize-first", "iPad use", "iPad use"),
        ("capitalize-all", "a study of iPad use", "A Study Of iPad Use"),
        ("lowercase", "A Study", "a study"),
        ("uppercase", "straße", "STRASSE"),
    ],
)
def test_other_cases(case: str, text: str, cased: str) -> None:
    assert textcase.CASES[case](text) == cased


@pytest.mark.parametrize(
    ("case", "field", "cased"),
    [
        ("uppercase", '<span class="nocase">van</span> gogh', "van GOGH"),
        ("lowercase", 'The <span class="nocase">DNA</span> Test', "the DNA test"),
        ("title", 'on <i>e. coli</i> and <span class="nocase">dna</span> tests', "On E. Coli and dna Tests"),
        ("title", "at √<i>s</i> = 13 TeV", "At √s = 13 TeV"),
    ],
)
def test_markup_is_stepped_over(case: str, field: str, cased: str) -> None:
    assert codes.plain(textcase.CASES[case](richtext.convert(field))) == cased
