"""What a person decided about pairs of records, as a file that is committed beside the list and replayed.

A record is known again by what it says (its fingerprint), or, once it was corrected, by its key.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pubkit.deduping.levels import Band
from pubkit.deduping.record import bare_doi, year
from pubkit.deduping.text import fold, words
from pubkit.diagnostics import Problem
from pubkit.model import Place, Work

HEADER = """\
# What was decided about records that look alike. Written by `pubkit dedupe --review`; commit it with the list.
# answer: "duplicate" (merge), "different" (leave alone) or "version" (link).
"""


MOST_COPIES = 24  # of one record to which a decision about it is applied


class Answer(StrEnum):
    """What a person says of a pair."""

    DUPLICATE = "duplicate"
    DIFFERENT = "different"
    VERSION = "version"


class Keep(StrEnum):
    """Whose values a merged pair keeps: the first's, the second's, or the better one's field by field."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


BANDS: Mapping[Answer, Band] = {
    Answer.DUPLICATE: Band.SURE,
    Answer.DIFFERENT: Band.DISTINCT,
    Answer.VERSION: Band.VERSION,
}


@dataclass(frozen=True, slots=True)
class Record:
    """One side of a decision: the key at the time, and the fingerprint."""

    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. ``entry`` is the merged entry as a person edited it, in BibTeX; empty where nobody did."""

    a: Record
    b: Record
    answer: Answer
    keep: Keep = Keep.BOTH
    entry: str = ""

    @property
    def band(self) -> Band:
        """The band that the answer puts the pair in."""
        return BANDS[self.answer]


def fingerprint(work: Work) -> str:
    """What a work says of itself, folded: first author, year, title, venue, pages and DOI.

    >>> from pubkit.model import Name, PartialDate
    >>> fingerprint(Work("k", title="On Cakes", authors=(Name("Doe", "J."),), issued=PartialDate(2020)))
    'doe 2020 oncakes'
    """
    author = _squash(work.authors[0].family or work.authors[0].literal) if work.authors else ""
    parts = (
        author, str(year(work) or ""), _squash(work.title), _squash(work.container_title), _squash(work.volume),
        _squash(work.pages), bare_doi(work.doi), work.eprint.casefold(),
    )  # fmt: skip
    return " ".join(filter(None, parts))


def _squash(text: str) -> str:
    return "".join(words(fold(text)))


def decide(a: Work, b: Work, answer: Answer, keep: Keep = Keep.BOTH, entry: str = "") -> Decided:
    """A decision about two works."""
    return Decided(Record(a.key, fingerprint(a)), Record(b.key, fingerprint(b)), answer, keep, entry)


def resolve(works: Sequence[Work], decisions: Iterable[Decided]) -> dict[tuple[int, int], Decided]:
    """The decisions by positions in ``works``, the lower first; those about records that are gone are left out.

    Copies of a record, which say the same under the same key, share its decisions. Of records with one fingerprint
    and other keys the one with the key is meant, and a record that was merged is known by the key in ``ids``.
    """
    decisions = list(decisions)
    if not decisions:
        return {}
    by_print: dict[str, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    for position, work in enumerate(works):
        by_print.setdefault(fingerprint(work), []).append(position)
        by_key.setdefault(work.key, []).append(position)
    for position, work in enumerate(works):
        for key in work.ids:
            by_key.setdefault(key, [position])
    found: dict[tuple[int, int], Decided] = {}
    for one in decisions:
        left, right = (_positions(record, by_print, by_key, works) for record in (one.a, one.b))
        for a in left:
            for b in right:
                if a < b or (a > b and left != right):
                    found[min(a, b), max(a, b)] = one if a < b else _turned(one)
    return found


def _positions(
    record: Record, by_print: Mapping[str, list[int]], by_key: Mapping[str, list[int]], works: Sequence[Work]
) -> list[int]:
    """The records that a decision's side means: by what they say and their key, by what they say, or by their key."""
    same = by_print.get(record.fingerprint, [])
    named = [position for position in same if works[position].key == record.key]
    return (named or same)[:MOST_COPIES] or by_key.get(record.key, [])[:1]


def _turned(one: Decided) -> Decided:
    keep = {Keep.FIRST: Keep.SECOND, Keep.SECOND: Keep.FIRST}.get(one.keep, one.keep)
    return Decided(one.b, one.a, one.answer, keep, one.entry)


def parse(text: str, name: str = "") -> tuple[tuple[Decided, ...], tuple[Problem, ...]]:
    """The decisions of a file, and what in it cannot be read."""
    try:
        tables = tomllib.loads(text).get("decision", [])
    except tomllib.TOMLDecodeError as error:
        return (), (Problem("PK404", Place(name), f"the decisions cannot be read: {error}"),)
    if not isinstance(tables, list):
        return (), (Problem("PK404", Place(name), "the decisions cannot be read", "write [[decision]]"),)
    decisions: list[Decided] = []
    problems: list[Problem] = []
    for number, table in enumerate(tables, start=1):
        try:
            decisions.append(_parsed(table))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(Problem("PK404", Place(name), f"decision {number} cannot be read: {error}"))
    return tuple(decisions), tuple(problems)


def _parsed(table: Mapping[str, object]) -> Decided:
    a, b = _record(table["a"]), _record(table["b"])
    entry = table.get("entry", "")
    if not isinstance(entry, str):
        raise TypeError("entry is no text")
    return Decided(a, b, Answer(str(table["answer"])), Keep(str(table.get("keep", "both"))), entry)


def _record(value: object) -> Record:
    if not isinstance(value, dict):
        raise TypeError("a and b are tables of key and says")
    key, says = value["key"], value["says"]
    if not isinstance(key, str) or not isinstance(says, str):
        raise TypeError("key and says are texts")
    return Record(key, says)


def serialize(decisions: Iterable[Decided]) -> str:
    """A file of decisions, one after the other, so that two people's additions merge.

    >>> one = Decided(Record("a", "doe 2020 cakes"), Record("b", "doe 2021 cakes"), Answer.DIFFERENT)
    >>> parse(serialize([one]))[0] == (one,)
    True
    """
    parts = [HEADER]
    for one in decisions:
        lines = ["", "[[decision]]", f"answer = {_quoted(one.answer)}"]
        if one.keep is not Keep.BOTH:
            lines.append(f"keep = {_quoted(one.keep)}")
        lines += [
            f"{side} = {{ key = {_quoted(record.key)}, says = {_quoted(record.fingerprint)} }}"
            for side, record in (("a", one.a), ("b", one.b))
        ]
        if one.entry:
            lines.append(f"entry = {_quoted(one.entry)}")
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's but for the delete character and lone surrogates."""
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return quoted.encode("utf-8", "replace").decode("utf-8")


def added(decisions: Sequence[Decided], new: Decided) -> tuple[Decided, ...]:
    """The decisions with ``new`` at the end, instead of an earlier one about the same pair."""
    pair = {new.a, new.b}
    return (*(one for one in decisions if {one.a, one.b} != pair), new)
