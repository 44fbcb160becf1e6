"""``pubkit convert``: a bibliography in another format."""

from __future__ import annotations

from pathlib import Path

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, print_result, tell_problems
from pubkit.cli.inputs import files_argument, lost_something, open_library, output_option

FORMATS = ("bibtex", "csl-json", "csl-jsonl", "ris", "endnote-xml", "cff")


@click.command()
@files_argument
@output_option
@click.option("--to", type=click.Choice(FORMATS), help="The format; default: by the suffix of OUT.")
@click.option("--encoding", metavar="NAME", help="The input's encoding; default: found.")
def command(files: tuple[str, ...], output: str | None, to: str | None, encoding: str | None) -> int:
    """Write FILE in another format: .bib, .json (CSL-JSON), .jsonl, .ris, .xml (EndNote), .cff
    (written only).

    What the format has no place for is told on standard error.
    """
    from pubkit.files.codecs import CODECS, losses
    from pubkit.files.reading import SUFFIXES

    settings = config.load()
    to = to or (SUFFIXES.get(Path(output).suffix.lower()) if output else None)
    if to not in FORMATS:
        known = ", ".join(sorted(suffix for suffix, format in SUFFIXES.items() if format in FORMATS))
        raise click.UsageError(f"no format for {output or 'standard output'}: give --to, or -o OUT with one of {known}")
    library = open_library(files, settings, encoding=encoding)
    text = library.dumps(to)
    tell_problems(losses(library.works, to, output or "") if to in CODECS else library.refused)
    if output and output != "-":
        from pubkit.files import write_atomic

        data = text.encode("utf-8", "surrogateescape")
        write_atomic(output, data, state=settings.state_folder, why="pubkit convert")
    else:
        print_result(text)
    return FINDINGS if lost_something(library) else CLEAN
