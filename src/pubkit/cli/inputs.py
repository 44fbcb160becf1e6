"""What every command reads: the files named, or standard input, or those of the configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pubkit.cli.console import tell_problems
from pubkit.config import Config
from pubkit.diagnostics import Severity
from pubkit.errors import InputError

if TYPE_CHECKING:
    from pubkit.identifying import Person
    from pubkit.library import Library

F = TypeVar("F", bound=Callable[..., Any])

files_argument = click.argument("files", nargs=-1, metavar="[FILE]...")
output_option = click.option("-o", "--output", metavar="OUT", help="Write to this file; - is standard output.")
write_option = click.option("--write", is_flag=True, help="Change the file; `pubkit undo` takes it back.")
check_option = click.option("--check", is_flag=True, help="Only say whether anything would change: exit 1.")
me_option = click.option("--me", metavar="NAME", help="The list's owner; default: [me] of the configuration.")


def open_library(files: tuple[str, ...], settings: Config, *, encoding: str | None = None) -> Library:
    """The files as one Library, its problems told on standard error.

    Raises InputError when a file cannot be used, or when no file is named and the configuration names none.
    """
    from pubkit.library import read

    named = [Path(file) for file in files] or list(map(_shortest, settings.files))
    if not named:
        raise InputError("no file named", 'name one, or write files = ["publications.bib"] in pubkit.toml')
    library = read(named, encoding=encoding)
    tell_problems(library.problems)
    return library


def lost_something(library: Library) -> bool:
    """Whether reading met an error: something in the file is not in the list."""
    return any(problem.severity is Severity.ERROR for problem in library.problems)


def owner(name: str | None, settings: Config) -> Person | None:
    """The person named on the command line, or the configuration's; its profile is used when the names agree."""
    mine = settings.me()
    if name is None:
        return mine
    if mine and name.strip().casefold() in {one.casefold() for one in (mine.name, *mine.aliases)}:
        return mine
    from pubkit.identifying import Person

    return Person(name)


def _shortest(path: Path) -> Path:
    """The path as a person would say it: relative when it lies below the working folder."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
