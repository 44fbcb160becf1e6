"""Decisions: read, written, and known again when keys or fields change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pubkit.deduping import find_duplicates, linked
from pubkit.deduping.decisions import Answer, Decided, Keep, Record, added, decide, parse, resolve, serialize
from pubkit.deduping.levels import Band
from pubkit.deduping.merging import merge
from pubkit.model import Name, PartialDate, Related, Work

ONE = Work("a", title="On Cakes", authors=(Name("Doe", "Jane"),), issued=PartialDate(2020), container_title="J. Tests")
TWO = replace(ONE, key="b", title="On cakes!", volume="5")

texts = st.text(max_size=20)
records = st.builds(Record, texts, texts)
decisions = st.builds(Decided, records, records, st.sampled_from(Answer), st.sampled_from(Keep), texts)


@given(st.lists(decisions, max_size=5))
def test_round_trip(given_decisions: list[Decided]) -> None:
    assert parse(serialize(given_decisions)) == (tuple(given_decisions), ())


def test_what_cannot_be_read_is_told() -> None:
    found, problems = parse(
        '[[decision]]\nanswer = "maybe"\na = {key="a", says="x"}\nb = {key="b", says="y"}\n', "f.toml"
    )
    assert found == ()
    assert [(p.code, p.where.file) for p in problems] == [("PK404", "f.toml")]
    assert parse("not toml [")[1][0].code == "PK404"
    assert parse("decision = 3")[1][0].code == "PK404"


def test_found_again_after_keys_change() -> None:
    made = decide(ONE, TWO, Answer.DIFFERENT)
    works = [replace(TWO, key="new2"), replace(ONE, key="new1")]
    assert set(resolve(works, [made])) == {(0, 1)}


def test_found_again_after_fields_change() -> None:
    made = decide(ONE, TWO, Answer.DIFFERENT)
    assert set(resolve([replace(ONE, pages="1–9"), replace(TWO, volume="6")], [made])) == {(0, 1)}


def test_gone_records_are_left_out() -> None:
    assert resolve([ONE], [decide(ONE, TWO, Answer.DIFFERENT)]) == {}


def test_copies_share_a_decision() -> None:
    """One entry in three files: the same key, the same words."""
    works = [ONE, ONE, TWO, ONE]
    assert set(resolve(works, [decide(ONE, ONE, Answer.DUPLICATE)])) == {(0, 1), (0, 3), (1, 3)}
    assert set(resolve(works, [decide(TWO, ONE, Answer.DIFFERENT)])) == {(0, 2), (1, 2), (2, 3)}


def test_a_merged_record_is_known_by_its_ids() -> None:
    merged = replace(TWO, ids=("a",), pages="1–9")
    other = replace(ONE, key="c", title="Other cakes")
    assert set(resolve([merged, other], [decide(ONE, other, Answer.DIFFERENT)])) == {(0, 1)}


def test_a_person_who_says_one_beats_every_veto() -> None:
    parts = [replace(ONE, key=str(n), title=f"On Cakes: Part {n}") for n in range(1, 4)]
    told = {(0, 1): Band.SURE, (0, 2): Band.SURE}
    assert find_duplicates(parts, decided=told).clusters == ((0, 1, 2),)


def test_a_person_who_says_two_beats_every_chain() -> None:
    """Also where the one that is kept out meets a cluster of many, of which it was compared with the last."""
    copies = [replace(ONE, key=f"c{n}", volume="5", pages="1–9") for n in range(12)]
    found = find_duplicates([*copies, replace(ONE, key="out")], decided={(n, 12): Band.DISTINCT for n in (0,)})
    assert found.clusters == (tuple(range(12)),)
    bare = [replace(ONE, key="bare"), *copies]
    assert find_duplicates(bare, decided={(0, 12): Band.DISTINCT}).clusters == (tuple(range(1, 13)),)


def test_two_records_that_say_the_same() -> None:
    twin = replace(ONE, key="twin")
    assert set(resolve([ONE, twin], [decide(ONE, twin, Answer.DUPLICATE)])) == {(0, 1)}


def test_a_new_answer_replaces_the_old() -> None:
    first, second = decide(ONE, TWO, Answer.DIFFERENT), decide(TWO, ONE, Answer.VERSION)
    assert added(added((), first), second) == (second,)


def test_answers_beat_the_rules() -> None:
    works = [ONE, TWO, replace(ONE, key="c", title="On Pies and Tarts")]
    assert find_duplicates(works).clusters == ((0, 1),)
    assert find_duplicates(works, decided={(0, 1): Band.DISTINCT}).clusters == ()
    assert find_duplicates(works, decided={(0, 2): Band.SURE}).clusters == ((0, 1, 2),)
    found = find_duplicates(works, decided={(0, 1): Band.VERSION})
    assert [(pair.a, pair.b) for pair in found.versions] == [(0, 1)]


def test_bands() -> None:
    bands = {answer: decide(ONE, TWO, answer).band for answer in Answer}
    assert bands == {
        Answer.DUPLICATE: Band.SURE,
        Answer.DIFFERENT: Band.DISTINCT,
        Answer.VERSION: Band.VERSION,
    }


def test_whose_values_are_kept() -> None:
    works = [ONE, TWO]
    for keep, title in ((Keep.FIRST, "On Cakes"), (Keep.SECOND, "On cakes!")):
        made = resolve(works, [decide(ONE, TWO, Answer.DUPLICATE, keep)])
        (work,) = merge(works, find_duplicates(works), decided=made).works
        assert (work.title, work.volume) == (title, "5")


def test_an_edited_entry_is_replayed() -> None:
    made = resolve([ONE, TWO], [decide(ONE, TWO, Answer.DUPLICATE, entry="@article{mine, title = {Mine}}")])
    (work,) = merge([ONE, TWO], find_duplicates([ONE, TWO]), decided=made).works
    assert (work.key, work.title, set(work.ids)) == ("mine", "Mine", {"a", "b"})


def test_linked_works_are_known() -> None:
    assert linked([ONE, replace(TWO, related=(Related("version", "a"),))]) == {(0, 1)}
