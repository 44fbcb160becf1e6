"""What an identifier leads to must be the work that carries it."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.enriching.matching import agrees

WORK = {
    "title": "Lazy Snapping of Sparse Quadtrees: A Study in Two Cities",
    "authors": [["Ada", "Moss"], ["Jon", "Reed"]],
    "year": 2020,
}

AGREES: dict[str, dict[str, Any]] = {
    "the same": WORK,
    "capitals, other year": WORK | {"title": "LAZY SNAPPING OF SPARSE QUADTREES: A STUDY IN TWO CITIES", "year": 2016},
    "subtitle apart": WORK | {"title": "Lazy Snapping of Sparse Quadtrees"},
    "no authors": {"title": WORK["title"]},
    "a corporate author": WORK | {"authors": [["", "Quadtree Consortium"]]},
    "no title, the same authors": {"authors": WORK["authors"]},
    "nothing to compare": {"title": ""},
    "title revised": WORK | {"title": "Lazily Snapping Sparse Quadtrees: Studies from Two Cities"},
}
CONFLICTS: dict[str, dict[str, Any]] = {
    "another paper": {"title": "Dining philosophers", "authors": [["Per", "Holm"]]},
    "another paper of theirs": WORK | {"title": "Eager Pruning of Dense Forests: A Survey"},
    "an erratum": WORK | {"title": "Erratum to: Lazy Snapping of Sparse Quadtrees: A Study in Two Cities"},
    "a reply": WORK | {"title": "Reply to: Lazy Snapping of Sparse Quadtrees"},
    "another number": WORK | {"title": "Lazy Snapping of Sparse Quadtrees: A Study in Three Cities"},
    "no title, other authors": {"authors": [["Per", "Holm"]]},
}


@pytest.mark.parametrize("hit", AGREES.values(), ids=AGREES.keys())
def test_agrees(hit: dict[str, Any]) -> None:
    assert agrees(WORK, hit), agrees(WORK, hit)
    assert agrees(hit, WORK)


@pytest.mark.parametrize("hit", CONFLICTS.values(), ids=CONFLICTS.keys())
def test_conflicts(hit: dict[str, Any]) -> None:
    found = agrees(WORK, hit)
    assert not found
    assert found.reason


def test_a_short_title_of_others_is_a_conflict() -> None:
    assert not agrees(
        {"title": "Introduction", "authors": [["Ada", "Moss"]]}, {"title": "Introduction", "authors": [["Per", "Holm"]]}
    )
