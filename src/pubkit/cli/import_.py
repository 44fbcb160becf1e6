"""``pubkit import``: a publication list in plain text as a bibliography."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pubkit import config
from pubkit.cli.console import CLEAN, FINDINGS, json_option, print_json, print_result, tell, tell_problems
from pubkit.cli.inputs import me_option, output_option, owner
from pubkit.errors import InputError
from pubkit.model import Work


@click.command("import")
@click.argument("text", metavar="TEXT")
@output_option
@click.option(
    "--to", type=click.Choice(["bibtex", "csl-json", "ris"]), help="The format; default: by the suffix of OUT."
)
@me_option
@json_option
def command(text: str, output: str | None, to: str | None, me: str | None, as_json: bool) -> int:
    """Read the works of a publication list or a CV: .txt, .md, and .pdf or .docx with an extra; - is
    standard input.

    What the text does not print stays empty: no year is guessed and no initial completed. What is
    doubtful is told on standard error; --json gives each field's confidence. OUT must not exist.
    """
    from pubkit.files.reading import SUFFIXES
    from pubkit.library import read

    settings = config.load()
    to = to or (SUFFIXES.get(Path(output).suffix.lower()) if output else None) or "bibtex"
    if output and output != "-" and Path(output).exists():
        raise InputError(f"{output}: is there already", "name another, and join them: pubkit dedupe A B -o ALL")
    format = SUFFIXES.get(Path(text).suffix.lower(), "text")
    library = read(text, format=format if format in ("pdf", "docx") else "text")
    person = owner(me, settings)
    found = library.problems
    if person:
        library = library.identify(person)
    serious = tell_problems(found)
    tell(f"{len(library)} works")
    if as_json:
        print_json([_as_json(work) for work in library.works])
    elif output and output != "-":
        from pubkit.files import write_atomic

        write_atomic(output, library.dumps(to).encode(), state=settings.state_folder, why="pubkit import")
    else:
        print_result(library.dumps(to))
    return FINDINGS if serious or not library.works else CLEAN


def _as_json(work: Work) -> dict[str, Any]:
    """A work as CSL-JSON, the line it stands in, and the confidence of each field, 0 to 1."""
    return {
        "line": work.place.line,
        "work": work.to_csl_json(marks=True),
        "confidence": {one.field: one.score for one in work.provenance},
    }
