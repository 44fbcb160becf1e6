"""``pubkit diff``: what two lists have in common, work by work."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    printable,
)
from pubkit.cli.inputs import open_library

if TYPE_CHECKING:
    from pubkit.deduping.differing import Difference
    from pubkit.model import Work

PAINT = {"-": "\x1b[31m", "+": "\x1b[32m", "~": "\x1b[33m"}


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@json_option
@color_option
def command(before: str, after: str, as_json: bool, color: str) -> int:
    """Compare two lists by what their entries are: only in A, only in B, in both but different."""
    from pubkit.deduping.differing import differ
    from pubkit.normalizing import venue_key

    settings = config.load()
    one, other = open_library((before,), settings), open_library((after,), settings)
    found = differ(one.works, other.works, venue_key=venue_key)
    if as_json:
        print_json(_as_json(found))
    else:
        paint = PAINT if colored(color) else {}
        lines = (printable(line) for line in _lines(found, before, after))
        print_result(
            "".join(f"{paint[line[0]]}{line}\x1b[0m\n" if line[:1] in paint else f"{line}\n" for line in lines)
        )
    return FINDINGS if found else CLEAN


def _lines(found: Difference, before: str, after: str) -> list[str]:
    from pubkit.deduping.fields import label

    lines = [f"- {_told(work)}" for work in found.only_a]
    lines += [f"+ {_told(work)}" for work in found.only_b]
    for a, b, changes in found.changed:
        lines.append(f"~ {_told(a)}" + (f" = {b.key}" if a.key != b.key else ""))
        for change in changes:
            lines.append(f"    {label(change.what)}: {change.before or '(none)'} -> {change.after or '(none)'}")
    counts = (
        f"{len(found.only_a)} only in {before}",
        f"{len(found.only_b)} only in {after}",
        f"{len(found.changed)} differ",
        f"{found.same} the same",
    )
    return [*lines, ", ".join(counts)]


def _told(work: Work) -> str:
    return f"{work.key}: {work.title or '(no title)'}" + (f" ({work.year})" if work.year else "")


def _as_json(found: Difference) -> dict[str, object]:
    return {
        "only_a": [{"key": work.key, "title": work.title} for work in found.only_a],
        "only_b": [{"key": work.key, "title": work.title} for work in found.only_b],
        "changed": [
            {
                "a": a.key,
                "b": b.key,
                "fields": [{"field": c.what, "a": c.before, "b": c.after} for c in changes],
            }
            for a, b, changes in found.changed
        ],
        "same": found.same,
    }
