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

_NUMBER = re.compile(r"\s+(\d{4})$")


def bib_records(reply: Reply, source: str, address: str = "") -> tuple[Record, ...]:
    """The entries of a body that is BibTeX, () for any other. ``address`` is what stands before a record's own name.

    A key, a time stamp and a number of namesakes are the source's: they are no part of the work.
    """
    said = words(reply)
    if is_html(reply.body) or not said.lstrip().startswith("@"):
        return ()
    from pubkit import bibtex

    return tuple(_record(work, source, reply, address) for work in bibtex.read(said).works)


def _record(work: Work, source: str, reply: Reply, address: str) -> Record:
    key = work.key.removeprefix("DBLP:")
    bare = doi(work.doi) or doi(work.url)
    made = replace(
        work,
        key="",
        title=title(plain(work.title)) if plain(work.title).isupper() else without_stop(work.title),
        authors=tuple(name for one in work.authors if (name := free_of_number(one))),
        editors=tuple(name for one in work.editors if (name := free_of_number(one))),
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
    return Record(made, source, key, f"{address}{key}" if address else reply.url, reply.fetched)


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
