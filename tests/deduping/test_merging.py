"""Merging: a rule a field, nothing lost, marks with their persons."""

from __future__ import annotations

from pubkit.deduping import Duplicates, Pair, merge
from pubkit.deduping.levels import Band
from pubkit.model import Mark, Name, PartialDate, Related, Work

LONG = Work(
    "long",
    "article-journal",
    "On Cakes",
    authors=(Name("Doe", "J."), Name("Roe", "Richard")),
    issued=PartialDate(2020),
    container_title="Journal of Cakes",
    volume="5",
    pages="10",
    doi="10.1/c",
)
SHORT = Work(
    "short",
    title="ON CAKES",
    authors=(Name("Doe", "Jane", marks=frozenset({Mark.SELF})), Name(literal="others")),
    issued=PartialDate(2020, 5),
    pages="10–12",
    volume="6",
    ids=("older",),
    extra={"file": "cakes.pdf"},
    related=(Related("version", "pre"),),
)
ONE = Duplicates(clusters=((0, 1),))


def test_fields_by_rule() -> None:
    (work,) = merge([LONG, SHORT], ONE).works
    assert (work.key, work.ids) == ("long", ("short", "older"))
    assert (work.type, work.title, work.doi, work.pages) == ("article-journal", "On Cakes", "10.1/c", "10–12")
    assert work.issued == PartialDate(2020, 5)
    assert [str(name) for name in work.authors] == ["J. Doe", "Richard Roe"]
    assert work.related == (Related("version", "pre"),)


def test_marks_stay_with_their_person() -> None:
    (work,) = merge([LONG, SHORT], ONE).works
    assert [name.marks for name in work.authors] == [frozenset({Mark.SELF}), frozenset()]


def test_a_mark_never_lands_on_a_namesake() -> None:
    two = Work("two", title="T", authors=(Name("Doe", "Jane"), Name("Doe", "John"), Name("Roe", "R.")))
    marked = Work("one", title="T", authors=(Name("Doe", "J.", marks=frozenset({Mark.SELF})),))
    (work,) = merge([two, marked], ONE).works
    assert not any(name.marks for name in work.authors)


def test_nothing_is_lost() -> None:
    (work,) = merge([LONG, SHORT], ONE).works
    assert work.extra["file"] == "cakes.pdf"
    assert "short: volume = 6" in work.extra["comment"]


def test_what_is_not_taken_may_be_dropped() -> None:
    (work,) = merge([LONG, SHORT], ONE, keep="none").works
    assert "comment" not in work.extra


def test_records_that_stay_keep_their_keys_and_are_linked_once() -> None:
    """An alias that is also an entry's key would break a list; a second run changes nothing."""
    version = Duplicates(((0, 1),), versions=(Pair(0, 2, 0.9, "", Band.VERSION, "preprint"),))
    works = [LONG, SHORT, Work("pre", title="On Cakes")]
    kept = merge(works, version, keep="related").works
    assert [work.key for work in kept] == ["long", "short", "pre"]
    assert kept[0].ids == ()
    assert {link.key for link in kept[0].related} == {"short", "pre"}
    assert Related("duplicate", "long") in kept[1].related
    assert merge(kept, version, keep="related").works == kept


def test_versions_are_linked_both_ways() -> None:
    pair = Pair(0, 1, 0.9, "", Band.VERSION, "preprint")
    result = merge([LONG, SHORT], Duplicates(versions=(pair,)))
    assert result.works[0].related == (Related("version", "short"),)
    assert Related("version", "long") in result.works[1].related
    again = merge(result.works, Duplicates(versions=(pair,)))
    assert again.works == result.works
    assert not again.changes


def test_changes_say_why() -> None:
    changes = {change.what: change for change in merge([LONG, SHORT], ONE).changes}
    assert changes["pages"].before == "10"
    assert changes["pages"].after == "10–12"
    assert "from short" in changes["pages"].why


def test_dates_and_pages_that_say_something_else_are_kept() -> None:
    one = Work("one", title="T", issued=PartialDate(literal="1993."), pages="943–945", volume="5", doi="10.1/c")
    two = Work("two", title="T", issued=PartialDate(literal="(1995)."), pages="943–944")
    same = Work("same", title="T", issued=PartialDate(literal="(1993),"), pages="943")
    (work,) = merge([one, two, same], Duplicates(clusters=((0, 1, 2),))).works
    assert work.extra["comment"] == "two: date = (1995).; two: pages = 943–944"


def test_a_full_venue_beats_an_abbreviation_though_in_capitals() -> None:
    names = ("J Cake Sci", "JOURNAL OF CAKE SCIENCE", "Journal of Cake …")
    works = [Work(str(n), title="T", container_title=name) for n, name in enumerate(names)]
    (work,) = merge(works, Duplicates(clusters=((0, 1, 2),))).works
    assert work.container_title == "JOURNAL OF CAKE SCIENCE"
    mixed = Work("m", title="T", container_title="Journal of Cake Science")
    (work,) = merge([works[1], mixed], Duplicates(clusters=((0, 1),))).works
    assert work.container_title == "Journal of Cake Science"
