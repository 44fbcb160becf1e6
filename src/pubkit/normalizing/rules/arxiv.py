"""arXiv numbers bare and without their version, where the eprint is said to be arXiv's."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.numbers import read_arxiv


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.eprint or work.eprint_type.casefold() not in ("arxiv", ""):
        return
    cleaned = read_arxiv(work.eprint)
    if cleaned.sure and cleaned.value != work.eprint:
        yield Edit(index, "eprint", cleaned.value, "the bare arXiv number")
    problem = cleaned.problem("PK205", work.place)
    if problem and work.eprint_type:
        yield problem


RULE = Rule("arxiv", "identifiers", "arXiv numbers bare, without version", per_work(_find))
