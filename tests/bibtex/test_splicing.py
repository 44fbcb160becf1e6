"""Changed works back into the text: only the lines of the fields that differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit import bibtex
from pubkit.model import Name, PartialDate, Work

ENTRIES = {
    "aligned": "@article{k,\n  author    = {Doe, Jo},\n  title     = {Old},\n  year      = 2000,\n}\n",
    "tabs": '@ARTICLE{k,\n\tAUTHOR = "Doe, Jo",\n\tTITLE = "Old",\n\tYEAR = "2000"}\n',
    "one line": "@article{k, author={Doe, Jo}, title={Old}, year={2000}}\n",
    "leading commas": "@article{k\n , author = {Doe, Jo}\n , title = {Old}\n , year = {2000}\n }\n",
    "parentheses": "@article(k,\n  Author = {Doe, Jo},\n  Title = {Old},\n  Year = 2000\n)\n",
    "windows": "@article{k,\r\n  author = {Doe, Jo},\r\n  title = {Old},\r\n  year = {2000}\r\n}\r\n",
    "old mac": "@article{k,\r  author = {Doe, Jo},\r  title = {Old},\r  year = {2000}\r}\r",
}


def changed(text: str, **values: object) -> str:
    document = bibtex.read(text)
    (work,) = document.works
    return document.updated([replace(work, **values)]).to_bytes().decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ENTRIES)
def test_a_changed_value_keeps_its_delimiters(style: str) -> None:
    text = ENTRIES[style]
    assert changed(text, title="New") == text.replace("Old", "New")
    assert changed(text, key="other") == text.replace("k", "other", 1)
    assert changed(text, issued=PartialDate(2001)) == text.replace("2000", "2001")


NEW_FIELDS = {
    "aligned": ("2000,\n", "2000,\n  doi       = {10.1/x},\n"),
    "tabs": ('"2000"}', '"2000",\n\tDOI = "10.1/x"}'),
    "one line": ("{2000}}", "{2000}, doi={10.1/x}}"),
    "leading commas": ("{2000}\n", "{2000}\n , doi = {10.1/x}\n"),
    "parentheses": ("2000\n", "2000,\n  Doi = {10.1/x}\n"),
    "windows": ("{2000}\r\n", "{2000},\r\n  doi = {10.1/x}\r\n"),
    "old mac": ("{2000}\r", "{2000},\r  doi = {10.1/x}\r"),
}


@pytest.mark.parametrize("style", ENTRIES)
def test_a_new_field_is_laid_out_like_the_others(style: str) -> None:
    before, after = NEW_FIELDS[style]
    assert changed(ENTRIES[style], doi="10.1/x") == ENTRIES[style].replace(before, after)


REMOVED = {
    "aligned": "  title     = {Old},\n",
    "tabs": '\tTITLE = "Old",\n',
    "one line": "title={Old}, ",
    "leading commas": " , title = {Old}\n",
    "parentheses": "  Title = {Old},\n",
    "windows": "  title = {Old},\r\n",
    "old mac": "  title = {Old},\r",
}


@pytest.mark.parametrize("style", ENTRIES)
def test_a_removed_field_takes_its_line(style: str) -> None:
    assert changed(ENTRIES[style], title="") == ENTRIES[style].replace(REMOVED[style], "")


@pytest.mark.parametrize("style", ENTRIES)
def test_the_last_field_leaves_a_whole_entry(style: str) -> None:
    document = bibtex.read(changed(ENTRIES[style], issued=None))
    assert document.problems == ()
    assert [(work.title, work.issued) for work in document.works] == [("Old", None)]


@pytest.mark.parametrize("style", ENTRIES)
def test_a_removed_entry_leaves_no_trace(style: str) -> None:
    text = "% top\n\n" + ENTRIES[style] + "\n@misc{z, title={Z}}\n"
    document = bibtex.read(text)
    assert document.updated(document.works[1:]).to_bytes().decode() == "% top\n\n@misc{z, title={Z}}\n"


def test_types_and_containers_change_in_place() -> None:
    text = "@article{k,\n  title = {T},\n  journal = {Old},\n  year = 2000\n}\n"
    expected = text.replace("article", "inproceedings").replace("journal = {Old}", "booktitle = {New}")
    assert changed(text, type="paper-conference", container_title="New") == expected


def test_dialects() -> None:
    new = Work("n", "article-journal", "N", container_title="J", issued=PartialDate(2020, 5), publisher_place="P")
    bibtex_file = bibtex.read("@misc{a,\n  title = {A},\n  year = {2000}\n}\n")
    biblatex_file = bibtex.read("@misc{a,\n  title = {A},\n  date = {2000},\n  location = {X}\n}\n")
    assert b"journal = {J}" in bibtex_file.updated([*bibtex_file.works, new]).to_bytes()
    assert b"month = may" in bibtex_file.updated([*bibtex_file.works, new]).to_bytes()
    assert b"address = {P}" in bibtex_file.updated([*bibtex_file.works, new]).to_bytes()
    assert b"journaltitle = {J}" in biblatex_file.updated([*biblatex_file.works, new]).to_bytes()
    assert b"date = {2020-05}" in biblatex_file.updated([*biblatex_file.works, new]).to_bytes()


def test_a_character_the_encoding_has_not_turns_the_file_to_utf8() -> None:
    document = bibtex.read("@misc{k, title={Größe}}".encode("latin-1"))
    (work,) = document.works
    assert document.updated([replace(work, title="日本")]).to_bytes().decode("utf-8").startswith("@misc{k, title={日本")


VALUES = st.text("abcÄß {}\\\"%#@,=&$<>~_^'", max_size=20).map(lambda text: " ".join(text.split()))


@given(st.sampled_from(sorted(ENTRIES)), VALUES, VALUES)
def test_no_value_breaks_the_file(style: str, title: str, note: str) -> None:
    text = ENTRIES[style] + "@misc{z, title={Z}}\n"
    document = bibtex.read(text)
    first, second = document.works
    again = bibtex.read(document.updated([replace(first, title=title, note=note), second]).to_bytes())
    assert [work.key for work in again.works] == ["k", "z"]
    assert again.problems == ()
    assert again.works[1].title == "Z"
    assert again.works[0].authors == (Name("Doe", "Jo"),)


@given(st.sets(st.integers(0, 5)), st.sampled_from(["\n", "\n\n", " ", ""]))
def test_any_entries_may_go(kept: set[int], between: str) -> None:
    document = bibtex.read(between.join(f"@misc{{k{at}, title={{T{at}}}}}" for at in range(6)))
    works = [work for at, work in enumerate(document.works) if at in kept]
    assert [work.key for work in document.updated(works).works] == [work.key for work in works]
