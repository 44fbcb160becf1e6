"""Lists in every output: numbered where the style numbers, escaped, and never a lost entry."""

from __future__ import annotations

import pytest

from pubkit.errors import PubkitError, StyleError
from pubkit.formatting import format_list
from pubkit.formatting.layout import OUTPUTS
from pubkit.model import Name, PartialDate, Work

EVIL = Work(
    "k<&\"'>",
    "book",
    'A & B <script>x</script> 50% #1 $x_y$ {z} ~ ^ \\end{list} `c` *d* "e" [f](g) @h',
    authors=(Name("O'Brien & Sons <b>", "X_1"),),
    issued=PartialDate(2020),
    publisher="P",
)


@pytest.mark.parametrize(
    ("to", "starts"),
    [
        ("text", "[1] "),
        ("markdown", "1. "),
        (
            "html",
            '<div class="csl-bib-body">\n  <div class="csl-entry" data-key="k"><span class="csl-label">[1]</span>',
        ),
        ("latex", r"\begin{list}{}{\settowidth{\labelwidth}{{[}1{]}}"),
    ],
)
def test_a_numbered_style_numbers(to: str, starts: str) -> None:
    work = Work("k", "book", "T", authors=(Name("Doe", "Jane"),), issued=PartialDate(2020))
    assert format_list([work], style="ieee", to=to).text.startswith(starts)


@pytest.mark.parametrize("to", OUTPUTS)
@pytest.mark.parametrize("style", ["ieee", "apa"])
def test_every_output_keeps_every_entry(to: str, style: str) -> None:
    works = [Work(f"k{n}", "book", f"Title {n}", issued=PartialDate(2000 + n)) for n in range(12)]
    result = format_list(works, style=style, to=to)
    assert sorted(entry.key for entry in result.entries) == sorted(work.key for work in works)
    assert all(f"Title {n}" in result.text for n in range(12))


def test_html_is_escaped() -> None:
    text = format_list([EVIL], to="html").text
    assert "<script" not in text
    assert "<b>" not in text
    assert 'data-key="k&lt;&amp;&quot;&#x27;&gt;"' in text


def test_latex_is_escaped() -> None:
    text = format_list([EVIL], to="latex").text
    assert text.count(r"\end{list}") == 1
    assert r"50\%" in text


@pytest.mark.parametrize("to", OUTPUTS)
def test_an_empty_list_is_empty(to: str) -> None:
    result = format_list([], to=to)
    assert result.entries == ()


def test_a_wrong_style_suggests_the_nearest() -> None:
    with pytest.raises(StyleError, match="chicago"):
        format_list([EVIL], style="chicgo-author-date")


@pytest.mark.parametrize("wrong", [{"to": "word"}, {"engine": "biber"}, {"keep_visible": "maybe"}])
def test_wrong_choices_are_named(wrong: dict[str, str]) -> None:
    with pytest.raises(PubkitError, match=next(iter(wrong.values()))):
        format_list([EVIL], **wrong)  # type: ignore[arg-type] # wrong on purpose
