"""Every example in the documentation runs, and the command reference is what the commands say."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
MODULES = sorted((ROOT / "src" / "pubkit").rglob("*.py"))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT / "src")))
def test_docstrings(file: Path) -> None:
    if ">>>" not in file.read_text("utf-8"):
        return
    name = ".".join(file.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    result = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python examples run as doctests; a ``console`` block's commands print what stands below them (... elides)."""
    shutil.copy(ROOT / "data" / "publications.bib", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBKIT_STATE", str(tmp_path / ".state"))
    monkeypatch.setenv("PUBKIT_CACHE", str(tmp_path / ".cache"))
    text = page.read_text("utf-8")
    parser = doctest.DocTestParser()
    test = parser.get_doctest(text.replace("```", "\n```"), {}, page.name, str(page), 0)
    assert not doctest.DocTestRunner(optionflags=FLAGS).run(test).failed
    for block in CONSOLE.findall(text):
        for command, expected in _commands(block):
            done = subprocess.run(_argv(command), capture_output=True, text=True, timeout=60, check=False)
            printed = done.stdout + done.stderr
            checker = doctest.OutputChecker()
            assert checker.check_output(expected, printed, FLAGS), f"$ {command}\n{printed}"


def _commands(block: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _argv(command: str) -> list[str]:
    argv = shlex.split(command)
    assert argv[0] in ("pubkit", "cat"), command
    if argv[0] == "cat":
        return argv
    return [sys.executable, "-m", "pubkit.cli.main", *argv[1:]]


def test_command_reference_is_current() -> None:
    """Made in an interpreter of its own: a command that other tests ran alone keeps that run's help options."""
    make = [sys.executable, "-m", "pubkit.cli.reference", "--stdout"]
    made = subprocess.run(make, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == made
