"""The screens of ``pubkit dedupe --review``: one pair each, only what differs, one key for each answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from pubkit.cli.console import printable, tell
from pubkit.cli.keys import Keys
from pubkit.deduping.decisions import Answer, Decided, Keep, added, decide
from pubkit.errors import PubkitError

if TYPE_CHECKING:
    from rich.text import Text

    from pubkit.cli.dedupe import Run
    from pubkit.deduping import Pair
    from pubkit.model import Work

MOST_COLUMNS = 120
LONGEST = 240  # characters of one value that are shown: eight lines of a column at 80
KEYS = "merge: 1 keep 1, 2 keep 2, b best of both, e edit\nn not a duplicate, v version, s skip, u undo, q save"
ANSWERS = {
    "1": (Answer.DUPLICATE, Keep.FIRST),
    "2": (Answer.DUPLICATE, Keep.SECOND),
    "b": (Answer.DUPLICATE, Keep.BOTH),
    "n": (Answer.DIFFERENT, Keep.BOTH),
    "v": (Answer.VERSION, Keep.BOTH),
}


def review(run: Run, color: bool) -> bool:
    """Ask about each pair that nobody decided yet; True when questions are left. Answers are saved as they are given.

    Raises PubkitError where there is no terminal to ask at.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise PubkitError("--review needs a terminal", "without one, edit the file of decisions")
    keys = Keys()
    try:
        return _ask(run, color, keys)
    finally:
        keys.close()


def _ask(run: Run, color: bool, keys: Keys) -> bool:
    from pubkit.deduping import linked
    from pubkit.deduping.questions import questions

    found, links = run.find(), linked(run.works)

    def open_questions() -> list[Pair]:
        answers = {pair: one.band for pair, one in run.answers().items()}
        return [pair for pair in questions(found, answers, links) if (pair.a, pair.b) not in skipped]

    started = len(run.decided)
    skipped: frozenset[tuple[int, int]] = frozenset()
    history: list[tuple[tuple[Decided, ...], frozenset[tuple[int, int]]]] = []
    while left := open_questions():
        pair = left[0]
        a, b = run.works[pair.a], run.works[pair.b]
        _show(a, b, pair, len(left), len(run.decided) - started, color)
        key = keys.read().casefold()
        if key in ("q", "\x04"):
            break
        if key == "u":
            if history:
                run.decided, skipped = history.pop()
                run.save()
            continue
        if key == "s":
            history.append((run.decided, skipped))
            skipped |= {(pair.a, pair.b)}
            continue
        if key == "e":
            with keys.lent():
                entry = _edit(a, b)
            made = decide(a, b, Answer.DUPLICATE, Keep.BOTH, entry) if entry else None
        else:
            made = decide(a, b, *ANSWERS[key]) if key in ANSWERS else None
        if made is not None:
            history.append((run.decided, skipped))
            run.decided = added(run.decided, made)
            run.save()
    skipped = frozenset()
    open_, made_now = len(open_questions()), len(run.decided) - started
    tell(f"{made_now} decided, {open_} left" + (f"; kept in {run.decisions_file}" if made_now else ""))
    return open_ > 0


def _show(a: Work, b: Work, pair: Pair, left: int, done: int, color: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(no_color=not color, force_terminal=color or None, highlight=False)
    width = min(console.width, MOST_COLUMNS)
    console.width = width
    if color:
        console.clear()
    console.rule(f"{done} decided, {left} to ask", align="left")
    console.print(Text(printable(f"{pair.band} {pair.score:.2f}: {pair.reason}")))
    table = Table(box=None, padding=(0, 1), pad_edge=False, width=width, show_edge=False)
    table.add_column("", style="bold", width=12, overflow="fold")
    side = (width - 14) // 2
    table.add_column(Text(f"1 {printable(a.key)}"), width=side, overflow="fold", header_style="bold cyan")
    table.add_column(Text(f"2 {printable(b.key)}"), width=side, overflow="fold", header_style="bold magenta")
    same = []
    for name, left_value, right_value in _rows(a, b):
        if left_value == right_value:
            same.append(name)
            continue
        left_value, right_value = _clipped(left_value, right_value)
        table.add_row(name, _marked(left_value, right_value, "cyan"), _marked(right_value, left_value, "magenta"))
    console.print(table)
    if same:
        console.print(Text(f"the same: {', '.join(same)}", style="dim"))
    console.print(Text(KEYS))


def _rows(a: Work, b: Work) -> Iterator[tuple[str, str, str]]:
    """The fields that either has, as text: name, first, second."""
    from pubkit.deduping.fields import FIELDS, label
    from pubkit.deduping.merging import shown

    names = ["title", "authors", "editors", *(rule.field for rule in FIELDS if rule.field not in ("title", "venue"))]
    for name in names:
        one, other = shown(getattr(a, name)), shown(getattr(b, name))
        if one or other:
            yield label(name), printable(one), printable(other)
    for name in dict.fromkeys((*a.extra, *b.extra)):
        yield printable(name), printable(str(a.extra.get(name, ""))), printable(str(b.extra.get(name, "")))


def _clipped(a: str, b: str) -> tuple[str, str]:
    """Two long texts from shortly before the first place where they differ, so that a screen holds them."""
    if max(len(a), len(b)) <= LONGEST:
        return a, b
    same = next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))
    start = a.rfind(" ", 0, max(0, same - LONGEST // 4)) + 1

    def clip(text: str) -> str:
        shown = text[start : start + LONGEST]
        return ("… " if start and shown else "") + shown + (" …" if len(text) > start + LONGEST else "")

    return clip(a), clip(b)


def _marked(text: str, other: str, style: str) -> Text:
    """``text`` with the words that ``other`` has not in colour."""
    from rich.text import Text

    if not text:
        return Text("-", style="dim")
    others = set(other.casefold().split())
    marked = Text()
    for index, word in enumerate(text.split(" ")):
        marked.append(" " if index else "")
        marked.append(word, style="" if word.casefold() in others else f"bold {style}")
    return marked


def _edit(a: Work, b: Work) -> str:
    """The merged entry after the person's editor; "" where nothing came back."""
    from pubkit import bibtex
    from pubkit.deduping import Duplicates, merge
    from pubkit.model import Place

    (work,) = merge([a, b], Duplicates(clusters=((0, 1),))).works
    from dataclasses import replace

    text = bibtex.read("").updated([replace(work, place=Place())]).text
    try:
        edited = click.edit(text, extension=".bib")  # VISUAL or EDITOR
    except click.ClickException as error:
        tell(error.format_message())
        return ""
    if not edited or len(bibtex.read(edited).works) != 1:
        return ""
    return edited
