"""DOIs out of whatever a field holds: resolver addresses, prefixes, LaTeX and percent escapes, trailing stops.

Form: DOI Handbook section 2.2 (prefix ``10.`` and a registrant code, a slash, any printable characters); names are
case-insensitive (2.4). SICI DOIs of the nineties hold ``<``, ``>``, ``;`` and brackets, often percent-escaped.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from pubkit.normalizing.cleaned import Cleaned
from pubkit.normalizing.text.characters import tidy_characters, unescape_latex

_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+")
_SPACED = re.compile(r"(10\.\d{4,9}(?:\.\d+)*)\s*/\s*(?=\S)")
_WRAPPER = re.compile(r"\\(?:url|href|doi|path|nolinkurl)\s*\{([^{}]*)\}(?:\{[^{}]*\})?")
_MARKUP = re.compile(r"</?(?:a|b|i|em|span|p|br)(?:\s[^>]*)?/?>", re.I)
_ADDRESS = re.compile(r"(?:https?:)?//|\bdoi\.org/|^www\.", re.I)
# shortDOI, the registry's own short names: 10/abcde, and without the prefix at the resolver (doi.org/abcde)
_SHORT = re.compile(r"(?:^|doi:\s*|//(?:[\w-]+\.)*doi\.[a-z.]+/)(10/[a-z0-9]{3,8})$", re.I)
_SHORTEST = re.compile(r"^(?:https?://)?(?:www\.|dx\.)?doi\.org/([a-z0-9]{3,8})$", re.I)
_RESOLVER = re.compile(r"//(?:[\w-]+\.)*doi\.org/", re.I)
# what publishers' own addresses put after the DOI
_PAGE_PART = re.compile(
    r"(?:/(?:abstract|summary|full(?:text)?|e?pdf|html|meta|references)|(?:\.full)?\.pdf)+/?$", re.I
)
_PREPRINT_VERSION = re.compile(r"(10\.1101/[\d.]+)v\d+.*$")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_MAX_ESCAPES = 3  # entities and percent signs are seen escaped twice; the third round finds nothing
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def read_doi(raw: str) -> Cleaned:
    r"""The bare DOI in ``raw`` in the case it was written; where there is none, the tidied text and the reason.

    >>> read_doi("https://doi.org/10.1002/X%3C1.")
    Cleaned(value='10.1002/X<1', doubt='', hint='')
    >>> read_doi(r"10.1007\_978").doubt
    'not a DOI: it has no slash'
    """
    text = tidy_characters(raw).translate(_DASHES)
    text = _WRAPPER.sub(r"\1", text)
    text = tidy_characters(unescape_latex(text).replace("{", "").replace("}", ""))
    plain = text
    address = _ADDRESS.search(text)
    if address and not _RESOLVER.search(text):
        text = re.split(r"[?#]", text, maxsplit=1)[0]
    elif address:
        text = text.partition("?")[0]
    for _ in range(_MAX_ESCAPES):
        text = unquote(html.unescape(text))
    text = _SPACED.sub(r"\1/", _MARKUP.sub("", text))
    found = _DOI.search(text)
    if not found and (short := _SHORT.search(text)):
        return Cleaned(short[1])
    if not found and (shortest := _SHORTEST.search(text)):
        return Cleaned(f"10/{shortest[1]}")
    if not found:
        return Cleaned(plain, _why_not(text), "look it up at doi.org, or leave the field out")
    doi = found[0]
    if address:
        doi = _PREPRINT_VERSION.sub(r"\1", _PAGE_PART.sub("", doi)).rstrip("/")
    return Cleaned(_strip_tail(doi))


def clean_doi(raw: str) -> str:
    r"""The bare DOI in ``raw``, in lower case (DOIs are case-insensitive); no DOI: the text as it is, tidied.

    >>> clean_doi("http://dx.doi.org/10.1109/CVPR.2016.90")
    '10.1109/cvpr.2016.90'
    >>> clean_doi("n/a")
    'n/a'
    """
    cleaned = read_doi(raw)
    return cleaned.value.lower() if cleaned.sure else cleaned.value


def _strip_tail(doi: str) -> str:
    """Without the punctuation of the sentence around it: stops, and brackets that were opened outside."""
    while doi:
        last = doi[-1]
        unopened = last in _PAIRS and doi.count(last) > doi.count(_PAIRS[last])
        if not unopened and last not in ".,;:'’*":
            return doi
        doi = doi[:-1]
    return doi


def _why_not(text: str) -> str:
    if not text:
        return "not a DOI: nothing is left"
    if not re.search(r"(?<![\d.])10\.\d", text):
        return 'not a DOI: it has no "10." and number'
    if "/" not in text:
        return "not a DOI: it has no slash"
    return "not a DOI: the part before the slash, or after it, has not the form of one"
