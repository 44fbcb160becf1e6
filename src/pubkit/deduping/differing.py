"""What two lists have in common, and in what the common works differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pubkit.deduping.fields import FIELDS, missing_names
from pubkit.deduping.find import find_duplicates
from pubkit.deduping.merging import shown
from pubkit.deduping.rules import VenueKey
from pubkit.diagnostics import Change
from pubkit.model import Place, Work


@dataclass(frozen=True, slots=True)
class Difference:
    """Works of one list alone, of the other alone, and pairs of one work that differ, field by field."""

    only_a: tuple[Work, ...]
    only_b: tuple[Work, ...]
    changed: tuple[tuple[Work, Work, tuple[Change, ...]], ...]
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.only_a or self.only_b or self.changed)


def differ(a: Sequence[Work], b: Sequence[Work], *, venue_key: VenueKey | None = None) -> Difference:
    """Compare two lists work by work; a work is known again by what it says, not by its key.

    >>> found = differ([Work("a", title="On Cakes", doi="10.1/c")], [Work("b", title="On Pies")])
    >>> [w.key for w in found.only_a], [w.key for w in found.only_b]
    (['a'], ['b'])
    """
    sides = [
        replace(work, place=replace(work.place, file=name)) for works, name in ((a, "a"), (b, "b")) for work in works
    ]
    pairs = dict(_identical(a, b))
    taken = set(pairs.values())
    rest_a = [index for index in range(len(a)) if index not in pairs]
    rest_b = [index for index in range(len(b)) if index not in taken]
    rest = [sides[index] for index in rest_a] + [sides[len(a) + index] for index in rest_b]
    for cluster in find_duplicates(rest, venue_key=venue_key, one_to_one=True).clusters:
        one, other = (position for position in cluster)
        pairs[rest_a[one]] = rest_b[other - len(rest_a)]
    changed = [(a[one], b[other], differences(a[one], b[other])) for one, other in sorted(pairs.items())]
    taken = set(pairs.values())
    merged = {key for work in b for key in work.ids}  # a record that became part of another is not gone
    return Difference(
        tuple(work for index, work in enumerate(a) if index not in pairs and work.key not in merged),
        tuple(work for index, work in enumerate(b) if index not in taken),
        tuple(row for row in changed if row[2]),
        sum(not row[2] for row in changed),
    )


def _identical(a: Sequence[Work], b: Sequence[Work]) -> list[tuple[int, int]]:
    """Works that are equal in every field, each once."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for index, work in enumerate(b):
        waiting.setdefault((work.key, work.title), []).append(index)
    pairs = []
    for index, work in enumerate(a):
        for other in waiting.get((work.key, work.title), ()):
            if b[other] == work:
                waiting[work.key, work.title].remove(other)
                pairs.append((index, other))
                break
    return pairs


def differences(a: Work, b: Work) -> tuple[Change, ...]:
    """The fields in which two records of one work differ in more than spelling, and those that one of them lacks."""
    changes = []
    for rule in FIELDS:
        one, other = getattr(a, rule.field), getattr(b, rule.field)
        if bool(one) != bool(other) or (one and rule.folded(one) != rule.folded(other)):
            changes.append(_change(rule.field, shown(one), shown(other), b.place))
    if missing_names(a.authors, b.authors) or missing_names(b.authors, a.authors):
        before, after = (", ".join(map(str, work.authors)) for work in (a, b))
        changes.append(_change("authors", before, after, b.place))
    return tuple(changes)


def _change(field: str, before: str, after: str, where: Place) -> Change:
    return Change(field, before, after, "the lists differ", where)
