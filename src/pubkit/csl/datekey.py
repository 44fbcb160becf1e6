"""Dates as strings that sort by time (CSL 1.0.2, "Sorting", dates)."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.csl import codes
from pubkit.csl.datevalue import DateValue, Day

_YEAR_OFFSET = 5_000_000_000  # makes the years before Christ positive


def date_key(date: DateValue | None) -> str | None:
    """A date as a string that sorts by time; a range after the day that begins it."""
    if date is None or date.start is None:
        return None
    end = _day(date.end) if date.end is not None else "0" * 14
    return _day(date.start) + end


def _day(day: Day) -> str:
    return f"{day.year + _YEAR_OFFSET:010}{day.month or (day.season * 3 if day.season else 0):02}{day.day:02}"


def macro_date(date: DateValue | None, parts: Sequence[str]) -> str:
    """A date inside a sorting macro: only the parts that the macro shows ("Sorting", Dates)."""
    if date is None or date.start is None:
        return codes.clean(date.literal) if date is not None else ""

    def cut(day: Day) -> str:
        return _day(Day(day.year, day.month if "month" in parts else 0, day.day if "day" in parts else 0))

    return cut(date.start) + (cut(date.end) if date.end is not None else "0" * 14)
