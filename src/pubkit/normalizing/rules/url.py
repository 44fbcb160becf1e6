"""Addresses without LaTeX, tracking or an arXiv version."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.url import read_url


def _find(index: int, work: Work) -> Iterator[Finding]:
    if not work.url:
        return
    cleaned = read_url(work.url)
    if cleaned.sure and cleaned.value != work.url:
        yield Edit(index, "url", cleaned.value, "the address without escapes and tracking")
    if problem := cleaned.problem("PK203", work.place):
        yield problem


RULE = Rule("url", "urls", "addresses without escapes, tracking or an arXiv version", per_work(_find))
