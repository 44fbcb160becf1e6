"""A Record as a few bytes, and back: what an index keeps of each."""

from __future__ import annotations

import json
from dataclasses import replace
from operator import attrgetter
from typing import Any

from pubkit.enriching.dumps import bib
from pubkit.enriching.source import Notice, Record
from pubkit.model import Name, PartialDate, Work

# The attributes that are kept, in order; changing this row is changing the index's VERSION.
_STRINGS = (
    "type", "title", "container_title", "volume", "issue", "pages", "number", "publisher", "publisher_place", "doi",
    "url", "isbn", "issn", "eprint", "eprint_type", "note", "language",
)  # fmt: skip
# All of a Name's strings, in its own order: a packed name is a list without the empty ones at its end.
_NAME = ("family", "given", "particle", "dropping_particle", "suffix", "literal", "orcid", "identity")

_strings, _parts = attrgetter(*_STRINGS), attrgetter(*_NAME)
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def pack(record: Record) -> bytes:
    """The bytes of a Record: JSON without what is empty."""
    work = record.work
    values = zip(_STRINGS, _strings(work), strict=True)
    packed: dict[str, Any] = {name: value for name, value in values if value}
    if work.authors:
        packed["authors"] = [_pack_name(name) for name in work.authors]
    if work.editors:
        packed["editors"] = [_pack_name(name) for name in work.editors]
    if work.issued:
        packed["issued"] = work.issued.parts()
    if work.extra:
        packed["extra"] = dict(work.extra)
    if record.url:
        packed["@url"] = record.url
    if record.notices:
        packed["@notices"] = [[notice.kind, notice.asserted_by] for notice in record.notices]
    return _ENCODER.encode(packed).encode()


def unpack(data: bytes, source: str, key: str, built: str) -> Record:
    """The Record of ``pack``'s bytes; ``built`` is when the index was built.

    >>> record = Record(Work("", title="A", authors=(Name("Doe", "Jo"),), issued=PartialDate(2020)), "dblp", "k")
    >>> unpack(pack(record), "dblp", "k", "") == record
    True
    """
    if data.startswith(b"@"):  # BibTeX that was filed as it stands
        read = next(bib.records(data.decode(), source), None)
        return replace(read, fetched=built) if read else Record(Work(""), source, key, fetched=built)
    packed = json.loads(data)
    issued = packed.get("issued")
    work = Work(
        key="",
        authors=tuple(_unpack_name(name) for name in packed.get("authors", ())),
        editors=tuple(_unpack_name(name) for name in packed.get("editors", ())),
        issued=PartialDate(*issued) if issued else None,
        extra=packed.get("extra", {}),
        **{name: packed[name] for name in _STRINGS if name in packed},
    )
    notices = tuple(Notice(kind, asserted_by=by) for kind, by in packed.get("@notices", ()))
    return Record(work, source, key, packed.get("@url", ""), built, notices)


def _pack_name(name: Name) -> list[str]:
    values = list(_parts(name))
    while values and not values[-1]:
        values.pop()
    return values


def _unpack_name(values: list[str]) -> Name:
    return Name(*values[: len(_NAME)])  # type: ignore[arg-type]  # the row has no marks
