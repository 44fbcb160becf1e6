"""``pubkit dedupe-large``."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from pubkit.cli.dedupe_large import command

BIB = """@article{%s, author = {Ada Moss}, title = {%s}, journal = {Journal of Trees}, year = 2020, pages = {1--12}}
"""
XML = """<dblp><article key="journals/jt/Moss20"><author>Ada Moss</author>
<title>Lazy Snapping of Sparse Quadtrees.</title>
<journal>Journal of Trees</journal><year>2020</year><pages>1-12</pages></article></dblp>"""
CSL = {
    "id": "csl",
    "type": "article-journal",
    "title": "Lazy snapping of sparse quadtrees",
    "author": [{"family": "Moss", "given": "A."}],
    "container-title": "Journal of Trees",
    "issued": {"date-parts": [[2020]]},
    "page": "1-12",
}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = BIB % ("bib", "Lazy Snapping of Sparse Quadtrees") + BIB % ("other", "Eager Cutting of Dense Heaps")
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    (tmp_path / "b.xml").write_text(XML, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(
        f"{json.dumps(CSL)}\n\n{json.dumps({**CSL, 'title': 'Trees'})}\n", encoding="utf-8"
    )
    return tmp_path


def test_files_of_every_kind_together(files: Path) -> None:
    done = CliRunner().invoke(
        command, ["a.bib", "b.xml", "c.jsonl", "-o", "out.csv", "--pairs", "pairs.csv", "--json"], standalone_mode=False
    )
    assert done.return_value == 1, done.output
    assert json.loads(done.stdout)["records"] == 5
    assert json.loads(done.stdout)["clusters"] == 1
    clusters = pl.read_csv(files / "out.csv")
    assert clusters["position"].to_list() == [0, 2, 3]
    assert clusters["key"].to_list()[::2] == ["bib", "csl"]
    assert set(pl.read_csv(files / "pairs.csv")["band"]) == {"sure"}


def test_nothing_found_is_clean(files: Path) -> None:
    done = CliRunner().invoke(command, ["a.bib"], standalone_mode=False)
    assert (done.return_value, "records                  2" in done.stdout) == (0, True)


@pytest.mark.parametrize(("arguments", "code"), [(["a.bib", "-o", "out.txt"], 1), (["t.csv", "a.bib"], 1)])
def test_wrong_use_is_told(files: Path, arguments: list[str], code: int) -> None:
    (files / "t.csv").write_text("title\nCakes\n", encoding="utf-8")
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == code
    assert "t.csv" in str(done.exception) or "out.txt" in str(done.exception)


def decisions(*answers: tuple[str, str, str]) -> str:
    return "".join(
        f"[[decision]]\nanswer = {answer!r}\na = {{key={a!r}, says='x'}}\nb = {{key={b!r}, says='y'}}\n"
        for answer, a, b in answers
    )


def test_decisions_hold_here_too(files: Path) -> None:
    """A pair that the rules would merge is kept apart, and one that they never met is merged."""
    told = decisions(("different", "bib", "csl"), ("duplicate", "other", "bib"), ("version", "bib", "gone"))
    (files / "a.pubkit.toml").write_text(told, encoding="utf-8")
    arguments = ["a.bib", "c.jsonl", "-o", "out.csv", "--pairs", "pairs.csv"]
    assert CliRunner().invoke(command, arguments, standalone_mode=False).return_value == 1
    assert pl.read_csv(files / "out.csv")["key"].to_list() == ["bib", "other"]
    pairs = pl.read_csv(files / "pairs.csv")
    assert pairs.select("rule", "reason").rows() == [("decided", "decided by a person")]


def test_decisions_of_another_file(files: Path) -> None:
    (files / "d.toml").write_text(decisions(("version", "bib", "csl")), encoding="utf-8")
    arguments = ["a.bib", "c.jsonl", "--pairs", "pairs.csv", "--decisions", "d.toml"]
    assert CliRunner().invoke(command, arguments, standalone_mode=False).return_value == 0
    assert pl.read_csv(files / "pairs.csv")["band"].to_list() == ["version"]


def test_what_is_for_lists_in_memory_is_told(files: Path) -> None:
    done = CliRunner().invoke(command, ["a.bib", "c.jsonl", "--one-to-one"])
    assert "two lists in memory" in str(done.exception)
    (files / "a.pubkit.toml").write_text(decisions(("version", "bib", "csl")), encoding="utf-8")
    done = CliRunner().invoke(command, ["a.bib", "--engine", "spark"])
    assert "knows no decisions" in str(done.exception)
