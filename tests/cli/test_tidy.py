"""`pubkit tidy`, `convert` and `undo` from the outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MESSY = "% mine\n@Article{k,\n  Title = {T},\n  month = {January}\n}\n"
TIDY = "% mine\n@article{k,\n  title       = {T},\n  month       = jan\n}\n"


class Shell:
    """The command in a folder of its own, as a person runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "a.bib"
        self.file.write_text(MESSY, newline="")

    def __call__(self, *args: str, stdin: bytes = b"") -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "pubkit.cli.main", *args],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            timeout=60,
            check=False,
            env={**os.environ, "PUBKIT_STATE": str(self.folder / ".state")},
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err
        return done.returncode, out, err


@pytest.fixture
def pubkit(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_shows_a_diff_and_changes_nothing(pubkit: Shell) -> None:
    code, out, _ = pubkit("tidy", "a.bib")
    assert code == 1
    assert "-@Article{k,\n" in out
    assert "+@article{k,\n" in out
    assert pubkit.file.read_text() == MESSY
    code, out, err = pubkit("tidy", "--check", "a.bib")
    assert (code, out) == (1, "")
    assert "a.bib: would change" in err


def test_writes_and_takes_it_back(pubkit: Shell) -> None:
    assert pubkit("tidy", "--write", "a.bib")[0] == 0
    assert pubkit.file.read_text() == TIDY
    assert pubkit("tidy", "--check", "a.bib") == (0, "", "")
    assert "pubkit tidy" in pubkit("undo", "a.bib", "--list")[1]
    assert len(json.loads(pubkit("undo", "a.bib", "--list", "--json")[1])) == 1
    assert pubkit("undo", "a.bib", "--step", "1", "-o", "-")[1] == MESSY
    assert pubkit("undo", "a.bib")[0] == 0
    assert pubkit.file.read_text() == MESSY
    code, _, err = pubkit("undo", "a.bib")
    assert code == 2
    assert "nothing to undo" in err


def test_settings_and_only(pubkit: Shell) -> None:
    (pubkit.folder / "pubkit.toml").write_text('files = "a.bib"\n[tidy]\nmonths = false\nindent = 4\nalign = 0\n')
    assert pubkit("tidy", "-o", "-")[1] == "% mine\n@article{k,\n    title = {T},\n    month = {January}\n}\n"
    assert pubkit("tidy", "--only", "--months", "-o", "-")[1] == MESSY.replace("{January}", "jan")
    (pubkit.folder / "pubkit.toml").write_text("[tidy]\nmonhts = false\n")
    code, _, err = pubkit("tidy", "a.bib")
    assert code == 2
    assert "did you mean months?" in err


def test_standard_input(pubkit: Shell) -> None:
    assert pubkit("tidy", "-", "--write", stdin=MESSY.encode())[:2] == (0, TIDY)
    assert pubkit("tidy", "-", "-o", "b.bib", stdin=MESSY.encode())[0] == 0
    assert (pubkit.folder / "b.bib").read_text() == TIDY
    assert pubkit("tidy", "--check", "a.bib", stdin=b"")[0] == 1  # empty input is not the file


def test_json(pubkit: Shell) -> None:
    code, out, _ = pubkit("tidy", "--json", "a.bib")
    assert code == 1
    assert json.loads(out) == [{"file": "a.bib", "changed": True, "problems": []}]


def test_conflicts_and_what_is_no_bibtex(pubkit: Shell) -> None:
    conflict = "<<<<<<< HEAD\n@MISC{a}\n=======\n@MISC{b}\n>>>>>>> x\n"
    pubkit.file.write_text(conflict)
    code, _, err = pubkit("tidy", "--write", "a.bib")
    assert code == 1
    assert "conflict" in err
    assert pubkit.file.read_text() == conflict
    (pubkit.folder / "a.ris").write_text("TY  - JOUR\nER  - \n")
    assert pubkit("tidy", "a.ris")[0] == 2
    assert pubkit("tidy")[0] == 2
    assert pubkit("tidy", "missing.bib")[0] == 2


def test_the_file_that_changed_meanwhile_is_left_alone(pubkit: Shell) -> None:
    pubkit("tidy", "--write", "a.bib")
    pubkit.file.write_text("by hand")
    code, _, err = pubkit("undo", "a.bib")
    assert code == 2
    assert "was changed since" in err
    assert pubkit.file.read_text() == "by hand"


def test_convert_by_suffix(pubkit: Shell) -> None:
    assert pubkit("convert", "a.bib", "-o", "a.json")[0] == 0
    assert json.loads((pubkit.folder / "a.json").read_text())[0]["title"] == "T"
    assert pubkit("convert", "a.json", "-o", "a.ris")[0] == 0
    assert (pubkit.folder / "a.ris").read_text().startswith("TY  - JOUR\n")
    assert pubkit("convert", "a.ris", "-o", "b.bib")[0] == 0
    assert "title = {T}" in (pubkit.folder / "b.bib").read_text()
    assert pubkit("convert", "a.ris", "--to", "csl-jsonl")[1].startswith('{"id": "k"')
    code, _, err = pubkit("convert", "a.bib", "-o", "a.xyz")
    assert code == 2
    assert ".json" in err


def test_convert_says_what_is_lost(pubkit: Shell) -> None:
    pubkit.file.write_text("@misc{k, title={T}, author={A and B}, author+an={1=self}, ids={old}}")
    _, _, err = pubkit("convert", "a.bib", "-o", "a.ris")
    assert "ris does not hold all of ids" in err
    assert "ris does not hold all of authors" in err
    assert pubkit("convert", "a.bib", "-o", "a.json")[2] == ""


def test_convert_tells_what_was_wrong(pubkit: Shell) -> None:
    (pubkit.folder / "a.json").write_text('[{"id": "a", "type": "book", "title": "T"},]')
    code, _, err = pubkit("convert", "a.json", "-o", "b.bib")
    assert code == 1
    assert "a.json:1:44: PK020" in err
    assert "title = {T}" in (pubkit.folder / "b.bib").read_text()


@pytest.mark.parametrize(
    ("to", "begins"),
    [("ris", "TY  - JOUR"), ("endnote-xml", "<?xml"), ("cff", "cff-version:"), ("csl-json", "["), ("bibtex", "% mine")],
)
def test_format_prints_data_as_well(pubkit: Shell, to: str, begins: str) -> None:
    code, out, _ = pubkit("format", "a.bib", "--to", to)
    assert code == 0
    assert out.startswith(begins)
