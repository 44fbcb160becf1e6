"""Text and rich text to LaTeX, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.bibtex import csl_to_latex, latex_to_csl, latex_to_text, text_to_latex

BLOCKS = {
    "Latin-1": (0xA0, 0x100),
    "Latin Extended-A and B": (0x100, 0x250),
    "Greek": (0x370, 0x400),
    "Cyrillic": (0x400, 0x500),
    "Latin Extended Additional, with Vietnamese": (0x1E00, 0x1F00),
    "Greek Extended": (0x1F00, 0x2000),
    "General Punctuation": (0x2000, 0x2070),
    "Latin Extended-C": (0x2C60, 0x2C80),
}


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("unicode", [False, True])
def test_every_letter_comes_back(block: str, unicode: bool) -> None:
    for code in range(*BLOCKS[block]):
        letter = unicodedata.normalize("NFC", chr(code))
        for text in (letter, f"x{letter}y", f"a {letter} b", letter * 2):
            text = unicodedata.normalize("NFC", text)
            assert latex_to_text(text_to_latex(text, unicode=unicode)) == text, hex(code)


@pytest.mark.parametrize(
    ("block", "share"),
    [("Latin-1", 1.0), ("Latin Extended Additional, with Vietnamese", 0.95), ("Cyrillic", 0.25)],
)
def test_letters_become_commands(block: str, share: float) -> None:
    letters = [chr(code) for code in range(*BLOCKS[block]) if unicodedata.category(chr(code))[0] == "L"]
    assert sum(text_to_latex(letter).isascii() for letter in letters) >= share * len(letters)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Gödel", r"G{\"o}del"),
        ("Thế Ộ", r"Th{\'{\^e}} {\^{\d{O}}}"),
        ("naïve", r"na{\"\i}ve"),
        ("Šime Çelik", r"{\v{S}}ime {\c{C}}elik"),
        ("Łódź", r"{\L}{\'o}d{\'z}"),
        ("A & B: 5% of $3 #1 a_b", r"A \& B: 5\% of \$3 \#1 a\_b"),
        ("1–2 — “x”", "1--2 --- ``x''"),
        ("a\u00a0b", "a~b"),
        ("{x} \\ ^ ~", r"\{x\} {\textbackslash} {\textasciicircum} {\textasciitilde}"),
    ],
)
def test_spelling(text: str, latex: str) -> None:
    assert text_to_latex(text) == latex


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_any_text_comes_back(text: str) -> None:
    text = " ".join(unicodedata.normalize("NFC", text).split())
    assert latex_to_text(text_to_latex(text)) == text
    assert latex_to_text(text_to_latex(text, unicode=True)) == text


RICH = st.recursive(
    st.text("abcÀéß XY12&:-", min_size=1).filter(lambda text: "--" not in text),
    lambda inner: (
        st.tuples(st.sampled_from(["i", "b", "sup", "sub"]), inner).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        )
        | st.lists(inner, min_size=1, max_size=3).map("".join)
    ),
    max_leaves=6,
)


@given(RICH)
def test_rich_text_comes_back(rich: str) -> None:
    again = latex_to_csl(csl_to_latex(rich))
    assert latex_to_csl(csl_to_latex(again)) == again
    assert again.replace("–", "--").count("<") == rich.count("<") or " " in rich


@pytest.mark.parametrize(
    "rich",
    [
        '<span class="nocase">NASA</span> and <i>E. coli</i> in H<sub>2</sub>O',
        'a &lt; b &gt; c & <b>d</b> <span style="font-variant:small-caps;">Coq</span>',
        r"$\frac{a}{b}$ – and",
    ],
)
def test_markup_comes_back(rich: str) -> None:
    assert latex_to_csl(csl_to_latex(rich)) == rich


@pytest.mark.parametrize("rich", ["</i></span>", "<i>", "<i><b>x</i>", "}{", "<sup>{</sup>"])
def test_braces_balance(rich: str) -> None:
    latex = csl_to_latex(rich).replace(r"\{", "").replace(r"\}", "")
    assert latex.count("{") == latex.count("}")
