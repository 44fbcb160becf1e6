"""`pubkit dedupe --review` on a real pseudo-terminal: one cluster a screen, whatever the terminal and the letters."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from click.testing import CliRunner

from pubkit.cli.main import cli

PAIR = """\
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
"""
PREPRINT = """\
@misc{c,
  author = {Doe, Jane and Roe, Richard},
  title = {A Theory of Baking Large Cakes},
  eprint = {2401.12345},
  archiveprefix = {arXiv},
  year = 2023,
}
"""
LIST = PAIR + PREPRINT
CHINESE = """\
@article{wang2024,
  author = {王, 小明 and 李, 华},
  title = {基于深度学习的大规模蛋糕烘焙理论与方法研究综述及其在多种烤箱中的应用},
  journal = {测试学报},
  year = {2024},
  pages = {1--9},
  abstract = {本文系统地综述了大规模蛋糕烘焙的理论与方法，并在多种烤箱中进行了充分的实验验证，结果表明该方法有效。},
}
@article{wang24b,
  author = {王小明 and 李华},
  title = {基于深度学习的大规模蛋糕烘焙理论与方法研究综述及其在多种烤箱中的应用},
  journal = {测试学报},
  volume = {12},
  year = {2024},
  pages = {1--9},
  abstract = {本文系统地综述了大规模蛋糕烘焙的理论与方法，并在多种烤箱中进行了充分的实验验证，结果表明此法有效。},
}
"""


def copies(number: int) -> str:
    """So many records of one article, each with a value of its own."""
    return "".join(
        f"@article{{k{n},\n  author = {{Doe, Jane and Roe, Richard}},\n  title = {{A Theory of Baking Large Cakes}},\n"
        f"  journal = {{Journal of Tests}},\n  year = 2024,\n  pages = {{1--9}},\n  note = {{copy {n}}},\n}}\n"
        for n in range(1, number + 1)
    )


@dataclass
class Terminal:
    """A review at a terminal. ``screens`` are what it showed before each key; ``rest`` what it said at last."""

    folder: Path
    rows: int = 24
    columns: int = 80
    environment: dict[str, str] = field(default_factory=dict)
    screens: list[str] = field(default_factory=list)
    raw: str = ""
    rest: str = ""

    def type(self, *keys: str, kill: bool = False, arguments: tuple[str, ...] = ()) -> Terminal:
        """Start the review of list.bib, and give it a key at each screen; at the end kill it, or wait."""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        process = subprocess.Popen(
            [sys.executable, "-m", "pubkit.cli.main", "dedupe", "list.bib", "--review", *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=self.folder,
            env={**inherited, "TERM": "xterm", "PUBKIT_STATE": f"{self.folder}/state", **self.environment},
        )
        os.close(follower)
        waiting = [*keys]
        shown = b""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if not select.select([leader], [], [], 0.5)[0]:
                if process.poll() is not None:
                    break
                continue
            try:
                shown += os.read(leader, 65_536)
            except OSError:  # the program is gone
                break
            if shown.endswith(b"q save\r\n"):
                self._keep(shown)
                shown = b""
                if not waiting and kill:
                    process.send_signal(signal.SIGKILL)
                    break
                os.write(leader, (waiting.pop(0) if waiting else "q").encode())
        process.kill()
        process.wait(timeout=20)
        os.close(leader)
        self.rest = plain(shown.decode())
        return self

    def _keep(self, shown: bytes) -> None:
        self.raw += shown.decode()
        self.screens.append(plain(shown.decode()))

    @property
    def decisions(self) -> str:
        """The file of decisions."""
        return (self.folder / "list.pubkit.toml").read_text("utf-8")


def plain(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r", "")


def cells(line: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBKIT_STATE", str(tmp_path / "state"))
    (tmp_path / "list.bib").write_text(LIST, "utf-8")
    return tmp_path


def checked() -> str:
    """What `--check` says, as in CI."""
    return CliRunner().invoke(cli, ["dedupe", "list.bib", "--check"], standalone_mode=False).output


def test_a_terminal_is_needed(folder: Path) -> None:
    command = [sys.executable, "-m", "pubkit.cli.main", "dedupe", "list.bib", "--review"]
    process = subprocess.run(command, input=b"", capture_output=True, check=False, cwd=folder)
    assert process.returncode == 2
    assert b"needs a terminal" in process.stderr


def test_answers_are_saved_replayed_and_resumed(folder: Path) -> None:
    shown = Terminal(folder).type("n", kill=True)
    assert "1 a" in shown.screens[0]
    assert "2 b" in shown.screens[0]
    assert "3 records" in shown.screens[1]
    assert 'answer = "different"' in shown.decisions
    assert "PK401" not in checked()
    shown = Terminal(folder).type("v")
    assert len(shown.screens) == 1
    assert shown.decisions.count("[[decision]]") == 3
    assert "1 decided, 0 left" in shown.rest
    assert Terminal(folder).type().screens == []
    assert "PK401" not in checked()
    assert "PK403 versions of one work: a, b" in checked()


def test_what_follows_is_not_asked(folder: Path) -> None:
    """Once two records are one publication, its other version is asked about once."""
    shown = Terminal(folder).type("b", "v")
    assert "2 decided, 0 left" in shown.rest
    assert "1 a" in shown.screens[1]
    assert "2 c" in shown.screens[1]
    assert shown.decisions.count("[[decision]]") == 2


def test_skip_undo_and_undo_of_a_skip(folder: Path) -> None:
    shown = Terminal(folder).type("s", "u", "n", "u", "q")
    assert ["to ask" in screen for screen in shown.screens] == [True] * 5
    assert shown.screens[0] == shown.screens[2] == shown.screens[4]
    assert "0 decided, 2 left" in shown.rest
    assert "[[decision]]" not in shown.decisions


@pytest.mark.parametrize("number", [2, 3, 5, 12])
def test_one_cluster_a_screen(folder: Path, number: int) -> None:
    (folder / "list.bib").write_text(copies(number))
    shown = Terminal(folder).type("b")
    assert len(shown.screens) == 1
    assert "1 decided, 0 left" in shown.rest
    assert f"one publication: {', '.join(f'k{n}' for n in range(1, number + 1))} (" in checked()
    assert "the same: title, authors, type" in shown.screens[0]
    assert "copy 1" in shown.screens[0]
    assert "Journal of Tests" not in shown.screens[0]  # only the fields that differ


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (24, 60), (50, 200), (16, 80), (10, 40)])
@pytest.mark.parametrize("text", [LIST, copies(5), CHINESE], ids=["pair", "five", "chinese"])
def test_a_screen_fits(folder: Path, rows: int, columns: int, text: str) -> None:
    (folder / "list.bib").write_text(text, "utf-8")
    shown = Terminal(folder, rows, columns).type("q").screens[0].splitlines()
    assert max(map(cells, shown)) <= min(columns, 120)
    assert len(shown) < rows + (6 if rows < 24 else 1)  # a terminal lower than the keys and two fields scrolls


def test_pages_keep_the_first_record(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(5))
    shown = Terminal(folder).type(" ", " ", "q")
    assert "5 records: 1 beside 2 to 3, page 1 of 2" in shown.screens[0]
    assert "5 records: 1 beside 4 to 5, page 2 of 2" in shown.screens[1]
    assert shown.screens[2] == shown.screens[0]
    assert all("1 k1" in screen for screen in shown.screens)
    assert "4 k4" in shown.screens[1]
    narrow = Terminal(folder, columns=40).type(" ", "q")
    assert "5 records: 1 beside 2, page 1 of 4" in narrow.screens[0]


def test_a_record_is_kept_by_its_number(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(12))
    Terminal(folder).type("11")
    result = CliRunner().invoke(cli, ["dedupe", "list.bib", "--write"], standalone_mode=False)
    assert result.return_value == 0
    merged = (folder / "list.bib").read_text()
    assert merged.count("@article") == 1
    assert "@article{k11," in merged
    assert "note = {copy 11}" in merged
    assert "note = {copy 1}" not in merged


def test_below_ten_a_number_of_many_ends_with_enter(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(12))
    assert 'a = { key = "k1"' in Terminal(folder).type("1\n").decisions


def test_a_record_is_left_out(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(3))
    shown = Terminal(folder).type("x3", "b", "n")
    assert "3 (out) k3" in shown.screens[1]
    assert "1 k1" in shown.screens[2]
    assert "2 k3" in shown.screens[2]
    assert "2 decided, 0 left" in shown.rest
    assert "one publication: k1, k2 (" in checked()


def test_one_record_alone_is_no_cluster(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(3))
    shown = Terminal(folder).type("x2", "x3", "b", "x3", "b")
    assert len(shown.screens) == 6
    assert shown.decisions.count("[[decision]]") == 1


def test_no_cluster_of_a_chain_is_merged(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(4))
    Terminal(folder).type("n")
    assert "PK4" not in checked()


def test_keys_that_mean_nothing_change_nothing(folder: Path) -> None:
    shown = Terminal(folder).type("3", "0", "?", "x", "\x1b[A", "é", "q")
    first = shown.screens[0]
    assert not any(screen.replace(first, "") for screen in shown.screens)  # an arrow may draw it once for each byte
    assert not (folder / "list.pubkit.toml").exists()


def test_no_color(folder: Path) -> None:
    shown = Terminal(folder, environment={"NO_COLOR": "1"}).type("q")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown.raw)
    assert re.search(r"\x1b\[[0-9;]*3[0-7]m", Terminal(folder).type("q").raw)
    dumb = Terminal(folder, environment={"NO_COLOR": "1", "TERM": "dumb"}).type("q")
    assert "\x1b" not in dumb.raw
    assert dumb.screens[0] == shown.screens[0]


def test_an_edited_cluster(folder: Path) -> None:
    (folder / "list.bib").write_text(copies(3))
    editor = folder / "editor.sh"
    editor.write_text("#!/bin/sh\nsed -i 's/title = .*/title = {Edited by Hand},/' \"$1\"\n")
    editor.chmod(0o755)
    shown = Terminal(folder, environment={"EDITOR": str(editor), "VISUAL": str(editor)}).type("e")
    assert "1 decided, 0 left" in shown.rest
    CliRunner().invoke(cli, ["dedupe", "list.bib", "--write"], standalone_mode=False)
    assert (folder / "list.bib").read_text().count("Edited by Hand") == 1
    assert (folder / "list.bib").read_text().count("@") == 1


def test_long_values_are_shown_where_they_differ(folder: Path) -> None:
    long = "We bake large cakes in many ovens. " * 60
    text = LIST.replace("volume = 5,", f"abstract = {{{long}less}},")
    (folder / "list.bib").write_text(text.replace("pages = {1--9}", f"abstract = {{{long}more}}"))
    shown = Terminal(folder).type("q").screens[0]
    assert "less" in shown
    assert "more" in shown


def test_controls_in_a_file_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "list.bib").write_text(PAIR.replace("J. Tests", "J. \x1b]0;owned\x07Tests\x1b[2J"))
    shown = Terminal(folder, environment={"NO_COLOR": "1", "TERM": "dumb"}).type("q")
    assert "\x1b" not in shown.raw
    assert "\x07" not in shown.raw
