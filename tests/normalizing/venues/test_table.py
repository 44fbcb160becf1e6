"""The venue table itself: every row is well formed, and names lead back to their rows."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues import LEFT, normalize_venue
from pubkit.normalizing.venues.table import Row, build, shipped

KINDS = {"conference", "journal", "workshop", "companion", "series"}


def test_rows_are_many_and_well_formed() -> None:
    rows = shipped().rows
    assert len(rows) >= 1200
    for row in rows:
        assert row.kind in KINDS
        assert row.name, row
        assert row.name == row.name.strip()
        assert not row.acronym.startswith("?")


def test_no_name_twice() -> None:
    names = [row.name.casefold() for row in shipped().rows]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_sure_acronyms_are_one_venue_each() -> None:
    doubled = {
        acronym: [row.name for row, sure in rows if sure]
        for acronym, rows in shipped().acronyms.items()
        if len({row.name for row, sure in rows if sure}) > 1
    }
    assert doubled == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_name_is_recognized_as_itself(kind: str) -> None:
    missed = [
        (row.name, venue.name, venue.how)
        for row in shipped().rows
        if row.kind == kind and (venue := normalize_venue(row.name)).name != row.name
    ]
    assert missed == []


def test_a_table_of_two_rows() -> None:
    table = build([Row("journal", "FJ", "Foo Journal", ("=FOO",)), Row("conference", "", "Conference on Foo")])
    assert [row.name for row, _ in table.acronyms["foo"]] == ["Foo Journal"]
    assert [text for text, _ in table.meetings["#f"]] == ["Conference on Foo"]


def test_no_journal_becomes_a_meeting_in_a_booktitle() -> None:
    strayed = [
        (text, venue.name)
        for row in shipped().rows
        if row.kind in ("journal", "series")
        for text in (row.name, row.iso4)
        if text and (venue := normalize_venue(text, "booktitle")).kind == "conference" and venue.how != LEFT
    ]
    assert strayed == []
