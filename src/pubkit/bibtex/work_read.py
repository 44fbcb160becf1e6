"""The fields of an entry to a Work: CSL's types and variables, names with marks, dates, rich text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pubkit.bibtex import field_table as table
from pubkit.bibtex.annotations import with_marks
from pubkit.bibtex.dates import parse_date, parse_year_month
from pubkit.bibtex.languages import LANGUAGES
from pubkit.bibtex.latex_read import latex_to_csl, latex_to_text
from pubkit.bibtex.names import parse_names
from pubkit.bibtex.type_table import (
    CSL_TYPE,
    GENRES,
    IMPLIED_GENRE,
    JURISDICTIONS,
    TYPE_BY_GENRE,
    TYPE_BY_SUBTYPE,
)
from pubkit.model import Name, PartialDate, Place, Related, Work

_DOI_PREFIX = re.compile(r"\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_URL_COMMAND = re.compile(r"\\(?:url|nolinkurl|path)\s*\{(.*)\}\s*\Z|\\href\s*\{([^{}]*)\}.*\Z", re.DOTALL)
_ESCAPED = re.compile(r"\\([%&#_$~{}])(?:\{\})?|\{\\?(_|~|%)\}|\\textasciitilde\s*(?:\{\})?|\{\\textasciitilde\s*\}")
_DASHES = re.compile(r"\s*(?:-{2,3}|[–—]|\\textendash\s*(?:\{\})?|\$-\$)\s*")
_HYPHEN = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_KEYWORD_BREAK = re.compile(r"\s*[,;]\s*")

HANDLED = frozenset(
    {
        *("title", "subtitle", "titleaddon", "author", "editor", "year", "month", "day", "date", "keywords", "keyword"),
        *("related", "relatedtype", "ids", "crossref", "xdata", "xref", "entryset", "language", "langid", "type"),
        *("options", "holder", "journalsubtitle", "booksubtitle", "mainsubtitle", "entrysubtype"),
    }
)


class _Target(NamedTuple):
    variable: str
    kind: str
    attribute: bool
    rank: int


@cache
def _plan(csl_type: str) -> Mapping[str, _Target]:
    """For a CSL type: field -> what it becomes. Of two fields for one variable the lower rank is taken."""
    plan: dict[str, _Target] = {}
    seen: set[str] = set()
    for attribute, rows in ((True, table.STRINGS), (False, table.EXTRAS), (False, table.NAMES), (False, table.DATES)):
        for row in rows:
            if row.variable in seen or (row.types and csl_type not in row.types):
                continue
            seen.add(row.variable)
            for rank, field in enumerate(row.fields):
                plan.setdefault(field, _Target(row.variable, row.kind, attribute, rank))
    if csl_type == "patent":
        plan["location"] = plan["address"] = _Target("jurisdiction", "jurisdiction", False, 0)
    return plan


def read_work(kind: str, key: str, values: Mapping[str, str], place: Place) -> Work:
    """The Work that an entry of type ``kind`` with these (inherited) field values is."""
    get = values.get
    csl_type, genre = work_type(kind, values)
    attributes: dict[str, Any] = {}
    extra: dict[str, str] = {}
    contributors: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, PartialDate] = {}
    ranks: dict[str, tuple[int, str]] = {}
    plan = _plan(csl_type)
    for field, value in values.items():
        target = plan.get(field)
        if target is None:
            if field not in HANDLED and "+an" not in field:
                extra[field] = latex_to_csl(value) if field in table.TEXTS else value
            continue
        if not value:
            continue
        variable, what, is_attribute, rank = target
        before = ranks.get(variable)
        if before:
            loser = field if before[0] <= rank else before[1]
            extra[loser] = latex_to_csl(values[loser])
            if before[0] <= rank:
                continue
        ranks[variable] = (rank, field)
        if what == "names":
            contributors[variable] = with_marks(parse_names(value), values, field)
        elif what == "date":
            dates[variable] = parse_date(value) or PartialDate(literal=latex_to_text(value))
        elif is_attribute:
            attributes[variable] = read_value(what, value)
        else:
            extra[variable] = read_value(what, value)
    if genre:
        extra["genre"] = genre
    title = _with_subtitle(get("title", ""), get("subtitle", ""))
    container = ranks.get("container_title")
    if container and (sub := get(_SUBTITLE.get(container[1], ""), "")):
        attributes["container_title"] = _joined(attributes["container_title"], latex_to_csl(sub))
    author, editor = get("author"), get("editor")
    if csl_type == "patent" and (holder := get("holder")):
        contributors["holder"] = parse_names(holder)
    elif "holder" in values:
        extra["holder"] = get("holder", "")
    if "titleaddon" in values:
        extra["titleaddon"] = latex_to_csl(get("titleaddon", ""))
    if "doi" in attributes and not attributes["doi"]:
        del attributes["doi"]
    howpublished = get("howpublished", "")
    if howpublished and "url" not in attributes and (url := _only_url(howpublished)):
        attributes["url"] = url
        extra.pop("medium", None)
    if "language" in values or "langid" in values:
        spoken = get("langid") or get("language", "")
        attributes["language"] = LANGUAGES.get(spoken.strip().lower(), latex_to_text(spoken))
    keywords = get("keywords") or get("keyword")
    if keywords:
        attributes["keywords"] = tuple(word for word in _KEYWORD_BREAK.split(latex_to_text(keywords).strip()) if word)
    if ids := get("ids"):
        attributes["ids"] = tuple(word.strip() for word in ids.split(",") if word.strip())
    if related := get("related"):
        link = get("relatedtype", "")
        attributes["related"] = tuple(Related(link, word.strip()) for word in related.split(",") if word.strip())
    return Work(
        key=key,
        type=csl_type,
        title=title,
        authors=with_marks(parse_names(author), values, "author") if author else (),
        editors=with_marks(parse_names(editor), values, "editor") if editor else (),
        contributors=contributors,
        issued=read_issued(values),
        dates=dates,
        extra=extra,
        place=place,
        **attributes,
    )


_SUBTITLE = {"booktitle": "booksubtitle", "journaltitle": "journalsubtitle", "maintitle": "mainsubtitle"}


def work_type(kind: str, values: Mapping[str, str]) -> tuple[str, str]:
    """The CSL type of an entry, and its genre."""
    kind = kind.lower()
    csl_type = CSL_TYPE.get(kind, "document")
    genre = values.get("type", "")
    if genre:
        lower = genre.lower().strip()
        csl_type = TYPE_BY_GENRE.get(lower, csl_type) if kind in ("misc", "online") else csl_type
        genre = GENRES.get(lower) or latex_to_csl(genre)
    else:
        genre = IMPLIED_GENRE.get(kind, "")
    subtype = values.get("entrysubtype", "").lower().strip()
    if subtype and kind in ("article", "suppperiodical", "periodical", "misc", "online", "review"):
        csl_type = TYPE_BY_SUBTYPE.get(subtype, csl_type)
    if kind == "unpublished" and ("eventdate" in values or "eventtitle" in values):
        csl_type = "speech"
    return csl_type, genre


def read_issued(values: Mapping[str, str]) -> PartialDate | None:
    """When an entry was published: ``date``, or ``year``, ``month`` and ``day``."""
    if date := values.get("date"):
        return parse_date(date) or PartialDate(literal=latex_to_text(date))
    year, month = values.get("year", ""), values.get("month", "")
    if not year and not month:
        return None
    return parse_year_month(latex_to_text(year), latex_to_text(month), values.get("day", ""))


def read_value(kind: str, value: str) -> str:
    """A field's value as CSL has it."""
    if kind == "rich":
        return latex_to_csl(value)
    if kind == "pages":
        return read_pages(value)
    if kind == "doi":
        return read_doi(value)
    if kind == "url":
        return read_url(value)
    if kind == "jurisdiction":
        return JURISDICTIONS.get(value.strip().lower(), latex_to_csl(value))
    return latex_to_text(value) if kind == "plain" else value


