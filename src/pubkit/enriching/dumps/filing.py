"""What an index keeps of a record, and the terms it is found by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pubkit import bibtex
from pubkit.bibtex import Document, Entry, latex_to_text, parse_names, split_names
from pubkit.enriching.dumps import bib
from pubkit.enriching.dumps.packing import pack
from pubkit.enriching.dumps.reading import Batch
from pubkit.enriching.dumps.terms import family_term, fingerprint
from pubkit.enriching.fields import arxiv, doi
from pubkit.enriching.matching.text import words
from pubkit.enriching.source import Record
from pubkit.enriching.sources.bib_entry import DBLP
from pubkit.model import Name

# What DBLP's BibTeX says of itself is not kept.
_OWN = re.compile(r"^[ \t]*(?:timestamp|biburl|bibsource)[ \t]*=[ \t]*\{[^{}\n]*\},?[ \t]*\n", re.MULTILINE)
# Names whose family is the last word, whatever the rules say of particles and commas.
_PLAIN_NAME = re.compile(r"(?:[A-Z][\w.'-]*\s)*([A-Z][\w'-]*)(?:\s\d{4})?")
# Fields by which an entry is not whole without its file.
_INHERITS = frozenset({"crossref", "xdata", "entryset"})


@dataclass(frozen=True, slots=True)
class Filed:
    """One row of an index."""

    key: str
    doi: str
    arxiv: str
    title: int
    people: str
    heading: str
    body: bytes
    terms: str


def rows_of(batch: Batch) -> list[Filed]:
    """The rows of a batch; records without a title are left out."""
    rows = [row for record in batch.records if (row := _of_record(record))]
    if batch.lines:
        rows += _of_lines(batch)
    return rows


def _of_lines(batch: Batch) -> Iterator[Filed]:
    """Entries are kept as they stand, and read in full when they are looked up: that is half of the work."""
    document = bibtex.read(bib.text_of(batch.lines))
    if document.strings or any(not _INHERITS.isdisjoint(entry.values) for entry in document.entries):
        for record in bib.records(document.text, batch.source):
            if row := _of_record(record):
                yield row
        return
    for entry in document.entries:
        if row := _of_entry(document, entry):
            yield row


def _of_entry(document: Document, entry: Entry) -> Filed | None:
    values = entry.values
    families = [term for name in _families(values.get("author", "")) if (term := family_term(name))]
    archive = values.get("eprinttype") or values.get("archiveprefix", "")
    return _row(
        entry.key.removeprefix(DBLP),
        doi(values.get("doi")),
        arxiv(values.get("eprint")) if archive.lower() == "arxiv" else "",
        latex_to_text(values.get("title", "")),
        families,
        _OWN.sub("", document.text[entry.start : entry.end]).encode(),
    )


def _families(authors: str) -> Iterator[str]:
    for name in split_names(authors):
        if plain := _PLAIN_NAME.fullmatch(name):
            yield plain[1]
        else:
            for parsed in parse_names(name):
                yield from _spellings(parsed)


def _of_record(record: Record) -> Filed | None:
    work = record.work
    families = [term for name in work.authors for one in _spellings(name) if (term := family_term(one))]
    eprint = work.eprint if work.eprint_type.lower() == "arxiv" else ""
    return _row(record.id, work.doi, eprint, work.title, families, pack(record))


def _spellings(name: Name) -> Iterator[str]:
    """A family name without its particle, and with it where there is one."""
    family = name.family or name.literal
    yield family
    if name.particle:
        yield f"{name.particle} {family}"


def _row(key: str, doi_name: str, eprint: str, title: str, families: Sequence[str], body: bytes) -> Filed | None:
    heading = words(title)
    if not heading:
        return None
    return Filed(
        key,
        doi_name.lower(),
        eprint.lower(),
        fingerprint(heading),
        " ".join(families),
        " ".join(heading),
        body,
        " ".join({*heading, *families}),
    )
