"""The order of a bibliography."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubkit.csl import Processor, sorting

Mini = Callable[..., Processor]


def order(mini: Mini, sort: str, items: list[dict[str, Any]], **parts: str) -> str:
    processor = mini("<text variable='title'/>", items, sort=sort, **parts)
    return " ".join(entry.id for entry in processor.bibliography_tree())


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("<key variable='title'/>", "c b a d"),
        ("<key variable='title' sort='descending'/>", "a b c d"),
        ("<key variable='issued'/>", "b a c d"),
        ("<key variable='issued' sort='descending'/>", "c a b d"),
        ("<key variable='volume'/>", "c a b d"),
        ("<key variable='author'/>", "b c a d"),
    ],
)
def test_keys(mini: Mini, sort: str, expected: str) -> None:
    items: list[dict[str, Any]] = [
        {"id": "a", "title": "Zebra", "issued": {"date-parts": [[2001]]}, "volume": 9, "author": [{"family": "Øre"}]},
        {"id": "b", "title": "Émile", "issued": {"date-parts": [[-50]]}, "volume": 10, "author": [{"family": "Abe"}]},
        {"id": "c", "title": "apple", "issued": {"date-parts": [[2001, 3]]}, "volume": 2, "author": [{"family": "ba"}]},
        {"id": "d"},
    ]
    assert order(mini, sort, items) == expected


def test_ranges_sort_by_the_number_that_they_begin_with(mini: Mini) -> None:
    pages = ["450, 60 & 8", "33", "e7", "22-45", "3", "22"]
    items = [{"id": page.replace(" ", ""), "page": page} for page in pages]
    assert order(mini, "<key variable='page'/>", items) == "3 22 22-45 33 450,60&8 e7"


def test_names_sort_by_names(mini: Mini) -> None:
    macros = "<macro name='n'><names variable='author'><name and='text'/></names></macro>"
    names = ["Beck", "Beck Katz", "Beck Katz Tucker", "Beck King"]
    items = [
        {"id": name.replace(" ", "+"), "author": [{"family": one} for one in name.split()]} for name in reversed(names)
    ]
    assert order(mini, "<key macro='n'/>", items, macros=macros) == "Beck Beck+Katz Beck+Katz+Tucker Beck+King"


@pytest.mark.parametrize(("demote", "expected"), [("never", "b a"), ("sort-only", "a b"), ("display-and-sort", "a b")])
def test_particles(mini: Mini, demote: str, expected: str) -> None:
    items = [
        {"id": "a", "author": [{"family": "Berg", "non-dropping-particle": "van"}]},
        {"id": "b", "author": [{"family": "Cohen"}]},
    ]
    options = f"demote-non-dropping-particle='{demote}'"
    assert order(mini, "<key variable='author'/>", items, options=options) == expected


def test_collation_knows_no_accents() -> None:
    words = ["Zürich", "Zuse", "“Abc”", "æther", "Łódź", "lodge"]
    assert sorted(words, key=sorting.collation) == ["“Abc”", "æther", "lodge", "Łódź", "Zürich", "Zuse"]


def test_names_sort_apart_from_given_names(mini: Mini) -> None:
    macros = "<macro name='n'><names variable='author'><name sort-separator=''/></names></macro>"
    items = [
        {"id": "b", "author": [{"family": "Kingma", "given": "Diederik"}]},
        {"id": "a", "author": [{"family": "King", "given": "Martin"}]},
    ]
    assert order(mini, "<key macro='n'/>", items, macros=macros) == "a b"
