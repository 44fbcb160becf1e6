"""PK213: a year that contradicts the date in the same entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    entry = subject.entry(work)
    if entry is None:
        return
    year, date = _YEAR.search(entry.values.get("year", "")), entry.values.get("date", "")
    years = _YEAR.findall(date)
    if year and years and not min(years) <= year[1] <= max(years):
        yield f"the year is {year[1]} and the date {date}", "BibLaTeX takes the date, BibTeX the year", ("year",)


CHECK = Check("PK213", "year-date", "the year contradicts the date", per_work("PK213", _look))
