"""What blocking reads of every record, in columns: the ``Key`` of ``blocking_key``, value for value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pubkit.deduping.blocking import END, MOST_WORDS, START, blocking_key
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rarity import rarest, signatures
from pubkit.deduping.scale.rows import PART, PERSON, names_of
from pubkit.deduping.scale.spoken import PLAIN_TITLE, SMALL_WORDS, TAG, plain, spoken
from pubkit.deduping.words import STOPWORDS
from pubkit.model import Work

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

CHUNK = 250_000  # titles that are folded at a time: more cost memory and save nothing

_PLAIN_DOI = r"^10\.\d{1,9}/[!-~]*[0-9A-Za-z]$"
_PLAIN_PAGES = r"^(?:1|(?:[2-9]|1\d)\d{0,7}(?:[–-]{1,2}\d{1,9})?)$"  # a stretch from 1 on is no place in print
_PLAIN_FAMILY = "^[A-Za-z]{3,}$"
_PLAIN_VOLUME = r"^[0-9a-z]*$"
_NUMBERED_VOLUME = r"^(?:[1-9]\d{0,5})?$"  # read by every rule as what it is
_GIVEN = pl.col("given")
_LOWER = _GIVEN.str.to_lowercase()
_FIRST = _GIVEN.str.extract(r"^(\d+)").cast(pl.Int64, strict=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a record. ``family``, ``doi`` and ``volume`` are numbers in the order of their texts, 0 for none.

    ``rare`` holds, column by column, the ranks of a record's rarest words among those that two records have, 0 for
    none: a lower rank is a rarer word.
    """

    text: pl.Series
    title: pl.Series  # all words as the rules have them, "" where they read more into them
    cut: NDArray[np.bool_]  # whether the text may hold other words than the title
    spoken: Ints  # how many these are
    small: NDArray[Any]  # one bit for each of their commonest small words
    length: Ints  # letters of the text, spaces too
    same: Hashes  # equal for equal texts
    words: Ints  # how many
    signature: Hashes  # one bit a word
    rare: tuple[Ints, ...]
    start: Hashes
    end: Hashes
    family: Ints
    year: Ints
    first: Ints
    doi: Ints
    volume: Ints
    odd_volume: NDArray[np.bool_]  # which the rules may read as another

    def __len__(self) -> int:
        return len(self.words)


def columns_of(frame: pl.DataFrame, steps: Steps) -> Columns:
    """The columns of all records."""
    parts, tokens, seen = [], [], []
    for offset in range(0, max(1, frame.height), CHUNK):
        part, words = _of_titles(frame["title"].slice(offset, CHUNK))
        parts.append(part)
        tokens.append((words.select("of", "token"), part.height))
        seen.append(words.group_by("token").agg(pl.col("word").first(), pl.len()))
        steps.tell("fold", offset + part.height, frame.height)
    title, rare = pl.concat(parts, rechunk=True), rarest(tokens, pl.concat(seen))
    place = places_of(frame)
    return Columns(
        title["text"],
        title["spoken"],
        title["cut"].to_numpy(),
        title["spoken_words"].to_numpy().astype(np.int64),
        title["small"].to_numpy(),
        title["length"].to_numpy().astype(np.int64),
        title["same"].to_numpy(),
        title["words"].to_numpy().astype(np.int64),
        title["signature"].to_numpy(),
        rare,
        title["start"].to_numpy(),
        title["end"].to_numpy(),
        _ordinal(place["family"]),
        place["year"].to_numpy().astype(np.int64),
        place["first"].to_numpy(),
        _ordinal(place["doi"]),
        _ordinal(place["volume"]),
        place["odd_volume"].to_numpy(),
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


def _of_titles(titles: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What some titles give, a row each; and a row for each of their words, with its title's place among them."""
    text = texts_of(titles.rename("text"))
    frame = text.to_frame().with_columns(spoken(titles), plain(titles))
    split = frame.with_columns(of=pl.int_range(len(text), dtype=pl.UInt32), word=pl.col("text").str.split(" "))
    each = split.filter(pl.col("text") != "").select("of", pl.col("word").list.unique()).explode("word")
    each = each.with_columns(token=pl.col("word").hash())
    part = split.select("text", "spoken", *_OF_TEXT)
    return part.with_columns(signature=signatures(each, part.height)), each


def texts_of(titles: pl.Series) -> pl.Series:
    """The words with meaning of each title, with one space between."""
    simple = (
        _GIVEN.str.to_lowercase()
        .str.replace_all(TAG, "")
        .str.replace_all("[^a-z0-9]+", " ")
        .str.replace_all(rf"\b(?:{'|'.join(sorted(STOPWORDS))})\b", "")
        .str.replace_all(" {2,}", " ")
        .str.strip_chars(" ")
    )
    text = by_rule(titles, PLAIN_TITLE, simple, _text, pl.String)
    long = (text.str.count_matches(" ", literal=True) >= MOST_WORDS).arg_true()
    if len(long):
        text = text.scatter(long, text[long].str.split(" ").list.head(MOST_WORDS).list.join(" "))
    return text


def _count(column: str) -> pl.Expr:
    """The words of texts with one space between words."""
    return pl.col(column).str.count_matches(" ", literal=True) + (pl.col(column) != "")


_EMPTY = pl.col("text") == ""
_OF_TEXT = (
    pl.col("text").hash().alias("same"),
    pl.col("text").str.len_chars().alias("length"),
    _count("text").alias("words"),
    _count("spoken").alias("spoken_words"),
    (~pl.col("plain") | (_count("text") >= MOST_WORDS)).alias("cut"),
    SMALL_WORDS.alias("small"),
    pl.when(_EMPTY).then(0)
    .otherwise(pl.col("text").str.replace_all(" ", "", literal=True).str.head(START).hash()).alias("start"),
    pl.when(_EMPTY).then(0).otherwise(pl.col("word").list.tail(END).list.join("").hash()).alias("end"),
)  # fmt: skip


def _ordinal(texts: pl.Series) -> Ints:
    """The place of each text among all texts in their order, 0 for the empty one."""
    ranked = texts.rank("dense").to_numpy().astype(np.int64)
    return ranked - 1 if len(texts) and texts.min() == "" else ranked


def _column(frame: pl.DataFrame, name: str) -> pl.Series:
    return frame[name] if name in frame.columns else pl.repeat("", frame.height, eager=True).rename(name)


def _first_family(frame: pl.DataFrame) -> pl.Series:
    """The first author's family name alone, or all of the name where its parts are not known."""
    authors = _column(frame, "authors").rename("authors").to_frame()
    first = pl.col("authors").str.extract(f"^([^{PERSON}]*)").fill_null("")
    family = first.str.extract(f"^([^{PART}]*)").fill_null("")
    return authors.select(pl.when(family == "").then(first).otherwise(family).alias("family"))["family"]


def _text(title: str) -> str:
    return blocking_key(Work("", title=title)).text


def _family(text: str) -> str:
    return blocking_key(Work("", authors=names_of(text)[:1])).family


def _first(text: str) -> int:
    return blocking_key(Work("", pages=text)).first


def _doi(text: str) -> str:
    return blocking_key(Work("", doi=text)).doi


def _volume(text: str) -> str:
    return blocking_key(Work("", volume=text)).volume
