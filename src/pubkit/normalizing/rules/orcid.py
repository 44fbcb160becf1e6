"""ORCID iDs of authors and editors, bare, their check digit verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pubkit.model import Work
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work
from pubkit.normalizing.text.numbers import read_orcid


def _find(index: int, work: Work) -> Iterator[Finding]:
    for attribute in ("authors", "editors"):
        names = getattr(work, attribute)
        if not any(name.orcid for name in names):
            continue
        read = [read_orcid(name.orcid) if name.orcid else None for name in names]
        cleaned = tuple(
            replace(name, orcid=found.value) if found and found.sure else name
            for name, found in zip(names, read, strict=True)
        )
        if cleaned != names:
            yield Edit(index, attribute, cleaned, "the bare iD, check digit verified")
        for found in read:
            if found and (problem := found.problem("PK208", work.place)):
                yield problem


RULE = Rule("orcid", "identifiers", "ORCID iDs bare, check digit verified", per_work(_find))
