"""HTML, JATS and MathML in titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.normalizing.text.markup import html_to_csl, html_to_text, unescape_entities
from pubkit.normalizing.text.mathml import mathml_to_text

TEXTS = [
    ("H<sub>2</sub>O and x<sup>2</sup>", "H₂O and x²"),
    ("the 10<sup>th</sup> and O<sub>max</sub>", "the 10th and Omax"),
    ("p < 0.05 and Vec<T>", "p < 0.05 and Vec<T>"),
    ("a <b> c", "a <b> c"),
    ("&lt;i&gt;E. coli&lt;/i&gt;", "E. coli"),
    ("a &lt;i&gt; b", "a <i> b"),
    ("<jats:title>On <jats:italic>x</jats:italic></jats:title>", "On x"),
    ("one<br/>two", "one two"),
    ("<b>bold <i>both</b></i> end", "bold both end"),
    ("caf&eacute; &#233; &#xE9;", "café é é"),
    ("AT&T, R& amp;D, A &amp;amp; B", "AT&T, R&D, A & B"),
    ("a<!-- no -->b", "ab"),
    ("Ideas & trends; cut & copy; R & B", "Ideas & trends; cut & copy; R & B"),
    ("eﬃ\u00adcient", "efficient"),
    ("<inline-formula><tex-math>$x$</tex-math></inline-formula> y", "x y"),
]


@pytest.mark.parametrize(("raw", "expected"), TEXTS)
def test_html_to_text(raw: str, expected: str) -> None:
    assert html_to_text(raw) == expected


RICH = [
    ("<em>in vivo</em> and <scp>Nasa</scp>", '<i>in vivo</i> and <span style="font-variant:small-caps;">Nasa</span>'),
    ('<span class="nocase">iOS</span> <a href="x">y</a>', '<span class="nocase">iOS</span> y'),
    ("<i></i>x", "x"),
]


@pytest.mark.parametrize(("raw", "expected"), RICH)
def test_html_to_csl(raw: str, expected: str) -> None:
    assert html_to_csl(raw) == expected


MATH = [
    ("<math><mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></math>", "1/(a+b)"),
    ("<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>", "x²"),
    ("<math><msub><mi>x</mi><mi>max</mi></msub></math>", "x_max"),
    ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>", "xᵢ²"),
    ("<math><mroot><mi>x</mi><mn>3</mn></mroot></math>", "∛x"),
    ("<math><mi>α</mi><annotation>\\alpha</annotation></math>", "α"),
    ("<math><mi>x", "x"),
]


@pytest.mark.parametrize(("raw", "expected"), MATH)
def test_mathml(raw: str, expected: str) -> None:
    assert mathml_to_text(raw) == expected


def test_entities_are_undone_as_often_as_they_were_escaped() -> None:
    assert unescape_entities("&amp;amp;lt;") == "<"


PIECES = st.lists(
    st.sampled_from(["a", " ", "<i>", "</i>", "<sub>", "</sub>", "2", "&", "amp;", "lt;", "<b>", "<br/>", "&amp;", ";"])
)


@given(PIECES)
def test_rich_text_is_stable(pieces: list[str]) -> None:
    once = html_to_csl("".join(pieces))
    twice = html_to_csl(once)
    assert html_to_csl(twice) == twice


@given(st.text(alphabet="<>/&;imsup2 x#", max_size=40))
def test_nothing_raises(raw: str) -> None:
    html_to_text(raw)
    html_to_csl(raw)
