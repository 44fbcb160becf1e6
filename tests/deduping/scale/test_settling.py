"""What columns settle, the rules would have settled so: no pair that they report is lost."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deduping.scale.grown import FAMILIES, hard_works, works_like_a_database
from tests.deduping.scale.test_spoken import TITLES

from pubkit.deduping.blocking import blocking_key
from pubkit.deduping.levels import Band
from pubkit.deduping.record import record, title_of
from pubkit.deduping.rules import Decision, compare, judge, screen
from pubkit.deduping.scale.columns import Columns, columns_of
from pubkit.deduping.scale.lists import Ints
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.settling import settled
from pubkit.deduping.scale.source import table
from pubkit.deduping.vetoes import VETOES
from pubkit.model import Name, PartialDate, Work

WORKS = st.builds(
    Work,
    key=st.just("k"),
    type=st.sampled_from(["article-journal", "paper-conference", "book"]),
    title=TITLES,
    authors=st.lists(st.builds(Name, st.sampled_from(FAMILIES[:3]), st.just("J.")), max_size=2).map(tuple),
    issued=st.sampled_from([PartialDate(2001), PartialDate(2002), None]),
    container_title=st.sampled_from(["Journal of Cakes", "OVENS", ""]),
    volume=st.sampled_from(["3", "vol. 03", "4", "2001", ""]),
    pages=st.sampled_from(["12–19", "12", "pp. 12-19", "13–19", ""]),
    doi=st.sampled_from(["10.5555/1", "10.5555/2", ""]),
)


def _columns(works: Sequence[Work]) -> Columns:
    return columns_of(table(works, Steps(None)), Steps(None))


def _every_pair(count: int) -> tuple[Ints, Ints]:
    pairs = np.array(list(combinations(range(count), 2)), np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _band(a: Work, b: Work) -> Band:
    one, other = blocking_key(a).first, blocking_key(b).first
    screened = screen(title_of(a), title_of(b), one == other > 0)
    if isinstance(screened, Decision):
        return screened.band
    left, right = record(a), record(b)
    return judge(left, right, compare(left, right, None, screened)).band


@settings(max_examples=40, deadline=None)
@given(st.lists(WORKS, min_size=2, max_size=12))
def test_only_distinct_pairs_are_settled(works: list[Work]) -> None:
    a, b = _every_pair(len(works))
    told = settled(_columns(works), a, b)
    for x, y in zip(a[told].tolist(), b[told].tolist(), strict=True):
        assert _band(works[x], works[y]) is Band.DISTINCT, (works[x], works[y])


@pytest.mark.parametrize(
    "works",
    [works_like_a_database(random.Random(6), 120), hard_works()[-400:-280] + hard_works()[-20:]],
    ids=["like a database", "hard"],
)
def test_most_other_titles_are_settled_and_nothing_else(works: list[Work]) -> None:
    a, b = _every_pair(len(works))
    told = settled(_columns(works), a, b).tolist()
    bands = [_band(works[x], works[y]) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    assert {band for band, known in zip(bands, told, strict=True) if known} == {Band.DISTINCT}
    assert sum(told) > 0.2 * bands.count(Band.DISTINCT)


def test_titles_in_two_languages_on_one_page_are_left_to_the_rules() -> None:
    english = Work(
        "a",
        title="On the fermentation of the yeast for the cakes",
        authors=(Name("Doe", "Jane"),),
        issued=PartialDate(2001),
        volume="3",
        pages="12–19",
        container_title="Journal of Cakes",
    )
    works = [english, replace(english, title="Über die Gärung der Hefe für den Kuchen")]
    assert _band(*works) is not Band.DISTINCT
    assert not settled(_columns(works), *_every_pair(2)).any()


def test_other_people_are_always_two_works() -> None:
    """People are compared before the other fields: no veto that is asked earlier may give another band."""
    names = [veto.name for veto in VETOES]
    before = VETOES[: names.index("other-people") + 1]
    assert {veto.band for veto in before} == {Band.DISTINCT}
