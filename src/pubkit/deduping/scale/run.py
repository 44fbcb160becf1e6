"""The whole run: read, fold, block, decide, cluster, write."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pubkit.deduping.clusters import Clusters
from pubkit.deduping.find import _no_collection
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import ALONE, VenueKey
from pubkit.deduping.scale.columns import Hashes, columns_of
from pubkit.deduping.scale.linking import link
from pubkit.deduping.scale.pairs import candidates
from pubkit.deduping.scale.progress import Listener, Steps
from pubkit.deduping.scale.scoring import Scored, score
from pubkit.deduping.scale.screening import undecided
from pubkit.deduping.scale.source import Source, table
from pubkit.errors import InputError, WriteError

Clustered = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run found. ``candidates`` pairs were made, each once for every key that it shares in a small block;
    ``decided`` were put to the rules.

    ``clusters`` holds positions in the source, from 0, that are one publication.
    """

    records: int
    candidates: int
    decided: int
    sure: int
    maybe: int
    versions: int
    clusters: Clustered


def dedupe_records(
    source: Source,
    out: str | os.PathLike[str] | None = None,
    *,
    pairs_out: str | os.PathLike[str] | None = None,
    venue_key: VenueKey | None = None,
    workers: int = 1,
    progress: Listener | None = None,
) -> Summary:
    """Which of millions of records are one publication: the clusters that ``find_duplicates`` finds, in columns.

    ``source`` is a Parquet or CSV file (columns as in ``Row``, or as BibTeX and CSL name them) or any works.
    ``out`` gets a row for each record of a cluster (cluster, position, key), ``pairs_out`` one for each pair that is
    sure, perhaps one, or versions; the suffix .parquet or .csv says how. ``workers`` processes decide about pairs;
    with more than one, ``venue_key`` must be a function of a module, and a script must guard its ``__main__``.

    Raises:
        InputError: the source cannot be used, or a suffix is neither .parquet nor .csv.
        WriteError: a file cannot be written.

    >>> from pubkit.model import Name, PartialDate, Work
    >>> doe = dict(authors=(Name("Doe", "Jane"),), issued=PartialDate(2024), container_title="J. Tests")
    >>> dedupe_records([Work("a", title="On Cakes", **doe), Work("b", title="On cakes.", **doe)]).clusters
    ((0, 1),)
    """
    targets = [Path(target) for target in (out, pairs_out) if target is not None]
    for target in targets:
        if target.suffix not in (".parquet", ".csv"):
            raise InputError(f"{target}: results go to .parquet or .csv")
    steps = Steps(progress)
    frame = table(source, steps)
    columns = columns_of(frame, steps)

    def keep(pairs: Hashes) -> Hashes:
        return undecided(columns, pairs, workers)

    def decide(pairs: Hashes) -> list[Scored]:
        return score(frame, pairs, columns, venue_key, steps, workers)

    with _no_collection():
        blocked = candidates(columns, keep, steps)
        scored = decide(blocked.kept)
        steps.tell("cluster", 0)
        linked = link(frame, columns, scored, blocked, keep, decide, venue_key)
    clusters = linked.clusters
    found = clusters.result()
    told = list(_settled(linked.scored, clusters))
    if out is not None:
        _write(_cluster_rows(frame, found), Path(out))
    if pairs_out is not None:
        _write(_pair_rows(frame, told), Path(pairs_out))
    bands = Counter(pair.band for pair in told)
    return Summary(
        frame.height,
        blocked.made,
        linked.decided,
        bands[Band.SURE],
        bands[Band.MAYBE],
        bands[Band.VERSION],
        clusters=found,
    )


def _settled(pairs: Iterable[Scored], clusters: Clusters) -> Iterator[Scored]:
    """The pairs as the clusters have them: a sure one that was kept apart is one to ask about."""
    for pair in pairs:
        together = clusters.home(pair.a) == clusters.home(pair.b)
        if pair.band is Band.SURE and not together:
            yield pair._replace(band=Band.MAYBE)
        elif together and (pair.band is Band.MAYBE or pair.rule in ALONE):
            yield pair._replace(band=Band.SURE)
        elif together == (pair.band is Band.SURE):
            yield pair


def _keys(frame: pl.DataFrame) -> pl.Series:
    return frame["key"] if "key" in frame.columns else pl.repeat("", frame.height, eager=True)


def _cluster_rows(frame: pl.DataFrame, clusters: Clustered) -> pl.DataFrame:
    number = [index for index, cluster in enumerate(clusters) for _ in cluster]
    position = [one for cluster in clusters for one in cluster]
    return pl.DataFrame(
        {"cluster": number, "position": position, "key": _keys(frame)[position]},
        schema={"cluster": pl.Int64, "position": pl.Int64, "key": pl.String},
    )


def _pair_rows(frame: pl.DataFrame, pairs: list[Scored]) -> pl.DataFrame:
    key = _keys(frame)
    a, b = [pair.a for pair in pairs], [pair.b for pair in pairs]
    columns: dict[str, Any] = {
        "a": a,
        "b": b,
        "a_key": key[a],
        "b_key": key[b],
        "band": [str(pair.band) for pair in pairs],
        "score": [round(pair.score, 4) for pair in pairs],
        "rule": [pair.rule for pair in pairs],
        "reason": [pair.reason for pair in pairs],
    }
    return pl.DataFrame(columns)


def _write(rows: pl.DataFrame, path: Path) -> None:
    """The whole file or none: it is written beside its place and then moved there."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        if path.suffix == ".csv":
            rows.write_csv(partial)
        else:
            rows.write_parquet(partial)
        partial.replace(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        partial.unlink(missing_ok=True)
        raise WriteError(f"{path} could not be written: {str(error).splitlines()[0]}") from None
