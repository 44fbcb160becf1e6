"""A DOI that stands only in the address field is copied to its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Rule, per_work
from pubkit.normalizing.text.doi import read_doi

_RESOLVER = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/10\.", re.I)


def _find(index: int, work: Work) -> Iterator[Edit]:
    if work.doi or not _RESOLVER.match(work.url):
        return
    cleaned = read_doi(work.url)
    if cleaned.sure:
        yield Edit(index, "doi", cleaned.value, "the address is the DOI's")


RULE = Rule("doi-from-url", "identifiers", "a DOI that stands only in the address", per_work(_find))
