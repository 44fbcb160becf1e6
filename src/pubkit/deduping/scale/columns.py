"""What blocking reads of every record, in columns: the ``Key`` of ``blocking_key``, value for value."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pubkit.deduping.blocking import blocking_key
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.scale.lists import Hashes, Ints, Lists
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rarity import rarest
from pubkit.deduping.scale.rows import PART, PERSON, names_of
from pubkit.deduping.scale.wording import Wording, joined_lists, worded
from pubkit.model import Work

CHUNK = 100_000  # titles that are folded at a time: more cost memory and save nothing

_PLAIN_DOI = r"^10\.\d{1,9}/[!-~]*[0-9A-Za-z]$"
_PLAIN_PAGES = r"^(?:1|(?:[2-9]|1\d)\d{0,7}(?:[–-]{1,2}\d{1,9})?)$"  # a stretch from 1 on is no place in print
_PLAIN_FAMILY = "^[A-Za-z]{3,}$"
_PLAIN_VOLUME = r"^[0-9a-z]*$"
_NUMBERED_VOLUME = r"^(?:[1-9]\d{0,5})?$"  # read by every rule as what it is
_GIVEN = pl.col("given")
_LOWER = _GIVEN.str.to_lowercase()
_FIRST = _GIVEN.str.extract(r"^(\d+)").cast(pl.Int64, strict=False)


# What pairs are tested by. All of it stands together, so that a record is fetched from memory once.
_FACTS = np.dtype(
    [
        ("same", np.uint64),  # equal for equal texts
        ("doi", np.uint64),  # equal for equal ones, 0 for none
        ("signature", np.uint64),  # one bit a word of the text
        ("length", np.int32),  # letters of the text, spaces too
        ("words", np.int32),  # of the text
        ("spoken", np.int32),  # words of the title
        ("family", np.int32),
        ("year", np.int32),
        ("first", np.int32),
        ("volume", np.int32),
        ("cut", np.bool_),  # whether the text may hold other words than the title
        ("odd_volume", np.bool_),  # which the rules may read as another
    ],
    align=True,
)
Facts = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a record.

    In ``facts``, family and volume are numbers in the order of their texts, 0 for none. ``rare`` holds, column by
    column, the ranks of a record's rarest words among those that two records have, 0 for none: a lower rank is a rarer
    word.
    """

    text: pl.Series  # words with meaning
    title: pl.Series  # all words as the rules have them, "" where they read more into them
    tokens: Lists  # these words as numbers
    facts: Facts
    rare: tuple[NDArray[np.int32], ...]
    start: Hashes
    end: Hashes

    def __len__(self) -> int:
        return len(self.facts)


def columns_of(frame: pl.DataFrame, steps: Steps, workers: int = 1) -> Columns:
    """The columns of all records. Titles are folded by ``workers`` threads."""
    parts: list[Wording] = []
    offsets = range(0, max(1, frame.height), CHUNK)
    with ThreadPoolExecutor(workers) as pool:
        for part in pool.map(lambda offset: worded(frame["title"].slice(offset, CHUNK)), offsets):
            parts.append(part)
            steps.tell("fold", min(len(parts) * CHUNK, frame.height), frame.height)
    rare = rarest([(part.each, len(part.rows)) for part in parts], pl.concat(part.seen for part in parts))
    title = pl.concat((part.rows for part in parts), rechunk=True)
    tokens = joined_lists([part.tokens for part in parts])
    signature = np.concatenate([part.signature for part in parts])
    del parts
    place = places_of(frame)
    facts = np.zeros(frame.height, _FACTS)
    for name in ("same", "length", "words", "cut"):
        facts[name] = title[name].to_numpy()
    for name in ("year", "first", "odd_volume"):
        facts[name] = place[name].to_numpy()
    doi = pl.when(pl.col("doi") == "").then(0).otherwise(pl.col("doi").hash())
    facts["doi"] = place.select(doi.alias("doi"))["doi"].to_numpy()
    for name in ("family", "volume"):
        facts[name] = _ordinal(place[name])
    facts["signature"], facts["spoken"] = signature, np.diff(tokens.starts)
    return Columns(
        title["text"], title["spoken"], tokens, facts, rare, title["start"].to_numpy(), title["end"].to_numpy()
    )


def places_of(frame: pl.DataFrame) -> pl.DataFrame:
    """What blocking reads of each record beside its title: family, year, first, doi and volume, as in ``Key``."""
    volume = _column(frame, "volume")
    return pl.DataFrame(
        {
            "family": by_rule(_first_family(frame), _PLAIN_FAMILY, _LOWER, _family, pl.String),
            "year": frame["year"] if "year" in frame.columns else pl.repeat(0, frame.height, eager=True),
            "first": by_rule(_column(frame, "pages"), _PLAIN_PAGES, _FIRST, _first, pl.Int64),
            "doi": by_rule(_column(frame, "doi"), _PLAIN_DOI, _LOWER, _doi, pl.String),
            "volume": by_rule(volume, _PLAIN_VOLUME, _GIVEN, _volume, pl.String),
            "odd_volume": ~volume.str.contains(_NUMBERED_VOLUME),
        }
    )


def _ordinal(texts: pl.Series) -> Ints:
    """The place of each text among all texts in their order, 0 for the empty one."""
    frame = texts.rename("text").to_frame()
    numbers = frame.filter(pl.col("text") != "").unique().sort("text").with_row_index("number", offset=1)
    found = frame.join(numbers, on="text", how="left", maintain_order="left")["number"]
    return found.fill_null(0).to_numpy().astype(np.int64)


def _column(frame: pl.DataFrame, name: str) -> pl.Series:
    return frame[name] if name in frame.columns else pl.repeat("", frame.height, eager=True).rename(name)


def _first_family(frame: pl.DataFrame) -> pl.Series:
    """The first author's family name alone, or all of the name where its parts are not known."""
    authors = _column(frame, "authors").rename("authors").to_frame()
    first = pl.col("authors").str.extract(f"^([^{PERSON}]*)").fill_null("")
    family = first.str.extract(f"^([^{PART}]*)").fill_null("")
    return authors.select(pl.when(family == "").then(first).otherwise(family).alias("family"))["family"]


def _family(text: str) -> str:
    return blocking_key(Work("", authors=names_of(text)[:1])).family


def _first(text: str) -> int:
    return blocking_key(Work("", pages=text)).first


def _doi(text: str) -> str:
    return blocking_key(Work("", doi=text)).doi


def _volume(text: str) -> str:
    return blocking_key(Work("", volume=text)).volume
