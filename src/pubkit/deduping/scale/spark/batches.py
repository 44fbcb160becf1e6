"""Between Spark's Arrow batches and polars, and the columns that are passed between the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame

from pubkit.deduping.scale.rows import Row

Columns = Mapping[str, str]  # a column's name -> its type in Spark's words

_ARROW = {"string": pa.string(), "bigint": pa.int64(), "int": pa.int32(), "double": pa.float64()}

ROW: Columns = {"position": "bigint", **{name: "int" if name == "year" else "string" for name in Row._fields}}
KEY: Columns = {
    "position": "bigint", "text": "string", "family": "string", "year": "int", "first": "bigint", "doi": "string",
    "volume": "string",
}  # fmt: skip
PAIR: Columns = {"a": "bigint", "b": "bigint"}
SCORED: Columns = {
    **PAIR, "band": "string", "score": "double", "rule": "string", "reason": "string", "informed_a": "bigint",
    "informed_b": "bigint",
}  # fmt: skip


def ddl(columns: Columns) -> str:
    """Columns as Spark reads them."""
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def to_arrow(frame: pl.DataFrame, columns: Columns) -> pa.Table:
    """A frame with exactly these columns, for Spark."""
    schema = pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])
    return frame.select(*columns).to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schema)


def to_polars(data: pa.Table | pa.RecordBatch) -> pl.DataFrame:
    """A batch or a table of Spark's as a frame."""
    return pl.DataFrame(pl.from_arrow(data))


def mapped(data: DataFrame, function: Callable[[pl.DataFrame], pl.DataFrame], columns: Columns) -> DataFrame:
    """``function`` of each batch of rows; it gives a frame with ``columns``."""

    def of_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if batch.num_rows:
                yield from to_arrow(function(to_polars(batch)), columns).to_batches()

    return data.mapInArrow(of_batches, ddl(columns))
