"""Page ranges: an en dash between the ends of a range, and a hyphen left alone inside a page's own name.

CSL 1.0.2's ``page`` variable. ``A-123`` is one page, ``S12-S15`` is a range, ``5:1-5:20`` is pages of article 5.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pubkit.normalizing.cleaned import Cleaned
from pubkit.normalizing.text.characters import strip_outer_braces, tidy_characters, unescape_latex

_LEAD = re.compile(r"^(?:pp?|pgs?|pages?)\b\s*\.?\s*:?\s*(?=[\divxlcA-Z])", re.I)
_RUN = re.compile(r"[-\s‒–—―−]+")
_DASH = re.compile(r"--|[‒–—―−]")
_PAGE = re.compile(r"(?P<lead>(?:[A-Za-z]{0,4}|\d+[:.]|[A-Za-z]{1,2}\d+[:.]))(?P<number>\d+)(?P<tail>[a-z]?)")
_ROMAN = re.compile(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.I)
_OPEN_END = re.compile(r"(?<=\d)[\s‒–—-]+$")  # the last page was never filled in
_PREFIXED_RANGE = re.compile(r"(?P<prefix>[A-Za-z0-9]+)-(?P<first>\d+)-(?P=prefix)-(?P<last>\d+)")
_LETTER_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


_MOST_ROUNDS = 8  # braces in stops in braces: each round takes off a layer


def clean_pages(raw: str) -> str:
    """``raw`` with en dashes between the ends of ranges; anything that is not pages stays as it is.

    >>> clean_pages("pp. 123--456"), clean_pages("A-123"), clean_pages("5:1-5:20")
    ('123–456', 'A-123', '5:1–5:20')
    """
    return read_pages(raw).value


def read_pages(raw: str) -> Cleaned:
    """As :func:`clean_pages`, with the reason to doubt a range that runs back.

    >>> read_pages("245-238").doubt
    'the page range runs back: 245–238'
    """
    cleaned = _read(raw)
    for _ in range(_MOST_ROUNDS):
        again = _read(cleaned.value)
        if again.value == cleaned.value:
            break
        cleaned = again
    return cleaned


def _read(raw: str) -> Cleaned:
    text = strip_outer_braces(unescape_latex(tidy_characters(raw)))
    text = re.sub(r"\{(\d+)\}", r"\1", re.sub(r"(?<=\d)\s+to\s+(?=\d)", "–", text))
    text = re.sub(r"\$([\dA-Za-z:]+)\$", r"\1", re.sub(r"&(?:#8211|ndash);", "–", text))
    before = ""
    while text != before:
        before, text = text, _LEAD.sub("", text).strip(" .,;")
    parts = [_clean_part(part.strip()) for part in re.split(r"\s*[,;]\s*", text) if part.strip()]
    value = ", ".join(parts) if parts else tidy_characters(raw)
    backward = [part for part in parts if _runs_back(part)]
    return Cleaned(value, f"the page range runs back: {backward[0]}" if backward else "")


def page_number(page: str) -> int | None:
    """The number that counts within a page's name: 12 of ``S12``, 20 of ``5:20``, 4 of ``iv``; None for others.

    >>> page_number("5:20"), page_number("iv"), page_number("n/a")
    (20, 4, None)
    """
    if match := _PAGE.fullmatch(page):
        return int(match["number"])
    if page and _ROMAN.fullmatch(page):
        values = [_LETTER_VALUES[letter] for letter in page.lower()]
        return sum(-a if a < b else a for a, b in pairwise([*values, 0]))
    return None


def _clean_part(part: str) -> str:
    part = _OPEN_END.sub("", part)
    ends = _parted_by_dashes(part)
    if len(ends) == 2 and all(ends):
        return "–".join(ends)
    if len(ends) == 2 and ends[0] and _PAGE.fullmatch(ends[0]):
        return ends[0]  # "117--": the last page was never filled in
    if prefixed := _PREFIXED_RANGE.fullmatch(part):
        return f"{prefixed['prefix']}-{prefixed['first']}–{prefixed['prefix']}-{prefixed['last']}"
    ends = re.split(r"\s*[-‐‑]\s*", part)
    if len(ends) == 2 and _is_range(*ends):
        return "–".join(ends)
    if len(ends) == 2 and not ends[1] and _PAGE.fullmatch(ends[0]):
        return ends[0]
    return part


def _parted_by_dashes(part: str) -> list[str]:
    """What stands between dashes and double hyphens, blanks and hyphens beside them included."""
    ends, at = [], 0
    for run in _RUN.finditer(part):  # whole runs: no sign is looked at twice
        if _DASH.search(run[0]):
            ends.append(part[at : run.start()])
            at = run.end()
    return [*ends, part[at:]]


def _is_range(first: str, last: str) -> bool:
    a, b = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if a and b:
        return b["lead"] in ("", a["lead"]) or _kind(a["lead"]) == _kind(b["lead"])
    return bool(first and last and _ROMAN.fullmatch(first) and _ROMAN.fullmatch(last)) and first.islower() == (
        last.islower()
    )


def _kind(lead: str) -> str:
    return re.sub(r"\d+", "0", lead)


def _runs_back(part: str) -> bool:
    first, dash, last = part.partition("–")
    a, b = page_number(first), page_number(last)
    if not dash or a is None or b is None or b >= a:
        return False
    one, two = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if one and two and two["lead"] not in ("", one["lead"]):
        return False  # 5:30–6:2 is a range over two articles
    # "117–28" leaves out the digits that both ends share (Chicago Manual of Style 9.61)
    return not (last.isdigit() and len(str(b)) < len(str(a)) and int(str(a)[: -len(str(b))] + str(b)) > a)
