"""ISBNs without words around them, their check digit verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.numbers import read_isbn

# "(paperback)" says which of a book's editions the number is of;
# hyphens show the groups, which no check digit tells: whoever wrote them, they stay
_HYPHENS = re.compile(r"(?<=[\dX])[- ](?=[\dX])")


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.isbn:
        return
    cleaned = read_isbn(work.isbn)
    if cleaned.sure and not work.isbn.endswith(")") and cleaned.value != _HYPHENS.sub("", work.isbn):
        yield Edit(index, "isbn", cleaned.value, "the number alone, check digit verified")
    if problem := cleaned.problem("PK206", work.place):
        yield problem


RULE = Rule("isbn", "identifiers", "ISBNs alone, check digit verified", per_work(_find))
