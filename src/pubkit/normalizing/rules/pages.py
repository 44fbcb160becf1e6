"""Page ranges with an en dash."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.pages import read_pages


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.pages:
        return
    cleaned = read_pages(work.pages)
    if cleaned.value != work.pages:
        yield Edit(index, "pages", cleaned.value, "an en dash between the ends of a range")
    if problem := cleaned.problem("PK202", work.place):
        yield problem


RULE = Rule("pages", "pages", "page ranges with an en dash, without pp.", per_work(_find))
