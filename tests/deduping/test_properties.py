"""What holds for any records: no exception, no order, no place twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.deduping import find_duplicates, linked
from pubkit.deduping.explain import explain
from pubkit.deduping.merging import merge
from pubkit.model import Name, PartialDate, Work

# pieces that rules look for, among any text at all
TOLD = (
    "erratum reply part ii [ (vol 5, pg 3) arXiv:2001.00001 10.1/x 12-9 S12 0 5(2) I and ; &#214; Conference: 大规模 é"
)
PIECES = (*TOLD.split(), "1993", "A.", ":", "...", "<i>", "{", "\\", "²", "٣", "\u200b")
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=6).map(" ".join)
names = st.one_of(
    st.builds(Name, family=texts, given=texts, suffix=texts),
    st.builds(Name, literal=texts),
)
dates = st.one_of(
    st.none(),
    st.builds(PartialDate, year=st.integers(-5, 2030)),
    st.builds(lambda text: PartialDate(literal=text), texts),
)
works = st.builds(
    Work,
    key=st.sampled_from("abcd"),
    type=st.sampled_from(["article-journal", "paper-conference", "book", "chapter", "patent", "document"]),
    title=texts,
    authors=st.lists(names, max_size=3).map(tuple),
    issued=dates,
    container_title=texts,
    volume=texts,
    issue=texts,
    pages=texts,
    doi=texts,
)


@settings(deadline=None, max_examples=150)
@given(st.lists(works, max_size=6))
def test_any_records(some: list[Work]) -> None:
    found = find_duplicates([*some, *some])
    members = [position for cluster in found.clusters for position in cluster]
    assert len(members) == len(set(members))
    assert all(pair.a < pair.b for pair in (*found.sure, *found.maybe, *found.versions))
    merged = merge([*some, *some], found).works
    assert len(merged) == 2 * len(some) - len(members) + len(found.clusters)
    linked(merged)


@settings(deadline=None, max_examples=150)
@given(works, works)
def test_a_pair_has_no_order(a: Work, b: Work) -> None:
    assert explain(a, b)[0].band is explain(b, a)[0].band


@settings(deadline=None, max_examples=50)
@given(works)
def test_a_copy_is_never_another_work(work: Work) -> None:
    title = "A theory of baking large cakes in small ovens"
    one = replace(work, title=title, authors=(Name("Doe", "Jane"),), issued=PartialDate(2020), type="article-journal")
    assert find_duplicates([one, replace(one, key="copy")]).clusters == ((0, 1),)
