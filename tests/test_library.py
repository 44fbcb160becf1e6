"""A Library gives back what it read, changes only what a stage changed, and writes whole files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pubkit
from pubkit.errors import InputError, PubkitError, WriteError

BIB = '% mine\n@book{a,\n  title = {One},\n  year  = 2001,\n}\n\n@book{B, title="Two"}\n'


def test_unchanged_works_give_their_own_text_back() -> None:
    lib = pubkit.reads(BIB)
    assert lib.dumps() == BIB
    assert lib.diff() == ""


def test_a_change_shows_as_a_diff_of_its_own_lines() -> None:
    lib = pubkit.reads(BIB, name="a.bib")
    changed = replace(lib, works=(replace(lib.works[0], title="Uno"), lib.works[1]))
    lines = [line for line in changed.diff().splitlines() if line[0] in "+-"]
    assert lines == ["--- a/a.bib", "+++ b/a.bib", "-  title = {One},", "+  title = {Uno},"]


def test_writing_replaces_the_file_and_undo_takes_it_back(tmp_path: Path) -> None:
    from pubkit.files import undo

    file, state = tmp_path / "a.bib", tmp_path / "state"
    file.write_text(BIB)
    lib = pubkit.read(file)
    changed = replace(lib, works=(replace(lib.works[0], title="Uno"), lib.works[1]))
    assert changed.write(state=state) == (file,)
    assert "{Uno}" in file.read_text()
    undo(file, state=state)
    assert file.read_text() == BIB


def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text(BIB)
    lib = pubkit.read(file)
    file.write_text(BIB + "% edited\n")
    changed = replace(lib, works=lib.works[:1])
    with pytest.raises(WriteError):
        changed.write(state=tmp_path / "state")
    assert file.read_text().endswith("% edited\n")


def test_several_files_are_one_list_and_each_keeps_its_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one.bib", tmp_path / "two.bib"
    one.write_text("@book{a, title={A}}\n")
    two.write_text("@book{b, title={B}}\n")
    lib = pubkit.read([one, two])
    assert [work.key for work in lib.works] == ["a", "b"]
    changed = replace(lib, works=(lib.works[0], replace(lib.works[1], title="C")))
    assert changed.write(state=tmp_path / "state") == (two,)
    assert two.read_text() == "@book{b, title={C}}\n"


def test_csl_json_goes_in_and_out() -> None:
    items = [{"id": "k", "type": "book", "title": "T", "author": [{"family": "Doe", "given": "Jane"}]}]
    lib = pubkit.from_csl_json(items)
    assert [work.to_csl_json() for work in lib.works] == items
    assert pubkit.reads(lib.dumps("csl-json"), format="csl-json").works[0].title == "T"
    assert "@book{k," in lib.dumps()


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.bib"):
        pubkit.read(tmp_path / "nothing.bib")


@pytest.mark.parametrize("format", ["docx", "bibtexx"])
def test_an_unknown_format_is_named(format: str) -> None:
    with pytest.raises(PubkitError, match=format):
        pubkit.reads("x", format=format)


def test_what_a_file_cannot_take_is_told_with_its_place() -> None:
    library = pubkit.reads("@techreport{k,\n  title = {T}\n}\n")
    (work,) = library.works
    changed = replace(library, works=(replace(work, title="New", extra={}),))
    assert "New" in changed.dumps()
    assert [(problem.code, problem.where.line) for problem in changed.refused] == [("PK126", 1)]
