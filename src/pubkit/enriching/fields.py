"""Identifiers, pages, dates and types as sources send them -> as a Work holds them. Nonsense becomes empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from pubkit.enriching.shapes import as_list
from pubkit.enriching.text import plain
from pubkit.model import PartialDate

# A registered prefix, a slash, and anything printable: DOI Handbook, section 2.2.
# A brace or a backslash ends it: in what people and sources write, they are LaTeX's.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}\\]+")
_SHORT_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?10/([a-z][a-z0-9]{2,9})|https?://(?:dx\.)?doi\.org/([a-z][a-z0-9]{2,9})",
    re.I,
)
_ARXIV = re.compile(r"(?:(?:\d{4}\.\d{4,5})|(?:[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7}))(?:v\d+)?", re.I)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.I)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PAGES = re.compile(r"^(\S+?)\s*[-‐‑–—]+\s*(\S+)$")
# What pages are made of: numbers, letters, dashes, a volume's colon. BibTeX takes pages and addresses as they are, so
# nothing that TeX would act on may be in them.
_PAGE_TEXT = re.compile(r"[\w\s.,:;/()\[\]+*'’‐‑–—-]{1,60}")
_ADDRESS = re.compile(r"https?://[^\s/\\{}<>\"^`|]+[^\s\\{}<>\"^`|]*", re.I)
_NOT_PAGES = {"no-no", "n/a", "na", "null", "none", "n/a-n/a", "0", "-"}

# Printing from movable type began about 1450, and a source dated past 2100 counts in another era (Buddhist 2549).
_FIRST_YEAR, _LAST_YEAR = 1450, 2100


def doi(value: object) -> str:
    r"""The bare DOI out of an address, a ``doi:`` or a LaTeX field; "" when there is none.

    >>> doi("https://doi.org/10.1007/978-3-642-33191-6\\_49"), doi("DOI: 10.1000/A%2FB")
    ('10.1007/978-3-642-33191-6_49', '10.1000/A/B')
    """
    if not isinstance(value, str):
        return ""
    given = re.sub(r"\\([_#%&{}])", r"\1", value.strip()).replace("{_}", "_")
    if "%" in given:
        given = unquote(given)
    match = _DOI.search(re.sub("[\u200b-\u200d\u2060\ufeff]", "", given))
    return match[0].rstrip(".,;") if match else ""


def short_doi(value: object) -> str:
    """The shortDOI (shortdoi.org) that a whole text is, as a handle of doi.org; "" when it is none.

    >>> short_doi("https://doi.org/b6vnmd"), short_doi("doi:10/B6VNMD"), short_doi("b6vnmd"), short_doi("10/12")
    ('10/b6vnmd', '10/b6vnmd', '', '')
    """
    match = _SHORT_DOI.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"10/{(match[1] or match[2]).lower()}" if match else ""


def arxiv(value: object) -> str:
    """An arXiv identifier without its version; "" when there is none.

    >>> arxiv("http://arxiv.org/abs/quant-ph/0201082v1"), arxiv("arXiv:2104.12255v1"), arxiv("abc")
    ('quant-ph/0201082', '2104.12255', '')
    """
    if not isinstance(value, str):
        return ""
    given = re.sub(
        r"^(?:https?://)?(?:\w+\.)?arxiv\.org/(?:abs|pdf|html)/|^arxiv:|\.pdf$", "", value.strip(), flags=re.I
    )
    if match := _ARXIV_DOI.search(given):
        given = match[1]
    match = _ARXIV.fullmatch(given.removesuffix(".pdf"))
    return re.sub(r"v\d+$", "", match[0], flags=re.I) if match else ""


def date_parts(value: object) -> PartialDate | None:
    """A date from CSL's ``{"date-parts": [[2020, 1, 2]]}``; None for the nulls and empty lists that Crossref sends.

    >>> date_parts({"date-parts": [["2018", 2, 31]]}).parts()
    [2018, 2]
    >>> date_parts({"date-parts": [[None]]}) is None
    True
    """
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, Sequence) and parts and not isinstance(parts, str) else None
    return date(*first[:3]) if isinstance(first, Sequence) and first and not isinstance(first, str) else None


def iso_date(value: object) -> PartialDate | None:
    """A date from ``2020``, ``2020-01`` or ``2020-01-02T...``."""
    match = _DATE.match(value.strip()) if isinstance(value, str) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return date(value)
    return date(match[1], match[2], match[3]) if match else None


def date(year: object, month: object = None, day: object = None) -> PartialDate | None:
    """A date of numbers or numerals, as far as each is possible."""
    y, m, d = _number(year, _FIRST_YEAR, _LAST_YEAR), _number(month, 1, 12), _number(day, 1, 31)
    if y is None:
        return None
    if m is None or d is None or d > (29 if m == 2 else 30 if m in {4, 6, 9, 11} else 31):
        d = None
    return PartialDate(y, m, d)


def pages(value: object) -> str:
    """Pages with an en dash, one page once, placeholders empty.

    >>> pages("2149 - 2160"), pages("482-482"), pages("no-no"), pages("12:1--12:24")
    ('2149–2160', '482', '', '12:1–12:24')
    """
    given = plain(value)
    if given.lower() in _NOT_PAGES or (" " in given and "doi" in given.lower()) or not _PAGE_TEXT.fullmatch(given):
        return ""
    match = _PAGES.match(given)
    if not match:
        return given
    return match[1] if match[1] == match[2] else f"{match[1]}–{match[2]}"


def page_range(first: object, last: object) -> str:
    """Pages from their two ends."""
    one, other = plain(first), plain(last)
    return pages(f"{one}-{other}" if one and other else one)


def number(value: object) -> str:
    """A volume or an issue; the zero that stands for none is empty."""
    given = plain(value)
    return "" if given in {"0", "None", "null", "-"} else given


def isbn(values: object) -> str:
    """The first ISBN that checks (ISO 2108), bare.

    >>> isbn(["http://id.crossref.org/isbn/9781588299950", "9781597454230"])
    '9781597454230'
    """
    for value in as_list(values):
        bare = re.sub(r"[^\dXx]", "", str(value).rpartition("/")[2]).upper()
        if _isbn_checks(bare):
            return bare
    return ""


def issn(values: object) -> str:
    """The first ISSN that checks (ISO 3297), with its hyphen."""
    for value in as_list(values):
        bare = re.sub(r"[^\dXx]", "", str(value).rpartition("/")[2]).upper()
        if len(bare) == 8 and _weighted(bare, range(8, 0, -1)) % 11 == 0:
            return f"{bare[:4]}-{bare[4:]}"
    return ""


def web(value: object) -> str:
    """An http(s) address, else ""."""
    given = plain(value)
    return given if _ADDRESS.fullmatch(given) else ""


def _number(value: object, low: int, high: int) -> int | None:
    try:
        given = int(str(value).strip())
    except ValueError:
        return None
    return given if low <= given <= high else None


def _isbn_checks(bare: str) -> bool:
    if len(bare) == 10:
        return _weighted(bare, range(10, 0, -1)) % 11 == 0
    return len(bare) == 13 and bare.isdigit() and _weighted(bare, (1, 3) * 6 + (1,)) % 10 == 0


def _weighted(digits: str, weights: Iterable[int]) -> int:
    if "X" in digits[:-1]:
        return 1  # an X stands for ten in the last place alone
    return sum((10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=True))
