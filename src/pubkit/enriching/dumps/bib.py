"""BibTeX as a dump: a .bib file, or lines of JSON that each hold one record's BibTeX."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pubkit import bibtex
from pubkit.enriching.fields import doi, pages, web
from pubkit.enriching.source import Record
from pubkit.enriching.sources.bib_entry import free_of_number
from pubkit.enriching.text import title
from pubkit.model import Name, Work

DBLP = "DBLP:"
# What DBLP's BibTeX says of itself: not part of the work.
_OWN = frozenset({"timestamp", "biburl", "bibsource"})


def records(text: str, source: str) -> Iterator[Record]:
    """Every entry of BibTeX text as a Record; the key is the record's identifier.

    >>> [record.id for record in records("@misc{DBLP:conf/x/Doe20, title = {A title.}}", "dblp")]
    ['conf/x/Doe20']
    """
    for work in bibtex.read(text).works:
        if work.title:
            yield _record(work, source)


def text_of(lines: Iterable[bytes]) -> str:
    """The BibTeX in lines of JSON that hold it under ``bib``; other lines are left out."""
    return "\n".join(_bib(line) for line in lines)


def _bib(line: bytes) -> str:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    text = value.get("bib") if isinstance(value, dict) else None
    return text if isinstance(text, str) else ""


def _record(work: Work, source: str) -> Record:
    key = work.key.removeprefix(DBLP)
    url = f"https://dblp.org/rec/{key}" if work.key.startswith(DBLP) else web(work.url)
    made = replace(
        work,
        key="",
        title=title(work.title),
        authors=_free(work.authors),
        editors=_free(work.editors),
        doi=doi(work.doi),
        pages=pages(work.pages),
        url="" if work.doi else web(work.url),
        extra={name: value for name, value in work.extra.items() if name not in _OWN},
        ids=(),
        related=(),
    )
    return Record(made, source, key, url)


def _free(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names with DBLP's number as their identity. Most have none, and looking at the last letter is quick."""
    if not any((name.family or name.literal)[-1:].isdigit() for name in names):
        return names
    return tuple(name for one in names if (name := free_of_number(one)))
