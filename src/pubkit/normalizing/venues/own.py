"""A person's own venues: aliases out of pubkit.toml, and journal lists in JabRef's form."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from pubkit.diagnostics import Problem, Severity
from pubkit.model import Place
from pubkit.normalizing.venues.table import Row, Table, compact


def resolve(own: Mapping[str, str]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Each alias with the name at the end of its chain; a chain that runs in a circle is a problem, and dropped.

    >>> resolve({"A": "B", "B": "C"})[0]
    {'A': 'C', 'B': 'C'}
    >>> [problem.code for problem in resolve({"A": "B", "B": "A"})[1]]
    ['PK030']
    """
    ends: dict[str, str] = {}
    looped: set[frozenset[str]] = set()
    problems: list[Problem] = []
    for alias in own:
        seen = [alias]
        while (target := own[seen[-1]]) in own and target not in seen:
            seen.append(target)
        if target not in own:
            ends[alias] = target
            continue
        circle = frozenset(seen[seen.index(target) :])
        if circle not in looped:
            looped.add(circle)
            path = " -> ".join([*seen[seen.index(target) :], target])
            problems.append(
                Problem("PK030", Place(), f"venue aliases run in a circle: {path}", "end the chain with a name",
                        Severity.ERROR)
            )  # fmt: skip
    return ends, tuple(problems)


def rows_of(own: Mapping[str, str], table: Table) -> list[Row]:
    """Rows for a person's aliases: another name of a venue of the table, or a venue of their own.

    A target that is an acronym or a name of the table takes over its row; any other becomes a row of its own, of
    the kind its words tell.
    """
    rows: list[Row] = []
    for alias, target in resolve(own)[0].items():
        if not alias.strip() or not target.strip():
            continue
        known = [row for row, _ in table.acronyms.get(compact(target), [])]
        known += [row for row in table.rows if target in row.names]
        base = known[0] if known else Row(_kind(target), "", target)
        rows.append(base._replace(others=(alias, f"={alias}", *base.others)))
    return rows


def _kind(name: str) -> str:
    low = name.lower()
    if "workshop" in low:
        return "workshop"
    return "conference" if any(word in low for word in ("conference", "symposium", "congress")) else "journal"


def parse_journals(text: str) -> tuple[Row, ...]:
    """The rows of a journal list in JabRef's form: CSV with full name and abbreviation, by comma or semicolon.

    Lines without both are passed over.

    >>> [row.iso4 for row in parse_journals('"Journal of Foo","J. Foo"')]
    ['J. Foo']
    """
    delimiter = ";" if text[:HEAD].count(";") > text[:HEAD].count(",") else ","
    rows = (
        [cell.strip() for cell in cells[:2]] for cells in csv.reader(text.splitlines(), delimiter=delimiter) if cells
    )
    return tuple(Row("journal", "", row[0], (row[1],), row[1]) for row in rows if len(row) > 1 and all(row))


HEAD = 4096  # characters that tell commas from semicolons
