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
    swapped: bool
    name: str


def meetings(words: Sequence[Word], table: Table, *, misspelt: bool = False) -> list[Found]:
    """Conferences and workshops named anywhere in the string, longest names first; ``misspelt`` as in `_compare`."""
    found: list[Found] = []
    for keep_sponsors in (True, False):
        spots = [
            spot
            for spot, word in enumerate(words)
            if word.part is Part.CONTENT or (keep_sponsors and word.part is Part.SPONSOR)
        ]
        if not keep_sponsors and all(words[spot].part is not Part.SPONSOR for spot in range(len(words))):
            break
        found += _spans(words, spots, table, misspelt)
    return sorted(found, key=lambda one: (-one.size, one.swapped, not one.whole))


def _spans(words: Sequence[Word], spots: list[int], table: Table, misspelt: bool) -> Iterator[Found]:
    initials = "".join(small.INITIALS.get(words[spot].key) or words[spot].key[:1] for spot in spots)
    for start, first in enumerate(spots):
        if not _may_begin(words, first):
            continue
        for end in range(min(len(spots), start + LONGEST_NAME), start, -1):
            candidates = table.meetings.get(initials[start:end])
            if not candidates or not _may_end(words, spots, end):
                continue
            span = [words[spot] for spot in spots[start:end]]
            if words[first].edge == "," and not _meets(span) and _in_a_list(words[:first]):
                continue
            yield from _compare(span, candidates, first, spots[end - 1] + 1, meeting=True, misspelt=misspelt)


LONGEST_NAME = 24  # words; the longest name in the table has 17


def _may_begin(words: Sequence[Word], spot: int) -> bool:
    while spot > 0 and not words[spot].edge:
        spot -= 1
        word = words[spot]
        if word.part is Part.STOP or word.part is Part.SPONSOR or word.key in small.QUALIFIERS:
            continue
        return word.part is not Part.CONTENT or word.key in small.OF_A_HOST
    return True


def _meets(words: Sequence[Word]) -> bool:
    return any(word.key in small.MEETINGS or word.key == small.WORKSHOP for word in words)


def _in_a_list(before: Sequence[Word]) -> bool:
    """Whether a list of topics was begun: `Conference on Knowledge Discovery, Knowledge Engineering and ...`."""
    last = max((spot for spot, word in enumerate(before) if _meets([word])), default=-1)
    clause = before[last + 1 :] if last >= 0 else ()
    return any(word.part is Part.CONTENT for word in clause) and not any(
        (word.edge and word.edge != ",") or word.part is Part.NOISE for word in clause
    )


def _may_end(words: Sequence[Word], spots: list[int], end: int) -> bool:
    if end == len(spots):
        return True
    after = spots[end - 1] + 1
    for spot in range(after, spots[end] + 1):
        word = words[spot]
        if word.edge == ",":
            return not _lists(words, spot)
        if word.edge or word.part in (Part.NOISE, Part.SPONSOR) or word.key in small.OF_A_HOST:
            return True
    # "... Tools with Artificial Intelligence ICTAI": an acronym may follow bare.
    raw = words[spots[end]].raw
    return len(raw) >= LEAST_BARE_ACRONYM and sum(letter.isupper() for letter in raw) >= LEAST_BARE_ACRONYM


def _lists(words: Sequence[Word], spot: int) -> bool:
    """Whether a list of topics goes on here: `Networking, Architecture and Storage` is not `Networking`."""
    for place in range(spot, len(words)):
        word = words[place]
        if (word.edge and word.edge != ",") or word.part is Part.NOISE or word.key in small.MEETINGS:
            return False
        if word.raw.isupper() and len(word.raw) >= LEAST_BARE_ACRONYM:
            return False
        if word.part is Part.STOP and word.key == "and":
            return True
    return False


LEAST_BARE_ACRONYM = 3


def journals(words: Sequence[Word], table: Table, *, misspelt: bool = False) -> list[Found]:
    """Journals whose name begins the string, longest first; ``misspelt`` as in `_compare`."""
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
            if last < len(words) and not (
                words[last].edge
                or words[last].raw.isdigit()
                or all(word.part is Part.NOISE and word.key not in small.QUALIFIERS for word in words[last:])
            ):
                continue
            span = [words[spot] for spot in spots[:end]]
            stated = {word.key for word in words[first:last] if word.part is Part.SPONSOR}
            found += [
                one
                for one in _compare(span, candidates, first, last, meeting=False, misspelt=misspelt)
                if not bare or stated <= sponsors(one.row)
            ]
    return found


def cut(words: Sequence[Word], table: Table) -> list[Row]:
    """The venues whose name the string begins and breaks off: ``IEEE Transactions on Pattern Analysis and …``.

    A string that ends in `and` or `of` names something longer than what stands there.
    """
    found: dict[str, Row] = {}
    stop = words[-1] if words and words[-1].part is Part.STOP else None
    for index, kept in (
        (table.journals, (Part.CONTENT, Part.SPONSOR, Part.NOISE)),
        (table.meetings, (Part.CONTENT, Part.SPONSOR)),
        (table.meetings, (Part.CONTENT,)),
    ):
        meeting = index is table.meetings
        spots = [spot for spot, word in enumerate(words) if word.part in kept]
        starts = [number for number, spot in enumerate(spots) if _may_begin(words, spot)] if meeting else [0]
        for start in starts:
            span = [words[spot] for spot in spots[start:]]
            if len(span) < LEAST_CUT:
                continue
            initials = "".join((small.INITIALS.get(word.key) if meeting else None) or word.key[:1] for word in span)
            for text, row in (named for key, names in index.items() if key.startswith(initials) for named in names):
                name = [word for word in name_words(text) if word.part in kept]
                if len(name) < len(span) + bool(stop) or (stop and not _goes_on(text, name[len(span)], stop)):
                    continue
                if all(
                    given.key == known.key or abbreviates(given, known.key)
                    for given, known in zip(span, name, strict=False)
                ):
                    found[row.name] = row
        if found:
            break
    return list(found.values())


