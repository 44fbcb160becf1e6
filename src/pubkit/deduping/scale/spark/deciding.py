"""Pairs go through the columns and the rules of one machine, a batch at a time."""

from __future__ import annotations

from functools import partial

import numpy as np
import polars as pl
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from pubkit.deduping.rules import VenueKey
from pubkit.deduping.scale.columns import columns_of, places_of
from pubkit.deduping.scale.lists import Hashes
from pubkit.deduping.scale.pairs import joined, parted
from pubkit.deduping.scale.progress import Steps
from pubkit.deduping.scale.rows import Row
from pubkit.deduping.scale.scoring import Scored, decided
from pubkit.deduping.scale.screening import undecided
from pubkit.deduping.scale.source import rows as rows_at
from pubkit.deduping.scale.spark.batches import PAIR, SCORED, mapped

_SEEN = ("title", "authors", "year", "pages", "doi", "volume")  # what the columns are made of


def undecided_pairs(pairs: DataFrame, rows: DataFrame) -> DataFrame:
    """Those of ``pairs`` that must be put to the rules."""
    return mapped(_beside(pairs, rows, _SEEN), _undecided, PAIR)


def decided_pairs(pairs: DataFrame, rows: DataFrame, venue_key: VenueKey | None) -> DataFrame:
    """The rules' decisions about ``pairs``, without those that are distinct."""
    return mapped(_beside(pairs, rows, Row._fields), partial(_decided, venue_key=venue_key), SCORED)


def scored_frame(scored: list[Scored]) -> pl.DataFrame:
    """Decisions as a frame with the columns ``SCORED``."""
    flat = [(*pair[:2], str(pair.band), *pair[3:6], *pair.informed) for pair in scored]
    kinds = {"bigint": pl.Int64, "double": pl.Float64, "string": pl.String}
    return pl.DataFrame(flat, schema={name: kinds[kind] for name, kind in SCORED.items()}, orient="row")


def _beside(pairs: DataFrame, rows: DataFrame, fields: tuple[str, ...]) -> DataFrame:
    """Pairs with the rows of both sides."""
    found = pairs
    for side in ("a", "b"):
        named = [f.col(name).alias(f"{side}_{name}") for name in fields]
        found = found.join(rows.select(f.col("position").alias(side), *named), side)
    return found


def _undecided(batch: pl.DataFrame) -> pl.DataFrame:
    frame, pairs = _local(batch, _SEEN)
    a, b = parted(undecided(columns_of(frame, Steps(None)), pairs))
    positions = frame["position"]
    return pl.DataFrame({"a": positions[a], "b": positions[b]})


def _decided(batch: pl.DataFrame, venue_key: VenueKey | None) -> pl.DataFrame:
    frame, pairs = _local(batch, Row._fields)
    here = list(range(frame.height))
    a, b = parted(pairs)
    local = list(zip(a.tolist(), b.tolist(), strict=True))
    found = decided(here, list(rows_at(frame, here)), places_of(frame)["first"].to_list(), local, venue_key)
    positions = frame["position"].to_list()
    return scored_frame([pair._replace(a=positions[pair.a], b=positions[pair.b]) for pair in found])


def _local(batch: pl.DataFrame, fields: tuple[str, ...]) -> tuple[pl.DataFrame, Hashes]:
    """The rows of a batch of pairs, by their positions, and the pairs as places among them."""
    sides = [batch.select(pl.col(side).alias("position"), *_renamed(side, fields)) for side in ("a", "b")]
    frame = pl.concat(sides).unique("position").sort("position")
    positions = frame["position"].to_numpy()
    a, b = (np.searchsorted(positions, batch[side].to_numpy()) for side in ("a", "b"))
    return frame, joined(a.astype(np.int64), b.astype(np.int64))


def _renamed(side: str, fields: tuple[str, ...]) -> list[pl.Expr]:
    return [pl.col(f"{side}_{name}").alias(name) for name in fields]
