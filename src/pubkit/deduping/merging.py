"""Makes one work of each cluster, field by field; what is not taken is kept in a comment, never lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pubkit.deduping.duplicates import Duplicates
from pubkit.deduping.fields import FIELDS, label, merged_names, missing_names, rank
from pubkit.diagnostics import Change, Result
from pubkit.errors import PubkitError
from pubkit.model import PartialDate, Related, Venue, Work

if TYPE_CHECKING:
    from pubkit.deduping.decisions import Decided

KEEPS = ("comment", "related", "none")  # where what is not taken goes
DUPLICATE = "duplicate"  # the kind of a Related link to a record that was merged and stays
VERSION = "version"  # the kind of a Related link between versions (BibLaTeX: relatedtype)
KEPT = "comment"  # the field that holds what was not taken, with the key it came from


def merge(
    works: Sequence[Work],
    duplicates: Duplicates,
    *,
    keep: str = "comment",
    decided: Mapping[tuple[int, int], Decided] | None = None,
) -> Result:
    """The works with each cluster of ``duplicates`` made one, at the place of the record that says most.

    Each field has its rule (``fields.FIELDS``); the keys of the others become ``ids``, their marks stay with their
    persons, and versions are linked by ``related``. ``keep`` says where a value that was not taken goes: "comment"
    (a field that names the key it came from), "related" (the other records stay, linked) or "none". ``decided``
    holds what a person chose for pairs of positions: whose values are kept, or an entry as it was edited.

    >>> from pubkit.deduping.duplicates import Duplicates
    >>> one, two = Work("a", title="On Cakes"), Work("b", title="On Cakes", doi="10.1/c", volume="5")
    >>> [(w.key, w.ids, w.doi) for w in merge([one, two], Duplicates(clusters=((0, 1),))).works]
    [('b', ('a',), '10.1/c')]
    """
    if keep not in KEEPS:
        raise PubkitError(f"unknown place for what is not taken: {keep!r}", f"one of {', '.join(KEEPS)}")
    into: dict[int, int] = {}
    changes: list[Change] = []
    merged: dict[int, Work] = {}
    links: dict[int, list[Related]] = {}
    for cluster in duplicates.clusters:
        chosen = _choice(cluster, decided or {})
        home = _home(works, cluster, chosen)
        others = [works[position] for position in cluster if position != home]
        work, made = merge_records(works[home], others, keep=keep, mine_first=bool(chosen and not chosen[1]))
        if chosen and chosen[1]:
            work = _edited(work, chosen[1])
        merged[home] = work
        changes += made
        for position in cluster:
            if keep != "related":
                into[position] = home
            elif position != home:
                _link(links, home, Related(DUPLICATE, works[position].key))
                _link(links, position, Related(DUPLICATE, work.key))
    for pair in duplicates.versions:
        a, b = into.get(pair.a, pair.a), into.get(pair.b, pair.b)
        if a != b:
            _link(links, a, Related(VERSION, merged.get(b, works[b]).key))
            _link(links, b, Related(VERSION, merged.get(a, works[a]).key))
    result = []
    for position, work in enumerate(works):
        if into.get(position, position) != position:
            continue
        one = merged.get(position, work)
        there = {one.key, *(link.key for link in one.related)}  # BibTeX has one kind for all links of an entry
        new = tuple(link for link in links.get(position, ()) if link.key not in there)
        if new:
            why = "related: versions of one work are linked, never merged"
            changes.append(Change("related", shown(one.related), shown(one.related + new), why, one.place))
            one = replace(one, related=one.related + new)
        result.append(one)
    return Result(tuple(result), tuple(changes))


def homes(works: Sequence[Work], duplicates: Duplicates, decided: Mapping[tuple[int, int], Decided]) -> dict[int, int]:
    """The position at which each member of a cluster is merged."""
    return {
        position: home
        for cluster in duplicates.clusters
        for home in (_home(works, cluster, _choice(cluster, decided)),)
        for position in cluster
    }


def _home(works: Sequence[Work], cluster: Sequence[int], chosen: tuple[int, str] | None) -> int:
    return chosen[0] if chosen else max(cluster, key=lambda position: (rank(works[position]), -position))


def linked(works: Sequence[Work]) -> frozenset[tuple[int, int]]:
    """Pairs of positions, the lower first, that ``related`` links already: nobody need be told or asked of them."""
    by_key: dict[str, int] = {}
    for position, work in enumerate(works):
        for key in (work.key, *work.ids):
            by_key.setdefault(key, position)
    pairs = (
        (position, by_key[link.key])
        for position, work in enumerate(works)
        for link in work.related
        if link.key in by_key
    )
    return frozenset((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _choice(cluster: Sequence[int], decided: Mapping[tuple[int, int], Decided]) -> tuple[int, str] | None:
    """The position whose values a person kept, or the home of an entry that a person edited, and that entry."""
    for a in cluster:
        for b in cluster:
            one = decided.get((a, b))
            if one is None:
                continue
            if one.entry:
                return a, one.entry
            if one.keep != "both":
                return (a if one.keep == "first" else b), ""
    return None


def _edited(work: Work, entry: str) -> Work:
    """The entry as a person left it, in place of ``work``; an entry that cannot be read changes nothing."""
    from pubkit import bibtex

    read = bibtex.read(entry).works
    if len(read) != 1:
        return work
    ids = _union(key for key in (*read[0].ids, work.key, *work.ids) if key != read[0].key)
    return replace(read[0], ids=ids, place=work.place, provenance=work.provenance)


def merge_records(
    base: Work, others: Sequence[Work], *, keep: str = "comment", mine_first: bool = False
) -> tuple[Work, list[Change]]:
    """``base`` with what ``others`` know better, and what changed. With ``mine_first`` only empty fields are filled."""
    changes: list[Change] = []
    values: dict[str, object] = {}
    left: list[str] = []
    for rule in FIELDS:
        mine = getattr(base, rule.field)
        taken, source = (mine, base) if mine_first and mine else rule.choose(base, others)
        if taken != mine:
            values[rule.field] = taken
            why = f"{rule.name}: {rule.reason} (from {source.key})"
            changes.append(Change(rule.field, shown(mine), shown(taken), why, base.place))
        for other in (base, *others):
            value = getattr(other, rule.field)
            if value and rule.differs(value, taken):
                left.append(f"{other.key}: {label(rule.field)} = {shown(value)}")
    for field in ("authors", "editors"):
        before = getattr(base, field)
        lists = [getattr(work, field) for work in (base, *others)]
        after = merged_names(lists, first=mine_first and bool(before))
        if before != after:
            values[field] = after
            why = "names: the fullest list, each person with every mark"
            changes.append(Change(field, shown(before), shown(after), why, base.place))
        absent = [(other, missing_names(getattr(other, field), after)) for other in (base, *others)]
        left += [f"{other.key}: {field} = {shown(names)}" for other, names in absent if names]
    gathered = _gathered(base, others, stay=keep == "related")
    for field in ("ids", "keywords"):
        if gathered[field] != getattr(base, field):
            why = f"{field}: all of them"
            changes.append(Change(field, shown(getattr(base, field)), shown(gathered[field]), why, base.place))
    extra = dict(base.extra)
    for other in others:
        for name, value in other.extra.items():
            if extra.setdefault(name, value) != value and name != KEPT:
                left.append(f"{other.key}: {name} = {value}")
    if left and keep == "comment":
        kept = "; ".join(filter(None, _union([extra.get(KEPT, ""), *left])))
        changes.append(Change(KEPT, extra.get(KEPT, ""), kept, "comment: what was not taken", base.place))
        extra[KEPT] = kept
    maps: dict[str, object] = {
        field: {name: value for work in (*reversed(others), base) for name, value in getattr(work, field).items()}
        for field in ("contributors", "dates")
    }
    return replace(base, extra=extra, **values, **gathered, **maps), changes  # type: ignore[arg-type]


def _gathered(base: Work, others: Sequence[Work], *, stay: bool) -> dict[str, object]:
    """The fields of which a merged work has those of all its records; records that ``stay`` keep their own keys."""
    every = (base, *others)
    gone = {other.key for other in others}
    keys = _union(key for work in every for key in (work.key, *work.ids) if key != base.key)
    return {
        "ids": base.ids if stay else keys,
        "keywords": _union(word for work in every for word in work.keywords),
        "provenance": _union(one for work in every for one in work.provenance),
        "related": _union(
            link for work in every for link in work.related if link.key != base.key and link.key not in gone
        ),
    }


T = TypeVar("T")


def _union(items: Iterable[T]) -> tuple[T, ...]:
    """Each once, in the order of the first."""
    return tuple(dict.fromkeys(items))


def shown(value: object) -> str:
    """A field's value as a person reads it."""
    if isinstance(value, tuple):
        return ", ".join(one.key if isinstance(one, Related) else str(one) for one in value)
    if isinstance(value, PartialDate):
        return "-".join(f"{part:02}" for part in value.parts()) or value.literal
    if isinstance(value, Venue):
        return value.name
    return "" if value is None else str(value)


def _link(links: dict[int, list[Related]], position: int, link: Related) -> None:
    if all(link.key != one.key for one in links.setdefault(position, [])):
        links[position].append(link)
