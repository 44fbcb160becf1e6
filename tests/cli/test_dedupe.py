"""`pubkit dedupe` and `pubkit diff`: findings, a diff, and nothing changed unless asked."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
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


def test_review_needs_a_terminal(bib: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "pubkit.cli.main", "dedupe", str(bib), "--review"],
        input=b"",
        capture_output=True,
        check=False,
    )
    assert process.returncode == 2
    assert b"needs a terminal" in process.stderr


def at_a_terminal(folder: Path, keys: str, *arguments: str) -> str:
    """What `pubkit dedupe list.bib --review` shows on a terminal of 80 columns while ``keys`` are typed."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "LINES": "24", "TERM": "xterm", "PUBKIT_STATE": str(folder / "state")}
    process = subprocess.Popen(
        [sys.executable, "-m", "pubkit.cli.main", "dedupe", "list.bib", "--review", *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=folder,
        env=environment,
    )
    os.close(follower)
    shown, seen = b"", 0
    typed = list(keys)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not select.select([leader], [], [], 0.5)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            shown += os.read(leader, 65_536)
        except OSError:  # the program is gone
            break
        if b"q save" in shown[seen:]:
            seen = len(shown)
            os.write(leader, (typed.pop(0) if typed else "q").encode())
    process.kill()
    process.wait(timeout=20)
    os.close(leader)
    return shown.decode()


def test_review_asks_saves_and_resumes(bib: Path, tmp_path: Path) -> None:
    shown = at_a_terminal(tmp_path, "nq")
    assert "1 a" in shown
    assert "2 b" in shown
    assert max(len(line) for line in _plain(shown).splitlines()) <= 80
    decisions = tmp_path / "list.pubkit.toml"
    assert 'answer = "different"' in decisions.read_text()
    assert "PK401" not in run("dedupe", "list.bib", "--check").output
    shown = at_a_terminal(tmp_path, "vv")
    assert decisions.read_text().count("[[decision]]") == 3
    assert "3 decided" not in shown
    assert "2 decided, 0 left" in shown


def test_review_asks_nothing_that_follows(bib: Path, tmp_path: Path) -> None:
    """Once two records are one publication, its other version is asked about once."""
    shown = at_a_terminal(tmp_path, "bv")
    assert "2 decided, 0 left" in shown


def test_review_skip_and_undo_of_a_skip(bib: Path, tmp_path: Path) -> None:
    shown = at_a_terminal(tmp_path, "suq")
    assert shown.count("0 decided, 3 to ask") == 2
    assert "0 decided, 3 left" in shown


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


def test_long_values_are_shown_where_they_differ(bib: Path, tmp_path: Path) -> None:
    long = "We bake large cakes in many ovens. " * 60
    bib.write_text(
        LIST.replace("volume = 5,", f"abstract = {{{long}less}},").replace(
            "pages = {1--9}", f"abstract = {{{long}more}}"
        )
    )
    shown = _plain(at_a_terminal(tmp_path, "q"))
    assert "less" in shown
    assert "more" in shown
    assert len(shown.splitlines()) < 30


def test_review_undo(bib: Path, tmp_path: Path) -> None:
    at_a_terminal(tmp_path, "nuq")
    assert "[[decision]]" not in (tmp_path / "list.pubkit.toml").read_text()


def test_diff(bib: Path, tmp_path: Path) -> None:
    (tmp_path / "other.bib").write_text(LIST.replace("1--9", "1--12"))
    result = run("diff", "list.bib", "other.bib")
    assert result.return_value == 1
    assert "~ a: A Theory of Baking Large Cakes (2024)\n    pages: 1–9 -> 1–12" in result.output
    assert "0 only in list.bib, 0 only in other.bib, 1 differ, 2 the same" in result.output
    assert run("diff", "list.bib", "list.bib").return_value == 0


def _plain(shown: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r", "")
