"""Finds the duplicates of a sequence of works: block, compare, cluster."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from pubkit.deduping.blocking import Blocks, Key, blocking_key
from pubkit.deduping.clusters import Clusters, best_partners, join_alone
from pubkit.deduping.duplicates import Duplicates, Pair
from pubkit.deduping.levels import Band
from pubkit.deduping.record import Record, record, title_of
from pubkit.deduping.rules import ALONE, Decision, VenueKey, compare, judge, screen
from pubkit.diagnostics import Problem, Severity
from pubkit.model import Work

UNLIKE = 78.0  # rapidfuzz ratio of titles below which a pair without a shared DOI or place in print is not looked at
UNLIKE_OF_ONE = 68.0  # the same for one first author: a label before and a cut behind leave two thirds
INSIDE = 0.8  # share of the shorter title's words that the longer one must have where the ratio is too low
NO_VETO = frozenset({"agreement", "alone", "too-little"})  # the rules of a Decision that no veto made
DECIDED = "decided"  # the rule of a Decision that a person made
HARD = frozenset(
    {DECIDED, "notice", "numbered", "patent-or-data", "contained", "recurring"}
)  # vetoes that one record makes


def find_duplicates(
    works: Sequence[Work],
    *,
    venue_key: VenueKey | None = None,
    one_to_one: bool = False,
    decided: Mapping[tuple[int, int], Band] | None = None,
) -> Duplicates:
    """Which of ``works`` are one publication (``clusters``), which may be (``maybe``), which are versions of one work.

    ``venue_key`` gives a venue's text one key for all its names, or "" where it knows none. ``one_to_one`` is for
    works out of two files without duplicates inside: each is matched to one of the other file at most. ``decided``
    holds what a person said of pairs of positions, the lower first: it beats every rule.
    Time and memory grow with the number of works, whatever they hold.

    >>> from pubkit.model import Name, PartialDate
    >>> doe = dict(authors=(Name("Doe", "Jane"),), issued=PartialDate(2024), container_title="J. Tests")
    >>> one, two = Work("a", title="On Cakes", **doe), Work("b", title="On cakes.", **doe)
    >>> find_duplicates([one, two]).clusters
    ((0, 1),)
    """
    with _no_collection():
        return _found(works, venue_key, one_to_one, decided or {})


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without Python's cycle collector: it walks millions of small tuples again and again, a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _found(
    works: Sequence[Work],
    venue_key: VenueKey | None,
    one_to_one: bool,
    answers: Mapping[tuple[int, int], Band],
) -> Duplicates:
    keyed = cache(venue_key) if venue_key else None
    keys = [blocking_key(work) for work in works]
    records: dict[int, Record] = {}

    def at(position: int) -> Record:
        found = records.get(position)
        if found is None:
            found = records[position] = record(works[position])
        return found

    decisions = {pair: Decision(band, DECIDED, 1.0, None, "decided by a person") for pair, band in answers.items()}

    def decided(a: int, b: int) -> Decision:
        made = decisions.get((a, b))
        if made is None:
            one, other = keys[a], keys[b]
            same_page = one.first == other.first and one.first > 0
            screened = screen(title_of(works[a]), title_of(works[b]), same_page)
            if not isinstance(screened, Decision):
                left, right = at(a), at(b)
                screened = judge(left, right, compare(left, right, keyed, screened))
            made = decisions[a, b] = screened
        return made

    def apart(a: int, b: int) -> float | None:
        made = decided(a, b)
        if made.rule in HARD:
            return 0.0 if made.band is Band.SURE else 2.0
        if made.rule not in NO_VETO:
            return 1.0
        return 0.0 if made.placed else None

    def informed(position: int) -> int:
        r = at(position)
        return sum(map(bool, (r.pages, r.venue, r.volume, r.doi, r.year, r.people.persons, r.title.squash)))

    blocks = Blocks(keys)
    for a, b in blocks.pairs():
        if _worth(keys[a], keys[b]):
            decided(a, b)
    clusters = Clusters(apart, informed, (pair for pair, band in answers.items() if band is not Band.SURE))
    for (a, b), band in answers.items():
        if band is Band.SURE:
            clusters.join(a, b, told=True)
    sure: Iterable[tuple[int, int]] = _best_first(decisions)
    if one_to_one:
        sure = best_partners(decisions, [work.place.file for work in works])
    for a, b in sure:
        clusters.join(a, b)
    if not one_to_one:
        again = {
            (a, b): decided(a, b)
            for a, b in blocks.again(clusters.head)
            if clusters.home(a) != clusters.home(b) and _worth(keys[a], keys[b])
        }
        for a, b in _best_first(again):
            clusters.join(a, b)
        lone = (pair for pair, made in decisions.items() if made.rule in ALONE and made.band is not Band.DISTINCT)
        join_alone(clusters, list(lone), len(works))
    problems = (*_crowded(works, blocks), *_shared_dois(works, keys, decisions))
    return replace(_duplicates(decisions, clusters), problems=problems)


def _shared_dois(
    works: Sequence[Work], keys: Sequence[Key], decisions: Mapping[tuple[int, int], Decision]
) -> Iterator[Problem]:
    """DOIs that stand in entries of two works: one of them is wrong. One line a DOI, however many share it."""
    told: set[str] = set()
    shared = (pair for pair in decisions if keys[pair[0]].doi and keys[pair[0]].doi == keys[pair[1]].doi)
    for a, b in sorted(shared):
        doi = keys[a].doi
        if doi not in told and decisions[a, b].band is Band.DISTINCT and decisions[a, b].rule != DECIDED:
            told.add(doi)
            why = decisions[a, b].why or decisions[a, b].reason
            message = f"one DOI, {doi}, in {works[a].key!r} and {works[b].key!r}, which are two works ({why})"
            yield Problem("PK407", works[a].place, message, "look it up and correct one of them")


def _crowded(works: Sequence[Work], blocks: Blocks) -> tuple[Problem, ...]:
    """What a person should know of a list in which thousands of entries look alike."""
    crowds = blocks.crowds()
    if not crowds:
        return ()
    most = crowds[0]
    text = f"{len(most)} entries look alike (as {works[most[0]].key!r} does): each was compared with its nearest only"
    return (Problem("PK405", works[most[0]].place, text, severity=Severity.NOTE),)


def _best_first(decisions: Mapping[tuple[int, int], Decision]) -> list[tuple[int, int]]:
    sure = (pair for pair, made in decisions.items() if made.band is Band.SURE)
    return sorted(sure, key=lambda pair: (-decisions[pair].score, pair))


def _duplicates(decisions: Mapping[tuple[int, int], Decision], clusters: Clusters) -> Duplicates:
    """The pairs of each band; one that its clusters were kept apart for is asked about."""
    bands: dict[Band, list[Pair]] = {band: [] for band in Band}
    told = {pair: made for pair, made in decisions.items() if made.band is not Band.DISTINCT}
    for (a, b), made in sorted(told.items()):
        together = clusters.home(a) == clusters.home(b)
        band = Band.MAYBE if made.band is Band.SURE and not together else made.band
        if together and (band is Band.MAYBE or made.rule in ALONE):
            band = Band.SURE  # the best partner of two files, or the only one
        if together == (band is Band.SURE):
            bands[band].append(Pair(a, b, made.score, made.reason, band, made.rule))
    return Duplicates(clusters.result(), tuple(bands[Band.SURE]), tuple(bands[Band.MAYBE]), tuple(bands[Band.VERSION]))


def _worth(a: Key, b: Key) -> bool:
    """Whether a pair is worth the full comparison: its titles are alike, or the place where it was printed is one."""
    if a.doi and a.doi == b.doi:
        return True
    in_print = a.first and a.first == b.first and (a.volume == b.volume or a.year == b.year)
    if in_print and (a.family == b.family or not (a.family and b.family and a.text and b.text)):
        return True
    unlike = UNLIKE_OF_ONE if a.family == b.family else UNLIKE
    if a.text == b.text or fuzz.ratio(a.text, b.text, score_cutoff=unlike):
        return True
    return _inside(a, b) if len(a.words) <= len(b.words) else _inside(b, a)


def _inside(a: Key, b: Key) -> bool:
    """Whether most words of ``a`` are words of ``b``; the few that may lack are soon found to be too many."""
    there = len(a.words)
    enough = INSIDE * there
    if there < 2:
        return False
    for word in a.words:
        if word not in b.text:
            there -= 1
            if there < enough:
                return False
    return len(set(a.words).intersection(b.words)) >= enough
