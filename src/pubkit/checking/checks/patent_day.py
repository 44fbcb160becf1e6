"""PK217: a patent dated on a day on which its office issues none.

The USPTO issues patents on Tuesdays and publishes applications on Thursdays (35 U.S.C. 153 and 122, Official Gazette);
the EPO publishes on Wednesdays (European Patent Bulletin); WIPO publishes PCT applications on Thursdays (PCT Gazette,
with exceptions when the office is closed). Other offices' days have changed too often to say anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work


class _Office(NamedTuple):
    """Documents with such a number are published on one day of the week (0 is Monday)."""

    number: re.Pattern[str]
    weekday: int
    what: str


_OFFICES = (
    _Office(
        re.compile(r"^US\s*(?:20\d\d[/\s-]?\d{6,7}|20\d{9})\s*(?:A\d)?$", re.I), 3, "US applications are published"
    ),
    _Office(re.compile(r"^US\s*(?:RE|D|PP)?[\d,]{4,12}\s*(?:[BSEP]\d?|A)?$", re.I), 1, "US patents are issued"),
    _Office(re.compile(r"^EP\s*\d(?:\s?\d){5,7}\s*(?:[AB]\d)?$", re.I), 2, "EP documents are published"),
    _Office(re.compile(r"^WO\s*(?:\d{4}|\d{2})[/\s]?\d{5,6}\s*(?:A\d)?$", re.I), 3, "PCT applications are published"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_US = re.compile(r"patentus|\bU\.?S\.?\b|united states", re.I)


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    when = work.issued
    if work.type != "patent" or when is None or not (when.year and when.month and when.day) or when.end:
        return
    try:
        weekday = date(when.year, when.month, when.day).weekday()
    except ValueError:
        yield f"there is no day {when.year}-{when.month:02}-{when.day:02}", "", ("date", "year")
        return
    number = _number(work)
    for office in _OFFICES:
        if office.number.match(number):
            if weekday != office.weekday:
                day = f"{when.year}-{when.month:02}-{when.day:02} is a {_DAYS[weekday]}"
                hint = "it may be the day of filing, or of grant instead of publication"
                yield f"{day}: {office.what} on {_DAYS[office.weekday]}s", hint, ("date", "year")
            return


def _number(work: Work) -> str:
    """The number with its office in front, taken from the type or the place where it is not in the number itself."""
    number = re.sub(r"^(?:patent|no\.?|number)\s*", "", work.number.strip(), flags=re.I)
    number = re.sub(r"^U\.?\s?S\.?\s*(?:patent\s*)?(?:no\.?\s*)?", "US", number, flags=re.I)
    about = " ".join(
        (work.extra.get("genre", ""), work.extra.get("authority", ""), work.publisher_place, work.publisher)
    )
    return f"US{number}" if number[:1].isdigit() and _US.search(about) else number


CHECK = Check(
    "PK217", "patent-day", "a patent is dated on a day that its office does not issue on", per_work("PK217", _look)
)
