"""Acronyms in a string, each weighed against the words around it.

An acronym alone is thin evidence: `SIGMOD Record` is no SIGMOD, `ICLR Blogposts` no ICLR. So every other word of the
string has to be one of the venue's own, or stand behind punctuation after the acronym, where places, dates and
publishers stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.match import abbreviates
from pubkit.normalizing.venues.table import Row, Table, compact, vocabulary
from pubkit.normalizing.venues.wording import Part, Word


class Claim(NamedTuple):
    """An acronym at words[first:last] and the row it may mean. ``agree`` counts the other words that are the
    venue's own, ``strange`` those that are not; ``behind`` says that the strange ones all stand after an edge;
    ``letters`` is its length."""

    row: Row
    first: int
    last: int
    sure: bool
    agree: int
    strange: int
    behind: bool
    letters: int


def _undated(acronym: str) -> str:
    """`nips92` is NIPS, `sc14` SC; two letters at least have to stay.

    >>> _undated("nips92"), _undated("3dv")
    ('nips', '')
    """
    return acronym[:-2] if len(acronym) > 3 and acronym[-2:].isdigit() and acronym[:-2].isalpha() else ""


def _unsponsored(acronym: str) -> str:
    """`IEEETSE` is TSE: how macros are called.

    >>> _unsponsored("ieeetse"), _unsponsored("acmmm")
    ('tse', '')
    """
    for sponsor in ("ieee", "acm"):
        rest = acronym.removeprefix(sponsor)
        if rest != acronym and len(rest) >= LEAST_UNSPONSORED:
            return rest
    return ""


LEAST_UNSPONSORED = 3  # letters of an acronym behind its sponsor's

LONGEST_ACRONYM = 4  # words ("ICSE SEIP", "ACM MM", "USENIX ATC", "ISCA/IEEE MICRO")


def claims(words: Sequence[Word], table: Table) -> list[Claim]:
    """Every acronym of the table that stands in the string; the one that explains most words first."""
    loud = any(word.raw.isupper() and len(word.raw) > 1 for word in words) or any(w.raw[:1].isupper() for w in words)
    found: list[Claim] = []
    for first, last, acronym in _spans(words):
        rows = (
            table.acronyms.get(acronym)
            or table.acronyms.get(_undated(acronym))
            or table.acronyms.get(_unsponsored(acronym))
            or []
        )
        for row, sure in rows:
            if not _looks_meant(words, first, last, row, loud):
                continue
            found.append(_weigh(words, first, last, row, sure))
    return sorted(found, key=lambda one: (one.strange, -one.agree, one.first - one.last, not one.sure))


def _spans(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    for first, start in enumerate(words):
        if start.part is Part.STOP:
            continue
        acronym = ""
        for last in range(first, min(len(words), first + LONGEST_ACRONYM)):
            word = words[last]
            if last > first and word.edge and not word.raw.isupper():
                break
            acronym += compact(word.raw)
            if last > first or word.part is not Part.NOISE or word.raw.isupper():
                yield first, last + 1, acronym


def _looks_meant(words: Sequence[Word], first: int, last: int, row: Row, loud: bool) -> bool:
    """Whether it is written as an acronym: in capitals, or as the table writes it, or as all there is."""
    raw = "".join(word.raw for word in words[first:last])
    if sum(letter.isupper() for letter in raw) >= 2:
        return raw.isupper() or last - first > 1 or _written_so(raw, row)
    alone = all(word.part is not Part.CONTENT for spot, word in enumerate(words) if not first <= spot < last)
    if alone:
        return raw.islower() or _written_so(raw, row) or (len(raw) >= LEAST_LOWER and not words[last - 1].short)
    if raw[:1].isupper():
        edges = bool(words[first].edge) and (
            last == len(words) or bool(words[last].edge) or words[last].part is Part.NOISE
        )
        return len(raw) >= LEAST_TITLED and edges and raw.lower() not in small.PLAIN_WORDS
    return not loud and len(raw) >= LEAST_LOWER and raw not in small.PLAIN_WORDS


_LETTERS = re.compile(r"[\W_]+")


def _written_so(raw: str, row: Row) -> bool:
    """Whether the table, too, writes small letters in the acronym: `MuM` is not MUM, `NeurIPS` is NeurIPS."""
    forms = (row.acronym, *(other[1:].lstrip("?") for other in row.others if other[0] == "="))
    return any(form != form.upper() and _LETTERS.sub("", form) == _LETTERS.sub("", raw) for form in forms)


LEAST_TITLED = 5  # letters of an acronym written like a word ("Eurocrypt '97")
LEAST_LOWER = 4  # letters of one in a source that knows no capitals ("in colt-91")


def _weigh(words: Sequence[Word], first: int, last: int, row: Row, sure: bool) -> Claim:
    own = vocabulary(row)
    short = compact(row.acronym)
    also = {compact(other[1:].lstrip("?")) for other in row.others if other[0] == "="} | {short}
    agree = strange = 0
    behind = True
    edge_seen = another = False  # another: what stands behind is a meeting's name, too
    for spot, word in enumerate(words):
        if first <= spot < last:
            continue
        if spot >= last and word.edge:
            edge_seen = True
        if word.key in small.MEETINGS and spot >= last and edge_seen:
            another = True
        if word.part is not Part.CONTENT or word.key in small.MEETINGS or compact(word.raw) in also:
            continue
        if word.key in own or any(abbreviates(word, known) for known in own if known[0] == word.key[0]):
            agree += 1
            continue
        if spot >= last and word.key in small.PLACE_WORDS:
            continue
        strange += 1
        if spot < first or not edge_seen or word.key in small.OTHER_KINDS:
            behind = False
    letters = sum(len(word.raw) for word in words[first:last])
    return Claim(row, first, last, sure, agree, strange, behind and not another, letters)
