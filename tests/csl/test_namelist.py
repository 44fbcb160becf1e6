"""Lists of names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.csl import Processor

Mini = Callable[..., Processor]


def people(count: int, *marked: int) -> list[dict[str, Any]]:
    return [{"family": chr(65 + n), "given": "X", **({"marks": ["self"]} if n in marked else {})} for n in range(count)]


def printed(mini: Mini, attributes: str, count: int, **parts: str) -> str:
    layout = f"<names variable='author'><name form='short' {attributes}/></names>"
    (entry,) = mini(layout, [{"id": 1, "author": people(count)}], **parts).bibliography("text")
    return str(entry)


@pytest.mark.parametrize(
    ("attributes", "count", "text"),
    [
        ("", 3, "A, B, C"),
        ("and='text'", 2, "A and B"),
        ("and='text'", 3, "A, B, and C"),
        ("and='symbol' delimiter-precedes-last='never'", 3, "A, B & C"),
        ("and='text' delimiter-precedes-last='always'", 2, "A, and B"),
        ("et-al-min='3' et-al-use-first='1'", 2, "A, B"),
        ("et-al-min='3' et-al-use-first='1'", 3, "A et al."),
        ("et-al-min='3' et-al-use-first='2'", 4, "A, B, et al."),
        ("et-al-min='3' et-al-use-first='2' delimiter-precedes-et-al='never'", 4, "A, B et al."),
        ("et-al-min='4' et-al-use-first='2' et-al-use-last='true'", 6, "A, B, … F"),
        ("delimiter='; '", 2, "A; B"),
    ],
)
def test_lists(mini: Mini, attributes: str, count: int, text: str) -> None:
    assert printed(mini, attributes, count) == text


@pytest.mark.parametrize(
    ("attributes", "count", "text"),
    [
        ("and='text'", 1, "A et al."),
        ("and='text'", 2, "A, B, et al."),
        ("and='text' delimiter-precedes-et-al='never'", 2, "A, B et al."),
        ("et-al-min='3' et-al-use-first='1'", 2, "A et al."),
        ("et-al-min='3' et-al-use-first='1'", 1, "A et al."),
        ("et-al-min='4' et-al-use-first='2' et-al-use-last='true'", 6, "A, B, et al."),
    ],
)
def test_a_list_that_its_source_has_cut_ends_in_et_al(mini: Mini, attributes: str, count: int, text: str) -> None:
    layout = f"<names variable='author'><name form='short' {attributes}/></names>"
    authors = [*people(count), {"literal": "others"}]
    assert mini(layout, [{"id": 1, "author": authors}]).bibliography("text") == [text]


def test_options_are_inherited(mini: Mini) -> None:
    assert printed(mini, "", 5, options="et-al-min='3' et-al-use-first='1'") == "A et al."
    assert printed(mini, "et-al-min='9'", 5, options="et-al-min='3' et-al-use-first='1'") == "A, B, C, D, E"


@pytest.mark.parametrize(
    ("attributes", "keep", "text", "hidden"),
    [
        ("et-al-min='3' et-al-use-first='1'", "", "A et al.", 1),
        ("et-al-min='3' et-al-use-first='1'", "etal", "A, …, E, et al.", 0),
        ("et-al-min='3' et-al-use-first='4'", "etal", "A, B, C, D, E, et al.", 0),
        ("et-al-min='3' et-al-use-first='1'", "position", "A et al. (author 5 of 7)", 0),
        ("et-al-min='3' et-al-use-first='2' et-al-use-last='true'", "", "A, B, … G", 1),
        ("et-al-min='3' et-al-use-first='2' et-al-use-last='true'", "etal", "A, B, …, E, … G", 0),
        ("et-al-min='3' et-al-use-first='2' et-al-use-last='true'", "position", "A, B, … G (author 5 of 7)", 0),
        ("", "etal", "A, B, C, D, E, F, G", 0),
    ],
)
def test_a_marked_name_is_kept(mini: Mini, attributes: str, keep: str, text: str, hidden: int) -> None:
    layout = f"<names variable='author'><name form='short' {attributes}/></names>"
    style = mini(layout, []).style
    processor = Processor(style, [{"id": 1, "author": people(7, 4)}], keep_visible=keep)
    assert processor.bibliography("text", marks={}) == [text]
    assert len(processor.hidden()) == hidden


@pytest.mark.parametrize(
    ("rule", "second"),
    [("complete-all", "—"), ("complete-each", "—, —"), ("partial-each", "—, —"), ("partial-first", "—, B")],
)
def test_repeated_names_are_substituted(mini: Mini, rule: str, second: str) -> None:
    layout = "<names variable='author'><name form='short'/></names>"
    attributes = f"subsequent-author-substitute='—' subsequent-author-substitute-rule='{rule}'"
    items = [{"id": n, "author": people(2)} for n in range(2)]
    assert mini(layout, items, bibliography=attributes).bibliography("text") == ["A, B", second]


def test_what_substitutes_is_used_up(mini: Mini) -> None:
    layout = (
        "<group delimiter=', '><names variable='author'><name/><substitute><names variable='editor'/>"
        "<text variable='title'/></substitute></names><names variable='editor'><label/></names>"
        "<text variable='title' font-style='italic'/></group>"
    )
    items = [{"id": 1, "title": "T", "editor": people(1)}, {"id": 2, "title": "T"}]
    assert mini(layout, items).bibliography("html") == ["X A, <i>T</i>", "T"]


def test_a_cut_list_is_not_repeated_by_its_visible_part(mini: Mini) -> None:
    layout = "<names variable='author'><name form='short' et-al-min='3' et-al-use-first='2'/></names>"
    items = [{"id": n, "author": people(count)} for n, count in enumerate((4, 2, 2, 4, 5))]
    texts = mini(layout, items, bibliography="subsequent-author-substitute='—'").bibliography("text")
    assert texts == ["A, B, et al.", "A, B", "—", "A, B, et al.", "—"]


def test_a_condition_offers_substitutes_one_by_one(mini: Mini) -> None:
    layout = (
        "<names variable='author'><name form='short'/><substitute><choose><if type='book'><names variable='editor'/>"
        "<text variable='title'/></if></choose></substitute></names>"
    )
    items = [
        {"id": 1, "type": "book", "title": "T", "editor": people(1)},
        {"id": 2, "type": "book", "title": "T"},
        {"id": 3, "type": "map", "title": "T"},
    ]
    assert mini(layout, items).bibliography("text") == ["A", "T", ""]


def test_initials_keep_the_no_break_space_of_the_style(mini: Mini) -> None:
    item = {"id": 1, "author": [{"family": "Austen", "given": "Jane Ann"}]}
    for order, text in (("", "J.\u00a0A.\u00a0Austen"), ("name-as-sort-order='all'", "Austen, J.\u00a0A.")):
        layout = f"<names variable='author'><name initialize-with='.&#160;' {order}/></names>"
        assert mini(layout, [item]).bibliography("text") == [text]


def test_affixes_between_the_parts_of_a_name_leave_institutions_alone(mini: Mini) -> None:
    layout = (
        "<names variable='author'><name name-as-sort-order='all'><name-part name='family' suffix=' *'/></name></names>"
    )
    item = {"id": 1, "author": [*people(1), {"literal": "Institute"}]}
    assert mini(layout, [item]).bibliography("text") == ["A *, X, Institute"]


def test_et_al_ends_like_the_names_before_it(mini: Mini) -> None:
    assert printed(mini, "et-al-min='2' et-al-use-first='1' suffix=' |'", 3) == "A | et al. |"


def test_hyphenated_initials_are_not_parted(mini: Mini) -> None:
    item = {"id": 1, "author": [{"family": "Luc", "given": "Jean-Marc"}]}
    layout = "<names variable='author'><name initialize-with='.&#160;' name-as-sort-order='all'/></names>"
    assert mini(layout, [item]).bibliography("text") == ["Luc, J.-M."]


def test_a_last_name_that_differs_is_not_repeated(mini: Mini) -> None:
    layout = (
        "<names variable='author'><name form='short' et-al-min='3' et-al-use-first='1' et-al-use-last='true'/></names>"
    )
    items = [{"id": n, "author": people(count)} for n, count in enumerate((4, 4, 5))]
    texts = mini(layout, items, bibliography="subsequent-author-substitute='—'").bibliography("text")
    assert texts == ["A, … D", "—", "A, … E"]


def test_the_owner_is_kept_visible_beside_a_substitute(mini: Mini) -> None:
    layout = "<names variable='author'><name form='short' et-al-min='3' et-al-use-first='1'/></names>"
    items = [{"id": n, "author": people(5, owner)} for n, owner in enumerate((2, 2, 3))]
    style = mini(layout, items, bibliography="subsequent-author-substitute='—'").style
    entries = Processor(style, items, keep_visible="etal")
    assert entries.bibliography("text", marks={}) == ["A, …, C, et al.", "—", "A, …, D, et al."]
    assert entries.hidden() == []
    assert entries.cite([["0"]], "text") == ["A et al."]
