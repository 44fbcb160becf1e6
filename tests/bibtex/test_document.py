"""Document: lossless reading, works, problems, and changed works spliced back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit import bibtex
from pubkit.errors import InputError
from pubkit.model import Mark, Name, PartialDate, Work

TWO = b"""% a comment
@article{a,
  author    = {Doe, Jane and Roe, R.},
  title     = {One},
  journal   = {J},
  year      = 2001,
}

@ARTICLE{b,
\tTITLE = "Two",
\tYEAR = "2002"}
"""

BIBTEX_ALPHABET = st.sampled_from(
    [*list("@{}(),=#\"\\%' \t\r\n\x00aB1-:/éß"), "@misc{k,", "title = ", "@string{", "and "]
)


@given(st.binary())
def test_any_bytes_come_back(data: bytes) -> None:
    document = bibtex.read(data)
    assert document.to_bytes() == data
    assert document.updated(document.works) is document
    assert document.problems is not None


@given(st.lists(BIBTEX_ALPHABET).map("".join))
def test_any_text_of_bibtex_signs_comes_back(text: str) -> None:
    data = text.encode()
    document = bibtex.read(data)
    assert document.to_bytes() == data
    assert document.updated(document.works) is document
    assert document.problems is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_encodings_come_back(encoding: str) -> None:
    data = "@misc{k, title = {Größe “x”}}".replace("“x”", "x" if encoding == "latin-1" else "“x”").encode(encoding)
    document = bibtex.read(data)
    assert document.to_bytes() == data
    assert document.works[0].title.startswith("Größe")


def test_one_changed_field_changes_its_line_alone() -> None:
    document = bibtex.read(TWO)
    works = [replace(document.works[0], title="New <i>x</i>"), document.works[1]]
    assert document.updated(works).to_bytes() == TWO.replace(b"{One}", rb"{New \emph{x}}")


def test_a_new_field_takes_the_entrys_style() -> None:
    document = bibtex.read(TWO)
    works = [replace(work, doi="10.1/x") for work in document.works]
    changed = document.updated(works).to_bytes()
    assert changed == TWO.replace(b"2001,\n", b"2001,\n  doi       = {10.1/x},\n").replace(
        b'"2002"}', b'"2002",\n\tDOI = "10.1/x"}'
    )


def test_a_missing_work_takes_its_lines_away() -> None:
    document = bibtex.read(TWO)
    assert document.updated(document.works[1:]).to_bytes() == b"% a comment\n" + TWO[TWO.index(b"@ARTICLE") :]
    assert document.updated(document.works[:1]).to_bytes() == TWO[: TWO.index(b"@ARTICLE")]


def test_a_new_work_is_appended_in_the_files_style() -> None:
    document = bibtex.read(b"@misc{a,\n    title = {A},\n    year = {2000}\n}\n")
    new = Work("n", "article-journal", "N", (Name("Doe", "Jo"),), issued=PartialDate(2020), container_title="J")
    assert document.updated([*document.works, new]).to_bytes().endswith(
        b"}\n\n@article{n,\n    author = {Doe, Jo},\n    title = {N},\n    journal = {J},\n    year = {2020}\n}\n"
    )  # fmt: skip


def test_marks_are_annotations_and_stars() -> None:
    document = bibtex.read(b"@misc{k,\n author = {Doe, Jo* and Roe, R.},\n author+an = {2=self,equal}\n}")
    (work,) = document.works
    assert [name.marks for name in work.authors] == [{Mark.EQUAL}, {Mark.SELF, Mark.EQUAL}]
    marked = replace(work, authors=(work.authors[0].marked(Mark.SELF), work.authors[1]))
    assert b"{1=self; 2=equal,self}" in document.updated([marked]).to_bytes()
    assert b"Doe, Jo*" in document.updated([marked]).to_bytes()


def test_repeated_keys_stay_and_are_reported() -> None:
    document = bibtex.read(b"@misc{k, title={1}}\n@misc{k, title={2}}\n@misc{K, title={3}}")
    assert [work.title for work in document.works] == ["1", "2", "3"]
    assert [(problem.code, problem.where.line) for problem in document.problems] == [("PK118", 2), ("PK119", 3)]


def test_half_a_surrogate_pair_does_not_raise() -> None:
    document = bibtex.read("@misc{k, title={A\ud800}}")
    assert document.to_bytes()
    sound = bibtex.read("@misc{k, title={A}}")
    assert sound.updated([replace(sound.works[0], title="B\udfff")]).to_bytes()


def test_columns_and_lines_on_one_long_line() -> None:
    document = bibtex.read("@misc{a}@misc{b}\n@misc{c} @misc{d}")
    assert [(w.place.line, w.place.column) for w in document.works] == [(1, 1), (1, 9), (2, 1), (2, 10)]


def test_utf16_without_a_mark_and_a_told_encoding() -> None:
    data = "@misc{k, title={Größe}}".encode("utf-16-le")
    document = bibtex.read(data)
    assert (document.to_bytes(), document.works[0].title) == (data, "Größe")
    greek = "@misc{k, title={λόγος}}".encode("iso8859-7")
    assert bibtex.read(greek, encoding="iso8859-7").works[0].title == "λόγος"
    assert bibtex.read(b"% Encoding: ISO-8859-7\n" + greek).works[0].title == "λόγος"


def test_an_unknown_encoding_is_the_callers_mistake() -> None:
    with pytest.raises(InputError):
        bibtex.read(b"", encoding="no-such-thing")
