"""Which records of a block are compared: all with all in small ones, near neighbors in two orders in large ones."""

from __future__ import annotations

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as f

from pubkit.deduping.blocking import CROWD, CROWDED, FULL, WINDOW

# Two orders in which records that are alike stand near, as in ``Blocks``.
_ORDERS = (
    ("text", "family", "year", "first", "position"),
    ("family", "year", "volume", "first", "text", "position"),
)


def pairs_of(blocks: DataFrame, keys: DataFrame) -> DataFrame:
    """Every pair worth a look ("a", "b"), the lower first, once."""
    small = _all_with_all(blocks.where(f.col("size") <= FULL))
    return small.unionAll(_neighbors(blocks.where(f.col("size") > FULL), keys)).distinct()


def pairs_again(blocks: DataFrame, keys: DataFrame, heads: DataFrame) -> DataFrame:
    """Pairs of the heads of clusters ("position", "head", "home") that share a large block and are not one cluster."""
    large = blocks.where(f.col("size") > FULL).join(heads, "position", "left")
    of_heads = large.select("block", f.coalesce("head", "position").alias("position"), "size").distinct()
    left = of_heads.withColumnRenamed("size", "before").withColumn(
        "size", f.count("*").over(Window.partitionBy("block"))
    )
    shrunk = left.where((f.col("size") > FULL) & (f.col("size") < f.col("before")))
    met = _all_with_all(left.where(f.col("size") <= FULL)).unionAll(_neighbors(shrunk, keys)).distinct()
    homes = heads.select("position", "home")
    beside = met.join(homes.toDF("a", "home_a"), "a", "left").join(homes.toDF("b", "home_b"), "b", "left")
    apart = f.coalesce("home_a", "a") != f.coalesce("home_b", "b")
    return beside.where(apart).select("a", "b")


def _all_with_all(blocks: DataFrame) -> DataFrame:
    one, other = (blocks.select("block", f.col("position").alias(side)) for side in ("a", "b"))
    return one.join(other, "block").where("a < b").select("a", "b")


def _neighbors(blocks: DataFrame, keys: DataFrame) -> DataFrame:
    members = blocks.select("block", "position", "size").join(keys.drop("doi"), "position")
    parts = []
    for order in _ORDERS:
        window = Window.partitionBy("block").orderBy(*order)
        steps = [
            f.when((f.col("size") <= CROWD) | f.lit(step <= CROWDED), f.lead("position", step).over(window))
            for step in range(1, WINDOW + 1)
        ]
        beside = members.select(f.col("position").alias("one"), f.array(*steps).alias("others"))
        near = beside.select("one", f.explode(f.array_compact("others")).alias("other"))
        parts.append(near.select(f.least("one", "other").alias("a"), f.greatest("one", "other").alias("b")))
    return parts[0].unionAll(parts[1])
