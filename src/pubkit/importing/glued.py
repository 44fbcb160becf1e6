"""Items that hold more than one work: the next number inside, a second work behind the first, half of one repeated."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubkit.diagnostics import Problem
from pubkit.importing.items import Item
from pubkit.importing.people import chunks
from pubkit.model import Place

# A piece this like the beginning of another item is a part of it, copied by accident (0 to 100, rapidfuzz's
# partial_ratio). Half an entry with a letter wrong in the first name scores 98, two works of the same authors below 80.
_REPEATED = 90.0
_FEWEST = 3  # names that must stand before a second title, so that a title's own commas are none


def part(items: Sequence[Item], file: str = "") -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Items with one work each, and what was found glued or left out.

    >>> both = "J. Doe \\"One work\\", X, 2020 2. J. Doe \\"Two works\\", Y, 2021"
    >>> parted, problems = part([Item(both, 1, 1), Item("J. Doe \\"Three\\", Z", 2, 3)])
    >>> [item.number for item in parted], [problem.code for problem in problems]
    ([1, 2, 3], ['PK711'])
    """
    parted: list[Item] = []
    problems: list[Problem] = []
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        pieces = list(_at_numbers(item, following))
        problems += (_glued(piece, file) for piece in pieces[1:])
        parted += pieces
    kept: list[Item] = []
    for index, item in enumerate(parted):
        first, *others = _at_titles(item)
        kept.append(first)
        for other in others:
            if _repeats(other, [*parted[:index], *parted[index + 1 :]]):
                problems.append(_repeated(other, file))
            else:
                problems.append(_glued(other, file))
                kept.append(other)
    return tuple(kept), tuple(problems)


def _at_numbers(item: Item, following: Item | None) -> Iterator[Item]:
    """The item at the numbers that are missing between it and the next one."""
    if item.number is None:
        yield item
        return
    last: float = math.inf
    if following and following.number and following.heading == item.heading:
        last = following.number - 1
    text, number = item.text, item.number
    while number < last:
        wanted = re.search(
            rf"(?:\s|(?<=[*_.,;)\]”\"]))(?:\[{number + 1}\]|\({number + 1}\)|{number + 1}[.)])\s+(?=[*_]*[^\W\d_a-z])",
            text,
        )
        if not wanted or len(text[: wanted.start()]) < 20:
            break
        yield replace(item, text=text[: wanted.start()].strip(), number=number)
        number += 1
        text = text[wanted.end() :]
    yield replace(item, text=text.strip(), number=number)


_QUOTE = re.compile(r"(?<!\w)[\"“„«](?=\w)")
_CLOSE = re.compile(r"[\"”“»](?!\w)")


def _at_titles(item: Item) -> Iterator[Item]:
    """The item at a second run of authors with a second title in quotation marks."""
    first = _QUOTE.search(item.text)
    closed = _CLOSE.search(item.text, first.end()) if first else None
    second = _QUOTE.search(item.text, closed.end()) if closed else None
    if closed and second:
        tail = item.text[closed.end() : second.start()]
        names = []
        for chunk in reversed(list(chunks(tail))):
            if not chunk.text.strip():
                continue
            if not chunk.name:
                break
            names.append(chunk)
        if len(names) >= _FEWEST:
            at = closed.end() + names[-1].start
            yield replace(item, text=item.text[:at].rstrip(" ,;"))
            yield replace(item, text=item.text[at:].strip(), number=None)
            return
    yield item


def _repeats(piece: Item, others: Sequence[Item]) -> bool:
    from rapidfuzz.fuzz import partial_ratio

    bare = _bare(piece.text)
    return any(
        len(other := _bare(item.text)) > len(bare) and partial_ratio(bare, other[: len(bare) + 20]) >= _REPEATED
        for item in others
    )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def _glued(item: Item, file: str) -> Problem:
    return Problem(
        "PK711", Place(file, item.line), f"a work begins within a line: {_head(item)}", "put it on a line of its own"
    )


def _repeated(item: Item, file: str) -> Problem:
    return Problem(
        "PK712", Place(file, item.line), f"the beginning of another work, left out: {_head(item)}", "delete it"
    )


def _head(item: Item) -> str:
    text = " ".join(item.text.split())
    return repr(text if len(text) <= 60 else text[:57] + "...")
