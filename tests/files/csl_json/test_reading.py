"""CSL-JSON -> Work: all variables, and bad content told and left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.diagnostics import Severity
from pubkit.files.csl_json import dumps, from_csl_json, loads, to_csl_json
from pubkit.model import OTHERS, Mark, Name, PartialDate, Work

FULL: dict[str, Any] = {
    "id": "k",
    "type": "article-journal",
    "title": 'On <i>E. coli</i> and <span class="nocase">mRNA</span>',
    "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"family": "Fontaine", "given": "Jean", "dropping-particle": "de", "ORCID": "0000-0002-1825-0097"},
        {"literal": "The Consortium"},
    ],
    "translator": [{"family": "Roe"}],
    "issued": {"date-parts": [[2024, 2, 29], [2024, 3]], "season": 1, "circa": True},
    "accessed": {"date-parts": [[2025]]},
    "event-date": {"literal": "last week"},
    "container-title": "J. Tests",
    "container-title-short": "JT",
    "volume": "12a",
    "page": "117-128",
    "DOI": "10.1000/AbC",
    "PMID": "1",
    "keyword": "one, two words",
    "custom": {"x": [1, {"y": None}]},
    "categories": ["a", "b"],
    "annote": "mine",
}


def test_another_word_for_a_variable_is_that_variable() -> None:
    works, problems = loads(
        '[{"id": "k", "type": "article", "journalAbbreviation": "JT", "part": 2, "shortTitle": "S"}]'
    )
    assert works[0].extra == {"container-title-short": "JT", "part-number": "2", "title-short": "S"}
    assert problems == ()


def test_two_words_for_a_variable_that_disagree_are_told() -> None:
    works, problems = loads('[{"id": "k", "type": "article", "shortTitle": "S", "title-short": "T"}]')
    assert works[0].extra == {"title-short": "T"}
    assert [problem.code for problem in problems] == ["PK021"]


def test_all_variables_come_back() -> None:
    works, problems = loads(json.dumps([FULL]), "a.json")
    assert problems == ()
    assert to_csl_json(works) == [FULL]
    assert loads(dumps(works))[0] == works


def test_what_csl_json_has_no_word_for_comes_back() -> None:
    works, _ = from_csl_json(
        [
            {"id": "a", "type": "article", "archive": "arXiv", "archive_location": "2401.00001"},
            {
                "id": "b",
                "type": "book",
                "author": [{"family": "Doe", "marks": ["self", "equal"]}, {"literal": "others"}],
            },
            {"id": "c", "type": "book", "custom": {"pubkit": {"ids": ["d"], "related": [["version", "a"]]}, "x": 1}},
        ]
    )
    assert (works[0].eprint, works[0].eprint_type) == ("2401.00001", "arxiv")
    assert works[1].authors == (Name("Doe", marks=frozenset({Mark.SELF, Mark.EQUAL})), OTHERS)
    assert works[2].ids == ("d",)
    assert loads(dumps(works))[0] == works


SHAPES = [
    ("an array", '[{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]', ["a", "b"]),
    ("an object by id", '{"a": {"type": "book"}, "b": {"type": "book", "id": "c"}}', ["a", "c"]),
    ("pandoc's", '{"references": [{"id": "a", "type": "book"}]}', ["a"]),
    ("items", '{"items": [{"id": "a", "type": "book"}]}', ["a"]),
    ("one item", '{"id": "a", "type": "book", "title": "T"}', ["a"]),
    ("JSON lines", '{"id": "a", "type": "book"}\n\n{"id": 2, "type": "book"}\r\n', ["a", "2"]),
    ("a mark of byte order", '\ufeff[{"id": "a", "type": "book"}]', ["a"]),
    ("none", "[]", []),
]


@pytest.mark.parametrize(("what", "text", "keys"), SHAPES, ids=[shape[0] for shape in SHAPES])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_shapes(what: str, text: str, keys: list[str], encoding: str) -> None:
    works, problems = loads(text.encode(encoding))
    assert [work.key for work in works] == keys, what
    assert problems == ()


SYNTAX = [
    ("comment", '[{"id": "a", /* c */ "type": "book"}]', 0, "1:14"),
    ("trailing comma", '[{"id": "a", "type": "book"},\n]', 1, "2:1"),
    ("not closed", '[{"id": "a", "type": "book"}', 1, "1:29"),
    ("cut off", '[{"id": "a", "type": "book"}, {"id', 1, "1:32"),
    ("text after", '[{"id": "a", "type": "book"}]\n x', 1, "2:2"),
    ("one bad line of three", '{"id": "a"}\n{"id": }\n{"id": "c"}', 2, "2:8"),
    ("html", "<html></html>", 0, "1:1"),
    ("deep", "[" * 100_000, 0, "1:2"),
]


@pytest.mark.parametrize(("what", "text", "count", "place"), SYNTAX, ids=[case[0] for case in SYNTAX])
def test_syntax_errors_keep_what_came_before(what: str, text: str, count: int, place: str) -> None:
    works, problems = loads(text, "a.json")
    errors = [problem for problem in problems if problem.code == "PK020"]
    assert len(works) == count
    assert errors[0].severity is Severity.ERROR
    assert str(errors[0]).startswith(f"a.json:{place}: PK020 ")


CONTENT: list[tuple[Any, str]] = [
    ({"id": "a", "type": 7}, "type is a number"),
    ({"id": "a"}, "has no type"),
    ({"id": "a", "type": "poem"}, 'type "poem"'),
    ({"type": "book"}, "has no id"),
    ({"id": "a", "type": "book", "title": {"x": 1}}, "title is an object"),
    ({"id": "a", "type": "book", "volume": True}, "volume is a truth value"),
    ({"id": "a", "type": "book", "author": "Doe, Jane"}, "author is a string"),
    ({"id": "a", "type": "book", "author": [None]}, "author 1 is null"),
    ({"id": "a", "type": "book", "author": [{"family": None}]}, "author 1 is empty"),
    ({"id": "a", "type": "book", "author": [{"family": ["x"]}]}, "author 1: family is a list"),
    ({"id": "a", "type": "book", "author": [{"family": "D", "static-ordering": True}]}, "static-ordering is not kept"),
    ({"id": "a", "type": "book", "issued": 2020}, "issued is not an object"),
    ({"id": "a", "type": "book", "issued": []}, ""),
    ({"id": "a", "type": "book", "issued": {"date-parts": [[]]}}, "issued holds no date"),
    ({"id": "a", "type": "book", "issued": {"date-parts": [["soon"]]}}, "'soon' is not a number"),
    ({"id": "a", "type": "book", "issued": {"date-parts": [[2020, 30]]}}, "out of range"),
    ({"id": "a", "type": "book", "issued": {"date-parts": "2020"}}, "date-parts is not a list"),
    ({"id": "a", "type": "book", "issued": {"date-parts": [[10**9]]}}, "is not a number"),
    ({"id": "a", "type": "book", "title": "x\ud800"}, "surrogate"),
    ("text", "is a string, not an object"),
    (None, "is null, not an object"),
    ([], "is a list, not an object"),
]


@pytest.mark.parametrize(("item", "message"), CONTENT, ids=[case[1] or "nothing" for case in CONTENT])
def test_bad_content_is_told_and_its_neighbor_kept(item: Any, message: str) -> None:
    works, problems = from_csl_json([item, {"id": "good", "type": "book", "title": "T"}], "a.json")
    assert works[-1].title == "T"
    assert works[-1].place.index == len(works) - 1
    assert any(message in problem.message for problem in problems) or not message
    "".join(map(str, works)).encode()  # holds nothing that no file can


DATES: list[tuple[dict[str, Any], PartialDate]] = [
    ({"date-parts": [["2024", "2"]]}, PartialDate(2024, 2)),
    ({"date-parts": [2024, 2]}, PartialDate(2024, 2)),
    ({"date-parts": [[2024.0, None, 3]]}, PartialDate(2024)),
    ({"date-parts": [[-44, 3, 15]]}, PartialDate(-43, 3, 15)),
    ({"date-parts": [[2024, 13]]}, PartialDate(2024, season=1)),
    ({"date-parts": [[2024]], "season": "winter"}, PartialDate(2024, season=4)),
    ({"date-parts": [[2024]], "circa": "1"}, PartialDate(2024, approximate=True)),
    ({"raw": "2024-02-29"}, PartialDate(2024, 2, 29)),
    ({"raw": "2024-02-29T10:00:00Z"}, PartialDate(2024, 2, 29)),
    ({"raw": "1999/2001-05"}, PartialDate(1999, end=PartialDate(2001, 5))),
    ({"raw": "1999~"}, PartialDate(1999, approximate=True)),
    ({"raw": "2024-23"}, PartialDate(2024, season=3)),
    ({"raw": "in press"}, PartialDate(literal="in press")),
    ({"literal": "n.d."}, PartialDate(literal="n.d.")),
    ({"date-time": "2020-01-02T00:00:00Z", "timestamp": 1}, PartialDate(2020, 1, 2)),
]


@pytest.mark.parametrize(("value", "date"), DATES)
def test_dates(value: dict[str, Any], date: PartialDate) -> None:
    works, _ = from_csl_json([{"id": "a", "type": "book", "issued": value}])
    assert works[0].issued == date


@pytest.mark.parametrize(
    ("written", "doi"),
    [("https://doi.org/10.1/X", "10.1/X"), ("doi: 10.1/x", "10.1/x"), ("10.1/x", "10.1/x")],
)
def test_doi_is_bare(written: str, doi: str) -> None:
    assert from_csl_json([{"id": "a", "type": "book", "DOI": written}])[0][0].doi == doi


def test_words_of_other_tools() -> None:
    works, problems = from_csl_json(
        [{"id": "a", "type": "proceedings-article", "ISSN": ["1234-5679", "2345-6789"], "title": ["T", "U"]}]
    )
    assert (works[0].type, works[0].issn, works[0].title) == ("paper-conference", "1234-5679, 2345-6789", "T")
    assert problems == ()


def test_a_sources_own_bookkeeping_is_passed_over() -> None:
    item = {"id": "a", "type": "book", "indexed": {"date-parts": [[2026]]}, "reference": [{"key": "x"}], "relation": {}}
    works, problems = from_csl_json([item])
    assert works[0].extra == {}
    assert problems == ()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
variables = st.sampled_from(["id", "type", "title", "author", "issued", "page", "keyword", "custom", "DOI", "note"])
names = st.fixed_dictionaries({}, optional={"family": values, "given": values, "literal": values, "marks": values})
date_values = st.fixed_dictionaries({}, optional={"date-parts": values, "season": values, "raw": values})
items = values | st.dictionaries(variables, values | st.lists(names, max_size=2) | date_values, max_size=6)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(items, max_size=4))
def test_no_content_raises_and_what_is_read_is_stable(content: list[Any]) -> None:
    works, _ = from_csl_json(content)
    again, problems = loads(dumps(works))
    assert again == works
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='[]{}",:1 \n\\u', max_size=40))
def test_no_text_raises(text: str | bytes) -> None:
    works, problems = loads(text)
    empty = set(text if isinstance(text, str) else text.decode("latin-1")) <= set("[] \r\n\t\0")
    assert works or problems or empty


def test_the_shared_hostile_files(shared: Path) -> None:
    for path in sorted((shared / "hostile").glob("[jx]*.json")):
        works, problems = loads(path.read_bytes(), path.name)
        assert works or problems
        json.dumps(to_csl_json(works)).encode()


def test_what_writing_kept_beside_is_no_variable_of_its_own() -> None:
    work = Work("k", eprint="hep-ph/1", ids=("old",), extra={"custom": '{"x": 1}'})
    assert loads(dumps([work]))[0][0].extra == {"archive_location": "hep-ph/1", "custom": '{"x": 1}'}
