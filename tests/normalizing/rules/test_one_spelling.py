"""The rule one-spelling: the fullest spelling of a person, never by initials alone."""

from __future__ import annotations

from pubkit.model import Name, Work
from pubkit.normalizing import normalize

SHORT, FULL = Name("Knuth", "Donald"), Name("Knuth", "Donald E.")


def test_the_fullest_spelling_is_taken() -> None:
    works = [Work("a", authors=(SHORT,)), Work("b", authors=(FULL,)), Work("c", editors=(SHORT,))]
    result = normalize(works, only=["one-spelling"])
    assert [work.authors or work.editors for work in result.works] == [(FULL,)] * 3
    assert len(result.changes) == 2


def test_initials_join_nobody() -> None:
    works = (Work("a", authors=(Name("Knuth", "D."),)), Work("b", authors=(FULL,)))
    assert normalize(works, only=["one-spelling"]).works == works


def test_two_of_one_list_stay_two() -> None:
    works = (Work("a", authors=(SHORT, FULL)), Work("b", authors=(FULL,)))
    assert normalize(works, only=["one-spelling"]).works == works
