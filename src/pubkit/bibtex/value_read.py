"""One field's value as CSL has it: rich text, pages, DOI, address, names, date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pubkit.bibtex.bib_strings import BIB_STRINGS, KEYS_OF_FIELDS
from pubkit.bibtex.dates import parse_date
from pubkit.bibtex.delimiters import balanced
from pubkit.bibtex.latex_read import latex_to_csl, latex_to_text
from pubkit.bibtex.names import parse_names, split_names
from pubkit.bibtex.type_table import JURISDICTIONS
from pubkit.model import PartialDate

_ANGLES = (
    *(("$<$", "<"), ("$>$", ">"), ("{\\textless}", "<"), ("{\\textgreater}", ">")),
    *(("\\textless{}", "<"), ("\\textgreater{}", ">"), ("\\textless ", "<"), ("\\textgreater ", ">")),
)
_DOI_PREFIX = re.compile(r"\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi(?::\s*|\s+))", re.IGNORECASE)
_URL_COMMAND = re.compile(r"\\(?:url|nolinkurl|path)\s*\{(.*)\}\s*\Z|\\href\s*\{([^{}]*)\}.*\Z", re.DOTALL)
_URL_WITHIN = re.compile(r"\\(?:url|nolinkurl)\s*\{[^{}]*\}")
_BARE_URL = re.compile(r"(?:https?|ftp)://\S+")
_ESCAPED = re.compile(r"\\([%&#_$~{}])(?:\{\})?|\{\\?(_|~|%)\}|\\textasciitilde\s*(?:\{\})?|\{\\textasciitilde\s*\}")
_DASHES = re.compile(r"\s*(?:-{2,3}|[–—]|\\textendash\s*(?:\{\})?|\$-\$)\s*")
_HYPHEN = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_ENDED = re.compile(r"[?!:.](?:</\w+>)*$")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_PREFIXED = re.compile(r"\s*([A-Za-z]+)(\d+)\s*-\s*\1(\d+)\s*")


def read_jurisdiction(value: str) -> str:
    """A patent's ``location``: one of BibLaTeX's keys, or words."""
    return "; ".join(
        JURISDICTIONS.get(part.strip().lower()) or latex_to_csl(part.strip()) for part in value.split(" and ")
    )


def read_state(value: str) -> str:
    """A ``pubstate`` or ``series``, which may be one of BibLaTeX's keys.

    >>> read_state("inpress"), read_state("Lecture Notes")
    ('in press', 'Lecture Notes')
    """
    return BIB_STRINGS[value] if value in KEYS_OF_FIELDS else latex_to_csl(value)


def read_literals(value: str) -> str:
    """A list of publishers, schools or places joined by ``and``: CSL has one text. Braces make ``and`` a word.

    >>> read_literals("Springer and {Barnes and Noble}")
    'Springer; Barnes and Noble'
    """
    if " and " not in value:
        return latex_to_csl(value)
    return "; ".join(latex_to_csl(_unbraced(part)) for part in split_names(value) if part)


def _unbraced(part: str) -> str:
    whole = " and " in part and part[0] == "{" and part[-1] == "}" and balanced(part[1:-1]) == part[1:-1]
    return part[1:-1] if whole else part


def read_series(value: str) -> str:
    """A journal's series: one of BibLaTeX's keys, a number, or words (BibLaTeX manual, "series").

    >>> read_series("newseries"), read_series("3"), read_series("Series B")
    ('new series', '3rd series', 'Series B')
    """
    word = value.strip()
    if word.isascii() and word.isdigit():
        tens, ones = divmod(int(word) % 100, 10)
        return f"{word}{'th' if tens == 1 else _ORDINALS.get(ones, 'th')} series"
    return read_state(value)


def read_date(value: str) -> PartialDate:
    """A BibLaTeX date; what is none is kept as words."""
    return parse_date(value) or PartialDate(literal=latex_to_text(value))


def read_pages(value: str) -> str:
    """Pages with en dashes: of ``--`` and of a hyphen between digits.

    >>> read_pages("117--128, 130"), read_pages("12-15"), read_pages("S1-S9"), read_pages("A-7")
    ('117–128, 130', '12–15', 'S1–S9', 'A-7')
    """
    value = _DASHES.sub("–", value)
    if found := _PREFIXED.fullmatch(value):
        return f"{found[1]}{found[2]}–{found[1]}{found[3]}"
    if "-" in value and value.count("-") == value.count("–") + len(_HYPHEN.findall(value)):
        value = _HYPHEN.sub("–", value)
    return latex_to_text(value.strip())


def read_doi(value: str) -> str:
    """A DOI without resolver or label, LaTeX's escapes off, its case as written.

    >>> read_doi("https://doi.org/10.1000/ABC\\\\_1")
    '10.1000/ABC_1'
    """
    if "$" in value or "\\text" in value:  # Wiley's old DOIs hold < and >
        for latex, sign in _ANGLES:
            value = value.replace(latex, sign)
    return _DOI_PREFIX.sub("", read_url(value), count=1).strip()


def read_url(value: str) -> str:
    """An address out of ``\\\\url{...}`` or with LaTeX's escapes.

    >>> read_url("\\\\url{http://a.b/~c\\\\_d}")
    'http://a.b/~c_d'
    """
    value = value.strip()
    if "\\" not in value and "{" not in value:
        return value
    if found := _URL_COMMAND.match(value):
        value = found[1] or found[2] or ""
    return _ESCAPED.sub(lambda found: found[1] or found[2] or "~", value)


def find_url(text: str) -> str:
    r"""The address in ``howpublished``: all of it, or in a ``\url``.

    >>> find_url(r"Online, \url{http://a.b}"), find_url("Manuscript")
    ('http://a.b', '')
    """
    if (found := _URL_WITHIN.search(text)) or (_BARE_URL.fullmatch(text.strip())):
        return read_url(found[0] if found else text)
    return ""


def joined(title: str, subtitle: str) -> str:
    """A title and its subtitle in one."""
    if not title:
        return subtitle
    return f"{title} {subtitle}" if _ENDED.search(title) else f"{title}: {subtitle}"


READERS: Mapping[str, Callable[[str], Any]] = {
    "rich": latex_to_csl,
    "plain": latex_to_text,
    "verbatim": str,
    "pages": read_pages,
    "doi": read_doi,
    "url": read_url,
    "literals": read_literals,
    "series": read_series,
    "names": parse_names,
    "date": read_date,
    "jurisdiction": read_jurisdiction,
    "state": read_state,
}
