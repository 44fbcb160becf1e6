"""One person, one spelling; and never two people one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.model import Name, Work
from pubkit.normalizing import normalize


def respelled(*lists: tuple[Name, ...]) -> list[tuple[Name, ...]]:
    works = [Work(str(index), authors=names) for index, names in enumerate(lists)]
    return [work.authors for work in normalize(works, only=["one-spelling"]).works]


JOINED = [
    (Name("Knuth", "Donald"), Name("Knuth", "Donald E."), Name("Knuth", "Donald E.")),
    (Name("Knuth", "Donald E."), Name("Knuth", "Donald Ervin"), Name("Knuth", "Donald Ervin")),
    (Name("Muller", "Jürgen"), Name("Müller", "Jürgen"), Name("Müller", "Jürgen")),
    (Name("Schoelkopf", "Bernhard"), Name("Schölkopf", "Bernhard"), Name("Schölkopf", "Bernhard")),
    (Name("Sartre", "Jean Paul"), Name("Sartre", "Jean-Paul"), Name("Sartre", "Jean-Paul")),
    (
        Name("Carberry", "J.", orcid="0000-0002-1825-0097"),
        Name("Carberry", "Josiah", orcid="0000-0002-1825-0097"),
        Name("Carberry", "Josiah", orcid="0000-0002-1825-0097"),
    ),
]


@pytest.mark.parametrize(("short", "full", "expected"), JOINED)
def test_the_fullest_spelling_wins(short: Name, full: Name, expected: Name) -> None:
    assert respelled((short,), (full,)) == [(expected,), (expected,)]
    assert respelled((full,), (short,)) == [(expected,), (expected,)]


APART = [
    (Name("Knuth", "D."), Name("Knuth", "Donald")),  # initials alone
    (Name("Knuth", "Donald E."), Name("Knuth", "Donald F.")),
    (Name("King", "Martin Luther"), Name("King", "Martin Luther", suffix="Jr.")),
    (Name("Wang", "Wei", identity="0001"), Name("Wang", "Wei B.", identity="0002")),
    (Name("Doe", "Jane", orcid="0000-0002-1825-0097"), Name("Doe", "Jane B.", orcid="0000-0001-5109-3700")),
    (Name("Eco", "Yan"), Name("Eco", "Yan-Feng")),  # another name, not a fuller one
    (Name("Bauer", "Karl"), Name("Baur", "Karl F.")),
    (Name("Li", "Feifei"), Name("Li", "Fei-Fei")),
    (Name("Wang", "Wei"), Name("Wang", "Wei Lin")),  # a family name of millions, and no co-author in common
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_people_stay_two(one: Name, two: Name) -> None:
    assert respelled((one,), (two,)) == [(one,), (two,)]


def test_two_in_one_author_list_are_two_people() -> None:
    short, full = Name("Doe", "Jane"), Name("Doe", "Jane B.")
    assert respelled((short, full), (full,)) == [(short, full), (full,)]


def test_who_has_other_co_authors_may_be_another() -> None:
    short, full = Name("Szabo", "Eva"), Name("Szabo", "Eva L.")
    one, two = Name("Roe", "Jane"), Name("Poe", "Ann")
    assert respelled((short, one), (full, two)) == [(short, one), (full, two)]


def test_a_common_name_with_a_shared_co_author_is_joined() -> None:
    short, full, friend = Name("Wang", "Wei"), Name("Wang", "Wei L."), Name("Szabo", "Eva")
    assert respelled((short, friend), (full, friend)) == [(full, friend), (full, friend)]


def test_common_co_authors_join_only_by_their_given_names() -> None:
    short, full = Name("Zhang", "Daniel"), Name("Zhang", "Daniel Yue")
    one, two = Name("Wang", "Yong"), Name("Wang", "Yi")
    assert respelled((short, one), (full, two)) == [(short, one), (full, two)]
    assert respelled((short, one), (full, one)) == [(full, one), (full, one)]


def test_a_name_of_thousands_needs_more_than_one_common_co_author() -> None:
    short, full, friend = Name("Zhang", "Wei"), Name("Zhang", "Wei Emma"), Name("Chen", "Yang")
    assert respelled((short, friend), (full, friend)) == [(short, friend), (full, friend)]


def test_a_namesake_elsewhere_makes_a_short_spelling_doubtful() -> None:
    short, one, two = Name("Ng", "Raymond"), Name("Ng", "Raymond T."), Name("Ng", "Raymond W. M.")
    friend, other = Name("Szabo", "Eva"), Name("Roe", "Jane")
    assert respelled((short, friend), (two, friend), (one, other))[0] == (short, friend)


def test_syllables_with_and_without_hyphens_are_one_name() -> None:
    full, friend = Name("Hsieh", "Cho-Jui"), Name("Szabo", "Eva")
    lists = [(Name("Hsieh", given), friend) for given in ("Cho Jui", "Chojui", "Cho-Jui")]
    assert {names[0] for names in respelled(*lists)} == {full}


def test_a_short_spelling_of_two_people_is_left_and_told() -> None:
    works = [
        Work(str(i), authors=(Name("Knuth", given),)) for i, given in enumerate(["Donald", "Donald E.", "Donald F."])
    ]
    result = normalize(works, only=["one-spelling"])
    assert result.changes == ()
    assert [problem.code for problem in result.problems] == ["PK210"]


@given(st.lists(st.sampled_from(["D.", "Donald", "Donald E.", "Donald Ervin", "Donald F.", "Dora"]), max_size=8))
def test_the_second_run_changes_nothing(givens: list[str]) -> None:
    works = [Work(str(i), authors=(Name("Knuth", given),)) for i, given in enumerate(givens)]
    once = normalize(works, only=["one-spelling"])
    assert normalize(once.works, only=["one-spelling"]).changes == ()
    assert all(work.authors[0].initials[0] == "d" for work in once.works)
