"""The DOI without a resolver's address, escapes or a trailing stop; its case stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.doi import read_doi


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.doi:
        return
    cleaned = read_doi(work.doi)
    if cleaned.sure and cleaned.value != work.doi:
        yield Edit(index, "doi", cleaned.value, "the bare DOI")
    if problem := cleaned.problem("PK201", work.place):
        yield problem


RULE = Rule("doi", "identifiers", "DOIs bare, without address and escapes", per_work(_find))
