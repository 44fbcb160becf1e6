"""Makes one work of each cluster, field by field; what is not taken is kept in a comment, never lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pubkit.deduping.duplicates import Duplicates
from pubkit.deduping.fields import FIELDS, merged_names, rank
from pubkit.diagnostics import Change, Result
from pubkit.model import PartialDate, Related, Venue, Work

VERSION = "version"  # the kind of a Related link between versions (BibLaTeX: relatedtype)
KEPT = "comment"  # the field that holds what was not taken, with the key it came from


def merge(works: Sequence[Work], duplicates: Duplicates, *, keep: str = "comment") -> Result:
    """The works with each cluster of ``duplicates`` made one, at the place of the cluster's first.

    Each field has its rule (``fields.FIELDS``); the keys of the others become ``ids``, their marks stay with their
    persons, and versions are linked by ``related``. ``keep`` says where a value that was not taken goes: "comment"
    (an extra field that names the key it came from) or "none".

    >>> from pubkit.deduping.duplicates import Duplicates
    >>> one, two = Work("a", title="On Cakes"), Work("b", title="On Cakes", doi="10.1/c", volume="5")
    >>> [(w.key, w.ids, w.doi) for w in merge([one, two], Duplicates(clusters=((0, 1),))).works]
    [('b', ('a',), '10.1/c')]
    """
    into: dict[int, int] = {}
    changes: list[Change] = []
    merged: dict[int, Work] = {}
    for cluster in duplicates.clusters:
        work, made = merge_cluster([works[position] for position in cluster], keep=keep)
        home = next(position for position in cluster if works[position].key == work.key)
        merged[home] = work
        changes += made
        for position in cluster:
            into[position] = home
    links: dict[int, list[Related]] = {}
    for pair in duplicates.versions:
        a, b = into.get(pair.a, pair.a), into.get(pair.b, pair.b)
        if a != b:
            _link(links, a, merged.get(b, works[b]).key)
            _link(links, b, merged.get(a, works[a]).key)
    result = []
    for position, work in enumerate(works):
        if into.get(position, position) != position:
            continue
        one = merged.get(position, work)
        new = tuple(link for link in links.get(position, ()) if link not in one.related and link.key != one.key)
        if new:
            why = "versions of one work are linked, never merged"
            changes.append(Change("related", _text(one.related), _text(one.related + new), why, one.place))
            one = replace(one, related=one.related + new)
        result.append(one)
    return Result(tuple(result), tuple(changes))


def merge_cluster(works: Sequence[Work], *, keep: str = "comment") -> tuple[Work, list[Change]]:
    """One work out of several records of one publication, and what changed against the best of them."""
    ordered = sorted(range(len(works)), key=lambda index: (-rank(works[index]), index))
    base = works[ordered[0]]
    others = [works[index] for index in ordered[1:]]
    changes: list[Change] = []
    values: dict[str, object] = {}
    left: list[str] = []
    for rule in FIELDS:
        mine = getattr(base, rule.field)
        taken, source = rule.choose(base, others)
        if taken != mine:
            values[rule.field] = taken
            why = f"{rule.name}: {rule.reason} (from {source.key})"
            changes.append(Change(rule.field, _text(mine), _text(taken), why, base.place))
        for other in (base, *others):
            value = getattr(other, rule.field)
            if value and rule.differs(value, taken):
                left.append(f"{other.key}: {rule.field} = {_text(value)}")
    for field in ("authors", "editors"):
        before = getattr(base, field)
        after = merged_names([getattr(work, field) for work in (base, *others)])
        if before != after:
            values[field] = after
            why = "names: the fullest list, each person with every mark"
            changes.append(Change(field, _text(before), _text(after), why, base.place))
    gathered: dict[str, object] = {
        "ids": _union(key for work in (base, *others) for key in (work.key, *work.ids) if key != base.key),
        "keywords": _union(word for work in (base, *others) for word in work.keywords),
        "provenance": _union(one for work in (base, *others) for one in work.provenance),
    }
    gathered["related"] = _union(
        link
        for work in (base, *others)
        for link in work.related
        if link.key != base.key and link.key not in {other.key for other in others}
    )
    for field in ("ids", "keywords"):
        if gathered[field] != getattr(base, field):
            why = f"{field}: all of them"
            changes.append(Change(field, _text(getattr(base, field)), _text(gathered[field]), why, base.place))
    extra = dict(base.extra)
    for other in others:
        for name, value in other.extra.items():
            if extra.setdefault(name, value) != value and name != KEPT:
                left.append(f"{other.key}: {name} = {value}")
    if left and keep == "comment":
        kept = "; ".join(_union([extra.get(KEPT, ""), *left])).removeprefix("; ")
        changes.append(Change(KEPT, extra.get(KEPT, ""), kept, "comment: what was not taken", base.place))
        extra[KEPT] = kept
    maps: dict[str, object] = {
        field: {name: value for work in (*reversed(others), base) for name, value in getattr(work, field).items()}
        for field in ("contributors", "dates")
    }
    return replace(base, extra=extra, **values, **gathered, **maps), changes  # type: ignore[arg-type]


T = TypeVar("T")


def _union(items: Iterable[T]) -> tuple[T, ...]:
    """Each once, in the order of the first."""
    return tuple(dict.fromkeys(items))


def _text(value: object) -> str:
    """A field's value as a person reads it."""
    if isinstance(value, tuple):
        return ", ".join(one.key if isinstance(one, Related) else str(one) for one in value)
    if isinstance(value, PartialDate):
        return "-".join(f"{part:02}" for part in value.parts()) or value.literal
    if isinstance(value, Venue):
        return value.name
    return "" if value is None else str(value)


def _link(links: dict[int, list[Related]], position: int, key: str) -> None:
    link = Related(VERSION, key)
    if link not in links.setdefault(position, []):
        links[position].append(link)
