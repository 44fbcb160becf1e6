"""Cites of different works are made different."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.csl import Processor
from pubkit.csl.item import Item
from pubkit.csl.program import Layout
from pubkit.csl.shape import Situation

Mini = Callable[..., Processor]
LAYOUT = (
    "<group delimiter=' '><names variable='author'><name form='short' initialize-with='.'/></names>"
    "<date variable='issued'><date-part name='year'/></date></group>"
)


def work(key: str, *names: str) -> dict[str, Any]:
    authors = [dict(zip(("given", "family"), name.split(), strict=True)) for name in names]
    return {"id": key, "author": authors, "issued": {"date-parts": [[2000]]}, "title": key}


@pytest.mark.parametrize(
    ("attributes", "names", "cites"),
    [
        ("disambiguate-add-year-suffix='true'", (("J Doe",), ("A Doe",)), ["Doe 2000a", "Doe 2000b"]),
        ("disambiguate-add-givenname='true'", (("Jane Doe",), ("Ann Doe",)), ["J. Doe 2000", "A. Doe 2000"]),
        ("disambiguate-add-givenname='true'", (("Jane Doe",), ("Jill Doe",)), ["Jane Doe 2000", "Jill Doe 2000"]),
        (
            "et-al-min='2' et-al-use-first='1' disambiguate-add-names='true'",
            (("J Doe", "A Roe"), ("J Doe", "B Poe")),
            ["Doe, Roe 2000", "Doe, Poe 2000"],
        ),
        (
            "et-al-min='2' et-al-use-first='1' disambiguate-add-names='true' disambiguate-add-year-suffix='true'",
            (("J Doe", "A Roe"), ("J Doe", "A Roe")),
            ["Doe et al. 2000a", "Doe et al. 2000b"],
        ),
        (
            "disambiguate-add-givenname='true' givenname-disambiguation-rule='primary-name'",
            (("Jane Doe", "Ann Roe"), ("Amy Doe", "Bea Poe")),
            ["J. Doe, Roe 2000", "A. Doe, Poe 2000"],
        ),
        ("", (("J Doe",), ("A Doe",)), ["Doe 2000", "Doe 2000"]),
    ],
)
def test_methods(mini: Mini, attributes: str, names: tuple[tuple[str, ...], ...], cites: list[str]) -> None:
    items = [work(str(n), *authors) for n, authors in enumerate(names)]
    processor = mini(LAYOUT, items, citation=attributes)
    assert processor.cite([["0"], ["1"]], "text") == cites


def test_the_condition_holds_where_it_is_needed(mini: Mini) -> None:
    layout = LAYOUT + "<choose><if disambiguate='true'><text variable='title' prefix=' '/></if></choose>"
    processor = mini(layout, [work("a", "J Doe"), work("b", "J Doe"), work("c", "J Roe")])
    assert processor.cite([["a"], ["b"], ["c"]], "text") == ["Doe 2000 a", "Doe 2000 b", "Roe 2000"]


def test_suffixes_follow_the_bibliography(mini: Mini) -> None:
    items = [work("z", "J Doe"), work("a", "J Doe")]
    attributes = "disambiguate-add-year-suffix='true'"
    processor = mini(LAYOUT, items, citation=attributes, sort="<key variable='title'/>")
    assert processor.bibliography("text") == ["Doe 2000a", "Doe 2000b"]
    assert [entry.id for entry in processor.bibliography_tree()] == ["a", "z"]


def test_many_alike_cost_no_more_than_their_number(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    items = [work(str(n), "J Doe") for n in range(400)]
    processor = mini(LAYOUT, items, citation="disambiguate-add-year-suffix='true' disambiguate-add-names='true'")
    plain = processor.program.layout

    def counted(area: str, item: Item, situation: Situation) -> Layout:
        nonlocal calls
        calls += 1
        return plain(area, item, situation)

    monkeypatch.setattr(processor.program, "layout", counted)
    processor.decide()
    assert len(items) <= calls < 10 * len(items)
