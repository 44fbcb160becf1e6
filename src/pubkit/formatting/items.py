"""A work as the CSL item that is printed: with what styles can show of fields that CSL has no word for."""

from __future__ import annotations

from typing import Any

from pubkit.data.eprints import ARCHIVES
from pubkit.formatting.editions import edition_number
from pubkit.model import Work

# Types whose number is the print's own: nothing else was published under one.
_PREPRINTS = frozenset({"article", "manuscript", "document", "webpage"})


def to_item(work: Work) -> dict[str, Any]:
    """The work's CSL-JSON with marks; an eprint gets its address, a preprint its number (``arXiv:2401.00001``).

    >>> to_item(Work("k", "article", eprint="2401.00001", eprint_type="arxiv"))["number"]
    'arXiv:2401.00001'
    """
    item = work.to_csl_json(marks=True)
    item.pop("holder", None)  # of a patent: CSL has no such name variable
    if work.eprint and (archive := ARCHIVES.get(work.eprint_type.lower())):
        # CSL's archive is the place that keeps a document: styles would name the server a second time.
        item.pop("archive", None)
        item.pop("archive_location", None)
        if not work.doi:
            item.setdefault("URL", archive.url.format(work.eprint))
        if work.type in _PREPRINTS:
            item.setdefault("number", f"{archive.name}:{work.eprint}")
            item.setdefault("publisher", archive.name)
    for title, addon in (("title", "titleaddon"), ("container-title", "booktitleaddon")):
        if item.get(title) and item.get(addon):
            item[title] = f"{item[title].removesuffix('.')}. {item[addon]}"
    if item["type"] == "book" and item.get("container-title") == item.get("title"):
        item.pop("container-title", None)  # BibLaTeX's booktitle of a book is what its chapters inherit
    if edition := item.get("edition"):
        item["edition"] = edition_number(edition)
    if published := work.extra.get("howpublished"):
        item.setdefault("publisher", published)
    return item
