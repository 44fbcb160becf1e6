"""Dates as publication lists print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubkit.bibtex.month_names import MONTH_NAMES, SEASON_NAMES
from pubkit.model import PartialDate

_Y = r"(?P<year>(?:1[5-9]|20)\d\d)"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_Y}\s*[./-]\s*(?P<m>0?[1-9]|1[0-2])\s*[./-]\s*(?P<day>0?[1-9]|[12]\d|3[01])\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–—]\s*(?:[^\W\d_]{{3,10}}\.?\s*)?\d{{1,2}})?,?\s+{_Y}\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–—]\s*\d{{1,2}})?\.?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_Y}\b",
        rf"\b{_Y},?\s+{_MONTH}\s+(?P<day>\d{{1,2}})\b(?!\s*\()",
        rf"\b{_MONTH}(?:\s*[/–-]\s*[^\W\d_]{{3,10}}\.?)?,?\s+{_Y}\b",
        rf"\b{_Y},?\s+{_MONTH}(?=\s*(?:[.,;)\]]|$))",
        rf"(?<![\w./:-]){_Y}[a-z]?(?![\w/-]|\.\d|:\d)",
    )
)
_SHORT_YEAR = re.compile(r"[’'‘](?P<year>\d\d)\b")
_CENTURY = 50  # "'49" is 2049, "'50" 1950: nobody's list holds a work of 2050 or one of 1949 with two figures


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text."""

    date: PartialDate
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """The date that a text ends in or holds: the fullest form, and of several of that form the last one.

    >>> find_date("Patent US11928446B2, 2024.03.12").date.parts(), find_date("Nature 12, March 2020").date.parts()
    ([2024, 3, 12], [2020, 3])
    """
    for form in _FORMS:
        for match in reversed(list(form.finditer(text))):
            if date := _date(match.groupdict()):
                return FoundDate(date, *match.span())
    return None


def short_year(text: str) -> int | None:
    """The year of "ICML '25"."""
    match = _SHORT_YEAR.search(text)
    if not match:
        return None
    year = int(match["year"])
    return year + (2000 if year < _CENTURY else 1900)


def _date(found: dict[str, str | None]) -> PartialDate | None:
    year, name, number, day = (found.get(part) for part in ("year", "month", "m", "day"))
    if name:
        folded = name.casefold()
        if season := SEASON_NAMES.get(folded):
            return PartialDate(int(year or 0), season=season)
        if folded not in MONTH_NAMES:
            return None
        return PartialDate(int(year or 0), MONTH_NAMES[folded], int(day) if day else None)
    return PartialDate(int(year or 0), int(number) if number else None, int(day) if day and number else None)
