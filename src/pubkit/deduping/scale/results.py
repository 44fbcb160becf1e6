"""What a run found, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pubkit.deduping.clusters import Clusters
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import ALONE
from pubkit.deduping.scale.scoring import Scored
from pubkit.deduping.scale.writing import check_target, write_table

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


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the results go, if anywhere.

    Raises:
        InputError: a suffix is neither .parquet nor .csv, or a folder cannot be written to.
    """

    clusters: Path | None
    pairs: Path | None

    def __post_init__(self) -> None:
        for target in (self.clusters, self.pairs):
            if target is not None:
                check_target(target)


@dataclass(frozen=True, slots=True)
class Counts:
    """The records, the pairs that were made, and those that were put to the rules."""

    records: int
    candidates: int
    decided: int


def conclude(
    counts: Counts,
    clusters: Clusters,
    scored: Iterable[Scored],
    targets: Targets,
    keys_of: Callable[[Sequence[int]], Sequence[str]],
) -> Summary:
    """The summary of a run, its results written. ``keys_of`` gives the keys of positions.

    Raises:
        WriteError: a file cannot be written.
    """
    found = clusters.result()
    told = list(_settled(scored, clusters))
    if targets.clusters is not None:
        write_table(_cluster_rows(found, keys_of), targets.clusters)
    if targets.pairs is not None:
        write_table(_pair_rows(told, keys_of), targets.pairs)
    bands = Counter(pair.band for pair in told)
    return Summary(
        counts.records,
        counts.candidates,
        counts.decided,
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


def _cluster_rows(clusters: Clustered, keys_of: Callable[[Sequence[int]], Sequence[str]]) -> pl.DataFrame:
    number = [index for index, cluster in enumerate(clusters) for _ in cluster]
    position = [one for cluster in clusters for one in cluster]
    return pl.DataFrame(
        {"cluster": number, "position": position, "key": keys_of(position)},
        schema={"cluster": pl.Int64, "position": pl.Int64, "key": pl.String},
    )


def _pair_rows(pairs: list[Scored], keys_of: Callable[[Sequence[int]], Sequence[str]]) -> pl.DataFrame:
    a, b = [pair.a for pair in pairs], [pair.b for pair in pairs]
    columns: dict[str, Any] = {
        "a": a,
        "b": b,
        "a_key": keys_of(a),
        "b_key": keys_of(b),
        "band": [str(pair.band) for pair in pairs],
        "score": [round(pair.score, 4) for pair in pairs],
        "rule": [pair.rule for pair in pairs],
        "reason": [pair.reason for pair in pairs],
    }
    return pl.DataFrame(columns)
