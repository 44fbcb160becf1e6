"""Spark finds what one machine finds; shown on Spark's local mode, with a Java and a PySpark at hand."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests.deduping.scale.grown import hard_works, works_like_a_database

from pubkit.deduping.scale import dedupe_records, write_records
from pubkit.errors import InputError

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'pubkit-bib[spark]'")
if shutil.which("java") is None:
    pytest.skip("there is no Java, which Spark runs on", allow_module_level=True)

# A few hundred records: what Spark spends on plans for billions is most of the time.
SMALL = {
    "spark_sql_shuffle_partitions": "1",
    "spark_sql_codegen_wholeStage": "false",
    "spark_sql_adaptive_enabled": "false",
    "spark_sql_autoBroadcastJoinThreshold": "-1",
}

pytestmark = pytest.mark.filterwarnings("ignore")  # PySpark's own, of sockets and of pandas


def test_spark_finds_what_one_machine_finds(tmp_path: Path) -> None:
    from pubkit.deduping.scale.spark.run import dedupe_on_spark
    from pubkit.deduping.scale.spark.session import spark_session

    hard = hard_works()
    works = [*works_like_a_database(random.Random(8), 150), *hard[:60], *hard[1_100:1_160], *hard[-40:]]
    works = [replace(work, key=f"{number}") for number, work in enumerate(works)]
    folder = tmp_path / "records.parquet"
    folder.mkdir()
    write_records(works[:200], folder / "1.parquet")
    write_records(works[200:], folder / "2.parquet")
    wanted = dedupe_records(works, tmp_path / "here.csv", pairs_out=tmp_path / "here_pairs.csv")
    with spark_session(2, **SMALL) as spark:
        found = dedupe_on_spark(spark, folder, tmp_path / "there.csv", pairs_out=tmp_path / "there_pairs.csv")
        with pytest.raises(InputError, match="could not be read"):
            dedupe_on_spark(spark, tmp_path / "missing.parquet")
    assert found.clusters == wanted.clusters
    assert (found.sure, found.maybe, found.versions) == (wanted.sure, wanted.maybe, wanted.versions)
    assert len(found.clusters) > 10
    for name in ("", "_pairs"):
        assert pl.read_csv(tmp_path / f"there{name}.csv").equals(pl.read_csv(tmp_path / f"here{name}.csv"))
