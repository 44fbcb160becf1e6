"""An answer in BibTeX -> Records: DBLP's records, and agencies that answer in BibTeX whatever was asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from pubkit.enriching.fields import doi, isbn, issn, pages, web
from pubkit.enriching.people import free
from pubkit.enriching.reading import is_html, words
from pubkit.enriching.source import Record, Reply
from pubkit.enriching.text import plain, title, without_stop
from pubkit.model import Name, Work

DBLP = "DBLP:"  # what DBLP puts before its keys
_BARE_MONTH = re.compile(
    r"(\bmonth\s*=\s*)([a-z]{3,9})(?=\s*[,}])", re.I
)  # "month=july" names no string that BibTeX has
_NUMBER = re.compile(r"\s+(\d{4})$")


def bib_records(reply: Reply, source: str, address: str = "") -> tuple[Record, ...]:
    """The entries of a body that is BibTeX, () for any other. ``address`` is what stands before a record's own name.

    A key, a time stamp and a number of namesakes are the source's: they are no part of the work.
    """
    said = words(reply)
    if is_html(reply.body) or not said.lstrip().startswith("@"):
        return ()
    from pubkit import bibtex

    records = (
        record_of(work, source, fetched=reply.fetched) for work in bibtex.read(_BARE_MONTH.sub(r"\1{\2}", said)).works
    )
    return tuple(replace(one, url=f"{address}{one.id}" if address else reply.url) for one in records)


def record_of(work: Work, source: str, *, fetched: str = "") -> Record:
    """An entry of a source's BibTeX as a Record; DBLP's has its own address, any other its entry's."""
    key = work.key.removeprefix(DBLP)
    bare = doi(work.doi) or doi(work.url)
    made = replace(
        work,
        key="",
        title=title(plain(work.title)) if plain(work.title).isupper() else without_stop(work.title),
        authors=_free(work.authors),
        editors=_free(work.editors),
        doi=bare,
        pages=pages(work.pages),
        url="" if bare else web(work.url),
        isbn=isbn(work.isbn),
        issn=issn(work.issn),
        note="",
        keywords=(),
        extra={name: value for name, value in work.extra.items() if name == "collection-title"},
        ids=(),
        related=(),
    )
    url = f"https://dblp.org/rec/{key}" if work.key.startswith(DBLP) else web(work.url)
    return Record(made, source, key, url, fetched)


def _free(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names with DBLP's number as their identity. Most have none, and looking at the last letter is quick."""
    if not any((name.family or name.literal)[-1:].isdigit() for name in names):
        return names
    return tuple(name for one in names if (name := free_of_number(one)))


def free_of_number(name: Name) -> Name | None:
    """A name with the number of namesakes, where it has one, moved to its identity.

    >>> name = free_of_number(Name("0042", "Wei Wang"))
    >>> name.family, name.given, name.identity
    ('Wang', 'Wei', '0042')
    """
    if re.fullmatch(r"\d{4}", name.family) and name.given:
        return free(f"{name.given} {name.family}", identity=True)
    match = _NUMBER.search(name.family or name.literal)
    if not match:
        return name
    whole = (name.family or name.literal)[: match.start()]
    if name.literal:
        return replace(name, identity=match[1], literal=whole)
    return replace(name, identity=match[1], family=whole)
