"""`pubkit format` from the outside: a process, its output and its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

LIST = Path(__file__).parents[2] / "data" / "publications.bib"


def pubkit(*args: str, cwd: Path, stdin: str | bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    done = subprocess.run(
        [sys.executable, "-m", "pubkit.cli.main", *args],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        timeout=60,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def test_the_demo(tmp_path: Path) -> None:
    done = pubkit("format", str(LIST), "--style", "acm", "--me", "Hanxian Huang", "--color", "always", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert done.stderr == ""
    assert sum(line.startswith("[") for line in lines) == 20
    assert all("\x1b[1mHanxian Huang\x1b[22m" in line for line in lines[:20])
    assert lines[-1] == "* Equal contribution"


def test_the_configuration_names_file_owner_and_style(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{k, author={Doe, Jane and Roe, R.}, title={T}, year=2020}")
    (tmp_path / "pubkit.toml").write_text('files="a.bib"\nme={name="Jane Doe"}\nformat={style="ieee", to="markdown"}')
    assert pubkit("format", cwd=tmp_path).stdout.startswith("1. **J. Doe** and R. Roe")


def test_standard_input_and_a_named_file_beats_it(tmp_path: Path) -> None:
    bib = "@book{k, author={Doe, Jane}, title={%s}, year=2020}"
    (tmp_path / "a.bib").write_text(bib % "From a File")
    assert "From a Pipe" in pubkit("format", "-", cwd=tmp_path, stdin=bib % "From a Pipe").stdout
    assert "From a File" in pubkit("format", "a.bib", cwd=tmp_path, stdin=bib % "From a Pipe").stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "missing.bib"),
        (b"%PDF-1.4 \x00\x01", "PDF"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_is_no_bibliography_is_one_line_and_exit_2(tmp_path: Path, content: bytes | None, says: str) -> None:
    name = "missing.bib"
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = pubkit("format", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_is_one_line_and_exit_2(tmp_path: Path) -> None:
    done = pubkit("format", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_an_empty_file_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(b"")
    done = pubkit("format", "a.bib", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "empty" in done.stderr


def test_a_broken_entry_is_told_with_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    text = "@book{a, title={First}}\n\n@book{b,\n  title = {Broken,\n  year = 2000\n}\n\n@book{c, title={Third}}\n"
    (tmp_path / "a.bib").write_text(text)
    done = pubkit("format", "a.bib", cwd=tmp_path)
    assert "First" in done.stdout
    assert "Third" in done.stdout
    assert "a.bib:" in done.stderr
    assert any(line.startswith(("a.bib:3", "a.bib:4", "a.bib:6")) for line in done.stderr.splitlines())


def test_an_unknown_style_exits_2_and_suggests(tmp_path: Path) -> None:
    done = pubkit("format", str(LIST), "--style", "iee", cwd=tmp_path)
    assert done.returncode == 2
    assert "ieee" in done.stderr


def test_a_style_file_works(tmp_path: Path) -> None:
    from pubkit.csl import find

    style = tmp_path / "mine.csl"
    style.write_bytes(find.path("ieee").read_bytes())
    done = pubkit("format", str(LIST), "--style", str(style), cwd=tmp_path)
    assert done.stdout.count("\n[") == 19


def test_json_is_one_document(tmp_path: Path) -> None:
    done = pubkit("format", str(LIST), "--json", "--to", "html", cwd=tmp_path)
    assert len(json.loads(done.stdout)) == 20


def test_output_goes_to_a_file_in_the_format_of_its_suffix(tmp_path: Path) -> None:
    done = pubkit("format", str(LIST), "-o", "list.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "list.html").read_text("utf-8").startswith("<div")


def test_how_often_the_owner_is_hidden_is_told(tmp_path: Path) -> None:
    done = pubkit("format", str(LIST), "--style", "ieee", "--me", "Hanxian Huang", cwd=tmp_path)
    assert '"et al." hides the owner in 6 of 20 works' in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_styles(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.shell_completion import get_completion_class

    from pubkit.cli.main import cli

    completion = get_completion_class(shell)
    assert completion is not None
    asked = completion(cli, {}, "pubkit", "_PUBKIT_COMPLETE")
    assert {item.value for item in asked.get_completions([], "for")} == {"format"}
    assert "ieee" in {item.value for item in asked.get_completions(["format", "--style"], "iee")}
