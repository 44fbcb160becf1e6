"""ISBNs without hyphens, their check digit verified."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.numbers import read_isbn


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.isbn:
        return
    cleaned = read_isbn(work.isbn)
    if cleaned.sure and cleaned.value != work.isbn:
        yield Edit(index, "isbn", cleaned.value, "digits without hyphens, check digit verified")
    if problem := cleaned.problem("PK206", work.place):
        yield problem


RULE = Rule("isbn", "identifiers", "ISBNs without hyphens, check digit verified", per_work(_find))
