"""What a person decided about records, found again among millions: by their keys, then by what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pubkit.deduping.decisions import Decided, resolve
from pubkit.deduping.find import DECIDED
from pubkit.deduping.levels import Band
from pubkit.deduping.rules import Decision
from pubkit.deduping.scale.rows import to_work
from pubkit.deduping.scale.source import rows

Answers = Mapping[tuple[int, int], Band]


def answered(frame: pl.DataFrame, decisions: Sequence[Decided]) -> dict[tuple[int, int], Band]:
    """The bands that ``decisions`` put pairs of positions in, the lower first; records that are gone are left out.

    Only the records with the keys that the decisions name are read, so that a few answers cost nothing at any size.
    """
    if not decisions or "key" not in frame.columns:
        return {}
    keys = {record.key for one in decisions for record in (one.a, one.b)}
    named = frame["key"].is_in(sorted(keys)).arg_true().to_list()
    found = resolve([to_work(row) for row in rows(frame, named)], decisions)
    return {(named[a], named[b]): one.band for (a, b), one in found.items()}


def told(answers: Answers) -> dict[tuple[int, int], Decision]:
    """The answers as decisions that beat every rule."""
    return {pair: Decision(band, DECIDED, 1.0, None, "decided by a person") for pair, band in answers.items()}
