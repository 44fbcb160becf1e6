"""RIS's names, dates, pages and numbers, each both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.model import OTHERS, Bound, Name, PartialDate

_DATE = re.compile(r"\s*(-?\d{1,6})?(?:/(\d{1,2})?)?(?:/(\d{1,2})?)?(?:/(.*))?")
_ISO_DATE = re.compile(r"(-?\d{1,6})-(\d{1,2})(?:-(\d{1,2}))?(?:T.*)?")
_PAGES = re.compile(r"([^\s–—-]+)\s*(?:--?|[–—])\s*([^\s–—-]+)")
_ISSN = re.compile(r"(?:ISSN:?\s*)?\d{4}[-‐–]?\d{3}[\dXx]\b")
_ISBN = re.compile(r"(?:ISBN:?\s*)?(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx]\b")


def read_name(text: str) -> Name:
    """``Family, Given, Suffix``; without a comma it is a body, written whole.

    >>> str(read_name("van der Berg, Jan, Jr."))
    'Jan van der Berg Jr.'
    """
    if text == OTHERS.literal:
        return OTHERS
    family, comma, rest = (part.strip() for part in text.partition(","))
    if not comma or not family:
        return Name(literal=text)
    given, _, suffix = (part.strip() for part in rest.partition(","))
    particle, family = _leading_lower(family)
    given, dropping = _trailing_lower(given)
    return Name(family, given, particle, dropping, suffix)


def name_text(name: Name) -> str:
    """A name as RIS writes it: the inverse of `read_name`."""
    if name.literal:
        return name.literal.replace(",", " ") if "," in name.literal else name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join((family, given, name.suffix) if name.suffix else (family, given)) if given or family else ""


def _leading_lower(text: str) -> tuple[str, str]:
    words = text.split()
    count = next((n for n, word in enumerate(words) if not word[0].islower()), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def _trailing_lower(text: str) -> tuple[str, str]:
    words = text.split()
    count = next((n for n, word in enumerate(reversed(words)) if not word[0].islower()), 0)
    cut = len(words) - count
    return " ".join(words[:cut]), " ".join(words[cut:])


def read_date(text: str) -> PartialDate:
    """``YYYY/MM/DD/other``, also an ISO date; anything else is kept as words.

    >>> read_date("2024/03//Spring").parts()
    [2024, 3]
    """
    match = _ISO_DATE.fullmatch(text) or _DATE.fullmatch(text)
    if not match or not match[1]:
        return PartialDate(literal=text.strip("/ "))
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    month = month if month and 1 <= month <= 12 else None
    day = day if month and day and 1 <= day <= 31 else None
    other = match[4] if match.re is _DATE else None
    return PartialDate(year, month, day, literal=(other or "").strip())


def date_text(year_tag: str, date_tag: str, date: PartialDate) -> Iterator[tuple[str, str]]:
    """The lines that hold a date: the year under its tag, and the whole date under its own where there is more."""
    if date.year is None and not date.end:
        if date.literal:
            yield year_tag, f"///{date.literal}"
        return
    begin = date if date.year is not None else date.end
    if begin is None or begin.year is None:
        return
    other = date.literal
    if date.end and date.year is not None:
        other = other or ("/" if date.end.bound is Bound.OPEN else "-".join(f"{n:02d}" for n in date.end.parts()))
    parts = [f"{part:02d}" for part in begin.parts()]
    if len(parts) == 1 and not other:
        yield year_tag, parts[0]
        return
    if year_tag != date_tag:
        yield year_tag, parts[0]
    yield date_tag, "/".join([*parts, *[""] * (3 - len(parts)), other])


def joined_pages(start: str, end: str) -> str:
    """The pages of SP and EP with an en dash, as Work holds them; SP alone may hold a whole range."""
    if end and end != start:
        return f"{start}–{end}" if start else end
    match = _PAGES.fullmatch(start)
    return f"{match[1]}–{match[2]}" if match else start


def split_pages(pages: str) -> Iterator[tuple[str, str]]:
    """SP and EP of one range; anything else (several ranges, an article number) is SP alone."""
    if match := _PAGES.fullmatch(pages):
        yield "SP", match[1]
        yield "EP", match[2]
    elif pages:
        yield "SP", pages


def serial_number_kind(text: str) -> str:
    """Which of the numbers SN holds: ``issn``, ``isbn``, or neither (empty; a report's or patent's own number).

    >>> serial_number_kind("1234-5679"), serial_number_kind("978-3-16-148410-0"), serial_number_kind("TR-12")
    ('issn', 'isbn', '')
    """
    if _ISSN.match(text):
        return "issn"
    return "isbn" if _ISBN.match(text) else ""
