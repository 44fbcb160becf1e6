"""The file of decisions that stands beside a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pubkit.cli.console import tell_problems

if TYPE_CHECKING:
    from pubkit.deduping.decisions import Decided

SUFFIX = ".pubkit.toml"  # publications.bib -> publications.pubkit.toml


def decisions_beside(file: str, named: str | None) -> Path | None:
    """The file of decisions: the one named, or the one next to ``file``; None for standard input."""
    if named:
        return Path(named)
    return None if not file or file.startswith("<") or file == "-" else Path(file).with_suffix(SUFFIX)


def read_decisions(path: Path | None) -> tuple[Decided, ...]:
    """The decisions of a file, what cannot be read told on standard error; none where there is no file."""
    if path is None or not path.is_file():
        return ()
    from pubkit.deduping import decisions

    found, problems = decisions.parse(path.read_text("utf-8", errors="replace"), str(path))
    tell_problems(problems)
    return found
