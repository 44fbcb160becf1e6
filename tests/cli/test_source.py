"""``pubkit source``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pubkit.cli.source import command

TITLE = "Lazy Snapping of Sparse Quadtrees"
ENTRY = f"@article{{DBLP:journals/jt/Moss20, title = {{{TITLE}}}, author = {{Ada Moss}}, year = 2020}}"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("PUBKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dump.bib").write_text(ENTRY, encoding="utf-8")
    return CliRunner()


def test_add_list_remove(run: CliRunner, tmp_path: Path) -> None:
    assert run.invoke(command, ["list"], standalone_mode=False).return_value == 1
    added = run.invoke(command, ["add", "own", "dump.bib"], standalone_mode=False)
    assert (added.return_value, added.stdout) == (0, "")
    assert "1 records indexed" in added.stderr
    listed = run.invoke(command, ["list", "--json"], standalone_mode=False)
    (row,) = json.loads(listed.stdout)
    assert (row["name"], row["records"]) == ("own", 1)
    assert Path(row["path"]).parent == tmp_path / "cache" / "dumps"
    assert run.invoke(command, ["remove", "own"], standalone_mode=False).return_value == 0
    assert run.invoke(command, ["remove", "own"], standalone_mode=False).return_value == 1


def test_a_missing_file_is_wrong_usage(run: CliRunner) -> None:
    assert run.invoke(command, ["add", "own", "nowhere.xml"]).exit_code == 2


def test_enrich_asks_the_dump_without_the_network(run: CliRunner, tmp_path: Path) -> None:
    from pubkit.cli.enrich import command as enrich

    run.invoke(command, ["add", "own", "dump.bib"], standalone_mode=False)
    mine = f"@article{{m, title = {{{TITLE.lower()}}}, author = {{A. Moss}}}}"
    (tmp_path / "mine.bib").write_text(mine, encoding="utf-8")
    done = run.invoke(enrich, ["mine.bib", "--offline", "--json"], standalone_mode=False)
    assert "2020" in done.stdout, done.output
