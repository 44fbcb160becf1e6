"""The fields of an entry to a Work: CSL's types and variables, names with marks, dates, rich text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pubkit.bibtex import field_table as table
from pubkit.bibtex.annotations import with_marks
from pubkit.bibtex.dates import parse_year_month
from pubkit.bibtex.languages import language_tag
from pubkit.bibtex.latex_read import latex_to_csl, latex_to_text
from pubkit.bibtex.names import parse_names
from pubkit.bibtex.reading_plan import ANNOTATION, ATTRIBUTE, DATE, EDITORS, EXTRA, NAMES, SKIP, of_the_issue, plan_for
from pubkit.bibtex.type_table import (
    CSL_TYPE,
    EDITOR_ROLES,
    ENTRY_TYPE,
    GENRES,
    IMPLIED_GENRE,
    TYPE_BY_GENRE,
    TYPE_BY_SUBTYPE,
)
from pubkit.bibtex.value_read import find_url, joined, read_date, read_url
from pubkit.model import Name, PartialDate, Place, Related, Work

_SECOND_BY_SUBTITLE = {table.SUBTITLES[field]: second for field, second in table.SECOND.items()}
_KEYWORD_BREAK = re.compile(r"\s*[,;]\s*")


def read_work(kind: str, key: str, values: Mapping[str, str], place: Place) -> Work:
    """The Work that an entry of type ``kind`` with these (inherited) field values is."""
    csl_type, genre = work_type(kind, values)
    values = of_the_issue(kind, values)
    attributes: dict[str, Any] = {}
    extra: dict[str, str] = {}
    contributors: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, PartialDate] = {}
    ranks: dict[str, tuple[int, str]] = {}
    annotated = False
    plan = plan_for(csl_type)
    for field, value in values.items():
        store, variable, read, rank = plan[field]
        if store == SKIP or not value:
            annotated = annotated or store == ANNOTATION
            continue
        if rank >= 0:
            before = ranks.get(variable)
            if before:
                loser = field if before[0] <= rank else before[1]
                extra[table.SECOND.get(loser, loser)] = latex_to_csl(values[loser])
                if loser == field:
                    continue
            ranks[variable] = (rank, field)
        if store == ATTRIBUTE:
            attributes[variable] = read(value)
        elif store == EXTRA:
            extra[variable] = read(value)
        elif store == NAMES:
            contributors[variable] = read(value)
        elif store == DATE:
            dates[variable] = read(value)
        else:
            annotated = True
    if genre:
        extra["genre"] = genre
    if annotated:
        _mark(values, attributes, contributors)
    if not table.READ_TOGETHER.isdisjoint(values):
        _read_together(values, attributes, extra, contributors, ranks)
    if kind_of_eprint := attributes.get("eprint_type"):
        identifier = table.EPRINT_IDENTIFIERS.get(kind_of_eprint.lower())
        if identifier and "eprint" in attributes:
            extra.setdefault(identifier, attributes["eprint"])
    if "useprefix" in values.get("options", ""):
        _use_prefix(values["options"], attributes, contributors)
    for variable in ("publisher", "publisher_place"):
        if "; " in attributes.get(variable, "") and is_bibtex(values):
            attributes[variable] = latex_to_csl(values[ranks[variable][1]])
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


def is_bibtex(values: Mapping[str, str]) -> bool:
    """Whether an entry is written in BibTeX's words, not BibLaTeX's."""
    return "year" in values and table.BIBLATEX_WORDS.isdisjoint(values)


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
            elif (second := _SECOND_BY_SUBTITLE.get(field, "")) in extra:
                extra[second] = joined(extra[second], latex_to_csl(sub))
            else:
                extra[field] = latex_to_csl(sub)
    if howpublished := get("howpublished"):
        rest = howpublished
        if "url" not in attributes and (url := find_url(howpublished)):
            attributes["url"] = url
            rest = "" if read_url(howpublished) == url else howpublished
        if rest:
            extra["howpublished"] = latex_to_csl(rest)
    if spoken := get("langid") or get("hyphenation") or get("language"):
        attributes["language"] = language_tag(spoken, get("langidopts", "")) or latex_to_text(spoken)
    if keywords := get("keywords") or get("keyword"):
        words = _KEYWORD_BREAK.split(latex_to_text(keywords).strip())
        attributes["keywords"] = tuple(word for word in words if word)
    if ids := get("ids"):
        attributes["ids"] = tuple(_listed(ids))
    if related := get("related"):
        link = get("relatedtype", "")
        attributes["related"] = tuple(Related(link, key) for key in _listed(related))
    for editor in EDITORS:
        if (role := get(editor + "type")) and (people := get(editor)):
            variable = EDITOR_ROLES.get(role.strip().lower())
            names = with_marks(parse_names(people), values, editor)
            if variable and variable != "editor":
                attributes.pop("editors", None) if editor == "editor" else None
                contributors[variable] = contributors.get(variable, ()) + names
            elif editor != "editor":
                attributes["editors"] = attributes.get("editors", ()) + names


def _mark(values: Mapping[str, str], attributes: dict[str, Any], contributors: dict[str, tuple[Name, ...]]) -> None:
    """Marks of data annotations onto the names they annotate."""
    for attribute, field in (("authors", "author"), ("editors", "editor")):
        if names := attributes.get(attribute):
            attributes[attribute] = with_marks(names, values, field)
    for row in table.NAMES:
        if row.variable in contributors:
            contributors[row.variable] = with_marks(contributors[row.variable], values, row.fields[0])


_USEPREFIX = re.compile(r"(?:^|,)\s*useprefix\s*(?:=\s*(\w+))?\s*(?=,|$)")


def _use_prefix(options: str, attributes: dict[str, Any], contributors: dict[str, tuple[Name, ...]]) -> None:
    """An entry's option ``useprefix=false``: its prefixes drop (BibLaTeX manual, section 3.1.3)."""
    found = _USEPREFIX.search(options)
    if not found or found[1] != "false":
        return
    for people in (attributes, contributors):
        for variable, names in people.items():
            if isinstance(names, tuple) and names and isinstance(names[0], Name):
                people[variable] = tuple(
                    replace(name, particle="", dropping_particle=name.particle) if name.particle else name
                    for name in names
                )


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
        month = values.get("month", "") if len(date) == 4 and date.isdecimal() else ""
        return _year_month(date, month, values.get("day", "")) if month else read_date(date)
    year, month = values.get("year", ""), values.get("month", "")
    return _year_month(year, month, values.get("day", "")) if year or month else None


@lru_cache(4096)  # a list has few years and fewer months
def _year_month(year: str, month: str, day: str) -> PartialDate | None:
    return parse_year_month(latex_to_text(year), latex_to_text(month), day)
