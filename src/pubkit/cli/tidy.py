"""``pubkit tidy``: BibTeX as its owner likes to see it. Its options are made from the table of `pubkit.tidying`."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from pubkit import config
from pubkit.cli.console import (
    CLEAN,
    FINDINGS,
    color_option,
    colored,
    json_option,
    print_diff,
    print_json,
    print_result,
    tell,
    tell_problems,
)
from pubkit.cli.inputs import check_option, files_argument, output_option, write_option
from pubkit.errors import InputError
from pubkit.tidying.options import Options, kind_of

if TYPE_CHECKING:
    from pubkit.config import Config
    from pubkit.files import Source
    from pubkit.tidying import Tidied


def _table_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """One option of the command for each row of the table."""
    for field in reversed(dataclasses.fields(Options)):
        name = field.name.replace("_", "-")
        kind = kind_of(field)
        example = f" Such as: {field.metadata['example']}." if field.metadata["example"] else ""
        text = field.metadata["help"] + example
        if kind == "flag":
            standard = " [standard]" if field.default is True else ""
            option = click.option(f"--{name}/--no-{name}", field.name, default=None, help=text + standard)
        elif kind == "number":
            option = click.option(f"--{name}", field.name, type=int, metavar="N", help=text)
        elif field.metadata["choices"]:
            option = click.option(f"--{name}", field.name, type=click.Choice(field.metadata["choices"]), help=text)
        else:
            metavar = field.metadata["metavar"] or ("NAMES" if kind == "list" else "PATTERN")
            option = click.option(f"--{name}", field.name, metavar=metavar, help=text)
        function = option(function)
    return function


@click.command()
@files_argument
@click.option("--only", is_flag=True, help="Do what is named here and nothing of the standard set or pubkit.toml.")
@_table_options
@check_option
@click.option("--diff", "diff", is_flag=True, help="Show what would change (as without any of these).")
@write_option
@output_option
@click.option("--encoding", metavar="NAME", help="The file's encoding; default: found.")
@json_option
@color_option
def command(
    files: tuple[str, ...],
    only: bool,
    check: bool,
    diff: bool,
    write: bool,
    output: str | None,
    encoding: str | None,
    as_json: bool,
    color: str,
    **named: Any,
) -> int:
    """Lay out and clean BibTeX files; comments, macros and all that no option is about keep their bytes.

    Without options: the standard set (one field a line, names in lower case, month macros, page dashes, bare DOIs,
    no field twice) and what [tidy] of pubkit.toml says. Shows a diff; --write applies it.
    """
    settings = config.load()
    options = _options(settings, only, {name: value for name, value in named.items() if value is not None})
    sources = _sources(files, settings)
    if output and len(sources) > 1:
        raise click.UsageError("-o takes one FILE")
    report: list[dict[str, Any]] = []
    found = False
    for source in sources:
        tidied = _tidied(source, encoding, options)
        data = tidied.document.to_bytes()
        changed = data != source.data
        serious = tell_problems((*source.problems, *tidied.problems))
        applied = write or output is not None
        found = found or serious or (changed and not applied)
        report.append({"file": source.name, "changed": changed, "problems": list(tidied.problems)})
        if output is not None:
            _write_to(output, data, settings, expected=None)
        elif write and source.path is None:
            print_result(tidied.document.text)
        elif write and changed:
            _write_to(str(source.path), data, settings, expected=source.digest)
            tell(f"{source.name}: tidied; pubkit undo {source.name} takes it back")
        elif changed and check and not as_json:
            tell(f"{source.name}: would change")
        if changed and not as_json and not applied and (diff or not check):
            print_diff(_diff(source, tidied), color=colored(color))
    if as_json:
        print_json(report)
    return FINDINGS if found else CLEAN


def _options(settings: Config, only: bool, named: dict[str, Any]) -> Options:
    base = Options.nothing() if only else Options.of(settings.table("tidy"), where=f"{settings.path}: [tidy]")
    return Options.of(named, base=base, where="pubkit tidy")


def _sources(files: tuple[str, ...], settings: Config) -> tuple[Source, ...]:
    from pubkit.files import read_sources

    named = files or tuple(str(path) for path in settings.files)
    if not named:
        raise InputError("no file named", 'name one, or write files = ["publications.bib"] in pubkit.toml')
    return read_sources(named)


def _tidied(source: Source, encoding: str | None, options: Options) -> Tidied:
    from pubkit.bibtex import read
    from pubkit.tidying import tidy

    if source.format not in ("bibtex", "text"):  # text: an input without a suffix and without an entry
        raise InputError(f"{source.name}: is {source.format}, and tidy is for BibTeX", "pubkit convert makes it that")
    return tidy(read(source.data, name=source.name, encoding=encoding), options)


def _write_to(path: str, data: bytes, settings: Config, *, expected: str | None) -> None:
    from pubkit.files import write_atomic

    if path == "-":
        sys.stdout.buffer.write(data)
    else:
        write_atomic(path, data, expected=expected, state=settings.state_folder, why="pubkit tidy")


def _diff(source: Source, tidied: Tidied) -> str:
    from pubkit.bibtex import read
    from pubkit.files.diffs import unified_diff

    before = read(source.data, name=source.name, encoding=tidied.document.encoding.name).text
    return unified_diff(before, tidied.document.text, source.name)
