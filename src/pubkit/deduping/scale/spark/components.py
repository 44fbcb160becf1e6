"""Connected components: every record of a component gets the lowest position in it."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as f


def components(edges: DataFrame) -> DataFrame:
    """The component of each end of ``edges`` ("a", "b") as "position" and "component".

    Each round every record takes the lowest mark among its neighbors, and then that mark's own mark, so that the rounds
    grow with the logarithm of the longest way (Kiveris and others, "Connected Components in MapReduce and Beyond",
    2014, compare such schemes).
    """
    both = edges.select("a", "b").unionAll(edges.select(f.col("b").alias("a"), f.col("a").alias("b"))).distinct()
    both = both.localCheckpoint()
    marks = both.groupBy(f.col("a").alias("position")).agg(f.least(f.min("b"), f.first("a")).alias("component"))
    while True:
        near = (
            both.join(marks.toDF("b", "near"), "b")
            .groupBy(f.col("a").alias("position"))
            .agg(f.min("near").alias("near"))
        )
        lowered = marks.join(near, "position").select("position", f.least("component", "near").alias("component"))
        own = lowered.toDF("component", "own")
        jumped = lowered.join(own, "component").select("position", f.col("own").alias("component")).localCheckpoint()
        changed = jumped.join(marks.toDF("position", "before"), "position").where("component != before")
        if changed.isEmpty():
            return jumped
        marks = jumped
