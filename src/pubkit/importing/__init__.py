"""Importing: publication lists in plain text, Markdown or simple HTML, as works with a confidence for each field."""

from __future__ import annotations

from pubkit.diagnostics import Problem, Result
from pubkit.importing.glued import part
from pubkit.importing.items import find_items
from pubkit.importing.works import Knowledge, read_item, with_keys
from pubkit.model import Work

__all__ = ["Knowledge", "import_text"]


def import_text(text: str, knowledge: Knowledge, *, name: str = "") -> Result:
    """The works that a publication list, or the publications of a curriculum vitae, names.

    ``name`` is the file's, for the places of problems. Never raises on bad content. What a list does not print stays
    empty: a year is never guessed, initials are never completed.
    """
    listing = find_items(text)
    items, problems = part(listing.items, name)
    works: list[Work] = []
    found: list[Problem] = list(problems)
    for item in items:
        work, doubts = read_item(item, knowledge, listing.legends, name)
        found += doubts
        if work:
            works.append(work)
    found.sort(key=lambda problem: problem.where.line)
    return Result(with_keys(works), problems=tuple(found))
