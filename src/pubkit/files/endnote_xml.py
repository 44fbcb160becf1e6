"""EndNote XML <-> Work. XML with a DTD or an entity is refused: neither has a place in an export."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pubkit.diagnostics import Problem, Severity
from pubkit.files.ris.values import name_text, read_date, read_name, serial_number_kind
from pubkit.model import CSL_STRINGS, Name, PartialDate, Place, Work

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What XML 1.0 does not allow (section 2.2), and half surrogate pairs.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")  # CSL-JSON's rich text
_JOURNALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})


@functools.cache
def _table() -> Mapping[str, Any]:
    text = (importlib.resources.files("pubkit.data") / "endnote_xml.toml").read_text("utf-8")
    return tomllib.loads(text)


def loads(text: str | bytes, name: str = "") -> tuple[tuple[Work, ...], tuple[Problem, ...]]:
    """Works of an EndNote XML export, and what was wrong with it.

    >>> loads("<xml><records><record><titles><title>T</title></titles></record></records></xml>")[0][0].title
    'T'
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    data = text if isinstance(text, bytes) else text.removeprefix("\ufeff")
    try:
        root = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        problem = Problem("PK035", Place(name, line, column + 1), f"not XML: {error}", "", Severity.ERROR)
        return (), (problem,)
    except DefusedXmlException:
        message = "XML with a DTD or entities is refused"
        return (), (Problem("PK035", Place(name), message, "remove the DOCTYPE", Severity.ERROR),)
    except (ValueError, LookupError) as error:  # an encoding that is unknown, or is not what the declaration says
        return (), (Problem("PK035", Place(name), f"not XML: {error}", "", Severity.ERROR),)
    works = tuple(_work(record, index, name) for index, record in enumerate(root.iter("record")))
    if works:
        return works, ()
    return (), (Problem("PK035", Place(name), "holds no EndNote records", "export as XML", Severity.ERROR),)


def dumps(works: Sequence[Work]) -> str:
    """An EndNote XML text; what XML may not hold is left out.

    >>> "<title>A &lt;script&gt;</title>" in dumps([Work("k", "book", "A <script>")])
    True
    """
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("xml")
    records = SubElement(root, "records")
    for number, work in enumerate(works, start=1):
        _write(SubElement(records, "record"), work, number)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _text(element: Element | None) -> str:
    """An element's text, also where EndNote wraps it in ``<style>``."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _work(record: Element, index: int, name: str) -> Work:
    values: dict[str, str] = {}
    extra: dict[str, str] = {}
    for variable, path in _table()["texts"].items():
        if text := _text(record.find(path)):
            (values if variable in CSL_STRINGS or variable == "key" else extra)[variable] = text
    if "container_title" not in values and (journal := _text(record.find("periodical/full-title"))):
        values["container_title"] = journal
    serial = _text(record.find("isbn"))
    if serial:
        values[serial_number_kind(serial) or "number"] = serial
    people = {variable: tuple(_names(record, path)) for variable, path in _table()["names"].items()}
    key = values.pop("key", "") or _text(record.find("rec-number")) or f"item{index + 1}"
    return Work(
        key=key,
        type=_type(record),
        authors=people.pop("author"),
        editors=people.pop("editor"),
        contributors={variable: names for variable, names in people.items() if names},
        issued=_date(record),
        keywords=tuple(word for one in record.findall("keywords/keyword") if (word := _text(one))),
        extra=extra,
        place=Place(name, key=key, index=index),
        **values,  # type: ignore[arg-type]  # all are text attributes of Work
    )


def _type(record: Element) -> str:
    number = _text(record.find("ref-type"))
    known = {str(row[0]): kind for kind, row in reversed(_table()["types"].items())}
    return known.get(number) or str(_table()["read_types"].get(number, "document"))


def _names(record: Element, path: str) -> Iterator[Name]:
    for element in record.findall(path):
        if text := _text(element):
            yield read_name(text)


def _date(record: Element) -> PartialDate | None:
    year = _text(record.find("dates/year"))
    words = _text(record.find("dates/pub-dates/date"))
    return read_date(words if words.startswith(year) and words else year) if year or words else None


def _write(record: Element, work: Work, number: int) -> None:
    kind, label = _table()["types"].get(work.type) or _table()["types"]["document"]
    _add(record, "rec-number", str(number))
    _add(record, "ref-type", str(kind)).set("name", label)
    people = {"author": work.authors, "editor": work.editors, **work.contributors}
    for variable, path in _table()["names"].items():
        for name in people.get(variable, ()):
            _add(record, path, name_text(name), again=True)
    for variable, path in _table()["texts"].items():
        if value := getattr(work, variable, "") or work.extra.get(variable, ""):
            _add(record, path, value)
    if work.type in _JOURNALS and work.container_title:
        _add(record, "periodical/full-title", work.container_title)
    if work.issued:
        _add(record, "dates/year", str(work.issued.year) if work.issued.year is not None else work.issued.literal)
        if len(parts := work.issued.parts()) > 1:
            _add(record, "dates/pub-dates/date", "/".join(f"{part:02d}" for part in parts))
    if serial := work.isbn or work.issn:
        _add(record, "isbn", serial)
    for word in work.keywords:
        _add(record, "keywords/keyword", word, again=True)


def _add(record: Element, path: str, text: str, *, again: bool = False) -> Element:
    """The element at a path, made where it is missing; with ``again`` its last step is always a new one."""
    from xml.etree.ElementTree import SubElement

    element = record
    *steps, last = path.split("/")
    for step in steps:
        found = element.find(step)
        element = SubElement(element, step) if found is None else found
    found = None if again else element.find(last)
    made = SubElement(element, last) if found is None else found
    made.text = " ".join(_TAG.sub("", _NOT_XML.sub("", text)).split())
    return made
