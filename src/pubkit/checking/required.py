"""What each type of work must have: BibTeX's required fields (btxdoc, section 3.1) and BibLaTeX's (manual, 2.1.1).

A row's parts are alternatives joined by ``|``; the words are Work's attributes, ``issued`` among them.
"""

from __future__ import annotations

from collections.abc import Mapping

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article-journal": ("authors", "title", "container_title", "issued"),
    "article-magazine": ("title", "container_title", "issued"),
    "article-newspaper": ("title", "container_title", "issued"),
    "article": ("authors", "title", "issued"),
    "book": ("authors|editors", "title", "publisher", "issued"),
    "chapter": ("authors|editors", "title", "container_title", "issued"),
    "paper-conference": ("authors", "title", "container_title", "issued"),
    "thesis": ("authors", "title", "publisher", "issued"),
    "report": ("authors", "title", "publisher", "issued"),
    "patent": ("authors", "title", "number", "issued"),
    "webpage": ("title", "url|doi|eprint"),
    "dataset": ("title", "issued"),
    "software": ("title", "issued"),
    "manuscript": ("authors", "title"),
    "document": ("title",),
}

# Entry types that CSL calls a book and that need less.
REQUIRED_BY_ENTRY: Mapping[str, tuple[str, ...]] = {
    "proceedings": ("title", "issued"),
    "mvproceedings": ("title", "issued"),
    "manual": ("title",),
    "booklet": ("title",),
    "collection": ("editors", "title", "issued"),
    "reference": ("editors", "title", "issued"),
}

# an attribute -> what a person calls it, and the BibTeX field that it is
LABELS: Mapping[str, str] = {
    "authors": "author",
    "editors": "editor",
    "container_title": "journal or booktitle",
    "issued": "year or date",
    "publisher": "publisher, school or institution",
}