def _goes_on(text: str, following: Word, stop: Word) -> bool:
    """Whether the name has this small word before the first word that was cut off."""
    words = name_words(text)
    spot = words.index(following)
    return spot > 0 and words[spot - 1].key == stop.key


LEAST_CUT = 3  # words that have to be left of a name, the meeting's among them

LEADING = frozenset({"in", "the", "appear", "to", "appeared", "published", "publ"})


def _compare(
    span: Sequence[Word],
    candidates: Sequence[Named],
    first: int,
    last: int,
    *,
    meeting: bool,
    misspelt: bool = False,
) -> Iterator[Found]:
    """The names that the span is, word for word; with ``misspelt``, those that it is but for one typing error."""
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
        whole, swapped, errors = True, False, 0
        for given, known in zip(span, name, strict=True):
            if given.key == known.key and (len(name) > 1 or given.raw.lower() == known.raw.lower()):
                continue  # "Network" is not "Networks": a single word has to be the very word
            if meeting and given.key in small.MEETINGS and known.key in small.MEETINGS:
                swapped = True
            elif len(name) > 1 and abbreviates(given, known.key):
                whole = False
            elif misspelt and len(name) >= LEAST_MISSPELT and mistyped(given.key, known.key):
                errors += 1
            else:
                break
        else:
            if errors != misspelt:
                continue
            if meeting or whole or len(span) > LONGEST_DOUBTED or _as_long_as_iso4(span, row):
                yield Found(row, first, last, len(span), whole, swapped, text)


LEAST_MISSPELT = 3  # words of a name that is known by the others


def mistyped(given: str, known: str) -> bool:
    """Whether one letter inside a long word is missing, added, changed, or two are swapped; never its first or last,
    which tell `Neurology` from `Neurologia`.

    >>> mistyped("compuation", "computation"), mistyped("neurology", "urology"), mistyped("anatomy", "anatomie")
    (True, False, False)
    """
    if min(len(given), len(known)) < LEAST_MISTYPED or abs(len(given) - len(known)) > 1:
        return False
    if given[0] != known[0] or given[-1] != known[-1]:
        return False
    head = next((at for at, (one, other) in enumerate(zip(given, known, strict=False)) if one != other), 0)
    if len(given) == len(known):
        swapped = given[head : head + 2] == known[head : head + 2][::-1] and given[head + 2 :] == known[head + 2 :]
        return swapped or given[head + 1 :] == known[head + 1 :]
    longer, shorter = (given, known) if len(given) > len(known) else (known, given)
    return longer[head + 1 :] == shorter[head:]


LEAST_MISTYPED = 7  # letters: shorter words are one letter from too many others


def _as_long_as_iso4(span: Sequence[Word], row: Row) -> bool:
    """Whether no word is cut shorter than ISO 4 cuts it: `J. Mar. Res.` is not the Journal of Marketing Research,
    whose `Mark.` has one letter more."""
    known = [word for word in name_words(row.iso4) if word.part is not Part.STOP]
    if len(known) != len(span):
        return True
    return all(
        len(given.key) >= min(len(iso.key), LONG_ENOUGH)
        or given.key in small.CUSTOMARY
        or given.key in small.SAME.values()
        for given, iso in zip(span, known, strict=True)
    )


LONG_ENOUGH = 6  # letters that stand for few other words: "Neuroinform."
LONGEST_DOUBTED = 3  # words: longer names are told apart by the words that are cut properly


def abbreviates(given: Word, full: str) -> bool:
    """Whether a word is the other cut short, or cut out, as ISO 4 does it.

    >>> abbreviates(Word("Distrib", "distrib", Part.CONTENT, True, False, False), "distributed")
    True
    """
    short = given.key
    if len(short) >= len(full) or short[0] != full[0]:
        return full.startswith(short[: len(full)]) and len(short) == len(full)
    if full.startswith(short):
        if given.raw.isupper() and len(given.raw) > 1 and not given.short:
            return False  # an acronym, not a word cut short
        return given.short or len(short) >= LEAST_UNDOTTED or short in small.KNOWN_SHORT
    if not LEAST_CONTRACTION <= len(short) <= LONGEST_CONTRACTION or short[1] != full[1]:
        return False
    if short[-1] != full[-1] or set(short[2:]) & set("aeiou"):
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


LEAST_UNDOTTED = 3  # letters of an abbreviation written without its full stop ("Int Conf Softw Eng")
LEAST_CONTRACTION = 4
LONGEST_CONTRACTION = 5  # letters of one that keeps the last letter ("Natl", "Intl", "Mgmt")
