"""The fields of an entry to a Work: CSL's types and variables, names with marks, dates, rich text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pubkit.bibtex import field_table as table
from pubkit.bibtex.annotations import with_marks
from pubkit.bibtex.dates import parse_date, parse_year_month
from pubkit.bibtex.languages import LANGUAGES
from pubkit.bibtex.latex_read import latex_to_csl, latex_to_text
from pubkit.bibtex.names import parse_names, split_names
from pubkit.bibtex.type_table import (
    CSL_TYPE,
    EDITOR_ROLES,
    ENTRY_TYPE,
    GENRES,
    IMPLIED_GENRE,
    JURISDICTIONS,
    TYPE_BY_GENRE,
    TYPE_BY_SUBTYPE,
)
from pubkit.model import Name, PartialDate, Place, Related, Work

_ANGLES = (
    *(("$<$", "<"), ("$>$", ">"), ("{\\textless}", "<"), ("{\\textgreater}", ">")),
    *(("\\textless{}", "<"), ("\\textgreater{}", ">"), ("\\textless ", "<"), ("\\textgreater ", ">")),
)
_DOI_PREFIX = re.compile(r"\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_URL_COMMAND = re.compile(r"\\(?:url|nolinkurl|path)\s*\{(.*)\}\s*\Z|\\href\s*\{([^{}]*)\}.*\Z", re.DOTALL)
_URL_WITHIN = re.compile(r"\\(?:url|nolinkurl)\s*\{[^{}]*\}")
_BARE_URL = re.compile(r"(?:https?|ftp)://\S+")
_ESCAPED = re.compile(r"\\([%&#_$~{}])(?:\{\})?|\{\\?(_|~|%)\}|\\textasciitilde\s*(?:\{\})?|\{\\textasciitilde\s*\}")
_DASHES = re.compile(r"\s*(?:-{2,3}|[–—]|\\textendash\s*(?:\{\})?|\$-\$)\s*")
_HYPHEN = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_PREFIXED = re.compile(r"\s*([A-Za-z]+)(\d+)\s*-\s*\1(\d+)\s*")
_KEYWORD_BREAK = re.compile(r"\s*[,;]\s*")

# Where a field's value goes.
_SKIP, _ATTRIBUTE, _EXTRA, _NAMES, _DATE, _ANNOTATION = range(6)


class _Step(NamedTuple):
    """What becomes of one field. Of the fields for one ``variable`` that with the lowest ``rank`` counts; -1: the
    field has the variable to itself."""

    store: int
    variable: str
    read: Callable[[str], Any]
    rank: int = -1


_READ_LATER = _Step(_SKIP, "", str)


class _Plan(dict[str, _Step]):
    """For one CSL type: field -> what becomes of it. A field that no table knows keeps its name."""

    def __missing__(self, field: str) -> _Step:
        if "+an" in field:
            step = _Step(_ANNOTATION, field, str)
        else:
            step = _Step(_EXTRA, field, latex_to_csl if field in table.TEXTS else str)
        self[field] = step
        return step


@cache
def _plan(csl_type: str) -> _Plan:
    plan = _Plan(dict.fromkeys(table.READ_TOGETHER | table.READ_APART, _READ_LATER))
    stores = ((_ATTRIBUTE, table.STRINGS), (_EXTRA, table.EXTRAS), (_NAMES, table.NAMES), (_DATE, table.DATES))
    seen: set[tuple[int, str]] = set()
    for store, rows in stores:
        for row in rows:
            if (store, row.variable) in seen or (row.types and csl_type not in row.types):
                continue
            seen.add((store, row.variable))
            for rank, field in enumerate(row.fields):
                alone = -1 if len(row.fields) == 1 else rank
                plan.setdefault(field, _Step(store, row.variable, READERS[row.kind], alone))
    plan["title"] = _Step(_ATTRIBUTE, "title", latex_to_csl)
    plan["author"] = _Step(_ATTRIBUTE, "authors", parse_names)
    plan["editor"] = _Step(_ATTRIBUTE, "editors", parse_names)
    if csl_type == "patent":
        plan["location"] = plan["address"] = _Step(_EXTRA, "jurisdiction", read_jurisdiction)
        plan["holder"] = _Step(_NAMES, "holder", parse_names)
    return plan


def read_work(kind: str, key: str, values: Mapping[str, str], place: Place) -> Work:
    """The Work that an entry of type ``kind`` with these (inherited) field values is."""
    csl_type, genre = work_type(kind, values)
    attributes: dict[str, Any] = {}
    extra: dict[str, str] = {}
    contributors: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, PartialDate] = {}
    ranks: dict[str, tuple[int, str]] = {}
    annotated = False
    plan = _plan(csl_type)
    for field, value in values.items():
        store, variable, read, rank = plan[field]
        if store == _SKIP or not value:
            annotated = annotated or store == _ANNOTATION
            continue
        if rank >= 0:
            before = ranks.get(variable)
            if before:
                loser = field if before[0] <= rank else before[1]
                extra[table.SECOND.get(loser, loser)] = latex_to_csl(values[loser])
                if loser == field:
                    continue
            ranks[variable] = (rank, field)
        if store == _ATTRIBUTE:
            attributes[variable] = read(value)
        elif store == _EXTRA:
            extra[variable] = read(value)
        elif store == _NAMES:
            contributors[variable] = read(value)
        elif store == _DATE:
            dates[variable] = read(value)
        else:
            annotated = True
    if genre:
        extra["genre"] = genre
    if not table.READ_TOGETHER.isdisjoint(values):
        _read_together(values, attributes, extra, contributors, ranks)
    if annotated:
        _mark(values, attributes, contributors)
    return Work(
        key=key,
        type=csl_type,
        contributors=contributors,
        issued=read_issued(values),
        dates=dates,
        extra=extra,
        place=place,
        **attributes,
    )


def _read_together(
    values: Mapping[str, str],
    attributes: dict[str, Any],
    extra: dict[str, str],
    contributors: dict[str, tuple[Name, ...]],
    ranks: Mapping[str, tuple[int, str]],
) -> None:
    """The fields whose meaning hangs on others."""
    get = values.get
    if subtitle := get("subtitle"):
        attributes["title"] = joined(attributes.get("title", ""), latex_to_csl(subtitle))
    container = ranks.get("container_title")
    used = table.SUBTITLES.get(container[1], "") if container else ""
    for field in table.SUBTITLES.values():
        if field != "subtitle" and (sub := get(field)):
            if field == used:
                attributes["container_title"] = joined(attributes["container_title"], latex_to_csl(sub))
            else:
                extra[field] = latex_to_csl(sub)
    if howpublished := get("howpublished"):
        rest = howpublished
        if "url" not in attributes and (url := find_url(howpublished)):
            attributes["url"] = url
            rest = "" if read_url(howpublished) == url else howpublished
        if rest:
            extra["howpublished"] = latex_to_csl(rest)
    if spoken := get("langid") or get("language"):
        attributes["language"] = LANGUAGES.get(spoken.strip().lower()) or latex_to_text(spoken)
    if keywords := get("keywords") or get("keyword"):
        words = _KEYWORD_BREAK.split(latex_to_text(keywords).strip())
        attributes["keywords"] = tuple(word for word in words if word)
    if ids := get("ids"):
        attributes["ids"] = tuple(_listed(ids))
    if related := get("related"):
        link = get("relatedtype", "")
        attributes["related"] = tuple(Related(link, key) for key in _listed(related))
    for editor in ("editor", "editora", "editorb", "editorc"):
        if (role := get(editor + "type")) and (people := get(editor)):
            variable = EDITOR_ROLES.get(role.strip().lower())
            if variable and variable != "editor":
                attributes.pop("editors", None) if editor == "editor" else None
                contributors[variable] = contributors.get(variable, ()) + parse_names(people)
            elif editor != "editor":
                attributes["editors"] = attributes.get("editors", ()) + parse_names(people)


def _mark(values: Mapping[str, str], attributes: dict[str, Any], contributors: dict[str, tuple[Name, ...]]) -> None:
    """Marks of data annotations onto the names they annotate."""
    for attribute, field in (("authors", "author"), ("editors", "editor")):
        if names := attributes.get(attribute):
            attributes[attribute] = with_marks(names, values, field)
    for row in table.NAMES:
        if row.variable in contributors:
            contributors[row.variable] = with_marks(contributors[row.variable], values, row.fields[0])


def _listed(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


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
    if subtype in ENTRY_TYPE:  # CSL's own word: what `work_write` says of types that BibTeX has no word for
        csl_type = subtype
    elif kind == "unpublished" and ("eventdate" in values or "eventtitle" in values):
        csl_type = "speech"
    return csl_type, genre


def read_issued(values: Mapping[str, str]) -> PartialDate | None:
    """When an entry was published: ``date``, or ``year``, ``month`` and ``day``."""
    if date := values.get("date"):
        return read_date(date)
    year, month = values.get("year", ""), values.get("month", "")
    return _year_month(year, month, values.get("day", "")) if year or month else None


@lru_cache(4096)  # a list has few years and fewer months
def _year_month(year: str, month: str, day: str) -> PartialDate | None:
    return parse_year_month(latex_to_text(year), latex_to_text(month), day)


def read_value(kind: str, value: str) -> str:
    """A field's value as CSL has it."""
    out: str = READERS[kind](value)
    return out


def read_jurisdiction(value: str) -> str:
    """A patent's ``location``: one of BibLaTeX's keys, or words."""
    return "; ".join(
        JURISDICTIONS.get(part.strip().lower()) or latex_to_csl(part.strip()) for part in value.split(" and ")
    )


def read_literals(value: str) -> str:
    """A list of publishers, schools or places joined by ``and``: CSL has one text.

    >>> read_literals("Springer and {Barnes and Noble}")
    'Springer; <span class="nocase">Barnes and Noble</span>'
    """
    return (
        "; ".join(latex_to_csl(part) for part in split_names(value) if part)
        if " and " in value
        else latex_to_csl(value)
    )


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
    return f"{title} {subtitle}" if title[-1] in "?!:." else f"{title}: {subtitle}"


READERS: Mapping[str, Callable[[str], Any]] = {
    "rich": latex_to_csl,
    "plain": latex_to_text,
    "verbatim": str,
    "pages": read_pages,
    "doi": read_doi,
    "url": read_url,
    "literals": read_literals,
    "names": parse_names,
    "date": read_date,
    "jurisdiction": read_jurisdiction,
}
