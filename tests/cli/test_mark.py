"""`pubkit mark` writes marks as annotations, shows them first, and finds nothing more the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pubkit.cli.mark import command

BIB = """@misc{a,
  author = {He*, Z. and Huang*, H. and Jiang, M.},
  title = {T},
}

@misc{b,
  author = {Fu, C. and Huang, H.},
  title = {U},
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBKIT_STATE", str(tmp_path / "state"))
    (tmp_path / "a.bib").write_text(BIB)
    return tmp_path


def test_a_diff_is_shown_and_nothing_written(folder: Path) -> None:
    done = CliRunner().invoke(command, ["a.bib", "--me", "Hanxian Huang"], standalone_mode=False)
    assert done.return_value == 1
    assert done.stdout.count("+  author+an = {2=self},") == 2
    assert (folder / "a.bib").read_text() == BIB


def test_written_once_there_is_nothing_left(folder: Path) -> None:
    run = ["a.bib", "--me", "Hanxian Huang"]
    assert CliRunner().invoke(command, [*run, "--write"], standalone_mode=False).return_value == 0
    text = (folder / "a.bib").read_text()
    assert "author+an = {2=self}" in text
    again = CliRunner().invoke(command, [*run, "--check"], standalone_mode=False)
    assert (again.return_value, again.stdout) == (0, "")


def test_what_a_person_marked_stays(folder: Path) -> None:
    (folder / "a.bib").write_text("@misc{a, author={Fu, Cheng and Huang, Hanxian}, author+an={2=self}, title={T}}\n")
    done = CliRunner().invoke(command, ["a.bib", "--me", "Cheng Fu"], standalone_mode=False)
    assert (done.return_value, done.stdout) == (0, "")


def test_an_owner_is_asked_for(folder: Path) -> None:
    done = CliRunner().invoke(command, [str(folder / "a.bib")], standalone_mode=False)
    assert "whose list" in str(done.exception)
