"""The venue table as the matcher wants it: rows, acronyms, and names by the initials of their words.

`data/venues.toml` is the only source. Reading it has to stay cheap (it is paid by every short command), so a row
is one line of a literal string, which `tomllib` passes through whole, and a name is cut into words only when a
string with the same initials turns up.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from pubkit.normalizing.venues import wording, words


class Row(NamedTuple):
    """One venue. ``others`` are names and acronyms it also goes, or once went, by; ``sure`` is false where the
    acronym alone, being a word or another venue's too, proves nothing."""

    kind: str
    acronym: str
    name: str
    others: tuple[str, ...] = ()
    iso4: str = ""
    host: str = ""
    sure: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other names, without the acronyms."""
        return (self.name, *(other for other in self.others if other[:1] not in "=\\"))


Named = tuple[str, Row]  # a name as it stands in the table, and its row


class Table(NamedTuple):
    """``meetings`` and ``journals``: names by initials. ``acronyms``: by letters alone. ``macros``: by command."""

    rows: tuple[Row, ...]
    meetings: dict[str, list[Named]]
    journals: dict[str, list[Named]]
    acronyms: dict[str, list[tuple[Row, bool]]]
    macros: dict[str, Row]


SERIAL_KINDS = frozenset({"journal", "series", "preprint"})
_NOT_LETTERS = re.compile(r"[\W_]+")
_GAPS = "/-,;:.()!?+"
_FIRST_OF_PAIRS = frozenset(first for first, _ in words.COMPOUNDS)


class _Initials(dict[str, str]):
    """A word's letter in the initials of a name, nothing for a word that is skipped; worked out once a word."""

    def __init__(self, skipped: frozenset[str], meetings: bool) -> None:
        super().__init__()
        self.skipped, self.meetings = skipped, meetings

    def __missing__(self, word: str) -> str:
        key = wording.key(word)
        letter = key[:1] if word not in self.skipped and key not in self.skipped else ""
        if letter and self.meetings:
            letter = words.INITIALS.get(key, letter)
        self[word] = letter
        return letter


_OF_SERIALS = _Initials(words.STOP, meetings=False)
_OF_SERIALS_BARE = _Initials(words.STOP | words.SPONSORS, meetings=False)
_SKIPPED = words.STOP | words.NOISE | frozenset(words.ORDINALS)
_OF_MEETINGS = _Initials(_SKIPPED, meetings=True)
_OF_MEETINGS_BARE = _Initials(_SKIPPED | words.SPONSORS, meetings=True)


def compact(text: str) -> str:
    """Letters and digits alone, lower case: how acronyms are compared.

    >>> compact("ESEC/FSE"), compact("S&P")
    ('esecfse', 'sp')
    """
    return _NOT_LETTERS.sub("", text.lower())


def parse_row(kind: str, line: str) -> Row:
    """One line of the table: ``acronym | name | other; other | ISO 4 | host``; a ``?`` marks a doubtful acronym.

    >>> parse_row("conference", "?RE | Requirements Engineering | =ISRE").sure
    False
    """
    acronym, name, others, iso4, host, *_ = [*map(str.strip, line.split("|")), "", "", ""]
    return Row(
        kind,
        acronym.lstrip("?"),
        name,
        tuple(map(str.strip, others.split(";"))) if others else (),
        iso4,
        host,
        acronym[:1] != "?",
    )


