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


# band of all pairs of four records, the answers -> the records of each question
CASES: dict[str, tuple[Band, dict[tuple[int, int], Band], list[str]]] = {
    "nothing answered": (SURE, {}, ["0123"]),
    "one publication": (MAYBE, {(0, 1): SURE, (1, 2): SURE}, ["03"]),
    "apart from one is apart from all": (SURE, {(0, 1): SURE, (1, 2): DISTINCT}, ["023"]),
    "versions of one work": (VERSION, {(0, 1): VERSION, (1, 2): VERSION}, ["0123"]),
    "all told": (VERSION, {(0, 1): VERSION, (1, 2): VERSION, (2, 3): SURE}, []),
    "a version may still be the publication": (SURE, {(0, 1): VERSION, (1, 2): VERSION}, ["0123"]),
}


@pytest.mark.parametrize("name", CASES)
def test_questions(name: str) -> None:
    band, answers, asked = CASES[name]
    told = ["".join(map(str, question.records)) for question in questions(found(band, 4), answers)]
    assert told == asked


@pytest.mark.parametrize(
    ("band", "wanted"),
    [(SURE, "10 12 13"), (DISTINCT, "02 03 12 13 23"), (VERSION, "12 13 02 03 23")],
)
def test_an_answer_about_a_cluster(band: Band, wanted: str) -> None:
    """One publication needs a star; what is apart needs each pair; and what was told of a pair stands."""
    (question,) = questions(found(MAYBE, 4), {(0, 1): DISTINCT})
    assert " ".join(f"{a}{b}" for a, b in question.answered(range(4), 1, band)) == wanted


def test_an_answer_about_a_part() -> None:
    (question,) = questions(found(MAYBE, 4), {})
    assert question.answered((1, 3), 1, SURE) == ((1, 3),)
    assert question.answered((1, 3), 1, DISTINCT) == ((1, 3),)


def test_clusters_stand_apart() -> None:
    pairs = tuple(Pair(a, b, 0.9, "", MAYBE, "agreement") for a, b in ((0, 4), (1, 3)))
    assert [question.records for question in questions(Duplicates(maybe=pairs), {})] == [(0, 4), (1, 3)]


def test_a_long_chain_takes_no_quadratic_time() -> None:
    chain = tuple(Pair(a, a + 1, 0.9, "", MAYBE, "agreement") for a in range(50_000))
    (question,) = questions(Duplicates(maybe=chain), {(a, a + 1): SURE for a in range(0, 50_000, 2)})
    assert len(question.records) == 25_001


def test_linked_versions_are_not_asked() -> None:
    assert questions(found(VERSION, 3), {}, [(0, 1), (1, 2)]) == ()
