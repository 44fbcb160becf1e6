"""PK219: Acronyms that a style may print in small letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit import bibtex
from pubkit.checking import fix
from pubkit.checking.checks.acronyms import protect, unprotected
from pubkit.diagnostics import Problem

CASES = [
    ("@misc{k, title={The BERT Model}}", ["BERT in the title"]),
    ("@misc{k, title={The {BERT} Model}}", []),
    ("@misc{k, title={The {\\LaTeX} Way}}", []),
    ("@misc{k, title={The \\LaTeX\\ Way}}", ["\\LaTeX in the title"]),
    ("@misc{k, title={{Nets for NLP}}}", []),
    ("@misc{k, title={Templates in C++ and C#}}", ["C# in the title", "C++ in the title"]),
    ("@misc{k, title={利用BibTeX生成}}", ["BibTeX in the title"]),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK219")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Nets for NLP on GPUs", ["NLP", "GPUs"]),
        ("WebAssembly and eBPF", ["WebAssembly", "eBPF"]),
        ("A Plain Title of Real-Time Things", []),
        ("ALL OF IT IN CAPITALS", []),
        ("Math $X_{AB}$ only", []),
        (r"{\TeX}nical and \emph{BERT} and G{\"O}del", []),
    ],
)
def test_unprotected(title: str, words: list[str]) -> None:
    assert unprotected(title) == words


def test_protecting_twice_changes_nothing_more() -> None:
    once = protect("Nets <i>for NLP</i> and NLP-based BERT", ["NLP", "BERT"])
    assert protect(once, ["NLP", "BERT"]) == once


def test_a_fix_leaves_the_rest_of_the_title_as_it_is_spelled() -> None:
    document = bibtex.read(r"@misc{k, title={The BERT Model of {\LaTeX} and S.~G{\"o}del}}", name="a.bib")
    fixed = fix(document.works, (document,))
    assert document.updated(fixed.works).text == r"@misc{k, title={The {BERT} Model of {\LaTeX} and S.~G{\"o}del}}"
