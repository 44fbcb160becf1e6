"""``pubkit styles``: which citation styles there are."""

from __future__ import annotations

import click

from pubkit.cli.console import CLEAN, FINDINGS, json_option, print_json, print_result, tell
from pubkit.data.styles import STYLE_ALIASES


@click.command()
@click.argument("word", required=False)
@click.option("--dependent/--independent", default=False, help="Also the styles that only name another one.")
@json_option
def command(word: str | None, dependent: bool, as_json: bool) -> int:
    """List the names of all styles, or of those that hold WORD; exit 1 when there are none."""
    from pubkit.csl import find

    meaning = {f"{alias} = {style}" for alias, style in STYLE_ALIASES.items()}
    names = sorted({*find.names(dependent=dependent), *meaning})
    wanted = [name for name in names if (word or "").lower() in name]
    if as_json:
        print_json(wanted)
    elif wanted:
        print_result("\n".join(wanted) + "\n")
    else:
        tell(f"no style has {word!r} in its name")
    return CLEAN if wanted else FINDINGS
