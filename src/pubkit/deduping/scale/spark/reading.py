"""Records out of Parquet, each with its position: that of its line in the file, files in the order of their names."""

from __future__ import annotations

from functools import partial
from itertools import accumulate

import polars as pl
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from pubkit.deduping.scale.rows import PART
from pubkit.deduping.scale.source import ALIASES, as_rows
from pubkit.deduping.scale.spark.batches import ROW, mapped
from pubkit.errors import InputError


def read_rows(spark: SparkSession, path: str) -> DataFrame:
    """Every record of a Parquet file, or of a folder of them, with the fields of ``Row`` and its "position".

    Raises:
        InputError: there is no such file, or it is damaged or has no titles.
    """
    try:
        given = spark.read.parquet(path)
    except PySparkException as error:
        raise InputError(f"{path} could not be read: {str(error).splitlines()[0]}") from None
    if "title" not in given.columns:
        raise InputError(f"{path} has no column of titles", f"its columns are {', '.join(given.columns[:20])}")
    numbered = given.withColumns({"file": f.col("_metadata.file_path"), "line": f.col("_metadata.row_index")})
    counts = numbered.groupBy("file").count().orderBy("file").collect()
    before = accumulate((row["count"] for row in counts[:-1]), initial=0)
    starts = spark.createDataFrame(
        [(row["file"], start) for row, start in zip(counts, before, strict=True)], "file string, start bigint"
    )
    placed = numbered.join(f.broadcast(starts), "file").withColumn("position", f.col("start") + f.col("line"))
    return mapped(placed.drop("file", "line", "start"), partial(_rows, flat=_flat(given)), ROW)


def _rows(batch: pl.DataFrame, flat: frozenset[str]) -> pl.DataFrame:
    return as_rows(batch, flat).with_columns(batch["position"])


def _flat(given: DataFrame) -> frozenset[str]:
    """The columns of people that hold flat names already."""
    found = {}
    for field in ("authors", "editors"):
        name = next((alias for alias in ALIASES[field] if alias in given.columns), None)
        if name is not None and dict(given.dtypes)[name] == "string":
            found[field] = f.coalesce(f.max(f.col(name).contains(PART)), f.lit(False)).alias(field)
    if not found:
        return frozenset()
    said = given.agg(*found.values()).first()
    return frozenset(field for field in found if said is not None and said[field])
