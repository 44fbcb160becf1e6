"""Spans of a string against the table's names: word by word, each word whole or abbreviated. Never fuzzily.

A span and a name with the same initials are compared word for word. `Distrib.` is `Distributed` because it begins
it, `Natl.` is `National` because it keeps its first and last letters and their order: the two ways ISO 4
abbreviates. A span must begin and end where a name can (punctuation, an edition, a sponsor), so that `Iberian
Conference on Machine Learning` never reads as the conference on machine learning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.table import Named, Row, Table, name_words, sponsors
from pubkit.normalizing.venues.wording import Part, Word


class Found(NamedTuple):
    """A name found in words[first:last]. ``size`` counts its words; ``whole`` says that none was abbreviated;
    ``swapped`` that the string calls a symposium what the table calls a conference."""

    row: Row
    first: int
    last: int
    size: int
    whole: bool
    swapped: bool = False


def meetings(words: Sequence[Word], table: Table) -> list[Found]:
    """Conferences and workshops named anywhere in the string, longest names first."""
    found: list[Found] = []
    for keep_sponsors in (True, False):
        spots = [
            spot
            for spot, word in enumerate(words)
            if word.part is Part.CONTENT or (keep_sponsors and word.part is Part.SPONSOR)
        ]
        if not keep_sponsors and all(words[spot].part is not Part.SPONSOR for spot in range(len(words))):
            break
        found += _spans(words, spots, table)
    return sorted(found, key=lambda one: (-one.size, one.swapped, not one.whole))


def _spans(words: Sequence[Word], spots: list[int], table: Table) -> Iterator[Found]:
    initials = "".join("m" if words[spot].key in small.MEETINGS else words[spot].key[:1] for spot in spots)
    for start, first in enumerate(spots):
        if not _may_begin(words, first):
            continue
        for end in range(min(len(spots), start + LONGEST_NAME), start, -1):
            candidates = table.meetings.get(initials[start:end])
            if not candidates or not _may_end(words, spots, end):
                continue
            span = [words[spot] for spot in spots[start:end]]
            yield from _compare(span, candidates, first, spots[end - 1] + 1, meeting=True)


LONGEST_NAME = 24  # words; the longest name in the table has 17


def _may_begin(words: Sequence[Word], spot: int) -> bool:
    while spot > 0 and not words[spot].edge:
        spot -= 1
        if words[spot].part is Part.STOP:
            continue
        return words[spot].part is not Part.CONTENT
    return True


def _may_end(words: Sequence[Word], spots: list[int], end: int) -> bool:
    if end == len(spots):
        return True
    after = spots[end - 1] + 1
    for spot in range(after, spots[end] + 1):
        word = words[spot]
        if word.edge or word.part in (Part.NOISE, Part.SPONSOR):
            return True
    # "... Tools with Artificial Intelligence ICTAI": an acronym may follow bare.
    raw = words[spots[end]].raw
    return len(raw) >= LEAST_BARE_ACRONYM and sum(letter.isupper() for letter in raw) >= LEAST_BARE_ACRONYM


LEAST_BARE_ACRONYM = 3


def journals(words: Sequence[Word], table: Table) -> list[Found]:
    """Journals whose name begins the string, longest first."""
    first = 0
    while first < len(words) and words[first].part in (Part.NOISE, Part.STOP) and words[first].key in LEADING:
        first += 1
    found: list[Found] = []
    for bare in (False, True):
        spots = [
            spot
            for spot in range(first, len(words))
            if words[spot].part is not Part.STOP and not (bare and words[spot].part is Part.SPONSOR)
        ]
        if bare and len(spots) == sum(word.part is not Part.STOP for word in words[first:]):
            break
        initials = "".join([words[spot].key[:1] for spot in spots])
        for end in range(min(len(spots), LONGEST_NAME), 0, -1):
            if not (candidates := table.journals.get(initials[:end])):
                continue
            last = spots[end - 1] + 1
            if last < len(words) and not (words[last].edge or all(word.part is Part.NOISE for word in words[last:])):
                continue
            span = [words[spot] for spot in spots[:end]]
            stated = {word.key for word in words[first:last] if word.part is Part.SPONSOR}
            found += [
                one
                for one in _compare(span, candidates, first, last, meeting=False)
                if not bare or stated <= sponsors(one.row)
            ]
    return found


LEADING = frozenset({"in", "the", "appear", "to", "appeared", "published", "publ"})


def _compare(
    span: Sequence[Word], candidates: Sequence[Named], first: int, last: int, *, meeting: bool
) -> Iterator[Found]:
    for text, row in candidates:
        name = [
            word
            for word in name_words(text)
            if word.part is Part.CONTENT or word.part is Part.SPONSOR or (not meeting and word.part is Part.NOISE)
        ]
        if len(name) != len(span):
            name = [word for word in name if word.part is not Part.SPONSOR]
            if len(name) != len(span):
                continue
        whole, swapped = True, False
        for given, known in zip(span, name, strict=True):
            if given.key == known.key:
                continue
            if meeting and given.key in small.MEETINGS and known.key in small.MEETINGS:
                swapped = True
            elif abbreviates(given, known.key):
                whole = False
            else:
                break
        else:
            yield Found(row, first, last, len(span), whole, swapped)


def abbreviates(given: Word, full: str) -> bool:
    """Whether a word is the other cut short, or cut out, as ISO 4 does it.

    >>> abbreviates(Word("Distrib", "distrib", Part.CONTENT, True, False, False), "distributed")
    True
    """
    short = given.key
    if len(short) >= len(full) or short[0] != full[0]:
        return full.startswith(short[: len(full)]) and len(short) == len(full)
    if full.startswith(short):
        return given.short or len(short) >= LEAST_UNDOTTED or short in small.KNOWN_SHORT
    if not given.short and len(short) > LONGEST_CONTRACTION:
        return False
    if short[-1] != full[-1] and not full.endswith(short[-1] + "s"):
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


LEAST_UNDOTTED = 3  # letters of an abbreviation written without its full stop ("Int Conf Softw Eng")
LONGEST_CONTRACTION = 5  # letters of one that keeps the last letter ("Natl", "Intl", "Mgmt")
