"""``pubkit source``: dumps of public sources on this disk, which then answer look-ups without the network."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, json_option, print_json, print_result, tell

# How often progress is told, in records: about once in two seconds.
EVERY = 10_000
# DBLP's whole dump is some 8 million records: more than two helpers would only wait for the one that writes.
MOST_HELPERS = 2


@click.group()
def command() -> None:
    """Keep dumps of public sources on this disk: they answer look-ups first, and without the network."""


@command.command()
@click.argument("name")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE...")
@json_option
def add(name: str, files: tuple[Path, ...], as_json: bool) -> int:
    """Index FILE... as the source NAME, in place of what it held before.

    FILE is DBLP's XML (dblp.xml.gz), the ACL Anthology's XML, BibTeX, or JSON lines with a record's BibTeX under
    "bib"; packed by gzip or not; a folder stands for all such files in it.
    """
    from pubkit.enriching.dumps import build_index

    folder = dump_folder(config.load())
    helpers = min(MOST_HELPERS, os.cpu_count() or 1)
    built = build_index(list(files), folder, name=name, helpers=helpers, progress=_teller())
    for note in built.notes:
        tell(note)
    tell(f"{name}: {built.records:,} records indexed")
    if as_json:
        print_json({"name": name, "records": built.records, "path": str(built.path)})
    return CLEAN


@command.command("list")
@json_option
def list_sources(as_json: bool) -> int:
    """Show the dumps that are kept; exit 1 when there are none."""
    from pubkit.enriching.dumps import installed, open_index
    from pubkit.errors import InputError

    rows = []
    for path in installed(dump_folder(config.load())).values():
        try:
            dump = open_index(path)
        except InputError as error:
            tell(str(error))
            continue
        rows.append({"name": dump.name, "records": dump.records, "built": dump.built, "path": str(path)})
        dump.close()
    if as_json:
        print_json(rows)
    else:
        print_result("".join(f"{row['name']}\t{row['records']:,} records\t{row['built']}\n" for row in rows))
    return CLEAN if rows else FINDINGS


@command.command()
@click.argument("name")
def remove(name: str) -> int:
    """Forget the dump NAME; exit 1 when there is none."""
    from pubkit.enriching.dumps import index_path

    path = index_path(dump_folder(config.load()), name)
    if not path.exists():
        tell(f"no dump is called {name!r}")
        return FINDINGS
    path.unlink()
    tell(f"{name}: removed")
    return CLEAN


def dump_folder(settings: config.Config) -> Path:
    """Where the indexes of dumps stand."""
    from pubkit.enriching.dumps import FOLDER

    return settings.cache_folder / FOLDER


def _teller() -> Callable[[int], None]:
    """Tells how many records are read, on a terminal only."""
    told = 0

    def progress(count: int) -> None:
        nonlocal told
        if sys.stderr.isatty() and count - told >= EVERY:
            told = count
            tell(f"{count:,} records")

    return progress