def read_pages(value: str) -> str:
    """Pages with en dashes: of ``--`` and of a hyphen between digits.

    >>> read_pages("117--128, 130"), read_pages("12-15"), read_pages("A-7")
    ('117–128, 130', '12–15', 'A-7')
    """
    value = _DASHES.sub("–", value)
    if "-" in value and value.count("-") == value.count("–") + len(_HYPHEN.findall(value)):
        value = _HYPHEN.sub("–", value)
    return latex_to_text(value.strip())


def read_doi(value: str) -> str:
    """A DOI without resolver or label, LaTeX's escapes off, its case as written.

    >>> read_doi("https://doi.org/10.1000/ABC\\\\_1")
    '10.1000/ABC_1'
    """
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


def _only_url(text: str) -> str:
    """The address that ``howpublished`` is, if it is nothing else."""
    url = read_url(text)
    return url if url.startswith(table.LITERAL_URL_PREFIXES) and " " not in url else ""


def _with_subtitle(title: str, subtitle: str) -> str:
    return _joined(latex_to_csl(title), latex_to_csl(subtitle)) if subtitle else latex_to_csl(title)


def _joined(title: str, subtitle: str) -> str:
    if not title:
        return subtitle
    return f"{title} {subtitle}" if title[-1] in "?!:." else f"{title}: {subtitle}"
