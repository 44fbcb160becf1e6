"""The venues rule: recognized beside what was written; rewritten only on request, and the same the second time."""

from __future__ import annotations

import pytest

from pubkit.errors import ConfigError
from pubkit.model import Work
from pubkit.normalizing import normalize

JOURNAL = Work("a", "article-journal", "T", container_title="J. Mach. Learn. Res.")
PAPER = Work("b", "paper-conference", "T", container_title="Proc. 30th Int. Conf. Mach. Learn. - ICML '13")
STRANGE = Work("c", "paper-conference", "T", container_title="ICLR Blogposts")


def test_keep_records_and_changes_nothing() -> None:
    result = normalize([JOURNAL, PAPER], only=["venues"])
    assert [work.container_title for work in result.works] == [JOURNAL.container_title, PAPER.container_title]
    assert [work.venue.acronym for work in result.works if work.venue] == ["JMLR", "ICML"]
    assert result.changes == ()


@pytest.mark.parametrize(
    ("form", "journal", "paper"),
    [
        ("full", "Journal of Machine Learning Research", "International Conference on Machine Learning"),
        ("short", "J. Mach. Learn. Res.", "ICML"),
        ("acronym", "JMLR", "ICML"),
        ("both", "Journal of Machine Learning Research (JMLR)", "International Conference on Machine Learning (ICML)"),
    ],
)
def test_forms_and_twice_is_once(form: str, journal: str, paper: str) -> None:
    once = normalize([JOURNAL, PAPER], only=["venues"], venue_form=form)
    assert [work.container_title for work in once.works] == [journal, paper]
    assert normalize(once.works, only=["venues"], venue_form=form).changes == ()


def test_unknown_venue_is_a_finding() -> None:
    result = normalize([STRANGE], only=["venues"], venue_form="full")
    assert result.works == (STRANGE,)
    assert [(problem.code, problem.hint) for problem in result.problems] == [("PK204", "did you mean ICLR?")]


def test_own_aliases_and_loops() -> None:
    own = {"ICLR Blogposts": "ICLR", "A": "B", "B": "A"}
    result = normalize([STRANGE], only=["venues"], venues=own)
    assert result.works[0].venue is not None
    assert result.works[0].venue.acronym == "ICLR"
    assert [problem.code for problem in result.problems] == ["PK030"]


def test_an_unknown_form_is_the_callers_mistake() -> None:
    with pytest.raises(ConfigError, match="venue form"):
        normalize([PAPER], venue_form="long")
