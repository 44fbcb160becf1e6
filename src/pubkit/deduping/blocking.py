"""Which pairs are worth comparing: records that share a rare key, never all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pubkit.deduping.numbers import pages
from pubkit.deduping.record import bare_doi, known, year
from pubkit.deduping.text import fold, words
from pubkit.deduping.words import STOPWORDS
from pubkit.model import Work

FULL = 24  # records of one block that are compared all with all; a larger block is sorted and windowed
WINDOW = 8  # neighbours on each side that a record of a large block is compared with
CROWD = 1_000  # records of one block from which fewer neighbours are compared, and a person is told
CROWDED = 3  # neighbours that a record of such a block is compared with
MOST_WORDS = 40  # of a title that are looked at here
START = 20  # letters at the beginning of a title that make a key
END = 4  # words at its end that make one
RARE = 3  # of a title's rarest words, each two make a key


class Key(NamedTuple):
    """The little of a work that blocking reads."""

    words: list[str]
    text: str
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
    del tokens[MOST_WORDS:]
    return Key(
        tokens,
        " ".join(tokens),
        _family(work),
        year(work),
        printed.first if printed and not printed.relative else 0,  # every paper of some proceedings starts at 1
        bare_doi(work.doi),
        work.volume.strip().casefold(),
    )


def _family(work: Work) -> str:
    """One word that the first author's name has in every order and parse: the last long one before a comma."""
    if not work.authors:
        return ""
    name = work.authors[0]
    tokens = words(fold((name.family or name.literal).partition(",")[0]))
    return next((token for token in reversed(tokens) if len(token) > 2), tokens[0] if tokens else "")


class Blocks:
    """Positions by shared key. ``pairs`` gives what to compare first, ``again`` what is left between clusters."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys = keys
        frequency = Counter(token for key in keys for token in set(key.words))
        first: dict[object, int] = {}  # most blocks hold one record, and need no list
        blocks: dict[object, list[int]] = {}
        for position, key in enumerate(keys):
            for block in _blocks(key, frequency):
                before = first.setdefault(block, position)
                if before != position:
                    blocks.setdefault(block, [before]).append(position)
        self._small = [members for members in blocks.values() if len(members) <= FULL]
        self._large = [members for members in blocks.values() if len(members) > FULL]

    def crowds(self) -> list[list[int]]:
        """The blocks that are too large to compare more than near neighbours in, each set of positions once."""
        found = {tuple(members): members for members in self._large if len(members) > CROWD}
        return sorted(found.values(), key=len, reverse=True)

    def pairs(self) -> set[tuple[int, int]]:
        """Pairs of positions, the lower first; their number grows with the records, not with their square."""
        seen: set[tuple[int, int]] = set()
        for members in self._small:
            seen.update(combinations(members, 2))
        for members in self._large:
            seen.update(self._neighbours(members))
        return seen

    def again(self, head: Callable[[int], int]) -> set[tuple[int, int]]:
        """Pairs of the heads of clusters that share a large block, in which they were not neighbours."""
        seen: set[tuple[int, int]] = set()
        for members in self._large:
            heads = sorted({head(position) for position in members})
            if len(heads) <= FULL:
                seen.update(combinations(heads, 2))
            elif len(heads) < len(members):
                seen.update(self._neighbours(heads))
        return seen

    def _neighbours(self, members: list[int]) -> Iterator[tuple[int, int]]:
        """Each member with the next few, in two orders in which neighbours are alike."""
        for order in (_by_title, _by_person):
            ordered = sorted(members, key=lambda position, order=order: order(self._keys[position]))  # type: ignore[misc]
            for step in range(1, (CROWDED if len(members) > CROWD else WINDOW) + 1):
                for a, b in zip(ordered, ordered[step:], strict=False):
                    yield (a, b) if a < b else (b, a)


def _by_title(key: Key) -> tuple[object, ...]:
    return key.words, key.family, key.year, key.first


def _by_person(key: Key) -> tuple[object, ...]:
    return key.family, key.year, key.volume, key.first, key.words


def _blocks(key: Key, frequency: Counter[str]) -> Iterator[object]:
    tokens = key.words
    if key.doi:
        yield key.doi
    if tokens:
        yield "".join(tokens)[:START]
        yield "$", "".join(tokens[-END:])
        common = [(frequency[token], token) for token in set(tokens)]
        rare = [token for count, token in sorted(common) if count > 1][:RARE]
        for index, one in enumerate(rare):
            for other in rare[index + 1 :]:
                yield one, other
        if key.family:
            for one in rare[:2]:
                yield 0, key.family, one
    if key.first:
        if key.volume:
            yield key.volume, key.first, key.year
        if key.family:
            yield key.family, key.first
