"""BibTeX as a dump: a .bib file, or lines of JSON that each hold one record's BibTeX."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pubkit import bibtex
from pubkit.enriching.source import Record
from pubkit.enriching.sources.bib_entry import record_of


def records(text: str, source: str) -> Iterator[Record]:
    """Every entry of BibTeX text as a Record; the key is the record's identifier.

    >>> [record.id for record in records("@misc{DBLP:conf/x/Doe20, title = {A title.}}", "dblp")]
    ['conf/x/Doe20']
    """
    for work in bibtex.read(text).works:
        if work.title:
            yield record_of(work, source)


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
