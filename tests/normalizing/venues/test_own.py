"""A person's own venues: chains of aliases, and journal lists in JabRef's form."""

from __future__ import annotations

import pytest

from pubkit.normalizing.venues import LEFT, normalize_venue
from pubkit.normalizing.venues.own import parse_journals, resolve


def test_a_chain_ends_at_its_last_name() -> None:
    assert resolve({"our forum": "FOO", "FOO": "Forum on Ordinary Objects"}) == (
        {"our forum": "Forum on Ordinary Objects", "FOO": "Forum on Ordinary Objects"},
        (),
    )


def test_a_circle_is_reported_once_and_dropped() -> None:
    ends, problems = resolve({"A": "B", "B": "C", "C": "A", "D": "ICML"})
    assert ends == {"D": "ICML"}
    assert [str(problem.message) for problem in problems] == ["venue aliases run in a circle: A -> B -> C -> A"]


def test_an_alias_of_a_known_venue_takes_over_its_row() -> None:
    venue = normalize_venue("The big learning meeting", own={"The big learning meeting": "ICML"})
    assert (venue.acronym, venue.kind) == ("ICML", "conference")


def test_an_alias_of_an_unknown_venue_is_a_venue() -> None:
    own = {"Zorp": "Zeitschrift zur Ordnung"}
    assert normalize_venue("Zorp", "journal").how == LEFT
    assert normalize_venue("Zorp", "journal", own=own).name == "Zeitschrift zur Ordnung"


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_list_in_jabrefs_form(delimiter: str) -> None:
    rows = parse_journals(f'"Zorp Quarterly of Frobnication"{delimiter}"Zorp Q. Frob."\nbroken line\n')
    assert len(rows) == 1
    assert normalize_venue("Zorp Q. Frob.", "journal", journals=rows).name == "Zorp Quarterly of Frobnication"
    assert normalize_venue("Zorp Q. Frob.", "journal").how == LEFT
