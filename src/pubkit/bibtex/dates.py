"""BibLaTeX's dates (EDTF, ISO 8601-2:2019 level 1) and BibTeX's year and month, both ways.

BibLaTeX manual 3.19, section 2.3.8.
"""

from __future__ import annotations

import re
from datetime import date as calendar_date

from pubkit.bibtex.month_names import MONTH_NAMES, SEASON_NAMES
from pubkit.model import Bound, PartialDate

_ONE = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,9}|\d{3}[Xxu]|\d{2}(?:[Xx]{2}|uu)|\d[Xx]{3})"
    r"(?:-(?P<month>\d{2}|[Xx]{2})(?:-(?P<day>\d{2}|[Xx]{2}))?)?"
    r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?P<mark>[?~%]|\?~)?",
    re.ASCII,
)
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_YEAR = re.compile(r"\[?\s*(-?\d{1,4})\s*\]?(\?)?", re.ASCII)
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—|/)\s*(\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(r"[^\W\d_]+\.?|\d+", re.UNICODE)
_MONTH_RANGE = re.compile(r"[-–—/&]|\band\b|\bto\b")


def parse_date(text: str) -> PartialDate | None:
    """A BibLaTeX date field's value, or None when it is none (a name of a month, ``n.d.``, 30 February).

    >>> parse_date("2019-01/2020"), parse_date("n.d.")
    (PartialDate(year=2019, month=1, day=None, season=None, approximate=False, uncertain=False, literal='', \
bound=None, end=PartialDate(year=2020, month=None, day=None, season=None, approximate=False, uncertain=False, \
literal='', bound=None, end=None)), None)
    """
    text = text.strip()
    if "/" not in text:
        return _one(text)
    first, _, last = text.partition("/")
    start, end = _bound(first, "start"), _bound(last, "end")
    if start is None or end is None or (start.bound and end.bound):
        return None
    if start.end is not None:  # 199X/2004: from the decade's first year
        start = _without_end(start)
    if end.end is not None:
        end = end.end
    return PartialDate(
        start.year, start.month, start.day, start.season, start.approximate, start.uncertain, "", start.bound, end
    )


def _bound(text: str, side: str) -> PartialDate | None:
    if text in ("..", "open"):
        return PartialDate(bound=Bound.OPEN)
    if text in ("", "unknown"):
        return PartialDate(bound=Bound.UNKNOWN)
    return _one(text)


def _one(text: str) -> PartialDate | None:
    found = _ONE.fullmatch(text)
    if not found:
        return None
    raw_year, raw_month, raw_day, mark = found["year"], found["month"] or "", found["day"] or "", found["mark"] or ""
    mark = mark.replace("?~", "%")  # EDTF's spelling until 2015
    approximate, uncertain = mark in ("~", "%") and mark != "", mark in ("?", "%") and mark != ""
    raw_year = raw_year.lstrip("Y")
    if not raw_year.lstrip("-").isdecimal():
        if raw_month:
            return None
        low, high = (re.sub("[Xxu]", digit, raw_year) for digit in "09")
        last = PartialDate(int(high), approximate=approximate, uncertain=uncertain)
        return PartialDate(int(low), approximate=approximate, uncertain=uncertain, end=last)
    year = int(raw_year)
    month = int(raw_month) if raw_month.isdecimal() else None
    day = int(raw_day) if raw_day.isdecimal() else None
    if month in _SEASONS and not raw_day:
        return PartialDate(year, season=_SEASONS[month], approximate=approximate, uncertain=uncertain)
    if (month is not None and not 1 <= month <= 12) or (day is not None and not _is_day(year, month, day)):
        return None
    return PartialDate(year, month, day, approximate=approximate, uncertain=uncertain)


def _is_day(year: int, month: int | None, day: int) -> bool:
    if month is None:
        return False
    try:
        # The Gregorian calendar repeats every 400 years; Python's begins with year 1.
        calendar_date(year % 400 + 400, month, day)
    except ValueError:
        return False
    return True


def _without_end(date: PartialDate) -> PartialDate:
    return PartialDate(
        date.year, date.month, date.day, date.season, date.approximate, date.uncertain, date.literal, date.bound
    )


def parse_year_month(year: str, month: str = "", day: str = "") -> PartialDate | None:
    """BibTeX's ``year``, ``month`` and ``day`` as one date; a year that is no number becomes a ``literal``.

    >>> parse_year_month("1999", "March~3").parts(), parse_year_month("in press").literal
    ([1999, 3, 3], 'in press')
    """
    year, month, day = year.strip(), month.replace("~", " ").strip(), day.strip()
    if not year and not month:
        return None
    start = _read_year(year)
    if start is None:
        words = " ".join(part for part in (month, year) if part) if year else month
        return PartialDate(literal=words)
    if not month or start.end is not None or start.month is not None or start.season is not None:
        return start
    number, first_day, last = parse_month(month)
    if day.isdecimal() and len(day) <= 2:
        first_day = int(day)
    if number is None:
        season = SEASON_NAMES.get(month.casefold().rstrip("."))
        return PartialDate(start.year, season=season, approximate=start.approximate, uncertain=start.uncertain)
    if first_day is not None and not _is_day(start.year or 0, number, first_day):
        first_day = None
    end = None
    if last is not None:
        last_month, last_day = last
        end_year = (start.year or 0) + (last_month < number)
        if last_day is None or _is_day(end_year, last_month, last_day):
            end = PartialDate(end_year, last_month, last_day)
    return PartialDate(start.year, number, first_day, None, start.approximate, start.uncertain, end=end)


def _read_year(year: str) -> PartialDate | None:
    if found := _YEAR.fullmatch(year):
        return PartialDate(int(found[1]), uncertain=bool(found[2]))
    if found := _YEARS.fullmatch(year):
        last = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
        if int(last) >= int(found[1]):
            return PartialDate(int(found[1]), end=PartialDate(int(last)))
    if found := _CIRCA.fullmatch(year):
        return PartialDate(int(found[1]), approximate=True)
    return parse_date(year)


_PARTED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|/(\d{1,2})/(\d{1,2}))-?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)
_YEAR_WITHIN = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_CIRCA = re.compile(r"(?:c|ca|circa)\.?\s*(\d{3,4})", re.ASCII | re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60  # characters of a date in words


def parse_loose_date(text: str) -> PartialDate | None:
    """A date that is not BibLaTeX's but says day, month and year beyond doubt; None when it does not.

    >>> [parse_loose_date(date).parts() for date in ("2010-6-27", "18.12.2000", "January 3, 2021", "16 June 2016")]
    [[2010, 6, 27], [2000, 12, 18], [2021, 1, 3], [2016, 6, 16]]
    >>> parse_loose_date("7-3-2021")
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := _PARTED.fullmatch(text):
        year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        years = _YEAR_WITHIN.findall(text)
        rest = _YEAR_WITHIN.sub(" ", text)
        if len(years) != 1 or not _LETTER.search(rest) or parse_month(rest)[0] is None:
            return None
        return parse_year_month(years[0], rest)
    return _one("-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])]))


def parse_month(text: str) -> tuple[int | None, int | None, tuple[int, int | None] | None]:
    """A month's number, the day if one is said, and the (month, day) a range ends with.

    >>> parse_month("sept."), parse_month("10~December"), parse_month("June/July"), parse_month("5--9 May")
    ((9, None, None), (12, 10, None), (6, None, (7, None)), (5, 5, (5, 9)))
    """
    months: list[int] = []
    days: list[int] = []
    for word in _WORDS.findall(text.replace("~", " ")):
        if word.isdecimal():
            number = int(word) if len(word) <= 2 else 0
            if number:
                days.append(number)
        elif (month := MONTH_NAMES.get(word.casefold().rstrip("."))) is not None:
            months.append(month)
    if not months:
        if len(days) == 1 and 1 <= days[0] <= 12 and text.strip().isdecimal():
            return days[0], None, None
        if len(days) == 2 and all(1 <= number <= 12 for number in days) and _MONTH_RANGE.search(text):
            return days[0], None, (days[1], None)
        return None, None, None
    ranged = bool(_MONTH_RANGE.search(text))
    first_day = days[0] if days else None
    if ranged and (len(months) > 1 or len(days) > 1):
        return months[0], first_day, (months[-1], days[1] if len(days) > 1 else None)
    return months[0], first_day, None


def format_date(date: PartialDate) -> str:
    """A date as BibLaTeX writes it; a ``literal`` as it is.

    >>> format_date(PartialDate(2020, 5, approximate=True)), format_date(PartialDate(2020, season=1))
    ('2020-05~', '2020-21')
    """
    if date.year is None and date.bound is None:
        return date.literal
    first = _format_one(date)
    return f"{first}/{_format_one(date.end)}" if date.end else first


def _format_one(date: PartialDate) -> str:
    if date.bound:
        return ".." if date.bound is Bound.OPEN else ""
    if date.year is None:
        return date.literal
    out = f"{'Y' if abs(date.year) > 9999 else ''}{'-' if date.year < 0 else ''}{abs(date.year):04d}"
    if date.season:
        out += f"-{20 + date.season}"
    elif date.month:
        out += f"-{date.month:02d}" + (f"-{date.day:02d}" if date.day else "")
    mark = "%" if date.approximate and date.uncertain else "~" if date.approximate else "?" if date.uncertain else ""
    return out + mark
