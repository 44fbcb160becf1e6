"""From works to a printed list: an engine makes trees, a writer makes text of each, an output lays them out."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pubkit.csl import writers
from pubkit.csl.entries import Entry
from pubkit.csl.tree import walk
from pubkit.data.styles import STYLE_ALIASES, own_style
from pubkit.diagnostics import Problem, Severity
from pubkit.errors import PubkitError
from pubkit.formatting import engines
from pubkit.formatting.items import to_item
from pubkit.formatting.row import Row
from pubkit.model import Mark, Place, Work

# output -> the module that lays a list out in it
OUTPUTS: Mapping[str, str] = {
    "text": "pubkit.formatting.text",
    "markdown": "pubkit.formatting.markdown",
    "html": "pubkit.formatting.html",
    "latex": "pubkit.formatting.latex",
    "typst": "pubkit.formatting.typst",
    "rst": "pubkit.formatting.rst",
}

# What a star behind a name means, said once below the list.
LEGEND = "* Equal contribution"


class Output(Protocol):
    """What each output's module has."""

    def lay_out(self, rows: Sequence[Row], legend: str) -> str:
        """The whole list; ``legend`` is empty when no name is starred."""


@dataclass(frozen=True, slots=True)
class FormattedEntry:
    """One work's entry, in the output's markup."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """A printed list: all of it, its entries in order, and what a person should know."""

    text: str
    entries: tuple[FormattedEntry, ...] = ()
    problems: tuple[Problem, ...] = ()


def format_list(
    works: Sequence[Work],
    *,
    style: str | Path = "acm",
    to: str = "text",
    locale: str | None = None,
    engine: str = "pubkit",
    keep_visible: str = "no",
    legend: bool = True,
    terminal: bool = False,
) -> Formatted:
    """The works in a CSL style, names marked SELF in bold and names marked EQUAL with a star.

    ``style`` is an alias (`pubkit.data.styles`), a CSL style's name, a path, or XML. ``to`` is one of `OUTPUTS`;
    ``terminal`` lets text use escape sequences for bold. ``keep_visible`` says what to do where "et al." hides the
    owner: ``no``, ``names`` (``A, …, Me, et al.``) or ``position`` (``(author 7 of 16)``). Raises StyleError for a
    style that is unknown or cannot be used, PubkitError for an unknown output or engine.
    """
    if to not in OUTPUTS:
        raise PubkitError(f"unknown output {to!r}", f"one of {', '.join(OUTPUTS)}")
    output: Output = importlib.import_module(OUTPUTS[to])
    items = [to_item(work) for work in works]
    entries, problems = engines.bibliography(engine, _resolved(style), items, locale, keep_visible)
    options: dict[str, Any] = {"links": to == "html"} | ({"ansi": True} if terminal and to == "text" else {})
    writer = writers.get(to, **options)
    rows = [
        Row(entry.id, number, writer.nodes(entry.label).strip(), writer.nodes(entry.body).strip())
        for number, entry in enumerate(entries, 1)
    ]
    starred = any(Mark.EQUAL in span.marks for entry in entries for span in walk(entry.nodes) if span.kind == "name")
    text = output.lay_out(rows, writer.escape(LEGEND) if legend and starred else "")
    problems = [*_placed(problems, works), *_hidden(entries)]
    return Formatted(text, tuple(FormattedEntry(row.key, row.line) for row in rows), tuple(problems))


def _resolved(style: str | Path) -> str | Path:
    """The style behind a name that people say; everything else goes to the engine as it is."""
    if isinstance(style, Path):
        return style
    return own_style(style) or STYLE_ALIASES.get(style, style)


def _hidden(entries: Sequence[Entry]) -> list[Problem]:
    """A note that says how often "et al." hides the owner."""
    hiding = [entry for entry in entries if any(Mark.SELF in person.marks for person in entry.hidden)]
    if not hiding:
        return []
    message = f'"et al." hides the owner in {len(hiding)} of {len(entries)} works'
    return [Problem("PK701", Place(), message, "--keep-visible shows them", Severity.NOTE)]


def _placed(problems: Sequence[Problem], works: Sequence[Work]) -> list[Problem]:
    """The engine's problems, with the place of the work each is about."""
    places = {work.key: work.place for work in works}
    return [
        Problem(p.code, places[p.where.key], p.message, p.hint, p.severity) if p.where.key in places else p
        for p in problems
    ]
