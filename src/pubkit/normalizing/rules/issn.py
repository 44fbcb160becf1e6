"""ISSNs as 1234-567X, their check digit verified."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.numbers import read_issn


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.issn:
        return
    cleaned = read_issn(work.issn)
    qualified = "(" in work.issn  # "(print)", "(electronic)": which of the two is whose
    if cleaned.sure and not qualified and cleaned.value != work.issn:
        yield Edit(index, "issn", cleaned.value, "the form 1234-567X, check digit verified")
    if problem := cleaned.problem("PK207", work.place):
        yield problem


RULE = Rule("issn", "identifiers", "ISSNs as 1234-567X, check digit verified", per_work(_find))
