"""A CSL-JSON date variable -> PartialDate (CSL 1.0.2, date variables; EDTF level 0 and 1 in ``raw``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pubkit.files.csl_json.values import Report, as_text, table
from pubkit.model import Bound, PartialDate

_DATE = re.compile(r"(?P<year>-?\d{1,6})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?(?:T\S*)?(?P<doubt>[?~%])?")
_TRUE = {"1", "true", "yes"}
_MOST_DIGITS = 9  # a year beyond is no year: styles and sorting work with plain integers


def read_date(value: Any, variable: str, report: Report) -> PartialDate | None:
    """The date, or None with a problem when nothing of it can be used."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, Mapping):
        text = as_text(value)
        if text is None:
            report(f"{variable} is not a date: left out")
            return None
        report(f"{variable} is not an object: read as a date")
        return _raw(report.clean(text))
    date = _parts(value.get("date-parts"), variable, report)
    if date is None:
        for name in ("edtf", "raw", "date-time"):
            text = as_text(value.get(name))
            if text and text.strip():
                date = _raw(report.clean(text).strip())
                break
    literal = report.clean(as_text(value.get("literal")) or "")
    if date is None and literal:
        return PartialDate(literal=literal)
    season = _season(value.get("season"))
    if date is None:
        report(f"{variable} holds no date: left out")
        return None
    circa = value.get("circa")
    if circa is True or (as_text(circa) or "").lower() in _TRUE:
        date = replace(date, approximate=True)
    return replace(date, literal=literal or date.literal, season=season or date.season)


def _season(value: Any) -> int | None:
    text = (as_text(value) or "").strip().lower()
    if text.isdecimal() and len(text) <= 2:
        number = int(text)
        number -= 20 if number > 20 else 0
        return number if 1 <= number <= 4 else None
    return table().season_words.get(text)


def _parts(value: Any, variable: str, report: Report) -> PartialDate | None:
    if value is None:
        return None
    if not isinstance(value, list) or not value:
        report(f"{variable}: date-parts is not a list of lists")
        return None
    lists = value if isinstance(value[0], list) else [value]
    if len(lists) > 2:
        report(f"{variable}: a range has two ends; the rest is left out")
    first = _one(lists[0], variable, report)
    if len(lists) < 2 or not isinstance(lists[1], list):
        return first
    if lists[1] and all(as_text(part) == "0" for part in lists[1]):  # citeproc's way to write an open range
        return replace(first, end=PartialDate(bound=Bound.OPEN)) if first else None
    last = _one(lists[1], variable, report)
    if first and last:
        return replace(first, end=last)
    return first or last


def _one(parts: Any, variable: str, report: Report) -> PartialDate | None:
    if not isinstance(parts, list):
        report(f"{variable}: date-parts is not a list of lists")
        return None
    numbers: list[int] = []
    for part in parts[:3]:
        if part is None or part == "":
            break
        text = (as_text(part) or "").strip()
        if not re.fullmatch(r"[-+]?[0-9]+", text) or len(text) > _MOST_DIGITS:
            report(f"{variable}: {str(part)[:40]!r} is not a number")
            break
        numbers.append(int(text))
    if not numbers:
        return None
    year = numbers[0]
    if year == 0:
        report(f"{variable}: there is no year 0 in CSL-JSON")
        return None
    date = _checked(year + 1 if year < 0 else year, *numbers[1:])
    if date.parts() != [date.year, *numbers[1:]] and not date.season:
        report(f"{variable}: month or day is out of range: left out")
    return date


def _checked(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """The date with month and day where they can be; months 13 to 16 and 21 to 24 are seasons (EDTF, citeproc)."""
    if not month:
        return PartialDate(year)
    if 13 <= month <= 16 or 21 <= month <= 24:
        return PartialDate(year, season=month - (12 if month < 20 else 20))
    if month > 12 or month < 0:
        return PartialDate(year)
    return PartialDate(year, month, day if day and 1 <= day <= 31 else None)


def _raw(text: str) -> PartialDate:
    """ISO 8601 or EDTF, also a range of two; anything else is kept as words."""
    whole = _DATE.fullmatch(text)
    if whole:
        return _matched(whole)
    start, slash, end = text.partition("/")
    first = _DATE.fullmatch(start.strip())
    if slash and first:
        last = _DATE.fullmatch(end.strip())
        if last:
            return replace(_matched(first), end=_matched(last))
        if end.strip() in ("", ".."):
            return replace(_matched(first), end=PartialDate(bound=Bound.OPEN if end.strip() else Bound.UNKNOWN))
    return PartialDate(literal=text)


def _matched(match: re.Match[str]) -> PartialDate:
    parts = [int(part) for part in match.group("year", "month", "day") if part]
    doubt = match["doubt"] or ""
    date = _checked(parts[0], *parts[1:])
    return replace(date, approximate=doubt in ("~", "%"), uncertain=doubt in ("?", "%")) if doubt else date
