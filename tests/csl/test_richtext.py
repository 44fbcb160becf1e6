"""Markup, quotation marks and apostrophes of fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.csl import Processor, codes, richtext, tree

Mini = Callable[..., Processor]

QUOTES = ("“", "”", "‘", "’")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ('the "new" deal', "the “new” deal"),
        ("the 'new' deal", "the “new” deal"),
        ("\"outer 'inner' outer\"", "“outer ‘inner’ outer”"),
        ("O'Neil's 'tis", "O’Neil’s ’tis"),
        ('5" of rain', '5" of rain'),
        ("a lone ' mark", "a lone ’ mark"),
        ("‘single’ stays", "‘single’ stays"),
        ("« à »", "«\u202fà\u202f»"),
        ("a < b > c", "a < b > c"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("&lt;i&gt;no tag&lt;/i&gt;", "<i>no tag</i>"),
        ("<script>x</script>", "<script>x</script>"),
        ("an <i>open tag", "an <i>open tag"),
        ("wrong</i> end", "wrong</i> end"),
        ("", ""),
    ],
)
def test_the_text_of_a_field(field: str, text: str) -> None:
    assert tree.plain(tree.parse(richtext.convert(field), QUOTES)) == text


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("<i>a</i><b>b</b>", ["italic", "bold"]),
        ("H<sub>2</sub>O<sup>+</sup>", ["sub", "sup"]),
        ("<sc>a</sc> <span style='font-variant: small-caps;'>b</span>", ["small-caps", "small-caps"]),
        ("<i>a <i>b</i></i>", ["italic", "roman"]),
        ("<i>crossed <b>tags</i></b>", ["italic"]),
        ('<span class="nocase">x</span>', []),
        ("<span onclick='x()'>y</span>", []),
    ],
)
def test_the_spans_of_a_field(field: str, kinds: list[str]) -> None:
    assert [span.kind for span in tree.walk(tree.parse(richtext.convert(field), QUOTES))] == kinds


def test_addresses_are_printed_as_they_are(mini: Mini) -> None:
    address = "https://example.org/it's_'so'_<i>?a..b"
    layout = "<text variable='URL'/>"
    assert mini(layout, [{"id": 1, "URL": address}]).bibliography("text") == [address]


def test_codes_in_a_field_are_dropped() -> None:
    assert codes.plain(richtext.convert(f"a{codes.ITALIC}b{codes.CLOSE}c\ud800")) == "abc"
