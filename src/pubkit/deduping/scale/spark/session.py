"""The Spark that a run is given: the one that submitted it, or one on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from pubkit.errors import PubkitError

# For a Spark that nobody has set up: it listens on this machine alone.
_HERE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "25000",
}


@contextmanager
def spark_session(workers: int, **settings: str) -> Iterator[SparkSession]:
    """The running session, left running; or one on this machine with ``workers`` threads, ended afterwards.

    ``settings`` are Spark's own, with "_" for ".", for a session that is started here.

    Raises:
        PubkitError: Spark does not start, for instance without Java.
    """
    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    builder = SparkSession.builder.appName("pubkit").master(f"local[{workers}]")
    for name, value in {**_HERE, "spark.sql.shuffle.partitions": str(4 * workers), **settings}.items():
        builder = builder.config(name.replace("_", "."), value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise PubkitError(f"Spark does not start: {str(error).splitlines()[0]}", "it needs Java 17") from None
    session.sparkContext.pythonExec = sys.executable  # Spark's own default is any "python3" on the path
    try:
        yield session
    finally:
        session.stop()
