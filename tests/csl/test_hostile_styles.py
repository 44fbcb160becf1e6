"""A style is untrusted."""

from __future__ import annotations

import time
from typing import Any

import pytest

from pubkit.csl import Processor
from pubkit.errors import StyleError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'


def style(body: str, macros: str = "") -> str:
    citation = "<citation><layout><text value='x'/></layout></citation>"
    return f"{HEAD}{macros}{citation}<bibliography><layout>{body}</layout></bibliography></style>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!DOCTYPE style [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + style("&a;"), "document type"),
        (style('<text macro="m"/>', '<macro name="m"><text macro="m"/></macro>'), "'m' calls itself"),
        (
            style(
                '<text macro="a"/>',
                '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
            ),
            "a → b → a",
        ),
        (style('<text macro="gone"/>'), "'gone' is not defined"),
        ("<style", "not well-formed"),
        (style('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/hostname"/>'), "XInclude"),
        ("<html/>", "root element"),
        (HEAD + "</style>", "neither"),
        (style("<group>" * 300 + "</group>" * 300), "nested deeper"),
    ],
)
def test_a_style_that_cannot_be_trusted_is_refused(text: str, message: str) -> None:
    with pytest.raises(StyleError, match=message):
        Processor(text, [])


def test_macros_that_multiply_are_refused() -> None:
    macros = "".join(f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * 10 + "</macro>" for n in range(9))
    with pytest.raises(StyleError, match="expand to more"):
        Processor(style('<text macro="m0"/>', macros + '<macro name="m9"><text value="x"/></macro>'), [])


def test_a_long_chain_of_macros_is_refused() -> None:
    chain = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(400))
    with pytest.raises(StyleError, match="nested deeper"):
        Processor(style("<text macro='m0'/>", chain + '<macro name="m400"><text value="x"/></macro>'), [])


def test_a_layout_without_end_is_refused() -> None:
    with pytest.raises(StyleError, match="prints more than"):
        Processor(style("<text value='x'/>" * 30_000), [{"id": 1}]).bibliography()


def test_affixes_are_escaped_like_any_text() -> None:
    text = style("<text variable='title' prefix='&lt;script&gt;'/>")
    assert Processor(text, [{"id": 1, "title": "T"}]).bibliography("html") == ["&#60;script&#62;T"]


def test_an_unknown_version_is_a_problem() -> None:
    text = style("<text variable='title'/>").replace('version="1.0"', 'version="99"')
    assert [problem.code for problem in Processor(text, []).problems] == ["PK602"]


@pytest.mark.parametrize(
    "body",
    [
        "<text/>",
        "<names/>",
        "<date/>",
        "<number/>",
        "<label/>",
        "<choose/>",
        "<choose><if><text value='x'/></if></choose>",
        "<unknown><text value='x'/></unknown>",
        "<names variable='author'><name et-al-min='x' et-al-use-first='-1' and='?' form='?'/></names>",
        "<text variable='title' text-case='?' display='?' font-style='?'/><date variable='issued' form='?'/>",
    ],
)
def test_what_is_missing_or_unknown_prints_nothing_and_raises_nothing(body: str) -> None:
    items: list[dict[str, Any]] = [{"id": 1, "title": "T", "author": [{"family": "F"}], "issued": "2020"}, {"id": 2}]
    text = style(body).replace("<bibliography>", "<bibliography><sort><key/><key macro=''/></sort>", 1)
    processor = Processor(text.replace("<citation>", "<macro name=''><text/></macro><citation>"), items)
    assert len(processor.bibliography("text")) == len(items)


def test_an_affix_costs_no_more_than_its_length() -> None:
    def seconds(count: int) -> float:
        text = style(f"<text variable='title' prefix='{'.,' * count}'/>")
        start = time.process_time()
        Processor(text, [{"id": 1, "title": "T"}]).bibliography("html")
        return time.process_time() - start

    short = min(seconds(20_000) for _ in range(3))
    assert min(seconds(200_000) for _ in range(3)) < 30 * short


def test_conditions_without_number_are_tried_a_few_times() -> None:
    conditions = "<choose><if disambiguate='true'><text value='x'/></if></choose>" * 500
    text = style("").replace("<text value='x'/></layout></citation>", conditions + "</layout></citation>")
    processor = Processor(text, [{"id": 1}, {"id": 2}])
    start = time.process_time()
    processor.cite([[1], [2]])
    assert time.process_time() - start < 5  # 0.1 s; each condition by itself takes half a minute
