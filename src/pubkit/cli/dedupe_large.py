"""``pubkit dedupe-large``: which of up to millions of records are one publication."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from pubkit.cli.console import CLEAN, FINDINGS, json_option, print_json, print_result, tell, tell_problems
from pubkit.cli.decided import decisions_beside, read_decisions
from pubkit.errors import InputError, PubkitError

if TYPE_CHECKING:
    from pubkit.deduping.decisions import Decided
    from pubkit.deduping.scale import Progress, Summary
    from pubkit.model import Work

TABLES = (".parquet", ".pq", ".csv")
DUMPS = (".xml", ".xml.gz", ".bib.gz")
EVERY = 0.5  # seconds between two words about progress
LINES = 5_000  # of CSL-JSON that are read at a time


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The clusters: a .parquet or .csv file.")
@click.option("--pairs", type=click.Path(path_type=Path), help="Every pair with its band and reason: .parquet or .csv.")
@click.option("--workers", type=click.IntRange(1), help="Processes that decide about pairs; default: the processors.")
@click.option("--engine", type=click.Choice(["polars", "spark"]), default="polars", show_default=True)
@click.option("--decisions", metavar="FILE", help="The file of decisions; default: FILE.pubkit.toml beside the first.")
@click.option("--one-to-one", is_flag=True, hidden=True)
@json_option
def command(
    files: tuple[Path, ...],
    output: Path | None,
    pairs: Path | None,
    workers: int | None,
    engine: str,
    decisions: str | None,
    one_to_one: bool,
    as_json: bool,
) -> int:
    """Find records of one publication among the records of FILES, by the rules of `pubkit dedupe`.

    One Parquet or CSV file (columns named as BibTeX or CSL name fields), or any number of files of BibTeX, CSL-JSON
    (also one item a line, .jsonl) and DBLP's XML (also packed by gzip). Nothing is merged: the clusters are written.
    Decisions of `pubkit dedupe --review` hold here for the records that have their keys.

    With `--engine spark`, the same on the cluster that this was submitted to, or on a Spark of its own on this machine.
    """
    tables = [file for file in files if file.suffix in TABLES]
    if tables and len(files) > 1:
        raise InputError(f"{tables[0]} cannot be read together with other files", "name one table alone")
    if one_to_one:
        raise PubkitError("--one-to-one matches two lists in memory", "use `pubkit dedupe A B --one-to-one`")
    made = read_decisions(decisions_beside(str(files[0]), decisions))
    if made and engine == "spark":
        raise PubkitError("the engine spark knows no decisions", "use the engine polars, or move the file of decisions")
    source = tables[0] if tables else works_of(files)
    workers = workers or os.cpu_count() or 1
    if engine == "spark":
        found = _on_spark(source, output, pairs, workers)
    else:
        found = _here(source, output, pairs, workers, made)
    told = {name: value for name, value in asdict(found).items() if name != "clusters"}
    told["clusters"] = len(found.clusters)
    if as_json:
        print_json(told)
    else:
        print_result("".join(f"{name:12}{value:>14,}\n" for name, value in told.items()))
    return FINDINGS if found.clusters else CLEAN


def _here(
    source: Path | Iterator[Work], output: Path | None, pairs: Path | None, workers: int, made: tuple[Decided, ...]
) -> Summary:
    try:
        from pubkit.deduping.scale.run import dedupe_records
    except ImportError as error:
        raise PubkitError(f"this needs {error.name}", "pip install 'pubkit-bib[scale]'") from None
    from pubkit.normalizing import venue_key

    return dedupe_records(
        source,
        output,
        pairs_out=pairs,
        venue_key=venue_key,
        workers=workers,
        progress=_teller(),
        decisions=made,
    )


def _on_spark(source: Path | Iterator[Work], output: Path | None, pairs: Path | None, workers: int) -> Summary:
    """Spark reads Parquet: works of other files are written as such first."""
    try:
        from pubkit.deduping.scale import write_records
        from pubkit.deduping.scale.spark.run import dedupe_on_spark
        from pubkit.deduping.scale.spark.session import spark_session
    except ImportError as error:
        raise PubkitError(f"this needs {error.name}", "pip install 'pubkit-bib[spark]'") from None
    from pubkit.normalizing import venue_key

    if isinstance(source, Path) and source.suffix == ".csv":
        raise InputError(f"{source}: Spark is given Parquet", "use the engine polars, or convert the table")
    with TemporaryDirectory() as folder, spark_session(workers) as spark:
        if not isinstance(source, Path):
            write_records(source, path := Path(folder, "records.parquet"))
            source = path
        return dedupe_on_spark(spark, source, output, pairs_out=pairs, venue_key=venue_key, progress=_teller())


def works_of(files: Iterable[Path]) -> Iterator[Work]:
    """The works of all files, a few at a time where the format allows."""
    for file in files:
        if file.name.endswith(DUMPS):
            yield from _of_dump(file)
        elif file.suffix == ".jsonl":
            yield from _of_lines(file)
        else:
            from pubkit.library import read

            library = read([file])
            tell_problems(library.problems)
            yield from library.works


def _of_dump(file: Path) -> Iterator[Work]:
    from pubkit.enriching.dumps.reading import read_dump

    notes: list[str] = []
    for batch in read_dump(file, file.name, notes):
        for record in batch.records:
            yield record.work
    for note in notes:
        tell(note)


def _of_lines(file: Path) -> Iterator[Work]:
    from pubkit.files import csl_json

    with file.open("rb") as lines:
        while piece := b"".join(islice(lines, LINES)):
            works, problems = csl_json.loads(piece, str(file))
            tell_problems(problems)
            yield from works


def _teller() -> Callable[[Progress], None] | None:
    """One line that is written over again, on a terminal only: step, records, rate, and time left."""
    if not sys.stderr.isatty():
        return None
    step, told_at = "", 0.0

    def told(progress: Progress) -> None:
        nonlocal step, told_at
        now = time.monotonic()
        if progress.step == step and now - told_at < EVERY and progress.done != progress.total:
            return
        new_line = "\n" if step not in ("", progress.step) else ""
        step, told_at = progress.step, now
        of = f" of {progress.total:,}" if progress.total else ""
        left = f", {progress.left:.0f} s left" if progress.left else ""
        click.echo(
            f"{new_line}\r\x1b[K{progress.step}: {progress.done:,}{of}, {progress.rate:,.0f}/s{left}",
            err=True,
            nl=False,
        )

    return told
