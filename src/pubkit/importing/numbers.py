"""Identifiers and the numbers of volumes, issues and pages, each taken off the text where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

GAP = " ‖ "  # stands where something was taken off, so that what it parted stays parted

_PAGES = r"(?!(?:19|20)\d\d:)[A-Za-z]{0,2}\d+(?:[:.]\d+)?(?:\s*(?:[-–—‐]+|--)\s*[A-Za-z]{0,2}\d+(?:[:.]\d+)?)?"
_RANGE = r"[A-Za-z]?\d+(?::\d+)?\s*(?:[-–—‐]+|--)\s*[A-Za-z]?\d+(?::\d+)?"
_YEAR = r"(?:1[5-9]|20)\d\d"

_ARXIV = (
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|\barxiv\s*(?:preprint\s*)?(?:arxiv)?\s*[:.]?\s*)"
    r"(?P<value>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?(?:\s*\[[\w.-]+\])?"
)
_VOL = (
    r"\bvol(?:ume|\.)?\s*(?P<volume>[A-Z]?\d+)\s*,?\s*(?:(?:no|nr|iss(?:ue)?|number)\b\.?\s*|\()(?P<issue>[\w.–-]+)\)?"
    rf"(?:\s*[,:(]?\s*(?:{_YEAR})?\)?\s*[,:]?\s*(?:pp?\b\.?|pages?)\s*(?P<pages>{_PAGES}))?"
)
# Identifiers first: they hold digits that look like everything else.
_IDENTIFIERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        (
            "doi",
            r"(?:https?://(?:www\.|dx\.)?doi\.org/|\bdoi\s*[:=]?\s*|(?<![\w/]))(?P<value>10\.\d{4,9}/[^\s\"<>\]}]+)",
        ),
        ("arxiv", _ARXIV),
        ("url", r"(?:(?:available|retrieved|url)\s*(?:at|from|:)?:?\s*)?(?P<value>(?:https?://|www\.)[^\s\"<>\]}]+)"),
        ("isbn", r"\bisbn(?:-1[03])?\s*:?\s*(?P<value>(?:97[89][- ]?)?\d[\d -]{7,14}[\dX])"),
        ("issn", r"\be?-?issn\s*:?\s*(?P<value>\d{4}-\d{3}[\dX])"),
        ("pmid", r"\bpmid\s*:?\s*(?P<value>\d{5,9})"),
        ("pmcid", r"\b(?:pmcid\s*:?\s*)?(?P<value>PMC\d{5,9})"),
    )
)
_PATENT = re.compile(
    r"(?:\b(?P<office>U\.?\s?S\.?|European|EP|Chinese|Japanese|Korean|German|British|Canadian|World|International|PCT)\s+)?"
    r"(?:(?P<word>\bpat(?:ent|\.)?(?:\s+(?:application|app\.?|appl\.?|publication|pub\.?))?)\s*(?:no\.?|number|#|nr\.?)?:?\s*)?"
    r"(?P<value>\b(?:US|EP|WO|CN|JP|KR|DE|GB|FR|CA|AU|TW|IN|ES|IT|NL|SE|CH|BR|RU)\s?(?:\d{5,13}|\d{1,4}(?:[,/]\d{3,9}){1,3}|\d{4}\s\d{6,7})(?:\s?[A-Z]\d?)?\b"
    r"|(?<=[.:#\s])\d{1,2}(?:,\d{3}){2}\b|(?<=[.:#\s])\d{2}/\d{3},?\d{3}\b)",
    re.IGNORECASE,
)
# Volume, issue and pages, the most telling form first. A form may name the year as well.
_SERIAL: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<year>{_YEAR})(?:\s+[A-Z][a-z]{{2}}(?:\s+\d{{1,2}})?)?\s*;\s*(?P<volume>\d+)\s*(?:\((?P<issue>[^()]+)\))?\s*(?::\s*(?P<pages>{_PAGES}))?",
        _VOL,
        rf"(?<![\w.])(?P<volume>\d+)\s*\((?P<issue>(?!{_YEAR}\))[\w./–-]+)\)\s*(?:[:,]\s*(?:pp?\b\.?\s*|article\s*)?(?P<pages>{_PAGES}))?",
        rf"(?<![\w.])(?P<volume>\d+)\s*,\s*(?:no|nr|iss(?:ue)?)\b\.?\s*(?P<issue>[\w–-]+)(?:\s*\([^()]*\))?(?:\s*[:,]\s*(?:pp?\b\.?\s*)?(?P<pages>{_PAGES}))?",
        rf"(?<![\w.])(?P<volume>\d+)\.(?P<issue>\d+)\s*\((?:[^()]*\s)?(?P<year>{_YEAR})\)\s*[:,]\s*(?:pp?\b\.?\s*)?(?P<pages>{_PAGES})",
        rf"(?<![\w.])(?P<volume>\d+)\s*\((?P<year>{_YEAR})\)\s*[,:]?\s*(?:no\.\s*(?P<issue>\d+),\s*)?(?P<pages>{_PAGES})",
        rf"(?<![\w.–-])(?P<volume>(?!{_YEAR}\b)\d{{1,4}})\s*[,:]\s*(?:pp?\b\.?\s*)?(?P<pages>{_PAGES})(?=\s*(?:\(\s*{_YEAR}\s*\)|[.,;]?\s*$|[.,]\s+(?:\D|{_YEAR}\b)))",
        r"\bvol(?:ume|\.)?\s*(?P<volume>[A-Z]?\d+|[IVXLC]+\b)",
        rf"(?<=[^\W\d_]\s)(?P<volume>\d{{1,3}})(?=\s*\(\s*{_YEAR}\s*\))",
    )
)
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        ("pages", rf"\(?\b(?:pp?\b\.?|pages?|S\.)\s*(?P<value>{_PAGES}(?:\s*,\s*{_RANGE})*)\)?(?!\s*pages)"),
        ("issue", r"\b(?:no|nr|iss(?:ue)?)\b\.?\s*(?P<value>\d[\w–-]*)"),
        (
            "number",
            r"\b(?:article|art\.|paper)\s*(?:no\.?|number|id)?\s*(?P<value>[A-Za-z]?\d+)\b(?:\s*\(\d+\s*pages\))?",
        ),
        ("pages", rf"(?:(?<=[,‖:.)]\s)|(?<=\d{{4}}:)|(?<=‖\s\s:))(?P<value>{_RANGE})(?=\s*(?:[.,;‖(]|$))"),
        (
            "edition",
            r"\(?\b(?P<value>\d+(?:st|nd|rd|th)|second|third|fourth|fifth|revised)\s+ed(?:ition|n|\.)?\b\.?\)?",
        ),
    )
)


def take_identifiers(text: str) -> tuple[str, dict[str, str]]:
    """A text without its DOI, arXiv number, address, ISBN, ISSN and PubMed numbers, and these by name.

    >>> take_identifiers("Nature, 2020. https://doi.org/10.1000/x.")[1]
    {'doi': '10.1000/x'}
    """
    found: dict[str, str] = {}
    for name, form in _IDENTIFIERS:
        while match := form.search(text):
            value = _trimmed(match["value"])
            found.setdefault(name, value)
            text = text[: match.start()] + GAP + text[match.start("value") + len(value) :]
    return text, found


def take_patent(text: str) -> tuple[str, str]:
    """A text without its patent's number, and the number; a bare number counts only behind the word.

    >>> take_patent("Patent US11928446B2, 2024"), take_patent("U.S. Patent 9,123,456")[1]
    ((' ‖ , 2024', 'US11928446B2'), 'US9123456')
    """
    for match in _PATENT.finditer(text):
        bare = not match["value"][:1].isalpha()
        if bare and not match["word"]:
            continue
        number = re.sub(r"[\s,]", "", match["value"])
        office = (match["office"] or "").replace(".", "").replace(" ", "").upper()
        if bare:
            number = ("US" if office == "US" else "") + number
        return text[: match.start()] + GAP + text[match.end() :], number
    return text, ""


def take_serial(text: str) -> tuple[str, Mapping[str, str]]:
    """A text without volume, issue, pages, article number and edition, and these by CSL's names.

    >>> take_serial("Journal of Baking, 3(1), 1–9.")[1]
    {'volume': '3', 'issue': '1', 'pages': '1–9'}
    """
    found: dict[str, str] = {}
    for form in _SERIAL:
        if match := form.search(text):
            found |= {name: value for name, value in match.groupdict().items() if value}
            text = text[: match.start()] + GAP + text[match.end() :]
            break
    for name, form in _PARTS:
        if name not in found and (match := form.search(text)):
            found[name] = match["value"]
            text = text[: match.start()] + GAP + text[match.end() :]
    if "pages" in found:
        found["pages"] = _CONTRACTED.sub(_expanded, re.sub(r"\s*(?:--|[-–—‐]+)\s*", "–", found["pages"]))
    return text, found


_CONTRACTED = re.compile(r"\b(?P<first>\d+)–(?P<last>\d+)\b")


def _expanded(match: re.Match[str]) -> str:
    """Chicago's and Vancouver's "1299–303" in full: the figures left out are those of the first page."""
    first, last = match["first"], match["last"]
    missing = len(first) - len(last)
    whole = first[:missing] + last if missing > 0 else last
    return f"{first}–{whole}" if int(whole) >= int(first) else match[0]


def _trimmed(value: str) -> str:
    """An identifier without the punctuation of its sentence; a bracket stays that was opened inside."""
    value = value.rstrip(".,;:’”'*")
    while value.endswith(")") and value.count("(") < value.count(")"):
        value = value[:-1].rstrip(".,;:")
    return value
