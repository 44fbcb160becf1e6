"""What blocking reads of every record, in columns: the ``Key`` of ``blocking_key``, value for value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pubkit.deduping.blocking import END, MOST_WORDS, RARE, START, blocking_key
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rows import PART, PERSON, names_of
from pubkit.deduping.scale.spoken import PLAIN_TITLE, SMALL_WORDS, TAG, plain, spoken
from pubkit.deduping.words import STOPWORDS
from pubkit.model import Work

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

CHUNK = 250_000  # titles that are folded at a time: more cost memory and save nothing

_PLAIN_DOI = r"^10\.\d{1,9}/[!-~]*[0-9A-Za-z]$"
_PLAIN_PAGES = r"^[1-9]\d{0,8}(?:[–-]{1,2}\d{1,9})?$"
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
        part, words = _of_titles(frame["title"].slice(offset, CHUNK), offset)
        parts.append(part)
        tokens.append(words.select("of", "token"))
        seen.append(words.select("token", "word").unique("token"))
        steps.tell("fold", offset + part.height, frame.height)
    title, each = pl.concat(parts, rechunk=True), pl.concat(tokens)
    of = each["of"].to_numpy().astype(np.int64)
    volume = _column(frame, "volume")
    return Columns(
        title["text"],
        title["spoken"],
        title["cut"].to_numpy(),
        title["spoken_words"].to_numpy().astype(np.int64),
        title["small"].to_numpy(),
        title["length"].to_numpy().astype(np.int64),
        title["same"].to_numpy(),
        title["words"].to_numpy().astype(np.int64),
        _signatures(each["token"].to_numpy(), of, frame.height),
        _rarest(each["token"], of, pl.concat(seen).unique("token"), frame.height),
        title["start"].to_numpy(),
        title["end"].to_numpy(),
        _ordinal(by_rule(_first_family(frame), _PLAIN_FAMILY, _LOWER, _family, pl.String)),
        _years(frame),
        by_rule(_column(frame, "pages"), _PLAIN_PAGES, _FIRST, _first, pl.Int64).to_numpy(),
        _ordinal(by_rule(_column(frame, "doi"), _PLAIN_DOI, _LOWER, _doi, pl.String)),
        _ordinal(by_rule(volume, _PLAIN_VOLUME, _GIVEN, _volume, pl.String)),
        ~volume.str.contains(_NUMBERED_VOLUME).to_numpy(),
    )


def _of_titles(titles: pl.Series, offset: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What some titles give, a row each; and a row for each of their words with its record, from ``offset`` on."""
    text = _folded(titles.rename("text"))
    frame = text.to_frame().with_columns(spoken(titles), plain(titles))
    split = frame.with_columns(
        of=pl.int_range(offset, offset + len(text), dtype=pl.UInt32), word=pl.col("text").str.split(" ")
    )
    each = split.filter(pl.col("text") != "").select("of", pl.col("word").list.unique()).explode("word")
    return split.select("text", "spoken", *_OF_TEXT), each.with_columns(token=pl.col("word").hash())


def _folded(titles: pl.Series) -> pl.Series:
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


def _signatures(token: Hashes, of: Ints, count: int) -> Hashes:
    """One bit for each word of a record: of two records, words that one lacks show as bits that it lacks."""
    signature = np.zeros(count, np.uint64)
    if len(token):
        starts = np.flatnonzero(np.diff(of, prepend=-1))
        bits = np.left_shift(np.uint64(1), token >> np.uint64(58))
        signature[of[starts]] = np.bitwise_or.reduceat(bits, starts)
    return signature


def _rarest(token: pl.Series, of: Ints, vocabulary: pl.DataFrame, count: int) -> tuple[Ints, ...]:
    """Each record's rarest words, ranked by how many records have them and then by their letters."""
    counted = token.to_frame().group_by("token").len().filter(pl.col("len") > 1).join(vocabulary, on="token")
    ranks = counted.sort("len", "word").select("token", rank=pl.int_range(1, pl.len() + 1, dtype=pl.UInt32))
    found = token.to_frame().join(ranks, on="token", how="left", maintain_order="left")["rank"].fill_null(0).to_numpy()
    common = found > 0
    both = np.sort((of[common].astype(np.uint64) << np.uint64(32)) | found[common].astype(np.uint64))
    owner, rank = (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    sizes = np.diff(starts, append=len(owner))
    place = np.arange(len(owner)) - np.repeat(starts, sizes)
    columns = tuple(np.zeros(count, np.int64) for _ in range(RARE))
    for index, column in enumerate(columns):
        here = place == index
        column[owner[here]] = rank[here]
    return columns


def _ordinal(texts: pl.Series) -> Ints:
    """The place of each text among all texts in their order, 0 for the empty one."""
    ranked = texts.rank("dense").to_numpy().astype(np.int64)
    return ranked - 1 if len(texts) and texts.min() == "" else ranked


def _column(frame: pl.DataFrame, name: str) -> pl.Series:
    return frame[name] if name in frame.columns else pl.repeat("", frame.height, eager=True).rename(name)


def _years(frame: pl.DataFrame) -> Ints:
    if "year" not in frame.columns:
        return np.zeros(frame.height, np.int64)
    return frame["year"].to_numpy().astype(np.int64)


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
