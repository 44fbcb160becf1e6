"""Titles in columns: their words as blocking and as the rules have them, as texts and as numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from pubkit.deduping.blocking import END, MOST_WORDS, START, blocking_key
from pubkit.deduping.scale.exact import by_rule
from pubkit.deduping.scale.lists import HALF, LOW, Hashes, Lists, grouped
from pubkit.deduping.scale.rarity import signatures
from pubkit.deduping.scale.spoken import folded, spoken
from pubkit.deduping.words import STOPWORDS
from pubkit.model import Work

_AGAIN = np.uint64(0x9E3779B1)  # makes another number of a word that a title has twice


@dataclass(frozen=True, slots=True)
class Wording:
    """Some titles, in their order.

    ``each`` has a row for each word of each text ("of", its title, and "token"), ``seen`` one for each word ("token",
    "word", and "len", how many texts have it).
    """

    rows: pl.DataFrame
    signature: Hashes
    tokens: Lists
    each: pl.DataFrame
    seen: pl.DataFrame


def worded(titles: pl.Series) -> Wording:
    """What some titles give."""
    folds = folded(titles)
    frame = pl.DataFrame({"text": texts_of(titles, folds), "spoken": spoken(titles, folds), "plain": folds["plain"]})
    split = frame.with_columns(of=pl.int_range(pl.len(), dtype=pl.UInt32), word=pl.col("text").str.split(" "))
    each = split.filter(pl.col("text") != "").select("of", pl.col("word").list.unique()).explode("word")
    each = each.with_columns(token=pl.col("word").hash())
    return Wording(
        split.select("text", "spoken", *_OF_TEXT),
        signatures(each, len(titles)),
        tokens_of(frame["spoken"]),
        each.select("of", "token"),
        each.group_by("token").agg(pl.col("word").first(), pl.len()),
    )


def texts_of(titles: pl.Series, folds: pl.DataFrame | None = None) -> pl.Series:
    """The words with meaning of each title, with one space between."""
    folds = folded(titles) if folds is None else folds
    meaning = folds.select(
        pl.col("words")
        .str.replace_all(rf"\b(?:{'|'.join(sorted(STOPWORDS))})\b", "")
        .str.replace_all(" {2,}", " ")
        .str.strip_chars(" ")
    )
    text = by_rule(titles, folds["simple"], meaning["words"], _text, pl.String).rename("text")
    long = (text.str.count_matches(" ", literal=True) >= MOST_WORDS).arg_true()
    if len(long):
        text = text.scatter(long, text[long].str.split(" ").list.head(MOST_WORDS).list.join(" "))
    return text


def tokens_of(texts: pl.Series) -> Lists:
    """The words of each text as numbers. A word that it has twice is two numbers, so that each counts once.

    Two words of one number (1 in 10^9) would only have the rules asked in vain.
    """
    frame = pl.DataFrame({"of": pl.int_range(len(texts), dtype=pl.UInt32, eager=True), "word": texts})
    each = frame.filter(pl.col("word") != "").select("of", pl.col("word").str.split(" ")).explode("word")
    token = each.select(pl.col("word").hash())["word"].to_numpy() >> HALF
    both = np.sort((each["of"].to_numpy().astype(np.uint64) << HALF) | token)
    at = np.arange(len(both))
    starts = np.diff(both, prepend=both[:1] ^ np.uint64(1)) != 0
    before = at - np.maximum.accumulate(np.where(starts, at, 0))
    numbers = ((both & LOW) + before.astype(np.uint64) * _AGAIN) & LOW
    return grouped(np.sort((both & ~LOW) | numbers), len(texts))


def joined_lists(parts: list[Lists]) -> Lists:
    """Several lists of lists as one."""
    sizes = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.starts) for part in parts)])
    return Lists(np.concatenate([np.zeros(0, np.uint32), *(part.flat for part in parts)]), np.cumsum(sizes))


def _count(column: str) -> pl.Expr:
    """The words of texts with one space between words."""
    return pl.col(column).str.count_matches(" ", literal=True) + (pl.col(column) != "")


_EMPTY = pl.col("text") == ""
_OF_TEXT = (
    pl.col("text").hash().alias("same"),
    pl.col("text").str.len_chars().alias("length"),
    _count("text").alias("words"),
    (~pl.col("plain") | (_count("text") >= MOST_WORDS)).alias("cut"),
    pl.when(_EMPTY).then(0)
    .otherwise(pl.col("text").str.replace_all(" ", "", literal=True).str.head(START).hash()).alias("start"),
    pl.when(_EMPTY).then(0).otherwise(pl.col("word").list.tail(END).list.join("").hash()).alias("end"),
)  # fmt: skip


def _text(title: str) -> str:
    return blocking_key(Work("", title=title)).text
