"""Which pairs are worth comparing: records that share a rare key, never all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pubkit.deduping.numbers import pages
from pubkit.deduping.record import bare_doi, known, year
from pubkit.deduping.text import fold, words
from pubkit.deduping.words import STOPWORDS
from pubkit.model import Work

FULL = 24  # records of one block that are compared all with all; a larger block is sorted and windowed
WINDOW = 8  # neighbours on each side that a record of a large block is compared with
RARE = 3  # of a title's rarest words, each two make a key


class Key(NamedTuple):
    """The little of a work that blocking reads."""

    words: list[str]
    family: str
    year: int
    first: int
    doi: str
    volume: str


def blocking_key(work: Work) -> Key:
    """The folded words of the title, and what else finds a record whose title is spoiled."""
    title = known(work.title)
    tokens = [token for token in words(fold(title)) if token not in STOPWORDS] if title else []
    printed = pages(work.pages) if work.pages else None
    return Key(
        tokens[:40],
        _family(work),
        year(work),
        printed.first if printed else 0,
        bare_doi(work.doi),
        work.volume.strip().casefold(),
    )


def _family(work: Work) -> str:
    """One word that the first author's name has in every order and parse: its longest."""
    if not work.authors:
        return ""
    name = work.authors[0]
    tokens = words(fold(name.family or name.literal))
    return max(tokens, key=len) if tokens else ""


def candidates(keys: Sequence[Key]) -> set[tuple[int, int]]:
    """Pairs of positions, the lower first; their number grows with the records, not with their square."""
    frequency = Counter(token for key in keys for token in set(key.words))
    blocks: dict[object, list[int]] = {}
    for position, key in enumerate(keys):
        for block in _blocks(key, frequency):
            blocks.setdefault(block, []).append(position)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > FULL:
            for order in (_by_title, _by_person):
                ordered = sorted(members, key=lambda position, order=order: order(keys[position]))  # type: ignore[misc]
                seen.update(_window(ordered))
        elif len(members) > 1:
            seen.update(combinations(members, 2))
    return seen


def _by_title(key: Key) -> tuple[object, ...]:
    return key.words, key.family, key.year, key.first


def _by_person(key: Key) -> tuple[object, ...]:
    return key.family, key.year, key.volume, key.first, key.words


def _window(ordered: list[int]) -> Iterator[tuple[int, int]]:
    """Each position with the next few; positions come in the order in which neighbours are alike."""
    for step in range(1, WINDOW + 1):
        for a, b in zip(ordered, ordered[step:], strict=False):
            yield (a, b) if a < b else (b, a)


def _blocks(key: Key, frequency: Counter[str]) -> Iterator[object]:
    tokens = key.words
    if key.doi:
        yield key.doi
    if tokens:
        yield "".join(tokens)[:16]
        yield "$", "".join(tokens[-3:])
        rare = sorted({token for token in tokens if frequency[token] > 1}, key=lambda token: (frequency[token], token))
        rare = rare[:RARE]
        for index, one in enumerate(rare):
            for other in rare[index + 1 :]:
                yield one, other
    if key.first and key.year:
        yield key.year, key.first, key.volume
        if key.family:
            yield key.family, key.first
    if key.family and key.year and tokens:
        yield key.family, key.year, tokens[0]
