"""The whole run on Spark: read, block, decide, cluster, and write what was found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from pubkit.deduping.clusters import Clusters, join_alone
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import ALONE, VenueKey
from pubkit.deduping.scale.progress import Listener, Steps
from pubkit.deduping.scale.results import Counts, Summary, Targets, conclude
from pubkit.deduping.scale.scoring import Scored
from pubkit.deduping.scale.spark.batches import PAIR, SCORED, ddl, to_polars
from pubkit.deduping.scale.spark.blocks import blocks_of, keys_of
from pubkit.deduping.scale.spark.clustering import clustered, scored_of
from pubkit.deduping.scale.spark.deciding import decided_pairs, undecided_pairs
from pubkit.deduping.scale.spark.meeting import pairs_again, pairs_of
from pubkit.deduping.scale.spark.reading import read_rows

STEPS = 6


def dedupe_on_spark(
    spark: SparkSession,
    source: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    pairs_out: str | os.PathLike[str] | None = None,
    venue_key: VenueKey | None = None,
    progress: Listener | None = None,
) -> Summary:
    """Which of any number of records are one publication: what ``dedupe_records`` finds, on the machines of ``spark``.

    ``source`` is a Parquet file or a folder of them, columns as for ``dedupe_records``. Records stay with Spark; the
    pairs that are not distinct and the clusters come to this process, which writes them. ``venue_key`` is a function
    of a module that every machine has.

    Raises:
        InputError: the source cannot be used, or a suffix is neither .parquet nor .csv.
        WriteError: a file cannot be written.
    """
    targets = Targets(Path(out) if out else None, Path(pairs_out) if pairs_out else None)
    steps = Steps(progress)

    def tell(done: int) -> None:
        steps.tell("spark", done, STEPS)

    rows = read_rows(spark, os.fspath(source)).persist()
    records = rows.count()
    tell(1)
    keys = keys_of(rows).persist()
    blocks = blocks_of(keys).persist()
    pairs = pairs_of(blocks, keys).persist()
    made = pairs.count()
    tell(2)
    open_ = undecided_pairs(pairs, rows).persist()
    scored = decided_pairs(open_, rows, venue_key).persist()
    put = open_.count()
    tell(3)
    sure = scored.where(f.col("band") == str(Band.SURE))
    nothing = spark.createDataFrame([], ddl(SCORED))
    found = clustered(rows, sure, nothing, venue_key).persist()
    tell(4)
    met = undecided_pairs(pairs_again(blocks, keys, _heads(found)), rows).persist()
    new = met.join(open_, list(PAIR), "left_anti")
    late = decided_pairs(new, rows, venue_key).persist()
    early = sure.join(met, list(PAIR), "left_semi")
    more = early.unionAll(late.where(f.col("band") == str(Band.SURE))).persist()
    tell(5)
    if not more.isEmpty():
        found = clustered(rows, sure, more, venue_key).persist()
    put += new.count()
    told = {pair[:2]: pair for pair in (*_gathered(scored), *_gathered(late), *_gathered(found.where("a is not null")))}
    clusters = _clusters(found)
    join_alone(clusters, [pair for pair, decision in told.items() if decision.rule in ALONE], records)
    tell(6)

    def keys_at(positions: Sequence[int]) -> Sequence[str]:
        wanted = spark.createDataFrame([(position,) for position in set(positions)], "position bigint")
        known = dict(to_polars(rows.join(wanted, "position").select("position", "key").toArrow()).iter_rows())
        return [known[position] for position in positions]

    counts = Counts(records, made, put)
    try:
        return conclude(counts, clusters, [told[pair] for pair in sorted(told)], targets, keys_at)
    finally:
        for kept in (rows, keys, blocks, pairs, open_, scored, found, met, late, more):
            kept.unpersist()


def _heads(found: DataFrame) -> DataFrame:
    return found.where("position is not null").select("position", "head", "home")


def _gathered(scored: DataFrame) -> Iterable[Scored]:
    return scored_of(to_polars(scored.select(*SCORED).toArrow()))


def _clusters(found: DataFrame) -> Clusters:
    """The clusters of all components, as they were found."""
    homes = to_polars(_heads(found).toArrow())
    clusters = Clusters(lambda a, b: 0.0, lambda position: 0)
    for members in homes.group_by("home", maintain_order=True).agg(pl.col("position").sort())["position"].to_list():
        for other in members[1:]:
            clusters.join(members[0], other)
    return clusters
