"""A dump as a look-up source: by identifier, by the very title, and by rare words where the title differs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from pubkit.enriching.dumps.building import ENDING, VERSION
from pubkit.enriching.dumps.packing import unpack
from pubkit.enriching.dumps.terms import family_term, fingerprint
from pubkit.enriching.matching.rarity import bits
from pubkit.enriching.matching.text import words
from pubkit.enriching.source import Answer, Query, Record, found
from pubkit.errors import InputError

# How many candidates an answer has at most, as a search on the web has.
MOST_RECORDS = 20
# How many words of a title are asked for, the rarest ones, and how many records each question may bring.
MOST_WORDS, MOST_ROWS = 5, 200
# Titles less alike than this are no candidates (0 to 100), unless one is the beginning of the other.
LEAST_LIKENESS = 60.0
# A title this much alike with an author in common ends the search.
GOOD = 90.0

_Row = tuple[int, str, str, str]  # id, key, heading, people


class Dump:
    """The index of one dump, open for reading. It holds its file; ``close`` lets it go.

    ``name`` is the source's name, ``records`` how many it holds, ``built`` when (ISO 8601, UTC).
    """

    def __init__(self, path: Path, database: sqlite3.Connection, meta: dict[str, str]) -> None:
        self.path = path
        self.name = meta["name"]
        self.records = int(meta["records"])
        self.built = meta["built"]
        self._database = database

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    def look_up(self, query: Query) -> Answer:
        """What the dump holds for a query: by DBLP key, DOI and arXiv identifier, else the titles nearest to its own.

        Never unavailable; never raises on an odd query.
        """
        exact = [
            *self._by("key", query.dblp),
            *self._by("doi", query.doi.lower()),
            *self._by("arxiv", query.arxiv.lower()),
        ]
        ids = list(dict.fromkeys(exact)) or self._by_title(query)
        return found(tuple(self._record(one) for one in ids[:MOST_RECORDS]))

    def _by(self, column: str, value: str) -> list[int]:
        if not value:
            return []
        clause = "" if column == "key" else f" AND {column} <> ''"
        rows = self._database.execute(
            f"SELECT id FROM record WHERE {column} = ?{clause} LIMIT ?", (value, MOST_RECORDS)
        )
        return [row[0] for row in rows]

    def _by_title(self, query: Query) -> list[int]:
        heading = words(query.title)
        if not heading:
            return []
        families = [term for name in query.authors if (term := family_term(name))]
        ranked: dict[int, tuple[float, int]] = {}
        text = " ".join(heading)
        same = self._database.execute(
            "SELECT id, key, heading, people FROM record WHERE title = ? LIMIT ?", (fingerprint(heading), MOST_ROWS)
        )
        good = _rank(ranked, same, text, families)
        for expression in _questions(heading, families):
            if good:
                break
            rows = self._database.execute(
                "SELECT r.id, r.key, r.heading, r.people FROM words JOIN record r ON r.id = words.rowid "
                "WHERE words MATCH ? LIMIT ?",
                (expression, MOST_ROWS),
            )
            good = _rank(ranked, rows, text, families)
        return sorted(ranked, key=lambda one: (-ranked[one][0], -ranked[one][1], one))

    def _record(self, identifier: int) -> Record:
        key, body = self._database.execute("SELECT key, body FROM record WHERE id = ?", (identifier,)).fetchone()
        return unpack(body, self.name, key, self.built)


def _questions(heading: tuple[str, ...], families: list[str]) -> list[str]:
    """Full-text questions, the narrowest first. A misspelled word is in no record, so no word is asked for alone."""
    rare = sorted(dict.fromkeys(heading), key=bits, reverse=True)[:MOST_WORDS]
    pairs = list(combinations(rare, 2))
    questions = []
    if families:
        first = families[0]
        if len(rare) > 1:
            questions.append(f"{first} AND ({' OR '.join(f'({a} AND {b})' for a, b in pairs[:6])})")
    if len(rare) > 2:
        questions.append(" OR ".join(f"({' AND '.join(three)})" for three in combinations(rare[:4], 3)))
    if families:
        questions.append(f"{families[0]} AND ({' OR '.join(rare)})")
        if len(families) > 1:
            questions.append(f"{families[0]} AND {families[1]}")
    if len(rare) > 1:
        questions.append(f"{rare[0]} AND {rare[1]}")
    questions.append(rare[0])
    return questions


def _rank(ranked: dict[int, tuple[float, int]], rows: Iterable[_Row], text: str, families: list[str]) -> bool:
    """Put rows into the ranking by likeness and authors in common; true when one is good enough to end the search."""
    good = False
    for identifier, _, heading, people in rows:
        if identifier in ranked:
            continue
        short, long = sorted((text, heading), key=len)
        likeness = 95.0 if long.startswith(short + " ") else fuzz.ratio(text, heading, score_cutoff=LEAST_LIKENESS)
        if likeness < LEAST_LIKENESS:
            continue
        theirs = people.split()
        common = sum(family in theirs for family in families)
        ranked[identifier] = (likeness, common)
        good = good or (likeness >= GOOD and (common > 0 or not families))
    return good


def open_index(path: Path) -> Dump:
    """Open an index for reading.

    Raises:
        InputError: there is none, it is damaged, or another version of pubkit built it.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such index", _again(path, {}))
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        meta = dict(database.execute("SELECT name, value FROM meta"))
    except sqlite3.Error:
        database.close()
        raise InputError(f"{path} is no index, or a damaged one", _again(path, {})) from None
    if version != VERSION or not {"name", "records", "built"} <= meta.keys():
        database.close()
        raise InputError(f"{path} was built by another version of pubkit", _again(path, meta))
    database.execute("PRAGMA mmap_size = 1000000000")
    return Dump(path, database, meta)


def _again(path: Path, meta: Mapping[str, str]) -> str:
    """The command that builds an index anew, with the files that it was built of as far as it still tells."""
    name = path.name.partition(ENDING)[0]
    files = meta.get("files", "").splitlines() or ["FILE"]
    return f"build it again: pubkit source add {name} {' '.join(files)}"


def installed(folder: Path) -> dict[str, Path]:
    """The indexes in a folder: the name of each dump and its path.

    >>> installed(Path("nowhere"))
    {}
    """
    found = sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ()
    return {path.name.removesuffix(ENDING): path for path in found}
