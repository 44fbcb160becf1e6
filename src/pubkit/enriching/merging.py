"""Accepted records into a work: empty fields only, each with its proof. What a person wrote stays as it is.

Two things go further. ``update`` names fields that may be replaced. And when a source links a preprint's entry to its
publication, the fields that say nothing but "preprint" give way: the entry becomes the publication's, the eprint stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pubkit.diagnostics import Change
from pubkit.enriching.fields import arxiv
from pubkit.enriching.finding import Accepted
from pubkit.enriching.question import arxiv_of, is_preprint, is_preprint_place, preprint_server
from pubkit.enriching.wanted import GENERIC, VARIABLES, attribute_of, is_empty, rank, wanted
from pubkit.model import Name, PartialDate, Provenance, Work

# Never touched, whatever is asked: the key is cited, the rest is the person's own.
UNTOUCHABLE = frozenset({"key", "note", "keywords", "ids", "related", "extra", "contributors", "provenance", "place"})
LOCK_FIELD = "pubkit-locked"  # an entry's own field: names of fields, or "all"
# Types that are cited by the day; registries know the day on which any article went online.
_DATED_BY_DAY = frozenset(["article-newspaper", "article-magazine", "webpage", "post", "post-weblog", "speech"])
# What a preprint's record may give to the entry of its publication.
_OF_PREPRINTS = frozenset({"eprint", "eprint_type", "abstract"})


@dataclass(frozen=True, slots=True)
class Merged:
    """The work with what was filled, and each change with its proof; the two tuples go together."""

    work: Work
    changes: tuple[Change, ...] = ()
    proofs: tuple[Provenance, ...] = ()


def merge(
    work: Work,
    accepted: Sequence[Accepted],
    *,
    update: frozenset[str] = frozenset(),
    locked: frozenset[str] = frozenset(),
) -> Merged:
    """Fill ``work`` from the accepted records.

    ``update``: attributes whose value may be replaced. ``locked``: attributes that may not be filled either.

    >>> from pubkit.enriching.source import Record
    >>> found = Accepted(Record(Work("", "article-journal", "Other title", volume="3"), "crossref"), "by DOI")
    >>> merge(Work("k", "article-journal", "Title"), [found]).changes[0].after
    '3'
    """
    locked = locked | locked_in(work)
    if "all" in locked or not accepted:
        return Merged(work)
    upgrade = next((one for one in accepted if one.published), None) if is_preprint(work) else None
    giving_way = _giving_way(work, upgrade) if upgrade else frozenset()
    version = [one for one in accepted if one.published or not upgrade]
    if not upgrade and not is_preprint(work) and work.container_title.strip():
        version = [one for one in accepted if one.record.work.type != "article"]
    main = upgrade or accepted[0]
    changed = work
    changes: list[Change] = []
    proofs: list[Provenance] = []
    if upgrade and "type" not in locked and work.type in GENERIC | {"article-journal"}:
        changed = replace(changed, type=upgrade.record.work.type)
    fields = dict.fromkeys((*wanted(changed, main.record.work), *_brought(accepted), *sorted(update)))
    for field in fields:
        if field in locked or field in UNTOUCHABLE:
            continue
        before = getattr(work, field)
        if not (is_empty(before) or field in update or field in giving_way):
            continue
        # A preprint's own date and address are not the publication's.
        source = _best(field, accepted if field in _OF_PREPRINTS else version)
        after: Any = getattr(source.record.work, field) if source else None
        if source is None or same(before, after):
            continue
        if field == "url" and changed.doi and "url" not in (*update, *_brought(accepted)):
            continue  # the DOI that was just filled leads there
        if field == "issued" and changed.type not in _DATED_BY_DAY:
            after = replace(after, day=None)
        if field in {"authors", "editors"}:
            after = _with_marks(before, after)
        if field == "eprint_type" and changed.eprint.lower() != source.record.work.eprint.lower():
            continue
        new: dict[str, Any] = {field: after}
        changed = replace(changed, **new)
        changes.append(_change(work, field, before, after, source))
        proofs.append(_proof(field, before, source))
    if upgrade and not changed.eprint and (eprint := _eprint(work)) and "eprint" not in locked:
        number, server = eprint
        changed = replace(changed, eprint=number, eprint_type=server)
        changes.append(_change(work, "eprint", "", number, upgrade))
        proofs.append(_proof("eprint", "", upgrade))
    if not changes:
        return Merged(work)
    return Merged(replace(changed, provenance=(*work.provenance, *proofs)), tuple(changes), tuple(proofs))


def locked_in(work: Work) -> frozenset[str]:
    """The fields that the entry itself locks.

    >>> sorted(locked_in(Work("k", extra={"pubkit-locked": "title, journal"})))
    ['container_title', 'title']
    """
    given = work.extra.get(LOCK_FIELD, "").replace(";", ",").replace(" ", ",")
    return frozenset(attribute_of(name) for name in given.split(",") if name)


def same(one: Any, other: Any) -> bool:
    """True for equal values, and where there is nothing new; a DOI's case is no difference."""
    if is_empty(other):
        return True
    return one.casefold() == other.casefold() if isinstance(one, str) and isinstance(other, str) else bool(one == other)


