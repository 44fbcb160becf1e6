"""``pubkit format``: the list in a citation style."""

from __future__ import annotations

from pathlib import Path

import click

from pubkit import config
from pubkit.cli.console import (
    CLEAN,
    FINDINGS,
    color_option,
    colored,
    json_option,
    print_json,
    print_result,
    tell_problems,
)
from pubkit.cli.inputs import files_argument, lost_something, me_option, open_library, output_option, owner

OUTPUTS = ("text", "markdown", "html", "latex", "typst", "rst")
DATA = ("bibtex", "csl-json", "csl-jsonl", "ris", "endnote-xml", "cff")  # works as data: no style has a say in them
BY_SUFFIX = {".md": "markdown", ".html": "html", ".htm": "html", ".tex": "latex", ".typ": "typst", ".rst": "rst"} | {
    ".bib": "bibtex", ".json": "csl-json", ".jsonl": "csl-jsonl", ".ris": "ris", ".xml": "endnote-xml", ".cff": "cff",
}  # fmt: skip


@click.command()
@files_argument
@click.option(
    "--style",
    metavar="STYLE",
    shell_complete=lambda ctx, option, typed: _style_names(typed),
    help="An alias (acm, ieee, apa, ...), a CSL style's name, or a .csl file.",
)
@click.option("--to", type=click.Choice((*OUTPUTS, *DATA)), help="The output; default: by OUT's suffix, else text.")
@me_option
@click.option("--locale", metavar="LANG", help="The language of terms, such as de-DE; default: the style's.")
@click.option("--engine", type=click.Choice(["pubkit", "citeproc-py"]), help="The CSL engine; default: pubkit.")
@click.option(
    "--keep-visible",
    type=click.Choice(["no", "names", "position"]),
    help='Where "et al." would hide the owner: print them among the names, or "(author 7 of 16)".',
)
@click.option("--legend/--no-legend", default=None, help="Explain the star of equal contribution below the list.")
@output_option
@json_option
@color_option
def command(
    files: tuple[str, ...],
    style: str | None,
    to: str | None,
    me: str | None,
    locale: str | None,
    engine: str | None,
    keep_visible: str | None,
    legend: bool | None,
    output: str | None,
    as_json: bool,
    color: str,
) -> int:
    """Print the list in a citation style, its owner in bold and equal contribution starred."""
    from pubkit.formatting import format_list

    settings = config.load()
    chosen = settings.table("format")
    library = open_library(files, settings)
    marked = library.identify(owner(me, settings))
    tell_problems(marked.problems[len(library.problems) :])
    to_file = bool(output and output != "-")
    to = to or (BY_SUFFIX.get(Path(output or "").suffix.lower()) if to_file else None) or chosen.get("to", "text")
    if to in DATA:
        _write(marked.dumps(to), output, settings)
        return FINDINGS if lost_something(library) else CLEAN
    result = format_list(
        marked.works,
        style=style or chosen.get("style", "acm"),
        to=to,
        locale=locale or chosen.get("locale"),
        engine=engine or chosen.get("engine", "pubkit"),
        keep_visible=keep_visible or chosen.get("keep-visible", "no"),
        legend=chosen.get("legend", True) if legend is None else legend,
        terminal=to == "text" and not to_file and colored(color),
    )
    tell_problems(result.problems)
    if as_json:
        print_json([{"key": entry.key, "text": entry.text} for entry in result.entries])
    else:
        _write(result.text, output, settings)
    return FINDINGS if lost_something(library) else CLEAN


def _write(text: str, output: str | None, settings: config.Config) -> None:
    """To the file named, or to standard output."""
    if not output or output == "-":
        print_result(text)
        return
    from pubkit.files import write_atomic

    write_atomic(output, text.encode("utf-8", "replace"), state=settings.state_folder, why="pubkit format")


def _style_names(typed: str) -> list[str]:
    from pubkit.csl import find
    from pubkit.data.styles import STYLE_ALIASES

    return [name for name in ("acm", *STYLE_ALIASES, *find.names(dependent=False)) if name.startswith(typed)]
