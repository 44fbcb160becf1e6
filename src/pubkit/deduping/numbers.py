"""Volume, issue, pages and year as numbers that can be compared, whatever stands around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubkit.deduping.levels import Field
from pubkit.deduping.words import ROMAN

_PAGE = re.compile(r"(?<![a-z\d])([a-z]{0,3})\s?(\d{1,9})((?:[.:]\d{1,6})*)", re.IGNORECASE)
_NOT_PAGES = frozenset({"p", "pp", "pg", "art", "no", "vol"})
_VOLUME = re.compile(r"(?:vol(?:ume)?s?\.?\s*)?([a-z]?)0*(\d{1,6})", re.IGNORECASE)
_ISSUE = re.compile(r"(?:\(|\bno\.?\s*|\bnumber\s*|\bissue\s*|:)\s*([\w. -]{1,20})", re.IGNORECASE)
ALIKE = 0.75  # share of the longer stretch of pages from which two from one page on are one, with a slip at the end
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


class Pages(NamedTuple):
    """First and last page; ``prefix`` is the letter before a supplement's page ("S12")."""

    prefix: str
    first: int
    last: int
    sub: str = ""  # what follows a colon or a dot: "24.1", an article's own pages "7:1"

    @property
    def relative(self) -> bool:
        """Pages that start at 1 count from the paper's own start, and say nothing of its place in a volume."""
        return self.from_one and self.last > 1

    @property
    def from_one(self) -> bool:
        """Whether the first page is 1, as it is of many papers that stand in different places."""
        return self.first == 1 and not self.sub


def pages(text: str) -> Pages | None:
    """First and last page out of a field that may hold words and junk; None where it holds no pages.

    >>> pages("pp. 1660-1,")
    Pages(prefix='', first=1660, last=1661, sub='')
    >>> pages("N.PAG") is None
    True
    """
    if not text:
        return None
    found = [(letters.casefold(), digits, rest) for letters, digits, rest in _PAGE.findall(text[:80])]
    if not found:
        return None
    letters, digits, rest = found[0]
    prefix = "" if letters in _NOT_PAGES else letters
    first = int(digits)
    last = first
    if len(found) > 1:
        tail = found[1][1]
        last = int(tail)
        if last < first and len(tail) < len(digits):
            last = int(digits[: -len(tail)] + tail)
    if first == 0:
        return None
    return Pages(prefix, first, max(first, last), rest)


def compare_pages(a: Pages | None, b: Pages | None) -> Field:
    """SAME for one start (or a start that is one typing error away with the same end), NEAR for an overlap."""
    if a is None or b is None:
        return Field.UNKNOWN
    if a.prefix != b.prefix and a.prefix and b.prefix:
        return Field.DIFFERENT
    if a.first == b.first and a.sub == b.sub:
        return Field.NEAR if _other_length(a, b) else Field.SAME
    if _glued(a, b) or _glued(b, a):
        return Field.SAME
    if a.sub or b.sub:
        return Field.UNKNOWN if a.first == b.first else Field.DIFFERENT
    if a.last == b.last and a.last > a.first and b.last > b.first:
        return Field.SAME
    if a.first <= b.last and b.first <= a.last:
        return Field.NEAR
    if a.relative != b.relative:
        return Field.UNKNOWN if a.last - a.first == b.last - b.first else Field.DIFFERENT
    return Field.DIFFERENT


def from_one(a: Pages | None, b: Pages | None) -> bool:
    """Whether either starts at 1, so that starting there together says little."""
    return (a is not None and a.from_one) or (b is not None and b.from_one)


def _other_length(a: Pages, b: Pages) -> bool:
    """Whether both say where they end, far from each other: editorials begin on one page in every issue."""
    shorter, longer = sorted((a.last - a.first, b.last - b.first))
    return shorter > 0 and longer - shorter > 1 and shorter < ALIKE * longer


def _glued(one: Pages, both: Pages) -> bool:
    """Whether ``one`` is a first and a last page whose dash was lost: "392401" for 392-401."""
    return one.first == one.last and both.last > both.first and f"{one.first}" == f"{both.first}{both.last}"


def volume_issue(volume: str, issue: str) -> tuple[str, str]:
    """Volume and issue as plain numbers; "5(2)" holds both, and what is no number is left out.

    >>> volume_issue("vol. 5, no. 2,", "")
    ('5', '2')
    >>> volume_issue("UNKNOWN", "4 Suppl 1")
    ('', '4')
    """
    number = ""
    text = volume.strip()
    if text:
        if match := _VOLUME.match(text):
            number = match[1].casefold() + match[2]
            if not issue and (inner := _ISSUE.search(text, match.end())):
                issue = inner[1]
        elif (word := text.strip(" .,()").casefold().removeprefix("vol").strip(". ")) in ROMAN:
            number = str(ROMAN[word])
    digits = _DIGITS.findall(issue)
    return number, digits[0].lstrip("0") if digits else ""


def compare_numbers(a: str, b: str) -> Field:
    """Two volumes or issues."""
    if not a or not b:
        return Field.UNKNOWN
    return Field.SAME if a == b else Field.DIFFERENT


def year_in(text: str) -> int:
    """The first year in a text, 0 where there is none.

    >>> year_in("(1993a).")
    1993
    """
    match = _YEAR.search(text)
    return int(match[1]) if match else 0


def compare_years(a: int, b: int) -> Field:
    """NEAR for one year apart: online first and in print."""
    if not a or not b:
        return Field.UNKNOWN
    if a == b:
        return Field.SAME
    return Field.NEAR if abs(a - b) == 1 else Field.DIFFERENT
