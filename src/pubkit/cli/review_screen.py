"""One screen of ``pubkit dedupe --review``: a cluster's records side by side, the fields that differ, and the keys.

The first record stays where it is, and the others are turned over like pages beside it. Long values are cut to what the
screen holds, from shortly before the first place where they differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from pubkit.cli.console import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pubkit.model import Work

MOST_COLUMNS = 120  # of the terminal: longer lines are hard to read
NAMES = 12  # cells of the column of field names
NARROWEST = 20  # cells of a record's column, of which as many are shown as fit
MOST_RECORDS = 4  # side by side
MOST_LINES = 8  # of one value; fewer where the screen is low
BEFORE = 0.25  # share of a cut value that stands before the place where it differs
PAINT = ("cyan", "magenta", "green", "yellow")
SAME = "the same: "


class Screen:
    """The records of one cluster, drawn page by page."""

    def __init__(self, works: Sequence[Work], reasons: Sequence[str], color: bool) -> None:
        from rich.console import Console

        self._works = works
        self._reasons = [printable(reason) for reason in reasons]
        self._color = color
        self._console = Console(no_color=not color, force_terminal=color or None, highlight=False)
        self._console.width = min(self._console.width, MOST_COLUMNS)
        rows = list(_rows(works))
        self._differing = [(name, values) for name, values in rows if len(set(values)) > 1]
        self._same = [name for name, values in rows if len(set(values)) == 1]
        side = max(1, min(MOST_RECORDS, (self._console.width - NAMES - 1) // (NARROWEST + 1)))
        beside = max(1, side - 1)  # the first record is on every page
        others = range(1, len(works))
        self._pages = [(0, *others[start : start + beside]) for start in range(0, len(others), beside)]

    def show(self, page: int, out: Collection[int], title: str) -> int:
        """Print one page, the records ``out`` marked as left out; the number of pages."""
        from rich.text import Text

        columns = self._pages[page % len(self._pages)]
        head = self._reasons[1] if len(self._works) == 2 else self._of_many(page, columns)
        above = Text(head)
        below = Text(SAME + ", ".join(self._same), style="dim") if self._same else Text("nothing is the same", "dim")
        keys = Text(keys_for(len(self._works), len(self._pages)))
        console = self._console
        free = console.height - 2 - sum(len(console.render_lines(text)) for text in (above, below, keys))
        if self._color:
            console.clear()
        console.rule(title, align="left", characters="-" if console.encoding == "ascii" else "─")
        console.print(above)
        console.print(self._fitting(console, columns, out, free))
        console.print(below)
        console.print(keys)
        return len(self._pages)

    def _of_many(self, page: int, columns: Sequence[int]) -> str:
        shown = f"{len(self._works)} records"
        if len(self._pages) > 1:
            beside = f"{columns[1] + 1}" + (f" to {columns[-1] + 1}" if len(columns) > 2 else "")
            shown += f": 1 beside {beside}, page {page % len(self._pages) + 1} of {len(self._pages)}"
        return shown

    def _fitting(self, console: Console, columns: Sequence[int], out: Collection[int], free: int) -> Table:
        """The table with as many lines a value as fit into ``free``; with one line each, the fields that fit."""
        for lines in range(MOST_LINES, 0, -1):
            table = self._table(columns, out, lines, len(self._differing))
            if len(console.render_lines(table)) <= free:
                return table
        fields = len(self._differing)
        while fields > 1 and len(console.render_lines(table)) > free:
            fields -= 1
            table = self._table(columns, out, 1, fields)
        return table

    def _table(self, columns: Sequence[int], out: Collection[int], lines: int, fields: int) -> Table:
        from rich.table import Table
        from rich.text import Text

        width = self._console.width
        side = max(4, (width - NAMES - len(columns)) // len(columns))
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
        table.add_column("", style="bold", width=NAMES, overflow="fold")
        for index in columns:
            style = "dim" if index in out else f"bold {PAINT[columns.index(index)]}"
            said = f"{index + 1} {'(out) ' if index in out else ''}{printable(self._works[index].key)}"
            table.add_column(Text(_cut(said, side), style=style), width=side, overflow="fold")
        room = side * lines
        if len(self._works) > 2:
            table.add_row("why", *(Text(_cut(self._reasons[index], room)) for index in columns))
        for name, values in self._differing[:fields]:
            cut = _clipped(values, room)
            table.add_row(_cut(name, NAMES * lines), *(_marked(cut, index, columns) for index in columns))
        if left := [name for name, _ in self._differing[fields:]]:
            table.add_row("…", _cut(f"also differ: {', '.join(left)}", room))
        return table


def keys_for(records: int, pages: int) -> str:
    """The line of keys for a cluster of so many records."""
    if records == 2:
        return "merge: 1 keep 1, 2 keep 2, b best of both, e edit\nn not a duplicate, v version, s skip, u undo, q save"
    numbers = f"1-{records}" if records < 10 else f"1-{records} (below 10 with Enter)"
    turn = ", space next page" if pages > 1 else ""
    return (
        f"merge: {numbers} keep that one, b best of all, e edit; x and a number: leave it out{turn}\n"
        "n no duplicates, v versions, s skip, u undo, q save"
    )


def _rows(works: Sequence[Work]) -> Iterator[tuple[str, list[str]]]:
    """The fields that any of the works has: name, and what each says."""
    from pubkit.deduping.fields import FIELDS, label
    from pubkit.deduping.merging import shown

    fields = ["title", "authors", "editors", *(rule.field for rule in FIELDS if rule.field not in ("title", "venue"))]
    for field in fields:
        values = [printable(shown(getattr(work, field))) for work in works]
        if any(values):
            yield label(field), values
    for name in dict.fromkeys(name for work in works for name in work.extra):
        yield printable(name), [printable(str(work.extra.get(name, ""))) for work in works]


def _cut(text: str, cells: int) -> str:
    """``text`` on one line, of so many cells at the most; a Chinese character takes two."""
    from rich.cells import cell_len, set_cell_size

    text = " ".join(text.split())
    return text if cell_len(text) <= cells else set_cell_size(text, max(0, cells - 1)) + "…"


def _clipped(values: Sequence[str], cells: int) -> list[str]:
    """Each value in so many cells; long ones from shortly before the first place where they differ."""
    from rich.cells import cell_len

    lines = [" ".join(value.split()) for value in values]
    if max(map(cell_len, lines)) <= cells:
        return lines
    same = _agreed([line for line in lines if line])
    start = lines[0].rfind(" ", 0, max(0, same - int(cells * BEFORE))) + 1 if same > cells // 2 else 0
    return [_cut(("… " if start and line else "") + line[start:], cells) for line in lines]


def _agreed(texts: Sequence[str]) -> int:
    """How many characters all the texts begin with: as many as the first and the last in order do."""
    low, high = min(texts), max(texts)
    return next((at for at, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))


def _marked(values: Sequence[str], index: int, columns: Sequence[int]) -> Text:
    """A record's value, the words in bold that are not the first record's too (of the first: not all the others')."""
    from rich.text import Text

    if not values[index]:
        return Text("-", style="dim")
    beside = [other for other in columns if other] if index == columns[0] else [columns[0]]
    others = [set(values[other].casefold().split()) for other in beside]
    known = set.intersection(*others) if others else set()
    marked = Text()
    for place, word in enumerate(values[index].split(" ")):
        marked.append(" " if place else "")
        marked.append(word, style="" if word.casefold() in known else f"bold {PAINT[columns.index(index)]}")
    return marked
