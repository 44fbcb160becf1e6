"""What a change of a work does to the text of its entry, sign by sign."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pubkit import bibtex
from pubkit.model import Name, PartialDate, Work

NEW_FIELD = [
    ("@misc{k,title={A},year=2000}", "@misc{k,title={A},year=2000,note={N}}"),
    ("@misc{k, title={A}, year=2000,}", "@misc{k, title={A}, year=2000, note={N},}"),
    ("@misc{k\n  ,title={A}\n  ,year=2000\n}", "@misc{k\n  ,title={A}\n  ,year=2000\n  ,note={N}\n}"),
    (
        "@misc{k,\n  title=  {A},\n  volume= {3}\n}",
        "@misc{k,\n  title=  {A},\n  volume= {3},\n  note=   {N}\n}",
    ),
    ("@misc{k,\n  title = {A} % sure\n}", "@misc{k,\n  title = {A}, % sure\n  note = {N}\n}"),
    ("@misc{k,\n  title = {A}, % sure\n}", "@misc{k,\n  title = {A}, % sure\n  note = {N},\n}"),
    ("@misc{k,\r\n\ttitle = {A}\r\n}", "@misc{k,\r\n\ttitle = {A},\r\n\tnote = {N}\r\n}"),
    ("@Misc(k,\n  Title = {A}\n  )", "@Misc(k,\n  Title = {A},\n  Note = {N}\n  )"),
]
REMOVED_FIELD = [
    ("@misc{k\n , title = {A}\n , note = {N}\n}", "@misc{k\n , title = {A}\n}"),
    ("@misc{k,\r\n  title = {A}\r\n  , note = {N}\r\n}", "@misc{k,\r\n  title = {A}\r\n}"),
    ("@misc{k,\n  title = {A}, note = {N},\n  year = 2000\n}", "@misc{k,\n  title = {A},\n  year = 2000\n}"),
    ("@misc{k,\n  note = {N}, title = {A},\n}", "@misc{k,\n  title = {A},\n}"),
    ("@misc{k,\n  note = {N\n    M},\n  title = {A}\n}", "@misc{k,\n  title = {A}\n}"),
    ("@misc{k, title={A}, note={N}}", "@misc{k, title={A}}"),
]


def changed(text: str, **change: Any) -> str:
    document = bibtex.read(text)
    return document.updated([replace(document.works[0], **change), *document.works[1:]]).text


@pytest.mark.parametrize(("text", "wanted"), NEW_FIELD)
def test_a_new_field_stands_as_its_neighbors_do(text: str, wanted: str) -> None:
    assert changed(text, note="N") == wanted


@pytest.mark.parametrize(("text", "wanted"), REMOVED_FIELD)
def test_a_removed_field_leaves_nothing_behind(text: str, wanted: str) -> None:
    assert changed(text, note="") == wanted


@pytest.mark.parametrize(
    ("before", "kept", "after"),
    [
        (r"Jane Doe and R{\"o}mer, Karl and Smith, J.", slice(2), r"Jane Doe and R{\"o}mer, Karl"),
        (r"{The ATLAS~Team} and Jane~Q. Doe and Max Moe", slice(1, 3), r"Jane~Q. Doe and Max Moe"),
        ("Doe, Jane and\n    Roe, R. and\n    Moe, M.", slice(2), "Doe, Jane and\n    Roe, R."),
        ("Doe*, Jane and Roe, R.", slice(1), "Doe, Jane"),
    ],
)
def test_the_names_that_stay_are_spelled_as_before(before: str, kept: slice, after: str) -> None:
    text = f"@misc{{k, author = {{{before}}}}}"
    names = tuple(replace(name, marks=frozenset()) for name in bibtex.read(text).works[0].authors[kept])
    assert changed(text, authors=names) == f"@misc{{k, author = {{{after}}}}}"


def test_a_new_name_has_the_order_of_the_others() -> None:
    names = (*bibtex.parse_names("Jane Doe and J. Smith"), Name("Berg", "Ann", "van der"))
    given_first = changed("@misc{k, author = {Jane Doe and J. Smith}}", authors=names)
    assert given_first == "@misc{k, author = {Jane Doe and J. Smith and Ann van der Berg}}"


@pytest.mark.parametrize(
    ("text", "head", "between"),
    [
        ("@misc{a,\n  title = {A}\n}\n@misc{b,\n  title = {B}\n}\n", "@article{n,\n  title = {T}", ""),
        ("@misc{a,\n  title = {A}\n}\n\n\n", "@article{n,\n  title = {T}", ""),
        ("@Misc{a,\n\tTitle = {A}\n}", "@Article{n,\n\tTitle = {T}", "\n\n"),
        ("@MISC{a,TITLE={A},YEAR={1}}\r\n\r\n\r\n@MISC{b,TITLE={A},YEAR={2}}\r\n", "@ARTICLE{n,TITLE={T}", "\r\n\r\n"),
    ],
)
def test_a_new_entry_stands_as_the_others_do(text: str, head: str, between: str) -> None:
    document = bibtex.read(text)
    new = Work("n", "article-journal", "T", issued=PartialDate(2001))
    assert document.updated([*document.works, new]).text.startswith(text + between + head)
