"""Public functions that choose between packages: one name for a script, whatever the input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pubkit.errors import PubkitError
from pubkit.identifying.profile import Person
from pubkit.identifying.selves import Context, Verdict
from pubkit.model import Name, Work

if TYPE_CHECKING:
    from bibtexparser.library import Library as BibtexparserLibrary

    from pubkit.deduping import Duplicates
    from pubkit.library import Library


def parse_names(text: str, syntax: str = "bibtex") -> tuple[Name, ...]:
    """The names of an author list.

    ``syntax="bibtex"`` is BibTeX's grammar and BibLaTeX's extended form; ``"free"`` is text as CVs, web pages and
    services print it. "and others" and "et al." become `pubkit.model.OTHERS`.

    >>> [name.family for name in parse_names("Jean de La Fontaine and {NASA}")]
    ['La Fontaine', '']
    """
    if syntax == "bibtex":
        from pubkit import bibtex

        return bibtex.parse_names(text)
    if syntax == "free":
        from pubkit.normalizing import parse_names

        return parse_names(text)
    raise PubkitError(f"unknown syntax {syntax!r}", "bibtex or free")


def match_self(
    names: Sequence[Name | str],
    me: Person | str,
    context: Context = "own",
    *,
    year: int | None = None,
    orcids: Mapping[int | str, str] | None = None,
) -> list[Verdict]:
    """One verdict a name, "yes", "no" or "ambiguous": is this the person? See `pubkit.identifying.match_self`.

    A name may be a string, as it is printed. ``orcids`` gives ORCID iDs by position.

    >>> match_self(["Z. He*", "**H. Huang***", "M. Jiang"], "Hanxian Huang")
    ['no', 'yes', 'no']
    """
    from pubkit.identifying import match_self as match

    people = [_name(name) if isinstance(name, str) else name for name in names]
    for position, orcid in (orcids or {}).items():
        people[int(position)] = replace(people[int(position)], orcid=orcid)
    return match(people, Person(me) if isinstance(me, str) else me, context, year=year)


def _name(text: str) -> Name:
    """One printed name; what the free-text reader takes for none or for several stands as it is written."""
    from pubkit.identifying.profile import divide
    from pubkit.normalizing import parse_names

    found = parse_names(text)
    return found[0] if len(found) == 1 and not found[0].literal else divide(text)


def find_duplicates(works: Library | Sequence[Work], **options: Any) -> Duplicates:
    """Which works are one publication; see `pubkit.deduping.find_duplicates`.

    Venues are compared by what `pubkit.normalize_venue` knows of them, unless ``venue_key`` says otherwise.
    """
    from pubkit import deduping
    from pubkit.library import Library
    from pubkit.normalizing import venue_key

    options.setdefault("venue_key", venue_key)
    return deduping.find_duplicates(works.works if isinstance(works, Library) else works, **options)


def parse_references(text: str, *, name: str = "") -> Library:
    """The works of a publication list, or of a curriculum vitae's, in plain text, Markdown or simple HTML.

    Each field has a `pubkit.model.Provenance` in ``work.provenance`` whose ``score`` is how sure it is, 0 to 1. What
    the text does not print stays empty. ``name`` is the file's. Never raises on bad content.

    >>> library = parse_references('1. J. Doe, **R. Roe**, "On cakes", Proc. of ICML, 2020')
    >>> library.works[0].title, library.works[0].venue.acronym, library.works[0].year
    ('On cakes', 'ICML', 2020)
    """
    from pubkit.importing import Knowledge, import_text
    from pubkit.library import Library
    from pubkit.normalizing import normalize_venue, read_names

    def names(text: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
        found = read_names(text)
        return found.names, found.doubts

    result = import_text(text, Knowledge(names, normalize_venue), name=name)
    return Library(result.works, result.problems)


def to_bibtexparser(library: Library) -> BibtexparserLibrary:
    """The list as a bibtexparser 2.1 Library, for scripts that are written for it.

    >>> import pubkit
    >>> to_bibtexparser(pubkit.reads("@book{k, title = {T}}")).entries[0]["title"]
    'T'
    """
    from pubkit.bibtex import read
    from pubkit.files.bibtexparser_bridge import to_bibtexparser

    return to_bibtexparser(read(library.dumps("bibtex")))


def from_bibtexparser(library: BibtexparserLibrary) -> Library:
    """A Library of bibtexparser's; what was not changed since `to_bibtexparser` is the same text again.

    >>> import pubkit
    >>> there = to_bibtexparser(pubkit.reads("@book{k, title = {T}}"))
    >>> from_bibtexparser(there).dumps()
    '@book{k, title = {T}}'
    """
    from pubkit.files.bibtexparser_bridge import from_bibtexparser
    from pubkit.library import reads

    return reads(from_bibtexparser(library))
