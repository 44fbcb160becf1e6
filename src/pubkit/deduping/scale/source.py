"""Records in columns: out of Parquet or CSV by the names that columns have there, or out of any works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from pubkit.bibtex import parse_names
from pubkit.bibtex.type_table import ROWS as TYPES
from pubkit.deduping.numbers import year_in
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.scale.lists import Ints
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rows import PART, PERSON, Row, flat_names, to_row
from pubkit.deduping.scale.writing import write_table
from pubkit.errors import InputError
from pubkit.model import Work

BATCH = 20_000  # works that become columns at a time

Source = str | Path | Iterable[Work]

# A row's field -> the names that it has in tables, the first one found is taken.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "key": ("key", "id", "ID", "citation_key"),
    "type": ("type", "ENTRYTYPE", "entry_type"),
    "title": ("title",),
    "authors": ("authors", "author"),
    "editors": ("editors", "editor"),
    "year": ("year", "publication_year", "issued"),
    "container_title": ("container_title", "container-title", "venue", "journal", "booktitle"),
    "issue": ("issue",),
    "pages": ("pages", "page"),
    "doi": ("doi", "DOI"),
    "url": ("url", "URL"),
}
# Columns in which a few values come again and again, and that blocking does not read: each value is kept once.
_REPEATED = frozenset({"container_title", "publisher", "institution", "howpublished"})
_PEOPLE = ("authors", "editors")
_NUMBER = pl.col("given").cast(pl.Int32, strict=False)
_CSL_TYPE = {entry: csl for entry, csl, _ in reversed(TYPES)}
_SCHEMA = {name: pl.Int32 if name == "year" else pl.String for name in Row._fields}
# Names whose parts a pattern tells as surely as the parser: "Doe, Jane", or "Jane Doe". All others go to the parser.
_WORD = r"\p{Lu}[\p{L}.'’-]*"
_LAST_FIRST = rf"{_WORD}, {_WORD}(?: {_WORD})*"
_FIRST_LAST = rf"{_WORD}(?: {_WORD}){{0,2}} \p{{Lu}}\p{{Ll}}[\p{{L}}’'-]*[\p{{L}}]"
_PLAIN_NAMES = rf"^(?:|{_LAST_FIRST}(?:{PERSON}{_LAST_FIRST})*|{_FIRST_LAST}(?:{PERSON}{_FIRST_LAST})*)$"


def table(source: Source, steps: Steps) -> pl.DataFrame:
    """Every record of ``source`` with the columns of ``Row`` that hold anything.

    Raises:
        InputError: the file is missing, damaged, of another kind, or has no titles.
    """
    if not isinstance(source, (str, Path)):
        return _of_works(source, steps)
    path = Path(source)
    steps.tell("read", 0)
    frame = _of_file(path)
    steps.tell("read", frame.height, frame.height)
    return frame


def rows(frame: pl.DataFrame, positions: Sequence[int] | Ints) -> Iterator[Row]:
    """The rows at ``positions``."""
    return map(Row._make, rows_frame(frame, positions).iter_rows())


def rows_frame(frame: pl.DataFrame, positions: Sequence[int] | Ints) -> pl.DataFrame:
    """The rows at ``positions`` with all columns of ``Row``."""
    part = frame[positions] if len(positions) < frame.height else frame
    blank = Row()._asdict()
    held = [pl.col(name).cast(_SCHEMA[name]) if name in part.columns else _same(name, blank) for name in Row._fields]
    return part.select(held)


def _same(name: str, values: Mapping[str, Any]) -> pl.Expr:
    return pl.lit(values[name], _SCHEMA[name]).alias(name)


def write_records(works: Iterable[Work], path: Path, steps: Steps | None = None) -> int:
    """Works as a Parquet file that ``dedupe_records`` reads; the number of records.

    Raises:
        WriteError: the file cannot be written.
    """
    frame = _of_works(works, steps or Steps(None))
    write_table(frame, path)
    return frame.height


def _of_works(works: Iterable[Work], steps: Steps) -> pl.DataFrame:
    parts: list[pl.DataFrame] = []
    count = 0
    remaining = iter(works)
    while batch := [to_row(work) for work in islice(remaining, BATCH)]:
        part = pl.DataFrame(batch, schema=_SCHEMA, orient="row")
        parts.append(_without_empty(part))
        count += len(batch)
        steps.tell("read", count)
    if not parts:
        return pl.DataFrame(schema={"title": pl.String})
    return _filled(pl.concat(parts, how="diagonal"))


def _without_empty(frame: pl.DataFrame) -> pl.DataFrame:
    blank = Row()._asdict()
    return frame.select(
        name for name in frame.columns if name in ("key", "title") or (frame[name] != blank[name]).any()
    )


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    blank = Row()._asdict()
    return frame.with_columns(pl.col(name).fill_null(blank[name]) for name in frame.columns)


def _of_file(path: Path) -> pl.DataFrame:
    readers: Mapping[str, Any] = {".parquet": pl.scan_parquet, ".pq": pl.scan_parquet, ".csv": _scan_csv}
    if path.suffix not in readers:
        raise InputError(f"{path} is neither Parquet nor CSV", "give the works of other files as an iterator")
    try:
        scan = readers[path.suffix](path)
        given = scan.collect_schema()
        frame = scan.select(_picked(given, _REPEATED)).collect()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{path} could not be read: {str(error).splitlines()[0]}") from None
    if "title" not in frame.columns:
        raise InputError(f"{path} has no column of titles", f"its columns are {', '.join(given.names()[:20])}")
    return _without_empty(_filled(_typed(frame, flat_people(frame))))


def flat_people(frame: pl.DataFrame) -> frozenset[str]:
    """The columns of people that hold flat names already."""
    people = [name for name in _PEOPLE if name in frame.columns]
    return frozenset(name for name in people if frame[name].str.contains(PART, literal=True).any())


def as_rows(frame: pl.DataFrame, flat: frozenset[str]) -> pl.DataFrame:
    """A part of a table with all columns of ``Row``; those in ``flat`` hold flat names already."""
    typed = _typed(frame.select(_picked(frame.schema)), flat)
    blank = Row()._asdict()
    missing = [pl.lit(None, _SCHEMA[name]).alias(name) for name in Row._fields if name not in typed.columns]
    filled = typed.with_columns(missing).with_columns(pl.col(name).fill_null(blank[name]) for name in Row._fields)
    return filled.select(Row._fields)


def _scan_csv(path: Path) -> pl.LazyFrame:
    return pl.scan_csv(path, infer_schema=False)


def _picked(given: Mapping[str, Any], repeated: frozenset[str] = frozenset()) -> list[pl.Expr]:
    """Every column that a row has a field for, under that field's name; names that are lists are joined.

    Those in ``repeated`` keep each of their values once.
    """
    picked = []
    for name in Row._fields:
        found = next((alias for alias in ALIASES.get(name, (name,)) if alias in given), None)
        if found is None:
            continue
        column = pl.col(found)
        if isinstance(given[found], pl.List):
            column = column.cast(pl.List(pl.String)).list.join(PERSON)
        elif name != "year":
            column = column.cast(pl.String)
        if name in repeated:
            column = column.cast(pl.Categorical)
        picked.append(column.alias(name))
    return picked


def _typed(frame: pl.DataFrame, flat: frozenset[str]) -> pl.DataFrame:
    """Entry types of BibTeX in the words of CSL, years as numbers, names by their parts."""
    changed = []
    if "type" in frame.columns:
        changed.append(pl.col("type").replace(_CSL_TYPE))
    if "year" in frame.columns:
        if frame.schema["year"] == pl.String:
            known = by_rule(frame["year"].fill_null(""), r"^\d{4}$", _NUMBER, year_in, pl.Int32)
            changed.append(pl.lit(known).alias("year"))
        else:
            changed.append(pl.col("year").cast(pl.Int32, strict=False))
    frame = frame.with_columns(changed)
    for name in _PEOPLE:
        if name in frame.columns and name not in flat:
            frame = frame.with_columns(_people(frame[name]).alias(name))
    return frame


def _people(names: pl.Series) -> pl.Series:
    """Names in BibTeX's form ("Doe, Jane and Roe, Max"), or joined by ``PERSON``, as flat names."""
    joined = names.fill_null("").str.replace_all(r"\s+and\s+", PERSON)
    given = pl.col("given")
    last_first = given.str.replace_all(", ", PART, literal=True)
    first_last = given.str.replace_all(rf"([^{PERSON}]+) ([^ {PERSON}]+)({PERSON}|$)", f"${{2}}{PART}${{1}}${{3}}")
    simple = pl.when(given.str.contains(",", literal=True)).then(last_first).otherwise(first_last)
    return by_rule(joined, _PLAIN_NAMES, simple, _parsed, pl.String)


def _parsed(text: str) -> str:
    return flat_names(parse_names(text.replace(PERSON, " and ")))
