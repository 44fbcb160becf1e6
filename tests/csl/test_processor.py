"""The public face of the CSL processor."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.csl import Processor, tree, writers
from pubkit.errors import StyleError

ITEM: dict[str, Any] = {
    "id": "a",
    "type": "article-journal",
    "title": 'On the Origin of <i>Species</i> & "Kinds"',
    "container-title": "Nature",
    "author": [{"family": f"Author{n}", "given": "Ann Bea"} for n in range(9)],
    "issued": {"date-parts": [["1859", 11]]},
    "DOI": "10.1000/182",
}
STYLES = ("apa", "ieee", "nature", "chicago-author-date", "acm-sig-proceedings", "modern-language-association")


def marked() -> dict[str, Any]:
    authors = [dict(a) for a in ITEM["author"]]
    authors[0]["marks"] = ["equal"]
    authors[7]["marks"] = ["self", "equal"]
    return {**ITEM, "author": authors}


@pytest.mark.parametrize("style", STYLES)
def test_marks_change_no_letter(style: str) -> None:
    plain = Processor(style, [ITEM]).bibliography("text")
    assert Processor(style, [marked()]).bibliography("text", marks={}) == plain


def test_a_hidden_owner_is_counted_and_can_be_kept() -> None:
    hidden = Processor("ieee", [marked()])
    assert [person.family for person in hidden.hidden()] == ["Author7"]
    text = Processor("ieee", [marked()], keep_visible="etal").bibliography("text", marks={})[0]
    assert "A. B. Author0, …, A. B. Author7, et al." in text
    text = Processor("ieee", [marked()], keep_visible="position").bibliography("text", marks={})[0]
    assert "(author 8 of 9)" in text


def test_a_mark_looks_as_the_writer_is_told() -> None:
    html = Processor("apa", [marked()]).bibliography("html")[0]
    assert "<b>Author7, A. B.</b>*" in html
    text = Processor("apa", [marked()]).bibliography("html", marks={"self": ("underline", "!")})[0]
    assert '<span style="text-decoration:underline;">Author7, A. B.</span>!' in text


def test_names_in_the_tree_say_whose_they_are() -> None:
    (entry,) = Processor("apa", [marked()]).bibliography_tree()
    names = [span for span in tree.walk(entry.nodes) if span.kind == "name"]
    assert [span.name["family"] for span in names if span.name] == [f"Author{n}" for n in range(9)]
    assert names[7].marks == ("self", "equal")


def test_second_field_is_apart() -> None:
    (entry,) = Processor("ieee", [ITEM]).bibliography_tree()
    assert tree.plain(entry.label) == "[1]"
    assert tree.plain(entry.body).startswith("A. B. Author0 ")


@pytest.mark.parametrize("name", ["apa", "nature-digest", "aaa", "http://www.zotero.org/styles/ieee"])
def test_styles_resolve_by_name(name: str) -> None:
    assert Processor(name, [ITEM]).bibliography("text")


def test_an_unknown_style_suggests_the_nearest() -> None:
    with pytest.raises(StyleError, match=r"unknown style 'natrue'.*nature"):
        Processor("natrue", [])


@pytest.mark.parametrize("format", writers.FORMATS)
def test_every_writer_prints_the_entry(format: str) -> None:
    (entry,) = Processor("apa", [ITEM]).bibliography(format)
    assert "Origin" in entry


def test_bad_items_are_reported_and_kept() -> None:
    items: list[Any] = [
        None,
        {"id": "x", "title": ["no"]},
        {"title": None, "issued": {"date-parts": [[2020, None, 3]]}},
        5,
    ]
    processor = Processor("apa", items)
    assert len(processor.bibliography("text")) == 4
    assert "None" not in "".join(processor.bibliography("text"))
    assert {problem.code for problem in processor.problems} == {"PK611"}


def test_short_forms_can_be_given() -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation><layout>'
        '<group delimiter=" "><names variable="author"><name form="short"/></names>'
        '<text variable="container-title" form="short"/></group></layout></citation></style>'
    )
    item = {"id": "w", "author": [{"literal": "World Health Organization"}], "container-title": "Bulletin of the WHO"}
    short = {"institution": {"World Health Organization": "WHO"}, "container-title": {"Bulletin of the WHO": "Bull."}}
    assert Processor(style, [item]).cite([["w"]], "text") == ["World Health Organization Bulletin of the WHO"]
    assert Processor(style, [item], abbreviations=short).cite([["w"]], "text") == ["WHO Bull."]
    marked_up = {**item, "container-title": "Bulletin of the <i>WHO</i>"}
    assert Processor(style, [marked_up], abbreviations=short).cite([["w"]], "text") == ["WHO Bull."]


def test_a_note_may_hold_variables_where_that_is_asked_for() -> None:
    item = {"id": "n", "type": "book", "title": "T", "note": "publisher: Example Press\nauthor: Doe || Jane\nmore: x"}
    (plain,) = Processor("ieee", [item]).bibliography("text")
    (expanded,) = Processor("ieee", [item], note_fields=True).bibliography("text")
    assert "Doe" not in plain
    assert expanded.startswith("[1] J. Doe, T. Example Press")


def test_an_entry_that_a_style_leaves_empty_is_told() -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><bibliography><layout>'
        '<choose><if type="book"><text variable="title"/></if></choose></layout></bibliography></style>'
    )
    processor = Processor(style, [{"id": "a", "type": "book", "title": "A"}, {"id": "b", "type": "map", "title": "B"}])
    assert processor.bibliography("text") == ["A", ""]
    assert processor.bibliography("text") == ["A", ""]
    assert [(problem.code, problem.where.key) for problem in processor.problems] == [("PK614", "b")]


def test_a_period_after_a_block_belongs_to_it() -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><bibliography><layout suffix=".">'
        '<text variable="publisher"/><group><group display="block"><text variable="title" font-style="italic"/></group>'
        "</group></layout></bibliography></style>"
    )
    (entry,) = Processor(style, [{"id": "a", "title": "T", "publisher": "P"}]).bibliography_tree()
    assert tree.plain(entry.nodes) == "PT."
    spans = [(span.kind, tree.plain(span.children)) for span in tree.walk(entry.nodes)]
    assert spans == [("block", "T."), ("italic", "T")]
