"""A rule in columns for the values that are plainly simple, and the rule itself for each other one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

_GIVEN, _SIMPLE, _EXACT = "given", "simple", "exact"


def by_rule(values: pl.Series, plain: str, simple: pl.Expr, rule: Callable[[str], Any], dtype: Any) -> pl.Series:
    """``rule`` of every value. Where the pattern ``plain`` fits, ``simple`` (of the column "given") gives the same.

    >>> by_rule(pl.Series(["a1", "Ä"]), "^[a-z0-9]+$", pl.col("given"), str.casefold, pl.String).to_list()
    ['a1', 'ä']
    """
    frame = values.rename(_GIVEN).to_frame().with_columns(fits=pl.col(_GIVEN).str.contains(plain))
    odd = frame.filter(~pl.col("fits"))[_GIVEN].unique()
    told = pl.DataFrame({_GIVEN: odd, _EXACT: pl.Series([rule(value) for value in odd], dtype=dtype)})
    joined = frame.with_columns(simple.cast(dtype).alias(_SIMPLE)).join(
        told, on=_GIVEN, how="left", maintain_order="left"
    )
    chosen = joined.select(pl.when(pl.col("fits")).then(pl.col(_SIMPLE)).otherwise(pl.col(_EXACT)).alias(values.name))
    return chosen[values.name]
