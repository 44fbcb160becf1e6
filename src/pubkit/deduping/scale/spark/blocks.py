"""The keys of ``blocking.py`` over columns of Spark: which records share one."""

from __future__ import annotations

import polars as pl
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as f

from pubkit.deduping.blocking import END, RARE, START
from pubkit.deduping.scale.columns import places_of
from pubkit.deduping.scale.spark.batches import KEY, mapped
from pubkit.deduping.scale.wording import texts_of


def keys_of(rows: DataFrame) -> DataFrame:
    """What blocking reads of each record (``Key``), by the code that one machine runs."""
    return mapped(rows.select("position", "title", "authors", "year", "pages", "doi", "volume"), _keys, KEY)


def _keys(batch: pl.DataFrame) -> pl.DataFrame:
    text = texts_of(batch["title"]).rename("text")
    return places_of(batch).with_columns(batch["position"], text)


def blocks_of(keys: DataFrame) -> DataFrame:
    """Each record with each of its blocks ("block", "position"), and the number of records in it ("size")."""
    chosen = keys.join(_rare_words(keys), "position", "left").withColumn("rare", f.coalesce("rare", f.array()))
    blocks = chosen.select("position", f.explode(f.array_compact(f.array(*_block_names()))).alias("block"))
    size = f.count("*").over(Window.partitionBy("block"))
    return blocks.withColumn("size", size).where("size > 1")


def _rare_words(keys: DataFrame) -> DataFrame:
    """The rarest words of each title that another title has too: by how many have them, then by their letters."""
    each = f.explode(f.array_distinct(f.split("text", " "))).alias("word")
    words = keys.where("text != ''").select("position", each)
    common = words.groupBy("word").agg(f.count("*").alias("titles")).where("titles > 1")
    in_order = f.sort_array(f.collect_list(f.struct("titles", "word"))).alias("all")
    ranked = words.join(common, "word").groupBy("position").agg(in_order)
    return ranked.select("position", f.slice("all.word", 1, RARE).alias("rare"))


def _block_names() -> list[Column]:
    """The name of each block that a record is in; null for those that it is not in."""
    words, squashed = f.split("text", " "), f.replace(f.col("text"), f.lit(" "), f.lit(""))
    last = f.when(f.size(words) > END, f.slice(words, -END, END)).otherwise(words)
    rare = [f.get(f.col("rare"), f.lit(index)) for index in range(RARE)]
    titled, named, paged = f.col("text") != "", f.col("family") != "", f.col("first") > 0
    pairs = [_named("words", rare[i], rare[j]) for i in range(RARE) for j in range(i + 1, RARE)]
    return [
        f.when(f.col("doi") != "", _named("doi", f.col("doi"))),
        f.when(titled, _named("start", f.substring(squashed, 1, START))),
        f.when(titled, _named("end", f.concat_ws("", last))),
        *pairs,
        *(f.when(named, _named("person", f.col("family"), word)) for word in rare[:2]),
        f.when(paged & (f.col("volume") != ""), _named("place", f.col("volume"), f.col("first"), f.col("year"))),
        f.when(paged & named, _named("page", f.col("family"), f.col("first"))),
    ]


def _named(kind: str, *parts: Column) -> Column:
    """One text for all parts, null where one is null."""
    return f.concat(f.lit(kind), *(f.concat(f.lit("\x1f"), part.cast("string")) for part in parts))
