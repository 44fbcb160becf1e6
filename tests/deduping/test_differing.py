"""Two lists compared work by work."""

from __future__ import annotations

from dataclasses import replace

from pubkit.deduping.differing import differ
from pubkit.model import Name, PartialDate, Work

CAKES = Work("a", title="On Cakes and Ale", authors=(Name("Doe", "Jane"),), issued=PartialDate(2020), volume="5")
PIES = replace(CAKES, key="p", title="On Pies and Porter")


def test_equal_lists_do_not_differ() -> None:
    found = differ([CAKES, PIES], [PIES, CAKES])
    assert not found
    assert found.same == 2


def test_other_keys_and_spelling_are_the_same_work() -> None:
    found = differ([CAKES], [replace(CAKES, key="z", title="On cakes and ale.")])
    assert not found


def test_a_changed_field_is_told() -> None:
    found = differ([CAKES], [replace(CAKES, pages="1–9")])
    ((a, b, changes),) = found.changed
    assert (a.key, b.key) == ("a", "a")
    assert [(change.what, change.before, change.after) for change in changes] == [("pages", "", "1–9")]


def test_works_of_one_list_alone() -> None:
    found = differ([CAKES], [PIES])
    assert [work.key for work in found.only_a] == ["a"]
    assert [work.key for work in found.only_b] == ["p"]


def test_a_merged_record_is_not_gone() -> None:
    assert not differ([CAKES, replace(CAKES, key="b")], [replace(CAKES, ids=("b",))]).only_a
