"""Merging until nothing more is found: a merged record says more than its parts did, and may be known again by that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pubkit.deduping.decisions import Decided
from pubkit.deduping.duplicates import Duplicates, Pair
from pubkit.deduping.merging import homes, merge
from pubkit.model import Work

MOST_ROUNDS = 5  # each finds less than the one before: one record in 500 the second, none the third in all sets seen


def settled(
    works: Sequence[Work],
    found: Duplicates,
    find: Callable[[Sequence[Work]], Duplicates],
    *,
    decided: Mapping[tuple[int, int], Decided] | None = None,
) -> Duplicates:
    """``found`` with the clusters that ``find`` sees only once these are merged, so that a second run finds nothing.

    >>> from pubkit.deduping import find_duplicates
    >>> works = [Work("a", title="On Cakes", doi="10.1/c"), Work("b", title="On cakes", doi="10.1/C")]
    >>> settled(works, find_duplicates(works), find_duplicates).clusters
    ((0, 1),)
    """
    for _ in range(MOST_ROUNDS):
        if not found.clusters:
            break
        home = homes(works, found, decided or {})
        kept = [position for position in range(len(works)) if home.get(position, position) == position]
        again = find(merge(works, found, decided=decided).works)
        if not again.clusters:
            break
        found = _joined(found, again, kept)
    return found


def _joined(found: Duplicates, again: Duplicates, kept: Sequence[int]) -> Duplicates:
    """The clusters of both rounds as one; ``kept`` are the positions that the second round's stand for."""
    members = {position: cluster for cluster in found.clusters for position in cluster}
    home = {position: cluster[0] for position, cluster in members.items()}
    clusters = {cluster[0]: cluster for cluster in found.clusters}
    for later in again.clusters:
        parts = [members.get(kept[position], (kept[position],)) for position in later]
        joined = tuple(sorted(position for part in parts for position in part))
        for part in parts:
            clusters.pop(part[0], None)
        clusters[joined[0]] = joined
        home.update(dict.fromkeys(joined, joined[0]))

    def apart(pair: Pair) -> bool:
        return home.get(pair.a, pair.a) != home.get(pair.b, pair.b)

    sure = (*found.sure, *(replace(pair, a=kept[pair.a], b=kept[pair.b]) for pair in again.sure))
    return replace(
        found,
        clusters=tuple(sorted(clusters.values())),
        sure=sure,
        maybe=tuple(filter(apart, found.maybe)),
        versions=tuple(filter(apart, found.versions)),
    )
