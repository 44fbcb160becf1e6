"""Sure pairs to clusters: each connected component is clustered by itself, by the code of one machine."""

from __future__ import annotations

from functools import partial

import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from pubkit.deduping.levels import Band
from pubkit.deduping.rules import VenueKey
from pubkit.deduping.scale.columns import places_of
from pubkit.deduping.scale.judging import Judge
from pubkit.deduping.scale.linking import clusters_of, join_best_first, judged
from pubkit.deduping.scale.scoring import Scored
from pubkit.deduping.scale.source import rows as rows_at
from pubkit.deduping.scale.spark.batches import SCORED, ddl, to_arrow, to_polars
from pubkit.deduping.scale.spark.components import components
from pubkit.deduping.scale.spark.deciding import scored_frame

# A line says either where a position is ("home", "head"), or what was decided on the way (``SCORED``).
CLUSTERED = {"position": "bigint", "home": "bigint", "head": "bigint", **SCORED}

TOGETHER = 50_000  # sure pairs that one process clusters at a time


def clustered(rows: DataFrame, sure: DataFrame, late: DataFrame, venue_key: VenueKey | None) -> DataFrame:
    """The clusters of the pairs ``sure``, then joined further by the pairs ``late``, which met as heads."""
    edges = sure.withColumn("late", f.lit(0)).unionAll(late.withColumn("late", f.lit(1))).localCheckpoint()
    groups = max(1, edges.count() // TOGETHER)
    found = components(edges).withColumn("group", f.col("component") % groups)
    members = rows.join(found.select("position", "group"), "position")
    linked = edges.join(found.select("position", "group").toDF("a", "part"), "a")
    decide = partial(_of_group, venue_key=venue_key)
    return members.groupBy("group").cogroup(linked.groupBy("part")).applyInArrow(decide, ddl(CLUSTERED))


def scored_of(frame: pl.DataFrame) -> list[Scored]:
    """Decisions out of the columns ``SCORED``."""
    return [
        Scored(a, b, Band(band), score, rule, reason, (informed_a, informed_b))
        for a, b, band, score, rule, reason, informed_a, informed_b in frame.select(*SCORED).iter_rows()
    ]


def _of_group(members: pa.Table, edges: pa.Table, venue_key: VenueKey | None) -> pa.Table:
    frame, pairs = to_polars(members), to_polars(edges)
    positions = frame["position"].to_list()
    first = dict(zip(positions, places_of(frame)["first"].to_list(), strict=True))
    here = dict(zip(positions, rows_at(frame.drop("position"), range(frame.height)), strict=True))
    judge = Judge(here, first.__getitem__, venue_key)
    clusters = clusters_of(scored_of(pairs.filter(pl.col("late") == 0)), judge)
    join_best_first(clusters, scored_of(pairs.filter(pl.col("late") == 1)))
    homes = pl.DataFrame(
        {"position": positions, "home": map(clusters.home, positions), "head": map(clusters.head, positions)},
        schema=dict.fromkeys(("position", "home", "head"), pl.Int64),
    )
    return to_arrow(pl.concat([homes, scored_frame(list(judged(judge)))], how="diagonal"), CLUSTERED)
