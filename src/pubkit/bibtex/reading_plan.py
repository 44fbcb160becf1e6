"""What becomes of each field of an entry, by its CSL type: the tables made ready for reading, and asked backwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pubkit.bibtex import field_table as table
from pubkit.bibtex.latex_read import latex_to_csl
from pubkit.bibtex.names import parse_names
from pubkit.bibtex.type_table import EDITOR_ROLES
from pubkit.bibtex.value_read import READERS, find_url, read_jurisdiction, read_url

# Where a field's value goes.
SKIP, ATTRIBUTE, EXTRA, NAMES, DATE, ANNOTATION = range(6)

EDITORS = ("editor", "editora", "editorb", "editorc")


class _Step(NamedTuple):
    """What becomes of one field. Of the fields for one ``variable`` that with the lowest ``rank`` counts; -1: the
    field has the variable to itself."""

    store: int
    variable: str
    read: Callable[[str], Any]
    rank: int = -1


_READ_LATER = _Step(SKIP, "", str)


class _Plan(dict[str, _Step]):
    """For one CSL type: field -> what becomes of it. A field that no table knows keeps its name."""

    def __missing__(self, field: str) -> _Step:
        if "+an" in field:
            step = _Step(ANNOTATION, field, str)
        else:
            step = _Step(EXTRA, field, latex_to_csl if field in table.TEXTS else str)
        self[field] = step
        return step


@cache
def plan_for(csl_type: str) -> _Plan:
    plan = _Plan(dict.fromkeys(table.READ_TOGETHER | table.READ_APART, _READ_LATER))
    stores = ((ATTRIBUTE, table.STRINGS), (EXTRA, table.EXTRAS), (NAMES, table.NAMES), (DATE, table.DATES))
    seen: set[tuple[int, str]] = set()
    for store, rows in stores:
        for row in rows:
            if (store, row.variable) in seen or (row.types and csl_type not in row.types):
                continue
            seen.add((store, row.variable))
            for rank, field in enumerate(row.fields):
                alone = -1 if len(row.fields) == 1 else rank
                plan.setdefault(field, _Step(store, row.variable, READERS[row.kind], alone))
    plan["title"] = _Step(ATTRIBUTE, "title", latex_to_csl)
    plan["author"] = _Step(ATTRIBUTE, "authors", parse_names)
    plan["editor"] = _Step(ATTRIBUTE, "editors", parse_names)
    if csl_type == "patent":
        plan["location"] = plan["address"] = _Step(EXTRA, "jurisdiction", read_jurisdiction)
    return plan


def of_the_issue(kind: str, values: Mapping[str, str], *, back: bool = False) -> Mapping[str, str]:
    """The fields of a @periodical whose issue has a title of its own, as those of an article; ``back`` undoes it.

    >>> of_the_issue("periodical", {"title": "J", "issuetitle": "Cakes"})
    {'journaltitle': 'J', 'title': 'Cakes'}
    """
    if kind.lower() != "periodical" or ("issuetitle" not in values and not back):
        return values
    names = {new: old for old, new in table.ISSUE_TITLES.items()} if back else table.ISSUE_TITLES
    return {names.get(name, name): value for name, value in values.items()}


class Written(NamedTuple):
    """How a variable is said: the kind of its value and the fields it can stand in, best first."""

    kind: str
    fields: tuple[str, ...]


def written(variable: str, csl_type: str) -> Written:
    """How an entry of ``csl_type`` says ``variable``.

    ``variable`` is an attribute of Work or, after its mapping's name and a dot, a CSL variable: ``extra.genre``.

    >>> written("container_title", "article-journal").fields, written("extra.medium", "book").fields
    (('journaltitle', 'journal', 'booktitle'), ('medium',))
    """
    if row := _written(csl_type).get(variable):
        return row
    name = variable.rpartition(".")[2]
    rich = name in table.TEXTS or name in _RICH_WHERE_READ or plan_for(csl_type)[name].rank >= 0
    return Written("rich" if rich else "verbatim", (name.lower(),))


@cache
def _written(csl_type: str) -> dict[str, Written]:
    plan = plan_for(csl_type)
    found = {"editors": Written("names", EDITORS)}
    if csl_type in table.PARTS:
        for field, second in table.SECOND.items():
            found["extra." + second] = Written("rich", (field, second))
    for prefix, rows in _ROWS:
        for row in rows:
            names = tuple(name for name in row.fields if plan[name].variable == row.variable)
            if names and (not row.types or csl_type in row.types):
                found.setdefault(prefix + row.variable, Written(row.kind, names))
    found["extra.genre"] = Written("rich", ("type",))
    if csl_type == "patent":
        found["extra.jurisdiction"] = Written("jurisdiction", ("location", "address"))
    return found


# Read beside other fields, or in their place, as rich text.
_RICH_WHERE_READ = frozenset({"howpublished", *table.SUBTITLES.values()})
_ROWS = (("", table.STRINGS), ("extra.", table.EXTRAS), ("contributors.", table.NAMES), ("dates.", table.DATES))
_STORES = {ATTRIBUTE: "", EXTRA: "extra.", NAMES: "contributors.", DATE: "dates."}


def sources(csl_type: str, values: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Which fields `read_work` reads each variable from, named as for `fields_for`.

    >>> sources("article-journal", {"journal": "J", "number": "3"})
    {'container_title': ('journal',), 'issue': ('number',)}
    """
    issue = of_the_issue(csl_type, values)
    if issue is not values:
        named = {new: old for old, new in table.ISSUE_TITLES.items()}
        return {
            variable: tuple(named.get(name, name) for name in names)
            for variable, names in sources(csl_type, issue).items()
        }
    plan = plan_for(csl_type)
    found: dict[str, tuple[str, ...]] = {}
    ranks: dict[str, tuple[int, str]] = {}
    for field, value in values.items():
        store, variable, _, rank = plan[field]
        if not value or store not in _STORES:
            continue
        name = _STORES[store] + variable
        if rank >= 0:
            before = ranks.get(variable)
            if before:
                loser = field if before[0] <= rank else before[1]
                found["extra." + table.SECOND.get(loser, loser)] = (loser,)
                if loser == field:
                    continue
            ranks[variable] = (rank, field)
        found[name] = (field,)
    get = values.get
    found.update(
        {f"extra.{field}": (field,) for field in table.SUBTITLES.values() if field != "subtitle" and get(field)}
    )
    for variable in ("title", "container_title"):
        field = found.get(variable, (variable,))[0]
        subtitle = table.SUBTITLES.get(field, "")
        if get(subtitle):
            found[variable] = (field, subtitle)
            found.pop("extra." + subtitle, None)
    for variable, fields in _TOGETHER.items():
        if present := tuple(field for field in fields if get(field)):
            found[variable] = present if variable in _SAID_TOGETHER else present[:1]
    for editor in EDITORS:
        if (role := EDITOR_ROLES.get(get(editor + "type", "").strip().lower(), "")) and get(editor):
            name = "editors" if role == "editor" else "contributors." + role
            if role != "editor" and editor == "editor":
                found.pop("editors", None)
            found[name] = (*found.get(name, ()), editor, editor + "type")
    howpublished = get("howpublished", "")
    if howpublished and "url" not in found and (url := find_url(howpublished)) and read_url(howpublished) == url:
        found["url"] = ("howpublished",)
    elif howpublished:
        found["extra.howpublished"] = ("howpublished",)
    return found


# Variables that more than one field says, or that are read apart.
_TOGETHER = {
    "issued": ("date", "year", "month", "day"),
    "language": ("langid", "hyphenation", "language"),
    "keywords": ("keywords", "keyword"),
    "ids": ("ids",),
    "related": ("related", "relatedtype"),
    "extra.genre": ("type",),
}
_SAID_TOGETHER = frozenset({"issued", "related"})
