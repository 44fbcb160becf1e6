"""The whole run on one machine: read, fold, block, decide, cluster, write."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pubkit.deduping.decisions import Decided
from pubkit.deduping.find import _no_collection
from pubkit.deduping.rules import VenueKey
from pubkit.deduping.scale.answers import answered
from pubkit.deduping.scale.columns import columns_of
from pubkit.deduping.scale.linking import link
from pubkit.deduping.scale.lists import Hashes
from pubkit.deduping.scale.pairs import candidates
from pubkit.deduping.scale.progress import Listener, Steps
from pubkit.deduping.scale.results import Counts, Summary, Targets, conclude
from pubkit.deduping.scale.scoring import Scored, score
from pubkit.deduping.scale.screening import undecided
from pubkit.deduping.scale.source import Source, table


def dedupe_records(
    source: Source,
    out: str | os.PathLike[str] | None = None,
    *,
    pairs_out: str | os.PathLike[str] | None = None,
    venue_key: VenueKey | None = None,
    workers: int = 1,
    progress: Listener | None = None,
    decisions: Sequence[Decided] = (),
) -> Summary:
    """Which of millions of records are one publication: the clusters that ``find_duplicates`` finds, in columns.

    ``source`` is a Parquet or CSV file (columns as in ``Row``, or as BibTeX and CSL name them) or any works.
    ``out`` gets a row for each record of a cluster (cluster, position, key), ``pairs_out`` one for each pair that is
    sure, perhaps one, or versions; the suffix .parquet or .csv says how. ``workers`` processes decide about pairs;
    with more than one, ``venue_key`` must be a function of a module, and a script must guard its ``__main__``.
    ``decisions`` are a person's: they beat every rule, for the records that have their keys.

    Raises:
        InputError: the source cannot be used, a suffix is neither .parquet nor .csv, or a folder cannot be written to.
        WriteError: a file cannot be written.

    >>> from pubkit.model import Name, PartialDate, Work
    >>> doe = dict(authors=(Name("Doe", "Jane"),), issued=PartialDate(2024), container_title="J. Tests")
    >>> dedupe_records([Work("a", title="On Cakes", **doe), Work("b", title="On cakes.", **doe)]).clusters
    ((0, 1),)
    """
    targets = Targets(Path(out) if out else None, Path(pairs_out) if pairs_out else None)
    steps = Steps(progress)
    frame = table(source, steps)
    answers = answered(frame, decisions)
    columns = columns_of(frame, steps, workers)

    def keep(pairs: Hashes) -> Hashes:
        return undecided(columns, pairs, workers)

    def decide(pairs: Hashes) -> list[Scored]:
        scored = score(frame, pairs, columns, venue_key, steps, workers)
        return [pair for pair in scored if pair[:2] not in answers] if answers else scored

    def keys_of(positions: Sequence[int]) -> Sequence[str]:
        return frame["key"][list(positions)].to_list() if "key" in frame.columns else [""] * len(positions)

    with _no_collection():
        blocked = candidates(columns, keep, steps)
        scored = decide(blocked.kept)
        steps.tell("cluster", 0)
        linked = link(frame, columns, scored, blocked, keep, decide, venue_key, answers)
    counts = Counts(frame.height, blocked.made, linked.decided)
    return conclude(counts, linked.clusters, linked.scored, targets, keys_of)
