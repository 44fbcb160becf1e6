"""A rule in columns for the values that are plainly simple, and the rule itself for each other one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

GIVEN = "given"


def by_rule(
    values: pl.Series,
    plain: str | pl.Expr | pl.Series,
    simple: pl.Expr | pl.Series,
    rule: Callable[[str], Any],
    dtype: Any,
) -> pl.Series:
    """``rule`` of every value. Where ``plain`` fits, ``simple`` gives the same.

    Both are of the column "given", or computed already; a text for ``plain`` is a pattern.

    >>> by_rule(pl.Series(["a1", "Ä"]), "^[a-z0-9]+$", pl.col("given"), str.casefold, pl.String).to_list()
    ['a1', 'ä']
    """
    frame = values.rename(GIVEN).to_frame()
    fits = plain if isinstance(plain, pl.Series) else _column(frame, _pattern(plain))
    told = simple if isinstance(simple, pl.Series) else _column(frame, simple.cast(dtype))
    odd = (~fits).arg_true()
    if len(odd):
        given = frame[GIVEN].gather(odd)
        distinct = given.unique()
        exact = pl.DataFrame({GIVEN: distinct, "exact": pl.Series([rule(value) for value in distinct], dtype=dtype)})
        found = given.to_frame().join(exact, on=GIVEN, how="left", maintain_order="left")
        told = told.clone().scatter(odd, found["exact"])
    return told.rename(values.name)


def _pattern(plain: str | pl.Expr) -> pl.Expr:
    return pl.col(GIVEN).str.contains(plain) if isinstance(plain, str) else plain


def _column(frame: pl.DataFrame, expression: pl.Expr) -> pl.Series:
    return frame.select(expression.alias("found"))["found"]