def shown(value: Any) -> str:
    """A field's value as one line.

    >>> from pubkit.model import Name
    >>> shown((Name("Doe", "Jo"), Name("Roe", "Al"))), shown(PartialDate(2020, 5))
    ('Jo Doe and Al Roe', '2020-05')
    """
    if isinstance(value, PartialDate):
        return value.literal or "-".join(f"{part:02d}" for part in value.parts())
    if isinstance(value, tuple):
        return " and ".join(map(str, value))
    return str(value or "")


def _best(field: str, accepted: Sequence[Accepted]) -> Accepted | None:
    having = [one for one in accepted if not is_empty(getattr(one.record.work, field))]
    return min(having, key=lambda one: rank(field, one.record.source), default=None)


def _with_marks(before: Sequence[Name], after: Sequence[Name]) -> tuple[Name, ...]:
    """The new names with the marks that a list had put on the old ones: on the same person, or nowhere."""
    marks = {(name.family.casefold(), name.initials[:1]): name.marks for name in before if name.marks}
    return tuple(name.marked(*marks.get((name.family.casefold(), name.initials[:1]), ())) for name in after)


def _brought(accepted: Sequence[Accepted]) -> tuple[str, ...]:
    """Fields that are not wanted of every entry, but for which a source was asked: an eprint, a free address."""
    linked = any(one.score == 1.0 and one.record.work.eprint for one in accepted)
    free = any(one.record.source == "unpaywall" for one in accepted)
    return (*(("eprint", "eprint_type") if linked else ()), *(("url",) if free else ()))


def _giving_way(work: Work, upgrade: Accepted) -> frozenset[str]:
    """The fields of a preprint's entry that say nothing but that it is one."""
    fields = {"doi"} if work.doi and upgrade.record.work.doi else set()
    if is_preprint_place(work.container_title):
        fields.add("container_title")
    for field in ("volume", "issue", "pages", "number"):
        value = getattr(work, field)
        if value and (arxiv(value.removeprefix("abs/")) or value.lower().startswith(("abs/", "arxiv"))):
            fields.add(field)
    if work.issued and upgrade.record.work.year and upgrade.record.work.year != work.year:
        fields.add("issued")
    if is_preprint_place(work.publisher):
        fields.add("publisher")
    return frozenset(fields)


def _eprint(work: Work) -> tuple[str, str] | None:
    """What stays of a preprint whose entry becomes the publication's."""
    if bare := arxiv_of(work):
        return bare, "arXiv"
    server = preprint_server(work.doi)
    return (work.doi, server) if server else None


def _change(work: Work, field: str, before: Any, after: Any, source: Accepted) -> Change:
    why = f"{source.record.source}: {source.how}"
    return Change(VARIABLES.get(field, field), shown(before), shown(after), why, work.place)


def _proof(field: str, before: Any, source: Accepted) -> Provenance:
    record = source.record
    return Provenance(field, record.source, record.url, record.fetched, shown(before), round(source.score, 4))
