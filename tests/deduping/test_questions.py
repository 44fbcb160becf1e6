"""What is asked: every open pair, and nothing that follows from the answers."""

from __future__ import annotations

from itertools import combinations

import pytest

from pubkit.deduping import Duplicates, Pair
from pubkit.deduping.levels import Band
from pubkit.deduping.questions import questions

SURE, MAYBE, VERSION, DISTINCT = Band.SURE, Band.MAYBE, Band.VERSION, Band.DISTINCT


def found(band: Band, positions: int) -> Duplicates:
    pairs = tuple(Pair(a, b, 0.9, "", band, "agreement") for a, b in combinations(range(positions), 2))
    return Duplicates(**{{SURE: "sure", MAYBE: "maybe", VERSION: "versions"}[band]: pairs})


# band of all pairs of four records, the answers -> the pairs that are asked
CASES: dict[str, tuple[Band, dict[tuple[int, int], Band], list[str]]] = {
    "nothing answered": (SURE, {}, ["01", "02", "03", "12", "13", "23"]),
    "one publication": (MAYBE, {(0, 1): SURE, (1, 2): SURE}, ["03", "13", "23"]),
    "apart from one is apart from all": (SURE, {(0, 1): SURE, (1, 2): DISTINCT}, ["03", "13", "23"]),
    "versions of one work": (VERSION, {(0, 1): VERSION, (1, 2): VERSION}, ["03", "13", "23"]),
    "a version may still be the publication": (SURE, {(0, 1): VERSION, (1, 2): VERSION}, ["02", "03", "13", "23"]),
}


@pytest.mark.parametrize("name", CASES)
def test_questions(name: str) -> None:
    band, answers, asked = CASES[name]
    assert [f"{pair.a}{pair.b}" for pair in questions(found(band, 4), answers)] == asked


def test_linked_versions_are_not_asked() -> None:
    assert questions(found(VERSION, 3), {}, [(0, 1), (1, 2)]) == ()
