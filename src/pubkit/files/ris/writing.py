"""Work -> RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubkit.files.ris.table import ATTRIBUTES, OWN_TAG, first_keys, table
from pubkit.files.ris.values import date_text, name_text, split_pages
from pubkit.model import Work

_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)  # RIS's readers keep capitals as they stand
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


def dumps(works: Sequence[Work]) -> str:
    """RIS text, with the CRLF line ends that the specification asks for. No value can begin a line of its own.

    >>> dumps([Work("k", "book", "T\\nER  - ")]).splitlines()
    ['TY  - BOOK', 'ID  - k', 'TI  - T ER -', 'ER  - ']
    """
    return "".join(_record(work) for work in works)


def _record(work: Work) -> str:
    lines = ((tag, _SPACES.sub(" ", _NOCASE.sub(r"\1", value)).strip()) for tag, value in _lines(work))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def _kind(work: Work) -> str:
    if work.type == "document" and OWN_TAG.fullmatch(work.extra.get("ris-type", "")[:2]):
        return work.extra["ris-type"]
    kinds = first_keys(table().types)
    return kinds.get(work.type) or kinds.get(work.type.partition("-")[0], "GEN")


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    kind = _kind(work)
    yield "TY", kind
    yield "ID", work.key
    name_tags = first_keys(table().names)
    for variable, names in {"author": work.authors, "editor": work.editors, **work.contributors}.items():
        if tag := name_tags.get(variable):
            yield from ((tag, name_text(name)) for name in names)
    if work.issued:
        yield from date_text("PY", "DA", work.issued)
    date_tags = first_keys(table().dates)
    for variable, date in work.dates.items():
        if tag := date_tags.get(variable):
            yield from date_text(tag, tag, date)
    texts = {name: getattr(work, name) for name in ATTRIBUTES} | dict(work.extra)
    for variable, tag in table().written(kind).items():
        if value := texts.get(variable):
            yield tag, value
    yield from split_pages(work.pages)
    yield "SN", work.isbn
    yield "SN", work.issn
    for word in work.keywords:
        yield "KW", word
    for own, values in work.extra.items():
        if OWN_TAG.fullmatch(own) and own not in ("TY", "ER", "ID"):
            yield from ((own, value) for value in values.split("\n"))
