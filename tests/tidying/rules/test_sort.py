"""Entries in order; comments, macros and gaps where they belong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.bibtex import read

FILE = """% head of the file

@string{j = {J}}

% on b
@misc{b, year = {1999}, author = {Van Zoe, A. and B}, month = feb, volume = {10}}
@misc{A, year = {2001}, author = {Älva, C.}, title = {{T}}, month = {January}, volume = {9}} % behind

@comment{stays}
@misc{c, author = {{Body}}, date = {1999-05}, volume = {x}}
% tail
"""


def keys(text: str) -> list[str]:
    return [entry.key for entry in read(text).entries]


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("key", ["A", "b", "c"]),
        ("-key", ["c", "b", "A"]),
        ("year", ["b", "c", "A"]),
        ("-year,key", ["A", "b", "c"]),
        ("author", ["A", "c", "b"]),
        ("month", ["A", "b", "c"]),
        ("-month", ["b", "A", "c"]),
        ("volume", ["A", "b", "c"]),
        ("-volume", ["c", "b", "A"]),
        ("title", ["A", "b", "c"]),
        ("-title", ["A", "b", "c"]),
        ("type,-key", ["c", "b", "A"]),
        ("nothing", ["b", "A", "c"]),
    ],
)
def test_orders(only: Callable[..., str], by: str, order: list[str]) -> None:
    text = only(FILE, sort=by)
    assert keys(text) == order
    assert only(text, sort=by) == text
    assert sorted(text.split()) == sorted(FILE.split())


def test_what_moves_and_what_stays(only: Callable[..., str]) -> None:
    assert only(FILE, sort="key") == (
        "% head of the file\n\n@string{j = {J}}\n\n"
        "@misc{A, year = {2001}, author = {Älva, C.}, title = {{T}}, month = {January}, volume = {9}}\n"
        "% on b\n@misc{b, year = {1999}, author = {Van Zoe, A. and B}, month = feb, volume = {10}} % behind\n\n"
        "@comment{stays}\n"
        "@misc{c, author = {{Body}}, date = {1999-05}, volume = {x}}\n"
        "% tail\n"
    )


def test_macros_come_first(only: Callable[..., str]) -> None:
    text = only("@misc{b}\n\n@string{s = {x}}\n\n@misc{a, note = s}\n", sort="key")
    assert text == "@string{s = {x}}\n@misc{a, note = s}\n\n@misc{b}\n"


def test_parents_come_last(only: Callable[..., str]) -> None:
    text = "@book{a, title={T}}\n@inbook{b, crossref={A}}\n@misc{c}\n"
    assert keys(only(text, sort="key")) == ["b", "c", "a"]


def test_a_broken_entry_stays_where_it_is(only: Callable[..., str]) -> None:
    text = "@misc{c}\n@misc{b, title = {x} junk}\n@misc{a}\n"
    assert keys(only(text, sort="key")) == ["a", "b", "c"]
    assert "@misc{b, title = {x} junk}\n" in only(text, sort="key")
