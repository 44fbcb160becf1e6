"""crossref, xdata, ids and sets, by biber's rules and by BibTeX's."""

from __future__ import annotations

import pytest

from pubkit import bibtex
from pubkit.bibtex import field_table
from pubkit.bibtex.data_model import DATA_MODEL

FILE = """
@inproceedings{paper, title={Paper}, author={A B}, crossref={proc}}
@inproceedings{own, title={Own}, crossref={PROC}, year=1999, booktitle={Mine}}
@inproceedings{untitled, crossref={proc}}
@proceedings{proc, booktitle={BT}, title={Proc}, subtitle={Sub}, year=2000, shorttitle={S}, ids={old, older},
  custom={c}}
@inbook{chapter, title={Chapter}, crossref={book}}
@book{book, title={Book}, author={X Y}, crossref={set}, volume=2}
@mvbook{set, title={Multi}, publisher={Pub}, label={no}}
@article{article, title={Art}, crossref={journal}}
@periodical{journal, title={Journal}, volume=3}
@misc{alias, title={M}, crossref={older}}
@book{data, title={T}, note={mine}, xdata={x1, x2}}
@xdata{x1, publisher={P1}, note={n1}}
@xdata{x2, publisher={P2}, location={L2}}
@book{granular, title={T}, author={C D and xdata=x3-author-2}, publisher={xdata=x2-publisher}}
@xdata{x3, author={E F and G H}}
@set{both, entryset={article, paper}}
"""

BIBER = {
    "paper": {
        "booktitle": "Proc",
        "booksubtitle": "Sub",
        "year": "2000",
        "shorttitle": None,
        "title": "Paper",
        "custom": None,
    },
    "own": {"booktitle": "Mine", "year": "1999"},
    "untitled": {"title": None, "booktitle": "Proc"},
    "chapter": {"booktitle": "Book", "bookauthor": "X Y", "author": "X Y", "maintitle": "Multi", "publisher": "Pub"},
    "book": {"maintitle": "Multi", "label": None},
    "article": {"journaltitle": "Journal", "volume": "3"},
    "alias": {"booktitle": "BT", "ids": None},
    "data": {"publisher": "P1", "note": "mine", "location": "L2"},
    "granular": {"author": "C D and G H", "publisher": "P2"},
    "both": {"title": "Art", "journaltitle": "Journal"},
}
BIBTEX = {
    "paper": {"booktitle": "BT", "year": "2000", "title": "Paper", "custom": "c"},
    "untitled": {"title": "Proc"},
    "chapter": {"author": "X Y", "title": "Chapter", "publisher": None},
    "data": {"publisher": None},
}


@pytest.mark.parametrize(("rule", "expected"), [("biber", BIBER), ("bibtex", BIBTEX)])
def test_what_is_inherited(rule: str, expected: dict[str, dict[str, str | None]]) -> None:
    document = bibtex.read(FILE).inheriting(rule)
    for key, fields in expected.items():
        entry = document.entry(key)
        assert entry is not None
        assert {name: document.resolved(entry).get(name) for name in fields} == fields, key


def test_data_and_sets_are_no_works() -> None:
    document = bibtex.read(FILE)
    assert {"x1", "x2", "x3", "both"}.isdisjoint(work.key for work in document.works)
    assert document.entry("old") is document.entry("proc")
    assert document.problems == ()


def test_an_inherited_field_is_not_written_into_the_child() -> None:
    document = bibtex.read(FILE)
    assert document.updated(document.works) is document


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@misc{a, crossref={a}}", "PK115"),
        ("@misc{a, crossref={b}}@misc{b, crossref={a}}", "PK115"),
        ("@misc{a, xdata={b}}@xdata{b, xdata={c}}@xdata{c, xdata={b}}", "PK115"),
        ("@misc{a, crossref={none}}", "PK124"),
    ],
)
def test_circles_and_strangers_are_reported_once(text: str, code: str) -> None:
    assert [problem.code for problem in bibtex.read(text).problems] == [code]


def test_a_long_chain_costs_no_stack() -> None:
    links = 10_000
    text = (
        "".join(f"@misc{{k{at}, crossref={{k{at + 1}}}}}\n" for at in range(links)) + f"@misc{{k{links}, note={{N}}}}"
    )
    document = bibtex.read(text)
    assert document.works[0].note == "N"


@pytest.mark.parametrize("link", ["crossref", "xdata"])
def test_fields_outside_the_data_model_stay_where_they_are_however_long_the_chain(link: str) -> None:
    links = 10_000
    text = "@misc{k0, note={N}}\n" + "".join(
        f"@misc{{k{at}, own{at}={{v}}, {link}={{k{at - 1}}}}}\n" for at in range(1, links)
    )
    document = bibtex.read(text)
    last = document.works[-1]
    assert (last.note, dict(last.extra)) == ("N", {f"own{links - 1}": "v"})
    assert sum(len(document.resolved(entry)) for entry in document.entries) < 4 * links


def test_every_field_of_the_tables_can_be_inherited() -> None:
    rows = (*field_table.STRINGS, *field_table.EXTRAS, *field_table.NAMES, *field_table.DATES)
    fields = {name for row in rows for name in row.fields}
    assert fields | field_table.READ_APART | field_table.READ_TOGETHER | field_table.TEXTS <= DATA_MODEL


def test_an_item_of_a_long_list_is_taken_by_many() -> None:
    names = " and ".join(f"A{at} B" for at in range(3_000))
    text = f"@xdata{{x, author={{{names}}}}}" + "".join(
        f"@misc{{k{at}, author={{xdata=x-author-{at}}}}}\n" for at in range(1, 3_000)
    )
    assert [work.authors[0].given for work in bibtex.read(text).works] == [f"A{at}" for at in range(2_999)]
