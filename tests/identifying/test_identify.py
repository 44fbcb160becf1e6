"""Marks fall on the right name, and on no other."""

from __future__ import annotations

import pytest

from pubkit.identifying import Person, identify
from pubkit.model import Mark, Name, Work

ME = "Hanxian Huang"
SELF, EQUAL = Mark.SELF, Mark.EQUAL


def marks(work: Work) -> list[set[Mark]]:
    return [set(name.marks) for name in work.authors]


def test_the_owner_is_found_by_profile_and_stars_are_read() -> None:
    work = Work("k", authors=(Name("He*", "Z."), Name("Huang*", "H."), Name("Jiang", "M.")))
    marked = identify([work], ME).works[0]
    assert marks(marked) == [{EQUAL}, {SELF, EQUAL}, set()]
    assert [name.family for name in marked.authors] == ["He", "Huang", "Jiang"]


def test_one_certain_author_is_marked_and_the_doubtful_one_is_reported() -> None:
    people = (Name("Huang", "Hai"), Name("Zhao", "J."), Name("Huang", "Hanxian"), Name("Huang", "H."))
    result = identify([Work("k", authors=people)], ME)
    assert marks(result.works[0]) == [set(), set(), {SELF}, set()]
    assert [problem.code for problem in result.problems] == ["PK302"]


def test_an_annotation_settles_what_names_leave_open() -> None:
    people = (Name("Huang", "H."), Name("Huang", "H.", marks=frozenset({SELF})))
    result = identify([Work("k", authors=people)], ME)
    assert marks(result.works[0]) == [set(), {SELF}]
    assert not result.problems


def test_another_owner_takes_the_mark_over() -> None:
    people = (Name("Fu", "Cheng"), Name("Huang", "Hanxian", marks=frozenset({SELF})))
    assert marks(identify([Work("k", authors=people)], Person("Cheng Fu")).works[0]) == [{SELF}, set()]


def test_without_a_profile_annotations_stand() -> None:
    people = (Name("Fu", "Cheng"), Name("Huang", "Hanxian", marks=frozenset({SELF})))
    assert marks(identify([Work("k", authors=people)]).works[0]) == [set(), {SELF}]


def test_a_work_by_others_is_reported() -> None:
    result = identify([Work("k", authors=(Name("Doe", "Jane"),))], ME)
    assert [problem.code for problem in result.problems] == ["PK301"]


@pytest.mark.parametrize("given", ["**H.", "__H."])
def test_markdown_bold_is_not_a_star(given: str) -> None:
    work = Work("k", authors=(Name(literal=f"{given} Huang{given[:2]}"),))
    assert marks(identify([work]).works[0]) == [set()]


def test_an_editor_is_marked() -> None:
    work = Work("k", authors=(Name("Doe", "Jane"),), editors=(Name("Huang", "Hanxian"),))
    assert identify([work], ME).works[0].editors[0].marks == {SELF}
