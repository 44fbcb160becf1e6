"""Dates as CSL-JSON writes them, parsed once.

CSL-JSON schema, "date"; CSL 1.0.2, "Date Variables". Accepted: ``date-parts`` with numbers or strings, one or two
dates; ``season``; ``circa``; ``literal``; ``raw`` and plain strings in EDTF (ISO 8601-2, levels 0 and 1) or in words.
"""

from __future__ import annotations

import re

from pubkit.csl import codes
from pubkit.csl.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_EDTF = r"([+-]?\d{1,6}|\d{2,3}X{1,2})(?:-(\d{1,2})(?:-(\d{1,2}))?)?([~?%]?)"
_SLASHED = r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})/(\d{1,2})(?:/(\d{1,2}))?"
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASON_NAMES = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_RANGE = r"(?<=[\dX~?%])\s*(?:/|--|–)\s*(?=[+-]?\d|\.\.|$)"
_WORD = r"[A-Za-z]+|\d+"
_MAX_YEAR_DIGITS = 9


class Day(NamedTuple):
    """A date as far as it is known; 0 where a part is not. Years before Christ are negative, 1 BC is -1."""

    year: int
    month: int = 0
    day: int = 0
    season: int = 0  # 1 spring .. 4 winter
    occasion: str = ""  # a season by another name ("Holiday")


class DateValue(NamedTuple):
    """A date variable: one day, a range, or words. An open range ends in a Day of year 0."""

    start: Day | None = None
    end: Day | None = None
    circa: bool = False
    literal: str = ""


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 10**_MAX_YEAR_DIGITS else None
    if isinstance(value, float) and value == value and abs(value) < 10**_MAX_YEAR_DIGITS:
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"[+-]?[0-9]{1,9}", text):
            return int(text)
    return None


def _day(parts: Any) -> Day | None:
    if not isinstance(parts, (list, tuple)):
        parts = [parts]
    known: list[int] = []
    for part in parts[:3]:
        number = _number(part)
        if number is None or (number == 0 and known):
            break
        known.append(number)
    if not known:
        return None
    year, month, day = (*known, 0, 0)[:3]
    if 13 <= month <= 24:  # seasons: 13 to 16 in CSL-JSON of old, 21 to 24 in EDTF
        return Day(year, season=(month - 13) % 4 + 1)
    if not 1 <= month <= 12:
        month = day = 0
    if not 1 <= day <= 31:
        day = 0
    return Day(year, month, day)


def parse(value: Any) -> DateValue | None:
    """The date of a CSL-JSON date variable, or None where it holds nothing that can be used.

    >>> parse({"date-parts": [["2020", None, 3]]}).start == Day(2020)
    True
    >>> parse("2020-04/2021").end.year
    2021
    >>> parse({"literal": "in press"}).literal
    'in press'
    """
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return parse_text(str(value))
    if not isinstance(value, dict):
        return None
    circa = value.get("circa") not in (None, False, "", 0, "0", "false")
    literal = value.get("literal")
    text = codes.clean(str(literal)) if isinstance(literal, (str, int, float)) and literal not in ("", False) else ""
    dates = value.get("date-parts")
    start = end = None
    if isinstance(dates, (list, tuple)) and dates:
        if not isinstance(dates[0], (list, tuple)):
            dates = [dates]
        start = _day(dates[0])
        if len(dates) > 1 and start is not None:
            end = _day(dates[1])
    if start is None:
        raw = value.get("raw") or value.get("edtf")
        found = parse_text(str(raw)) if isinstance(raw, (str, int)) and raw not in ("", False) else None
        if found is not None:
            return DateValue(found.start, found.end, circa or found.circa, text or found.literal)
        return DateValue(literal=text, circa=circa) if text else None
    season = _season(value.get("season"))
    named = value.get("season")
    occasion = codes.clean(named).strip() if not season and isinstance(named, str) and named.strip().isalpha() else ""
    if (season or occasion) and not start.month:
        start = Day(start.year, 0, 0, season, occasion)
        if end is not None and not end.month and end.year == start.year:
            end = None
    if end == start:
        end = None
    return DateValue(start, end, circa, text)


def _season(value: Any) -> int:
    number = _number(value)
    if number is None and isinstance(value, str):
        return _SEASON_NAMES.get(value.strip().lower(), 0)
    if number is not None and 13 <= number <= 16:
        return number - 12
    if number is not None and 21 <= number <= 24:
        return number - 20
    return number if number is not None and 1 <= number <= 4 else 0


def parse_text(text: str) -> DateValue | None:
    """A date in EDTF or in words; words that are no date are a literal.

    >>> parse_text("~2001").circa, parse_text("May 3, 1999").start[:3]
    (True, (1999, 5, 3))
    """
    text = codes.clean(text).strip()
    if not text:
        return None
    circa = text[0] == "~" or text.lower().startswith(("ca ", "ca.", "c.", "circa "))
    body = re.sub(r"^(?:~|ca\.?\s+|circa\s+|c\.\s*)", "", text, flags=re.IGNORECASE)
    halves = re.split(_RANGE, body) if not re.fullmatch(_SLASHED, body) else [body]
    if len(halves) == 2 and halves[1] in ("", ".."):
        halves = [halves[0], "open"]
    days: list[Day] = []
    for half in halves[:2]:
        if half == "open":
            days.append(Day(0))
            continue
        found, doubt = _one(half.strip())
        if found is None:
            return DateValue(literal=text)
        circa = circa or doubt
        days.append(found)
    return DateValue(days[0], days[1] if len(days) > 1 and days[1] != days[0] else None, circa)


def _one(text: str) -> tuple[Day | None, bool]:
    edtf = re.fullmatch(_EDTF, text)
    if edtf:
        digits = edtf[1].replace("X", "0")
        year = int(digits)
        if year <= 0 and len(edtf[1]) >= 4:
            year -= 1  # EDTF counts a year 0
        return _day([year, edtf[2], edtf[3]] if edtf[2] else [year]), bool(edtf[4]) or "X" in edtf[1]
    slashed = re.fullmatch(_SLASHED, text)
    if slashed:
        parts = [slashed[3], slashed[1], slashed[2]] if slashed[1] else [slashed[4], slashed[5], slashed[6]]
        return _day(parts), False
    return _words(text), False


def _words(text: str) -> Day | None:
    """A date in English words: a year, and at most one month or season and one day."""
    year = month = day = season = 0
    if re.search(r"[^A-Za-z0-9\s.,-]", text):
        return None
    for word in re.findall(_WORD, text):
        if word.isdigit():
            if len(word) >= 3 and not year and len(word) <= 4:
                year = int(word)
            elif len(word) <= 2 and not day:
                day = int(word)
            else:
                return None
        elif word.lower() in _SEASON_NAMES and not season:
            season = _SEASON_NAMES[word.lower()]
        elif word[:3].lower() in _MONTH_NAMES and not month:
            month = _MONTH_NAMES.index(word[:3].lower()) + 1
        elif word.lower() not in ("st", "nd", "rd", "th", "of"):
            return None
    if not year or (day and not month):
        return None
    return Day(year, month, day if day <= 31 else 0, season)
