"""One CSL-JSON item, read once: what it cannot use becomes a Problem, never an exception.

CSL 1.0.2, "Variables". Text values become coded text when a style first asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from pubkit.csl import codes, datevalue, findings, richtext
from pubkit.csl.datevalue import DateValue
from pubkit.csl.person import People, Person
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from pubkit.diagnostics import Problem

_NAME_VARIABLES_TEXT = """
author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author script-writer series-creator translator
"""
# CSL 1.0.2, appendix "Variables": the name and date variables. All others are text or numbers.
NAME_VARIABLES = frozenset(_NAME_VARIABLES_TEXT.split())
DATE_VARIABLES = frozenset(["accessed", "available-date", "event-date", "issued", "original-date", "submitted"])
# Addresses and identifiers, which are links ("Links").
LINKS = frozenset(("URL", "DOI", "PMID", "PMCID"))
# Names that programs write in place of the variables' own.
_ALIASES = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_NOT_TEXT = frozenset(("id", "type", "custom", "categories", "multi", "system_id", "_", "container-title-short-form"))


class Texts(dict[str, str]):
    """Variables of an item as coded text, converted when they are first asked for; "" for one that is not there."""

    __slots__ = ("raw",)

    def __init__(self, raw: dict[str, str]) -> None:
        super().__init__()
        self.raw = raw

    def __missing__(self, variable: str) -> str:
        value = self.raw.get(variable, "")
        convert = richtext.verbatim if variable in LINKS else richtext.convert
        text = self[variable] = convert(value) if value else ""
        return text


class Item:
    """An item's variables by kind. ``present``: those that hold something; ``number``: its place in the input."""

    __slots__ = ("dates", "id", "language", "names", "number", "plain", "present", "shapes", "texts", "type")

    def __init__(self, number: int, id_: str, type_: str) -> None:
        self.number = number
        self.id = id_
        self.type = type_
        self.names: dict[str, tuple[Person, ...]] = {}
        self.dates: dict[str, DateValue] = {}
        self.plain: dict[str, str] = {}  # text and number variables as they were written
        self.texts = Texts(self.plain)
        self.present: frozenset[str] = frozenset()
        self.language = ""
        self.shapes: dict[Any, Any] = {}


def read(
    number: int,
    raw: Any,
    people: People,
    problems: list[Problem],
    abbreviations: Mapping[str, Mapping[str, str]] | None = None,
) -> Item:
    """The item of a CSL-JSON object; ``problems`` gets what could not be used.

    ``abbreviations``: variable -> long form -> short form, where the item has no short form of its own.

    >>> item = read(0, {"id": 1, "title": None, "volume": 3}, People(), [])
    >>> item.id, item.plain
    ('1', {'volume': '3'})
    """

    def report(message: str, key: str = "") -> None:
        problems.append(findings.problem("PK611", message, key=key, index=number))

    if not isinstance(raw, dict):
        report(f"item {number + 1} is no object but {type(raw).__name__}: it has no fields")
        return Item(number, f"item-{number + 1}", "document")
    key = scalar(raw.get("id")) or f"item-{number + 1}"
    kind = raw.get("type")
    if not isinstance(kind, str) or not kind:
        if kind not in (None, ""):
            report(f"item {key!r}: the type is {type(kind).__name__}, not text", key)
        kind = "document"
    item = Item(number, key, kind)
    plain = item.plain
    for variable, value in raw.items():
        if not isinstance(variable, str) or value is None or value == "" or variable in _NOT_TEXT:
            continue
        if variable in NAME_VARIABLES:
            persons = people.read(value)
            if persons:
                item.names[variable] = persons
            if not isinstance(value, (list, tuple)) or len(persons) != len(value):
                report(f"item {key!r}: {variable} holds what is not a name", key)
        elif variable in DATE_VARIABLES:
            date = datevalue.parse(value)
            if date is not None:
                item.dates[variable] = date
            elif value not in ([], {}) and _filled(value):
                report(f"item {key!r}: {variable} is no date that can be read", key)
        elif isinstance(value, str):
            plain[_ALIASES.get(variable, variable)] = value
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and codes.written(value):
            plain[variable] = codes.written(value)
        elif _filled(value):
            report(f"item {key!r}: {variable} is {type(value).__name__}, not text", key)
    page = plain.get("page")
    if page and "page-first" not in plain:
        plain["page-first"] = page.replace("–", "-").split("-")[0].split(",")[0].split("&")[0].strip()
    for variable, table in (abbreviations or {}).items():
        long = plain.get(variable, "")
        short = table.get(long) or ("<" in long and table.get(codes.plain(richtext.convert(long))))
        if short:
            plain.setdefault(f"{variable}-short", short)
    item.language = plain.get("language", "")
    item.present = frozenset((*plain, *item.names, *item.dates))
    return item


def scalar(value: Any) -> str:
    """A string or number as text, with nothing in it that no text may hold; "" for anything else."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return codes.written(value)
    return codes.clean(value) if isinstance(value, str) else ""


def _filled(value: Any) -> bool:
    """Whether anything at all stands in a value of the wrong kind."""
    if isinstance(value, dict):
        return any(_filled(v) for v in value.values())
    if isinstance(value, (list, tuple)):
        return any(_filled(v) for v in value)
    return value not in (None, "", False)
