"""`pubkit normalize` and `pubkit check` from the outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

MESSY = """% kept
@article{Doe2020,
  author  = {Doe, YJ. and Smith, JA},
  title   = {Effects of R&amp;D.},
  journal = {J},
  year    = 2020,
}

@misc{other, title = {Untouched   spacing}, author={Roe, R.}, isbn = {ISBN 9780262033848}}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "a.bib"
    path.write_text(MESSY)
    return path


def pubkit(*args: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "pubkit.cli.main", *args],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), "PUBKIT_STATE": str(cwd / "state")},
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def test_a_diff_with_the_rules_names_and_nothing_is_changed(bib: Path) -> None:
    done = pubkit("normalize", "a.bib", cwd=bib.parent)
    assert done.returncode == 1
    assert "+  author  = {Doe, Y. J. and Smith, J. A.}," in done.stdout
    headers = [line for line in done.stdout.splitlines() if line.startswith("@@")]
    assert any("names" in line and "title-stop" in line for line in headers)
    assert bib.read_text() == MESSY


def test_write_and_again(bib: Path) -> None:
    assert pubkit("normalize", "a.bib", "--write", cwd=bib.parent).returncode == 0
    once = bib.read_text()
    assert "title   = {Effects of R\\&D}" in once
    assert "Untouched   spacing" in once
    again = pubkit("normalize", "a.bib", "--write", cwd=bib.parent)
    assert (again.returncode, again.stdout, bib.read_text()) == (0, "", once)


def test_check_says_only_by_its_exit_code(bib: Path) -> None:
    done = pubkit("normalize", "a.bib", "--check", cwd=bib.parent)
    assert (done.returncode, done.stdout) == (1, "")


def test_only(bib: Path) -> None:
    done = pubkit("normalize", "a.bib", "--only", "isbn", "-o", "-", cwd=bib.parent)
    assert "9780262033848" in done.stdout
    assert "YJ." in done.stdout
    assert pubkit("normalize", "a.bib", "--only", "nonsense", cwd=bib.parent).returncode == 2


def test_json(bib: Path) -> None:
    done = json.loads(pubkit("normalize", "a.bib", "--json", cwd=bib.parent).stdout)
    assert {change["what"] for change in done["changes"]} == {"author", "title", "ISBN"}


def test_what_reading_understands_is_spelled_in_its_usual_form(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@misc{k, title={T}, doi = {https://doi.org/10.1000/AbC}, pages={1-9}}")
    done = pubkit("normalize", "a.bib", "--write", cwd=tmp_path)
    assert path.read_text() == "@misc{k, title={T}, doi = {10.1000/AbC}, pages={1--9}}"
    assert "2 changes: doi 1, pages 1" in done.stderr
    assert pubkit("normalize", "a.bib", cwd=tmp_path).returncode == 0


def test_csl_json_changes_are_shown_one_by_one(tmp_path: Path) -> None:
    item = {"id": "k", "type": "book", "title": "A &amp;amp; B", "author": [{"family": "Doe", "given": "YJ."}]}
    (tmp_path / "a.json").write_text(json.dumps([item]))
    done = pubkit("normalize", "a.json", cwd=tmp_path)
    assert "-A &amp;amp; B\n+A & B\n" in done.stdout


def test_check_prints_places_and_codes(bib: Path) -> None:
    done = pubkit("check", "a.bib", cwd=bib.parent)
    assert done.returncode == 1
    assert any(line.startswith("a.bib:4:3: PK222 ") for line in done.stdout.splitlines())
    assert "may be mended by --fix" in done.stderr


def test_check_for_github_and_json(bib: Path) -> None:
    github = pubkit("check", "a.bib", "--format", "github", "--select", "PK222", cwd=bib.parent).stdout
    assert github.startswith("::warning file=a.bib,line=4,col=3,title=PK222::")
    found = json.loads(pubkit("check", "a.bib", "--json", "--ignore", "PK2", cwd=bib.parent).stdout)
    assert found == []


def test_fix_shows_and_write_changes(bib: Path) -> None:
    shown = pubkit("check", "a.bib", "--fix", cwd=bib.parent)
    assert shown.returncode == 1
    assert "+  title   = {Effects of R\\&D}" in shown.stdout
    assert bib.read_text() == MESSY
    pubkit("check", "a.bib", "--fix", "--write", cwd=bib.parent)
    assert pubkit("check", "a.bib", "--select", "PK209,PK221,PK222,PK206", cwd=bib.parent).returncode == 0


def test_a_clean_list_is_clean(tmp_path: Path) -> None:
    clean = "@book{k, author = {Doe, Jane}, title = {A Title}, publisher = {P}, year = 2020}\n"
    done = pubkit("check", "-", cwd=tmp_path, stdin=clean)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_explain(tmp_path: Path) -> None:
    assert pubkit("check", "--explain", "PK217", cwd=tmp_path).stdout.startswith("PK217 patent-day: ")
    assert pubkit("check", "--explain", "PK999", cwd=tmp_path).returncode == 2
