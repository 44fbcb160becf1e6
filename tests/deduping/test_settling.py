"""A second run finds nothing: what a merged record is known by, its parts were not."""

from __future__ import annotations

from dataclasses import replace

from pubkit.deduping import Duplicates, Pair, find_duplicates, merge
from pubkit.deduping.levels import Band
from pubkit.deduping.settling import settled
from pubkit.model import Name, PartialDate, Work

DOE = (Name("Doe", "Jane"), Name("Roe", "Richard"))
FULL = Work(
    "full", "book", "Typography", authors=DOE, issued=PartialDate(1984), publisher="Oven Press", isbn="1", volume="2"
)
# "Typography" says little: the one with a subtitle is known by its publisher, which only another record has
TITLED = replace(FULL, key="titled", publisher="", title="Typography: a manual", isbn="", volume="")
BARE = replace(FULL, key="bare", title="Typography: a manual of design", publisher="Oven Press", volume="", isbn="")


def once(works: object) -> Duplicates:
    """A finder that joins the first two of whatever it is given, until one is left."""
    assert isinstance(works, tuple | list)
    if len(works) < 2:
        return Duplicates()
    pair = Pair(0, 1, 0.9, "", Band.SURE, "agreement")
    return Duplicates(clusters=((0, 1),), sure=(pair,))


def test_clusters_of_all_rounds_become_one() -> None:
    works = [replace(FULL, key=str(n)) for n in range(4)]
    first = Duplicates(
        clusters=((1, 3),),
        sure=(Pair(1, 3, 0.9, "", Band.SURE, "agreement"),),
        maybe=(Pair(0, 3, 0.6, "", Band.MAYBE, "agreement"),),
        versions=(Pair(2, 3, 0.6, "", Band.VERSION, "preprint"),),
    )
    found = settled(works, first, once)
    assert found.clusters == ((0, 1, 2, 3),)
    assert (found.maybe, found.versions) == ((), ())
    assert {(pair.a, pair.b) for pair in found.sure} >= {(1, 3), (0, 1)}


def test_nothing_is_done_without_clusters() -> None:
    assert settled([FULL], Duplicates(), once) == Duplicates()


def test_a_second_run_finds_nothing() -> None:
    works = [FULL, TITLED, BARE, replace(FULL, key="copy", volume="")]
    found = settled(works, find_duplicates(works), find_duplicates)
    assert found.clusters
    assert find_duplicates(merge(works, found).works).clusters == ()
