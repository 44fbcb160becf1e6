"""Whole files: what no rule is about keeps its bytes, and a second run changes nothing."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.bibtex import Document, read
from pubkit.tidying import Options, tidy
from pubkit.tidying import pieces as taking

VALUES: dict[str, list[Any]] = {
    "indent": [0, 2, 4, "tab", "keep"],
    "align": [0, 14, 20],
    "enclosing": ["keep", "braces", "quotes"],
    "sort": ["key", "-year,author", "title,-month", "-type,key"],
    "omit": ["note,abstract"],
    "field_order": ["title,author"],
    "generate_keys": ["[auth:lower][year][veryshorttitle:lower]", "[authors2][shortyear][duplicateNumber]"],
    "enclosing_braces": ["title", "title,journal"],
    "remove_braces": ["title,booktitle"],
    "max_authors": [1, 3],
    "wrap": [20, 40, 80],
    "trailing_commas": [True, False],
}
choices = st.fixed_dictionaries(
    {},
    optional={
        field.name: st.sampled_from(VALUES[field.name]) if field.name in VALUES else st.booleans()
        for field in dataclasses.fields(Options)
    }
    | {"only": st.booleans()},
).filter(lambda chosen: not (chosen.get("unescape") and chosen.get("encode")))

names = st.sampled_from(["title", "AUTHOR", "year", "month", "pages", "doi", "url", "note", "x", "crossref", "journal"])
pieces = st.sampled_from(
    ["a", "B C", "1-9", "2020", "{", "}", '"', r"\"o", r"{\'E}", r"\emph{x}", "$x_1$", " and ", "\n", "\n\n", "é",
     "50% &", "THE LIFE OF", "https://doi.org/10.1/x", "January", "#", ",", "  "]
)  # fmt: skip
inner = st.lists(pieces, max_size=6).map("".join)
values = (
    inner.map(lambda text: f"{{{text}}}")
    | inner.map(lambda text: f'"{text}"')
    | st.sampled_from(["1999", "jan", 's # "x"', "{a} # jan"])
)
fields = st.builds("{} {}= {}".format, names, st.sampled_from(["", " ", "\n"]), values)
entries = st.builds(
    "@{}{}{},{}{}}}".format,
    st.sampled_from(["misc", "ARTICLE", "Book "]),
    st.sampled_from(["{", "{ "]),
    st.sampled_from(["k", "K2", "doe2020", "a/b:c"]),
    st.lists(fields, max_size=5).map(",\n ".join),
    st.sampled_from(["", ",", "\n", ",\n"]),
)
between = st.sampled_from(
    ["\n", "\n\n", "", "% c\n", "\n\n% c\n\n", " ", '@string{s = "S"}\n', "@comment{c}", "junk\r\n"]
)
files = st.lists(st.tuples(between, entries), max_size=5).map(
    lambda parts: "".join(gap + entry for gap, entry in parts) + "\n"
)


@settings(max_examples=200, deadline=None, derandomize=True)  # run it with more and without this after a change
@given(files, choices)
def test_a_second_run_changes_nothing(text: str, chosen: dict[str, Any]) -> None:
    options = Options.of(chosen)
    once = tidy(read(text), options).document
    assert tidy(once, options).document.text == once.text


@settings(max_examples=150, deadline=None)
@given(files | st.text(max_size=60), choices)
def test_no_entry_is_lost_and_nothing_raises(text: str, chosen: dict[str, Any]) -> None:
    document = read(text)
    after = tidy(document, Options.of(chosen)).document
    assert len(after.entries) == len(document.entries)


@settings(max_examples=150, deadline=None)
@given(files | st.text(max_size=60))
def test_nothing_is_nothing(text: str) -> None:
    assert tidy(read(text), Options.nothing()).document.text == text


CLEANED = {"month", "pages", "doi"}


@settings(max_examples=150, deadline=None)
@given(files)
def test_the_standard_set_changes_no_value(text: str) -> None:
    document = read(text)
    after = tidy(document).document

    def meaning(of: Document) -> list[dict[str, str]]:
        return [{name: value for name, value in entry.values.items() if name not in CLEANED} for entry in of.entries]

    assert meaning(after) == meaning(document)


def test_entries_that_no_option_touches_keep_their_bytes() -> None:
    odd = '@Misc { odd ,\n\tTitle={T}\t, Year = "1999" ,}'
    text = f"{odd}\n@misc{{k, month = {{May}}}}\n"
    assert tidy(read(text), Options.of({"only": True, "months": True})).document.text == (
        f"{odd}\n@misc{{k, month = may}}\n"
    )


def test_a_broken_entry_is_told_and_kept() -> None:
    text = "@misc{a, title = {x} junk, note={y}}\n@MISC{b,Note={z}}\n"
    tidied = tidy(read(text, name="a.bib"))
    assert tidied.document.text == "@misc{a, title = {x} junk, note={y}}\n@misc{b,\n  note        = {z}\n}\n"
    assert [str(problem) for problem in tidied.problems] == [
        "a.bib:1:1: PK015 misc a: is not well formed, and is left as it is (pubkit check says what is wrong)"
    ]


def test_an_entry_that_would_be_swallowed_stops_all() -> None:
    text = '@misc{k,title = "{\n}@misc{l,title = {}}\n'
    tidied = tidy(read(text))
    assert tidied.document.text == text
    assert [problem.code for problem in tidied.problems] == ["PK015", "PK016"]


def test_conflict_markers_stop_all() -> None:
    text = "<<<<<<< HEAD\n@MISC{a}\n=======\n@MISC{b}\n>>>>>>> x\n"
    tidied = tidy(read(text))
    assert tidied.document.text == text
    assert [problem.code for problem in tidied.problems] == ["PK014"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_stay(encoding: str, end: str) -> None:
    data = f"% Müller{end}@MISC{{k,TITLE={{Über}}}}{end}".encode(encoding)
    text = tidy(read(data)).document.to_bytes().decode(encoding)
    assert text == f"% Müller{end}@misc{{k,{end}  title       = {{Über}}{end}}}{end}"


HOSTILE = [
    "@misc{k, title = {" + "{" * 50_000 + "}" * 50_000 + "}}",
    "@misc{k, title = {" + r"\'" * 50_000 + "}}",
    "@misc{k, title = {" + "$" * 50_001 + r"\(" * 20_000 + r"\[" * 20_000 + "}}",
    "@misc{k, title = {" + r"\url" * 20_000 + "}}",
    "@misc{k, title = {A" + "\u0301\u0316" * 20_000 + "}}",
    "@misc{k, pages = {" + "1-" * 50_000 + "}}",
    "@misc{k, pages = {" + "x" * 100_000 + "}}",
    "@misc{k, author = {" + "A and " * 20_000 + "B}}",
    "@misc{k, doi = {" + " " * 100_000 + "}}",
    "@misc{k," + " a={b}," * 20_000 + "}",
    "@misc{k, title = " + '"a" # ' * 20_000 + '"b"}',
    "\n \n" * 30_000 + "@misc{k}" + "\n \n" * 30_000,
]
EVERYTHING = {
    "sort": "author,-title", "sort_fields": True, "unescape": True, "escape": True, "remove_braces": "title",
    "drop_all_caps": True, "max_authors": 2, "wrap": 60, "blank_lines": True, "enclosing": "braces", "numeric": True,
    "generate_keys": "[auth][year][veryshorttitle]", "strip_enclosing_braces": True, "enclosing_braces": "title",
    "encode_urls": True, "empty_fields": True, "strip_comments": True,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_takes_quadratic_time(text: str) -> None:
    tidy(read(text), Options.of(EVERYTHING))  # a quadratic rule would take minutes here


def test_the_shared_files(shared: Path) -> None:
    paths = [*(shared / "bibtex" / "traps").glob("*.bib"), shared / "cv" / "gold.bib"]
    paths += [path for path in (shared / "hostile").glob("*.bib") if path.stat().st_size < 20_000]
    for path in paths:
        document = read(path.read_bytes())
        assert tidy(document, Options.nothing()).document.to_bytes() == path.read_bytes()
        for chosen in ({}, EVERYTHING, EVERYTHING | {"unescape": False, "encode": True, "enclosing": "quotes"}):
            options = Options.of(chosen)
            once = tidy(document, options).document
            assert tidy(once, options).document.text == once.text, path


@pytest.mark.parametrize(
    "body",
    [
        "k,\n a = {x}\n",
        'k , a={x {y {z} } w} ,b="q {r}", c = 1998 ,\n',
        "k,a={deep {a {b {c}}}}",
        "k,,a={x},,b={y}",
        "k, a = {x} # jan",
        "k, a = jan, b={}",
        "k\n,a={x}\n,b={y}\n",
        'k, a = {x},\r\n\tb = "y"\r\n',
        "k,",
        "k",
        "",
    ],
)
def test_an_entry_taken_apart_is_its_text_again(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(f"@misc{{{body}}}\n")
    at_once = taking.take_apart(document)
    assert at_once.text() == document.text
    monkeypatch.setattr(taking, "_at_once", lambda body: None)
    assert taking.take_apart(document) == at_once
