"""A rule in columns for the values that are plainly simple, and the rule itself for each other one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

_GIVEN, _SIMPLE, _EXACT = "given", "simple", "exact"


def by_rule(
    values: pl.Series, plain: str | pl.Expr, simple: pl.Expr, rule: Callable[[str], Any], dtype: Any
) -> pl.Series:
    """``rule`` of every value. Where ``plain`` fits, ``simple`` gives the same.

    Both are of the column "given"; a text for ``plain`` is a pattern.

    >>> by_rule(pl.Series(["a1", "Ä"]), "^[a-z0-9]+$", pl.col("given"), str.casefold, pl.String).to_list()
    ['a1', 'ä']
    """
    fits = pl.col(_GIVEN).str.contains(plain) if isinstance(plain, str) else plain
    frame = values.rename(_GIVEN).to_frame().with_columns(fits=fits)
    odd = frame.filter(~pl.col("fits"))[_GIVEN].unique()
    told = pl.DataFrame({_GIVEN: odd, _EXACT: pl.Series([rule(value) for value in odd], dtype=dtype)})
    joined = frame.with_columns(simple.cast(dtype).alias(_SIMPLE)).join(
        told, on=_GIVEN, how="left", maintain_order="left"
    )
    chosen = joined.select(pl.when(pl.col("fits")).then(pl.col(_SIMPLE)).otherwise(pl.col(_EXACT)).alias(values.name))
    return chosen[values.name]
