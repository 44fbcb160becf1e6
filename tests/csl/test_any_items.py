"""Whatever the items hold: nothing raises, no entry is lost, no None is printed, and marks move no letter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.csl import Processor, tree, writers

STYLES = ("apa", "ieee", "chicago-note-bibliography", "nature", "din-1505-2")

WORDS = st.text(alphabet="aB é’'\"<i>/.,;:!?-–()[]{}$&#%_^~*`|\\周志\u0627Ж\u202e\ufdd1\ud800", max_size=12)
SCALARS: st.SearchStrategy[Any] = st.one_of(st.none(), st.booleans(), st.integers(-9999, 99999), st.floats(), WORDS)
NAMES = st.one_of(
    SCALARS,
    st.lists(
        st.one_of(
            SCALARS,
            st.fixed_dictionaries(
                {"family": WORDS},
                optional={"given": WORDS, "suffix": WORDS, "literal": WORDS, "non-dropping-particle": WORDS},
            ),
        ),
        max_size=9,
    ),
)
DATES = st.one_of(
    SCALARS,
    st.fixed_dictionaries(
        {},
        optional={
            "date-parts": st.one_of(SCALARS, st.lists(st.one_of(SCALARS, st.lists(SCALARS, max_size=4)), max_size=3)),
            "season": SCALARS,
            "circa": SCALARS,
            "literal": SCALARS,
            "raw": SCALARS,
        },
    ),
)
ITEMS = st.one_of(
    SCALARS,
    st.fixed_dictionaries(
        {"id": st.one_of(SCALARS, st.just("a"), st.just("A"))},
        optional={
            "type": st.sampled_from(["book", "article-journal", "chapter", "thesis", "patent", "nonsense"]),
            "title": SCALARS,
            "container-title": SCALARS,
            "author": NAMES,
            "editor": NAMES,
            "issued": DATES,
            "accessed": DATES,
            "volume": SCALARS,
            "page": SCALARS,
            "edition": SCALARS,
            "URL": SCALARS,
            "language": SCALARS,
            "note": st.one_of(SCALARS, st.lists(SCALARS, max_size=2)),
        },
    ),
)

CITES = st.one_of(
    SCALARS,
    st.fixed_dictionaries(
        {"id": st.one_of(SCALARS, st.just("item-1"))},
        optional=dict.fromkeys(("locator", "label", "prefix", "suffix", "position", "author-only"), SCALARS),
    ),
)
CLUSTERS = st.one_of(
    SCALARS,
    st.lists(CITES, max_size=3),
    st.fixed_dictionaries(
        {"citationItems": st.one_of(SCALARS, st.lists(CITES, max_size=3))},
        optional={"properties": st.one_of(SCALARS, st.fixed_dictionaries({"noteIndex": SCALARS}))},
    ),
)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=40, deadline=None)
@given(items=st.lists(ITEMS, max_size=6), clusters=st.lists(CLUSTERS, max_size=3))
def test_any_items_are_printed(style: str, items: list[Any], clusters: list[Any]) -> None:
    processor = Processor(style, items)
    for format in writers.FORMATS:
        entries = processor.bibliography(format, links=True)
        assert len(entries) == len(items)
        assert "None" not in "".join(entries)
        assert "nan" not in "".join(entries)
        "".join(entries).encode("utf-8")
    processor.cite([[item.id for item in processor.items]])
    assert len(processor.cite(clusters)) == len(clusters)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=25, deadline=None)
@given(items=st.lists(ITEMS, max_size=5), marks=st.sampled_from([["self"], ["equal"], ["self", "equal"]]))
def test_marks_move_no_letter(style: str, items: list[Any], marks: list[str]) -> None:
    marked = [_marked(item, marks) for item in items]
    plain = [tree.plain(entry.nodes) for entry in Processor(style, items).bibliography_tree()]
    assert [tree.plain(entry.nodes) for entry in Processor(style, marked).bibliography_tree()] == plain


def _marked(item: Any, marks: list[str]) -> Any:
    """The item with every second author marked."""
    if not isinstance(item, dict) or not isinstance(item.get("author"), list):
        return item
    authors = [
        {**name, "marks": marks} if isinstance(name, dict) and place % 2 else name
        for place, name in enumerate(item["author"])
    ]
    return {**item, "author": authors}
