"""Finds the duplicates of a sequence of works: block, compare, cluster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pubkit.deduping.blocking import Key, blocking_key, candidates
from pubkit.deduping.clusters import Clusters, best_partners
from pubkit.deduping.duplicates import Duplicates, Pair
from pubkit.deduping.record import Record, VenueKey, record
from pubkit.deduping.rules import Band, Decision, decide
from pubkit.model import Work

UNLIKE = 55.0  # rapidfuzz ratio of titles below which a pair without a shared DOI or place in print is not looked at
INSIDE = 85.0  # ratio from which one title counts as part of the other
NO_VETO = frozenset({"agreement", "too-little"})  # the rules of a Decision that no veto made
_VOTES = {Band.VERSION: 1.0, Band.DISTINCT: 2.0}


def find_duplicates(
    works: Sequence[Work], *, venue_key: VenueKey | None = None, one_to_one: bool = False
) -> Duplicates:
    """Which of ``works`` are one publication (``clusters``), which may be (``maybe``), which are versions of one work.

    ``venue_key`` gives a venue's text one key for all its names, or "" where it knows none. ``one_to_one`` is for
    works out of two files without duplicates inside: each is matched to one of the other file at most.
    Time and memory grow with the number of works, whatever they hold.

    >>> from pubkit.model import Name, PartialDate
    >>> doe = dict(authors=(Name("Doe", "Jane"),), issued=PartialDate(2024), container_title="J. Tests")
    >>> one, two = Work("a", title="On Cakes", **doe), Work("b", title="On cakes.", **doe)
    >>> find_duplicates([one, two]).clusters
    ((0, 1),)
    """
    keys = [blocking_key(work) for work in works]
    records: dict[int, Record] = {}

    def at(position: int) -> Record:
        found = records.get(position)
        if found is None:
            found = records[position] = record(works[position], venue_key)
        return found

    decisions: dict[tuple[int, int], Decision] = {}

    def decided(a: int, b: int) -> Decision:
        made = decisions.get((a, b))
        if made is None:
            made = decisions[a, b] = decide(at(a), at(b))
        return made

    def apart(a: int, b: int) -> float | None:
        made = decided(a, b)
        if made.rule not in NO_VETO:
            return _VOTES[made.band]
        return 0.0 if made.placed else None

    def informed(position: int) -> int:
        r = at(position)
        return sum(map(bool, (r.pages, r.venue, r.volume, r.doi, r.year, r.people.persons, r.title.squash)))

    for a, b in candidates(keys):
        if _worth(keys[a], keys[b]):
            decided(a, b)
    pairs = [
        Pair(a, b, d.score, d.reason, d.band, d.rule) for (a, b), d in decisions.items() if d.band is not Band.DISTINCT
    ]
    sure = sorted((pair for pair in pairs if pair.band is Band.SURE), key=lambda pair: (-pair.score, pair.a, pair.b))
    if one_to_one:
        chosen = best_partners([(p.score, p.a, p.b) for p in sure], [work.place.file for work in works])
        sure = [pair for pair in sure if (pair.a, pair.b) in chosen]
    clusters = Clusters(apart, informed)
    held = [replace(pair, band=Band.MAYBE) for pair in sure if not clusters.join(pair.a, pair.b)]
    home = clusters.home
    return Duplicates(
        clusters.result(),
        _sorted(pair for pair in sure if home(pair.a) == home(pair.b)),
        _sorted(p for p in [*pairs, *held] if p.band is Band.MAYBE and home(p.a) != home(p.b)),
        _sorted(pair for pair in pairs if pair.band is Band.VERSION and home(pair.a) != home(pair.b)),
    )


def _sorted(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


def _worth(a: Key, b: Key) -> bool:
    """Whether a pair is worth the full comparison: its titles are alike, or the place where it was printed is one."""
    if a.doi and a.doi == b.doi:
        return True
    if a.first and a.first == b.first and (a.volume == b.volume or a.year == b.year):
        return True
    left, right = " ".join(a.words), " ".join(b.words)
    if left == right:
        return True
    return fuzz.ratio(left, right, score_cutoff=UNLIKE) > 0 or fuzz.partial_ratio(left, right, score_cutoff=INSIDE) > 0
