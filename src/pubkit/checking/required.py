"""What each type of work must have: BibTeX's required fields (btxdoc, section 3.1) and BibLaTeX's (manual, 2.1.1).

A row's parts are alternatives joined by ``|``; the words are Work's attributes, ``issued`` among them. What BibTeX's
styles alone ask for has a ``*``, what BibLaTeX alone asks for a ``+``.
"""

from __future__ import annotations

from collections.abc import Mapping

from pubkit.bibtex.type_table import ROWS

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article-journal": ("authors", "title", "container_title", "issued"),
    "article-magazine": ("title", "container_title", "issued"),
    "article-newspaper": ("title", "container_title", "issued"),
    "article": ("authors", "title", "issued"),
    "book": ("authors|editors", "title", "publisher*", "issued"),
    "chapter": ("authors|editors", "title", "container_title", "issued"),
    "paper-conference": ("authors", "title", "container_title", "issued"),
    "thesis": ("authors", "title", "publisher", "issued"),
    "report": ("authors", "title", "publisher", "issued"),
    "patent": ("authors", "title", "number", "issued"),
    "webpage": ("title", "url|doi|eprint"),
    "dataset": ("title", "issued"),
    "software": ("title", "issued"),
    "manuscript": ("authors", "title"),
    "document": ("title|note",),
}

# Entry types that need something else than the CSL type they are read as.
REQUIRED_BY_ENTRY: Mapping[str, tuple[str, ...]] = {
    "proceedings": ("title", "issued"),
    "mvproceedings": ("title", "issued"),
    "inbook": ("authors|editors", "title", "container_title+", "publisher*", "issued"),
    "manual": ("title",),
    "booklet": ("title",),
    "unpublished": ("authors", "title", "note*"),
    "collection": ("editors", "title", "issued"),
    "reference": ("editors", "title", "issued"),
}

# Entry types of which the manuals say anything: a style's own types need what the style says.
KNOWN_ENTRIES = frozenset(entry for entry, _, _ in ROWS)

# an attribute -> the BibTeX fields that it stands in, which is also what a person calls it
FIELDS: Mapping[str, tuple[str, ...]] = {
    "authors": ("author",),
    "editors": ("editor",),
    "container_title": ("journal", "journaltitle", "booktitle"),
    "issued": ("year", "date"),
    "publisher": ("publisher", "school", "institution"),
}
_NAMES: Mapping[tuple[str, str], str] = {
    ("article-journal", "container_title"): "journal",
    ("paper-conference", "container_title"): "booktitle",
    ("chapter", "container_title"): "booktitle",
    ("book", "publisher"): "publisher",
    ("thesis", "publisher"): "school or institution",
    ("report", "publisher"): "institution",
}


def label(kind: str, attribute: str) -> str:
    """What a person calls an attribute of a work of this CSL type.

    >>> label("thesis", "publisher"), label("thesis", "issued")
    ('school or institution', 'year or date')
    """
    return _NAMES.get((kind, attribute)) or " or ".join(FIELDS.get(attribute, (attribute,)))
