"""CSL-JSON -> Work, without losing a variable and without raising on bad content.

Source: the CSL 1.0.2 input schema (csl-data.json). Read as well: an object of items by id, ``{"references": [...]}``
(pandoc) and ``{"items": [...]}``, one item alone (citeproc-json of a DOI look-up), and JSON lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pubkit.diagnostics import Problem, Severity
from pubkit.files.csl_json.dates import read_date
from pubkit.files.csl_json.items import json_items
from pubkit.files.csl_json.values import Report, as_text, table
from pubkit.model import CSL_NAME_PARTS, CSL_STRINGS, OTHERS, Mark, Name, PartialDate, Place, Related, Work

_PARTS = {variable: part for part, variable in CSL_NAME_PARTS.items()} | {"name": "literal", "orcid": "orcid"}
_ATTRIBUTES = {variable: attribute for attribute, variable in CSL_STRINGS.items()}
_MARKS = {mark.value: mark for mark in Mark}
_DOI_PREFIXES = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")
_UNHELD_NAME_PARTS = {"comma-suffix", "static-ordering", "parse-names"}  # layout, which Name leaves to the style
_QUIET_NAME_PARTS = {"sequence", "affiliation", "authenticated-orcid", "role", "isInstitution", "multi"}


def loads(text: str | bytes, name: str = "") -> tuple[tuple[Work, ...], tuple[Problem, ...]]:
    """Works and problems of a CSL-JSON text in any of the shapes named above; ``name`` is the file's.

    >>> works, problems = loads('[{"id": "a", "type": "book", "title": "T", "volume": 3}]')
    >>> works[0].title, works[0].volume, problems
    ('T', '3', ())
    """
    found = json_items(text, name)
    works, problems = _works((item.value, item.place) for item in found.items)
    return works, (*found.problems, *problems)


def from_csl_json(items: Iterable[Any], name: str = "") -> tuple[tuple[Work, ...], tuple[Problem, ...]]:
    """Works of CSL-JSON items (dicts), and what was wrong with them. Never raises on content.

    >>> from_csl_json([{"id": 1, "type": "book", "author": [{"family": "Doe"}]}])[0][0].authors
    (Name(family='Doe', given='', particle='', dropping_particle='', suffix='', literal='', orcid='', identity='', \
marks=frozenset()),)
    """
    return _works((item, Place(name, index=index)) for index, item in enumerate(items))


def _works(items: Iterable[tuple[Any, Place]]) -> tuple[tuple[Work, ...], tuple[Problem, ...]]:
    works: list[Work] = []
    problems: list[Problem] = []
    for number, (item, place) in enumerate(items, start=1):
        report = Report(problems, place, f"item {number}")
        if not isinstance(item, Mapping):
            report(f"is {_kind(item)}, not an object: left out", severity=Severity.ERROR)
            continue
        works.append(_work(item, place, number, len(works), report))
    return tuple(works), tuple(problems)


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return kinds.get(type(value), "a number")


def _work(item: Mapping[Any, Any], place: Place, number: int, index: int, report: Report) -> Work:
    key = as_text(item.get("id")) or as_text(item.get("citation-key")) or ""
    if not key:
        key = f"item{number}"
        report(f"has no id: called {key}")
    place = Place(place.file, place.line, place.column, key, index)
    report = Report(report.problems, place, f"item {number} ({key})")
    values: dict[str, Any] = {}
    contributors: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, PartialDate] = {}
    extra: dict[str, str] = {}
    for raw_variable, value in item.items():
        variable = report.clean(str(raw_variable))
        if usual := table().variable_words.get(variable):
            if usual in item:
                if item[usual] != value:
                    report(f"{variable} is another word for {usual}, which is there as well: left out")
                continue
            variable = usual
        if variable in ("id", "type") or value is None or value in ("", []):
            continue
        if variable in table().names:
            if names := _names(value, variable, report):
                contributors[variable] = names
        elif variable in table().dates:
            if date := read_date(value, variable, report):
                dates[variable] = date
        elif variable in table().bookkeeping and as_text(value) is None:
            continue
        elif variable in table().structured:
            extra[variable] = report.clean(json.dumps(value, ensure_ascii=False))
        elif text := _string(value, variable, report):
            if variable == "keyword":
                values["keywords"] = tuple(word for part in text.split(",") if (word := part.strip()))
            elif attribute := _ATTRIBUTES.get(variable):
                values[attribute] = _bare_doi(text) if attribute == "doi" else text
            else:
                extra[variable] = text
    values |= _restored(extra)
    return Work(
        key=key,
        type=_type(item.get("type"), report),
        authors=contributors.pop("author", ()),
        editors=contributors.pop("editor", ()),
        contributors=contributors,
        issued=dates.pop("issued", None),
        dates=dates,
        extra=extra,
        place=place,
        **values,
    )


def _type(value: Any, report: Report) -> str:
    if value is None:
        report('has no type: read as "document"')
        return "document"
    if not isinstance(value, str):
        report(f'type is {_kind(value)}, not a string: read as "document"')
        return "document"
    word = report.clean(value).strip()
    if word in table().types:
        return word
    known = table().type_words.get(word.lower().replace("_", "-").replace(" ", "-"))
    if not known:
        report(f'type "{word}" is not one of CSL\'s', severity=Severity.NOTE)
    return known or word or "document"


def _string(value: Any, variable: str, report: Report) -> str | None:
    """A string or number variable as text; a list of them (Crossref's ISSN, title) as its first or all of them."""
    if isinstance(value, list):
        parts = [text for part in value if (text := as_text(part)) is not None]
        if not parts or len(parts) < len(value):
            report(f"{variable} holds what is neither text nor number: left out")
        if not parts:
            return None
        text = parts[0] if variable in ("title", "container-title") else ", ".join(parts)
        return report.clean(text)
    text_or_none = as_text(value)
    if text_or_none is None:
        report(f"{variable} is {_kind(value)}, not text: left out")
        return None
    return report.clean(text_or_none)


def _bare_doi(text: str) -> str:
    bare = text.strip()
    for prefix in _DOI_PREFIXES:
        if bare.lower().startswith(prefix):
            return bare[len(prefix) :].strip()
    return bare


def _names(value: Any, variable: str, report: Report) -> tuple[Name, ...]:
    if not isinstance(value, list):
        report(f"{variable} is {_kind(value)}, not a list of names")
        value = [value]
    names = (_name(person, f"{variable} {position}", report) for position, person in enumerate(value, start=1))
    return tuple(name for name in names if name)


def _name(person: Any, what: str, report: Report) -> Name | None:
    if not isinstance(person, Mapping):
        text = as_text(person)
        if not text or not isinstance(person, str):
            report(f"{what} is {_kind(person)}, not a name: left out")
            return None
        report(f"{what} is a string, not an object: kept as written")
        return OTHERS if text == "others" else Name(literal=report.clean(text))
    parts: dict[str, str] = {}
    marks: frozenset[Mark] = frozenset()
    for variable, value in person.items():
        if variable == "marks":
            words = value if isinstance(value, list) else [value]
            marks = frozenset(_MARKS[word] for word in words if isinstance(word, str) and word in _MARKS)
        elif variable in _PARTS:
            text = as_text(value)
            if text is None and value is not None:
                report(f"{what}: {variable} is {_kind(value)}, not text: left out")
            elif text:
                parts[_PARTS.get(variable, str(variable))] = report.clean(text)
        elif variable in _UNHELD_NAME_PARTS:
            if value:
                report(f"{what}: {variable} is not kept", severity=Severity.NOTE)
        elif variable not in _QUIET_NAME_PARTS:
            report(f"{what}: {variable} is no part of a name: left out", severity=Severity.NOTE)
    if orcid := parts.get("orcid"):
        parts["orcid"] = orcid.rstrip("/").rsplit("/", 1)[-1]
    if parts.get("family") or parts.get("given"):
        parts.pop("literal", None)
    if not (parts.get("literal") or parts.get("family") or parts.get("given")):
        report(f"{what} is empty: left out")
        return None
    return Name(**parts, marks=marks)


def _restored(extra: dict[str, str]) -> dict[str, Any]:
    """What writing keeps beside CSL's own variables, back in Work's attributes."""
    values: dict[str, Any] = {}
    if extra.get("archive", "").lower() == "arxiv" and extra.get("archive_location"):
        values["eprint_type"], values["eprint"] = extra["archive"].lower(), extra["archive_location"]
    try:
        custom = json.loads(extra.get("custom", "{}"))
        own = custom.pop("pubkit", None)
        if isinstance(own, dict):
            values |= {name: str(own[name]) for name in ("eprint", "eprint_type") if name in own}
            values["ids"] = tuple(map(str, own.get("ids", ())))
            values["related"] = tuple(Related(str(kind), str(key)) for kind, key in own.get("related", ()))
            extra.pop("custom")
            if custom:  # what others keep there
                extra["custom"] = json.dumps(custom, ensure_ascii=False)
    except (ValueError, TypeError, AttributeError):
        pass  # not ours: extra keeps it as it stands
    return values