def build(rows: Iterable[Row]) -> Table:
    """Index rows by their acronyms, their macros and the initials of their names."""
    acronyms: dict[str, list[tuple[Row, bool]]] = {}
    macros: dict[str, Row] = {}
    names: list[Named] = []
    kept = tuple(rows)
    for row in kept:
        if row.acronym:
            acronyms.setdefault(compact(row.acronym), []).append((row, row.sure))
        if row.name:
            names.append((row.name, row))
        for other in row.others:
            if other[0] == "=":
                acronyms.setdefault(compact(other), []).append((row, other[1] != "?"))
            elif other[0] == "\\":
                macros[other[1:]] = row
            else:
                names.append((other, row))
    meetings: dict[str, list[Named]] = {}
    journals: dict[str, list[Named]] = {}
    of_serial, of_serial_bare = _OF_SERIALS.__getitem__, _OF_SERIALS_BARE.__getitem__
    of_meeting, of_meeting_bare = _OF_MEETINGS.__getitem__, _OF_MEETINGS_BARE.__getitem__
    for named, low in zip(names, _lowered([text for text, _ in names]), strict=True):
        parts = low.split()
        if not _FIRST_OF_PAIRS.isdisjoint(parts):
            parts = _joined(parts)
        serial = named[1].kind in SERIAL_KINDS
        index = journals if serial else meetings
        full = "".join(map(of_serial if serial else of_meeting, parts))
        bare = "".join(map(of_serial_bare if serial else of_meeting_bare, parts))
        if full.strip("#@") or serial:  # "Annual Conference" alone names nothing
            index.setdefault(full, []).append(named)
        if bare != full and len(bare) >= LEAST_WORDS and (serial or bare.strip("#@")):
            index.setdefault(bare, []).append(named)
    return Table(kept, meetings, journals, acronyms, macros)


LEAST_WORDS = 2  # a name without its sponsor still needs two words to be known by


def _lowered(names: list[str]) -> list[str]:
    """Names in lower case with marks gone, all in one go: each name by itself would take three times as long."""
    low = " " + "\n ".join(names).lower().replace("&", " and ").replace(" d'", " ").replace(" l'", " ").replace("'", "")
    for mark in _GAPS:
        low = low.replace(mark, " ")
    return low.split("\n")


def _joined(parts: list[str]) -> list[str]:
    """Compounds written in two words as one: `data bases`."""
    found = [parts[0]]
    for part in parts[1:]:
        if joined := words.COMPOUNDS.get((found[-1], part)):
            found[-1] = joined
        else:
            found.append(part)
    return found


@lru_cache(maxsize=8192)
def name_words(text: str) -> tuple[wording.Word, ...]:
    """The words of a table's name, cut once."""
    return tuple(wording.split(wording.plain(text)))


@lru_cache(maxsize=2048)
def sponsors(row: Row) -> frozenset[str]:
    """Who stands in any of the row's names."""
    found = {word.key for name in row.names for word in name_words(name) if word.part is wording.Part.SPONSOR}
    return frozenset(found | {"acm" for sponsor in found if sponsor.startswith("sig")})


@lru_cache(maxsize=2048)
def vocabulary(row: Row) -> frozenset[str]:
    """Every word of the row's names."""
    return frozenset(word.key for name in row.names for word in name_words(name))


def read(text: str) -> list[Row]:
    """The rows of a table in TOML: ``[[table]]`` with ``kind`` and ``rows``.

    >>> [row.acronym for row in read("[[table]]\\nkind = 'journal'\\nrows = '''\\nJMLR | Journal\\n'''")]
    ['JMLR']
    """
    return [
        parse_row(part["kind"], line)
        for part in tomllib.loads(text)["table"]
        for line in part["rows"].splitlines()
        if line and not line.startswith("#")
    ]


@cache
def shipped() -> Table:
    """The table that comes with pubkit, read once."""
    from pubkit.normalizing.venues.compiled import load

    data = resources.files("pubkit.data")
    source, small_words = data.joinpath("venues.toml"), data.joinpath("venue_words.toml")
    if not isinstance(source, Path) or not isinstance(small_words, Path):  # out of a zip file
        return build(read(source.read_text(encoding="utf-8")))
    return load(source, (small_words, Path(__file__), Path(wording.__file__)), lambda text: build(read(text)))


def with_own(own: Mapping[str, str], more: Iterable[Row]) -> Table:
    """The shipped table with a person's own rows before it (see `own.rows_of`) and a journal list behind."""
    from pubkit.normalizing.venues.own import rows_of

    table = shipped()
    return build([*rows_of(own, table), *table.rows, *more])
