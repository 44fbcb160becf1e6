"""`pubkit dedupe` and `pubkit diff`: findings, a diff, and nothing changed unless asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pubkit.cli.main import cli
from pubkit.errors import PubkitError

LIST = """\
@article{a,
  author = {Doe, Jane and Roe, Richard},
  title = {A Theory of Baking Large Cakes},
  journal = {Journal of Tests},
  year = {2024},
  pages = {1--9},
}
@article{b,
  author = {J. Doe and R. Roe},
  title = {A theory of baking large cakes},
  journal = {J. Tests},
  volume = 5,
  doi = {10.1234/abc},
  year = 2024,
}
@misc{c,
  author = {Doe, Jane and Roe, Richard},
  title = {A Theory of Baking Large Cakes},
  eprint = {2401.12345},
  archiveprefix = {arXiv},
  year = 2023,
}
"""


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBKIT_STATE", str(tmp_path / "state"))
    path = tmp_path / "list.bib"
    path.write_text(LIST)
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False, catch_exceptions=False)


def test_findings_and_diff(bib: Path) -> None:
    result = run("dedupe", "list.bib")
    assert result.return_value == 1
    assert "list.bib:1:1: PK401 one publication: a, b (same title" in result.output
    assert "PK403 versions of one work: a, c (a preprint and its publication" in result.output
    assert "+  ids = {a}" in result.output
    assert bib.read_text() == LIST


def test_check_says_no_diff(bib: Path) -> None:
    result = run("dedupe", "list.bib", "--check")
    assert result.return_value == 1
    assert "@@" not in result.output


def test_write_then_clean(bib: Path) -> None:
    assert run("dedupe", "list.bib", "--write").return_value == 0
    assert bib.read_text().count("@") == 2
    result = run("dedupe", "list.bib")
    assert (result.return_value, result.stdout) == (0, "")


def test_output_of_several_files(bib: Path, tmp_path: Path) -> None:
    (tmp_path / "more.bib").write_text(LIST.replace("{a,", "{x,").replace("{b,", "{y,").replace("{c,", "{z,"))
    assert run("dedupe", "list.bib", "more.bib", "-o", "all.bib").return_value == 0
    assert (tmp_path / "all.bib").read_text().count("@") == 2
    assert bib.read_text() == LIST


def test_standard_output_is_the_list_alone(bib: Path) -> None:
    result = run("dedupe", "list.bib", "-o", "-")
    assert result.stdout.startswith("@article")
    assert "PK401" in result.stderr


def test_json(bib: Path) -> None:
    told = json.loads(run("dedupe", "list.bib", "--json").stdout)
    assert [[one["key"] for one in cluster] for cluster in told["clusters"]] == [["a", "b"]]
    assert told["versions"][0]["rule"] == "preprint"


def test_explain(bib: Path) -> None:
    result = run("dedupe", "list.bib", "--explain", "a", "c")
    assert result.output.startswith("version: a preprint and its publication")
    assert "title     +6.0  same title" in result.output


def test_one_to_one_takes_two_files(bib: Path, tmp_path: Path) -> None:
    for name in ("b.bib", "c.bib"):
        (tmp_path / name).write_text(LIST)
    with pytest.raises(PubkitError, match="two files"):
        run("dedupe", "list.bib", "b.bib", "c.bib", "--one-to-one")
    with pytest.raises(PubkitError, match="two files"):
        run("dedupe", "list.bib", "--one-to-one")


def test_one_to_one_makes_pairs_of_doubled_lists(bib: Path, tmp_path: Path) -> None:
    (tmp_path / "other.bib").write_text(LIST)
    clusters = json.loads(run("dedupe", "list.bib", "other.bib", "--one-to-one", "--json").output)["clusters"]
    assert [{one["file"] for one in cluster} for cluster in clusters] == [{"list.bib", "other.bib"}] * 3


def test_diff(bib: Path, tmp_path: Path) -> None:
    (tmp_path / "other.bib").write_text(LIST.replace("1--9", "1--12"))
    result = run("diff", "list.bib", "other.bib")
    assert result.return_value == 1
    assert "~ a: A Theory of Baking Large Cakes (2024)\n    pages: 1–9 -> 1–12" in result.output
    assert "0 only in list.bib, 0 only in other.bib, 1 differ, 2 the same" in result.output
    assert run("diff", "list.bib", "list.bib").return_value == 0
