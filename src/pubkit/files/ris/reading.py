"""RIS -> Work, without raising on bad content.

Source: the RIS format specification (Research Information Systems, 2001) and EndNote's tags of 2011.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pubkit.diagnostics import Problem, Severity
from pubkit.files.ris.table import ATTRIBUTES, table
from pubkit.files.ris.values import joined_pages, read_date, read_name, serial_number_kind
from pubkit.model import Name, PartialDate, Place, Work

_TAG = re.compile(r"[ \t]*([A-Z][A-Z0-9])[ \t]{0,4}-(?:[ \t](.*)|[ \t]*)$")
_LINE_END = re.compile("\r\n|\n|\r")
_SERIALS = {"article-journal", "article-magazine", "article-newspaper", "periodical"}
_JOINED = ("note", "abstract")  # several of these are all kept in the one variable


@dataclass(slots=True)
class _Record:
    """The lines of one record: (tag, value), and the line it begins on."""

    line: int
    kind: str
    lines: list[tuple[str, str]] = field(default_factory=list)


def loads(text: str, name: str = "") -> tuple[tuple[Work, ...], tuple[Problem, ...]]:
    """Works and problems of RIS text with any line ends; a missing ER, an unknown tag and stray text are read on from.

    >>> works, problems = loads("TY  - JOUR\\nAU  - Doe, Jo\\nTI  - T\\nPY  - 2024///\\nER  - \\n")
    >>> works[0].title, works[0].authors[0].family, works[0].year, problems
    ('T', 'Doe', 2024, ())
    """
    problems: list[Problem] = []

    def problem(line: int, message: str, hint: str = "", severity: Severity = Severity.WARNING) -> None:
        problems.append(Problem("PK031", Place(name, line, 1), message, hint, severity))

    works: list[Work] = []
    for record in _records(text.removeprefix("\ufeff"), problem):
        index = len(works)
        key = next((value for tag, value in record.lines if tag == "ID" and value), "") or f"item{index + 1}"
        place = Place(name, record.line, 1, key, index)
        if record.kind not in table().types:
            what = f"type {record.kind!r} is not one of RIS's" if record.kind else "it has no type"
            problems.append(Problem("PK032", place, f'item {index + 1} ({key}): {what}: read as "document"'))
        works.append(_work(record, place))
    if not works and not problems:
        problems.append(Problem("PK011", Place(name), "is empty", "", Severity.NOTE))
    return tuple(works), tuple(problems)


def _records(text: str, problem: Callable[..., None]) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(_LINE_END.split(text), start=1):
        match = _TAG.match(line)
        if not match:
            words = line.strip()
            if words and record is None:
                problem(number, f"text outside a record is left out: {words[:40]!r}", "a record begins with TY")
            elif words and record and record.lines:  # a value broken over lines
                tag, value = record.lines[-1]
                record.lines[-1] = (tag, f"{value} {words}".strip())
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag == "TY":
            if record:
                problem(number, f"the record of line {record.line} has no ER", "read as ended here")
                yield record
            record = _Record(number, " ".join(value.upper().split()))
        elif record is None:
            if tag != "ER":
                problem(number, f"{tag} outside a record is left out", "a record begins with TY", Severity.ERROR)
        elif tag == "ER":
            yield record
            record = None
        else:
            record.lines.append((tag, value))
    if record:
        problem(record.line, "the record has no ER", "read to the end of the file")
        yield record


@dataclass(slots=True)
class _Sorted:
    """The lines of a record by what they are."""

    people: dict[str, list[Name]] = field(default_factory=dict)
    dates: dict[str, PartialDate] = field(default_factory=dict)
    texts: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)  # rank of the tag, tag, value
    single: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)

    def keep(self, tag: str, value: str) -> None:
        """A value that no variable takes, under its tag."""
        self.extra[tag] = f"{self.extra[tag]}\n{value}" if tag in self.extra else value


def _sorted(record: _Record) -> _Sorted:
    meaning = table().meaning(record.kind)
    order = {tag: rank for rank, tag in enumerate(meaning)}
    out = _Sorted()
    for tag, value in record.lines:
        if not value or tag == "ID":
            continue
        if variable := table().names.get(tag):
            out.people.setdefault(variable, []).append(read_name(value))
        elif variable := table().dates.get(tag):
            date, known = read_date(value), out.dates.get(variable)
            if not known or (len(date.parts()), date.literal) > (len(known.parts()), known.literal):
                out.dates[variable] = date
        elif tag == "SN" and (slot := serial_number_kind(value)) and slot not in out.single:
            out.single[slot] = value
        elif variable := meaning.get(tag):
            out.texts.setdefault(variable, []).append((order[tag], tag, value))
        elif tag == "KW":
            out.words.append(value)
        elif tag in ("SP", "EP") and tag not in out.single:
            out.single[tag] = value
        else:
            out.keep(tag, value)
    return out


def _values(found: _Sorted, kind: str) -> dict[str, str]:
    """Work's text attributes; other variables, and values that are left over, go to ``found.extra``."""
    values: dict[str, str] = {}
    for variable, candidates in found.texts.items():
        candidates.sort(key=lambda one: one[0])  # stable: of one tag, the first in the file comes first
        chosen, rest = candidates[0][2], candidates[1:]
        if variable in _JOINED:
            chosen, rest = "\n".join(value for _, _, value in candidates), []
        (values if variable in ATTRIBUTES else found.extra)[variable] = chosen
        for _, tag, value in rest:
            if tag == "JO" and "container-title-short" not in found.texts:
                found.extra["container-title-short"] = value  # beside a full name, JO is the short one
            elif value != chosen:
                found.keep(tag, value)
    if kind not in _SERIALS and "issue" in values and not {"number", "volume"} & values.keys():
        values["number"] = values.pop("issue")
    return values


def _work(record: _Record, place: Place) -> Work:
    found = _sorted(record)
    kind = table().types.get(record.kind, "document")
    values = _values(found, kind)
    if record.kind and record.kind not in table().types:
        found.extra["ris-type"] = record.kind
    single = found.single
    return Work(
        key=place.key,
        type=kind,
        authors=tuple(found.people.pop("author", ())),
        editors=tuple(found.people.pop("editor", ())),
        contributors={variable: tuple(names) for variable, names in found.people.items()},
        issued=found.dates.pop("issued", None),
        dates=found.dates,
        pages=joined_pages(single.get("SP", ""), single.get("EP", "")),
        isbn=single.get("isbn", ""),
        issn=single.get("issn", ""),
        keywords=tuple(found.words),
        extra=found.extra,
        place=place,
        **values,  # type: ignore[arg-type]  # all are text attributes of Work
    )
