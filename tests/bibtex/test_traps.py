"""Every trap of the shared folder, read as its authority reads it; NAME.json says what each must give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pubkit import bibtex
from pubkit.bibtex import Document, latex_to_text
from pubkit.model import Bound, Name, PartialDate, Work

SEASONS = ("spring", "summer", "autumn", "winter")


def check(document: Document, expect: dict[str, Any]) -> Iterator[str]:
    """What differs from ``expect``, one line each."""
    works = {work.key: work for work in reversed(document.works)}
    for name, checker in CHECKS.items():
        if name in expect:
            for difference in checker(document, works, expect[name]):
                yield f"{name}: {difference}"


def entries(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for item in expected:
        entry = document.entry(item["key"])
        if entry is None:
            yield f"{item['key']} is missing"
            continue
        if "type" in item and entry.type.lower() != item["type"]:
            yield f"{item['key']} is of type {entry.type}"
        yield from differences(item["key"], entry.values, item["fields"])


def differences(key: str, values: Any, expected: dict[str, str]) -> Iterator[str]:
    for name, value in expected.items():
        if values.get(name) != value:
            yield f"{key}.{name} is {values.get(name)!r}, not {value!r}"


def must_survive(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    yield from (f"{key} is lost" for key in expected if document.entry(key) is None)


def nice(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, fields in expected.items():
        entry = document.entry(key)
        yield from differences(key, entry.values if entry else {}, fields)


def diagnostics_min(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    if len(document.problems) < expected or any(problem.where.line < 1 for problem in document.problems):
        yield f"only {document.problems}"


def raw_entry_keys(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    if [entry.key for entry in document.entries] != expected:
        yield f"{document.entries}"


def raw_field_names(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, names in expected.items():
        entry = document.entry(key)
        if entry is None or [field.name for field in entry.fields] != names:
            yield f"{key}: {entry and entry.fields}"


def effective(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, title in expected.items():
        entry = document.entry(key)
        if entry is None or document.resolved(entry).get("title") != title:
            yield f"{key}: {entry and document.resolved(entry)}"


def effective_bibtex(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    yield from effective(document.inheriting("bibtex"), works, expected)


def strings(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    if {name: value for name, value in document.strings.items() if name in expected} != expected:
        yield f"{document.strings}"


def preamble_count(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    if sum(block.kind == "preamble" for block in document.blocks) != expected:
        yield f"{document.blocks}"


def comments_min(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    if sum(block.kind == "comment" for block in document.blocks) + len(document.outside) < expected:
        yield f"{document.blocks}"


def inherited(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, fields in expected.items():
        entry = document.entry(key)
        yield from differences(key, document.resolved(entry) if entry else {}, fields)


def not_cited(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    yield from (f"{key} is a work" for key in expected if key in works)


def aliases(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for alias, key in expected.items():
        entry = document.entry(alias)
        if entry is None or entry.key != key:
            yield f"{alias} is {entry}"


def month(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, number in expected.items():
        entry = document.entry(key)
        read = bibtex.parse_month(entry.values["month"])[0] if entry else None
        if read != number:
            yield f"{key} is {read}"


def names(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, parts in expected.items():
        (name,) = works[key].authors
        given, particle, family, suffix = (
            latex_to_text(parts[part].replace("~", " ")) for part in ("given", "prefix", "family", "suffix")
        )
        as_read = (name.given, name.particle, name.family or name.literal, name.suffix)
        if as_read != (given, particle, family, suffix) or bool(name.literal) != bool(
            parts.get("corporate", family == "others")
        ):
            yield f"{key} is {name!r}"


def name_counts(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, count in expected.items():
        if len(works[key].authors) != count:
            yield f"{key} has {len(works[key].authors)}"


def extended(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, parts in expected.items():
        name: Name = works[key].authors[0]
        yield from differences(
            key,
            {
                "given": name.given,
                "family": name.family,
                "prefix": name.particle or name.dropping_particle,
                "suffix": name.suffix,
            },
            {part: value for part, value in parts.items() if part in ("given", "family", "prefix", "suffix")},
        )


def latex(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for item in expected:
        entry = document.entry(item["key"])
        read = latex_to_text(entry.values["title"]) if entry else ""
        if read not in (item["unicode"], *item.get("also", ())):
            yield f"{item['latex']} is {read!r}, not {item['unicode']!r}"


def titles(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, title in expected.items():
        if works[key].title != title:
            yield f"{key} is {works[key].title!r}, not {title!r}"


def types(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, kind in expected.items():
        allowed = [kind["type"], *kind.get("also", ())] if isinstance(kind, dict) else [kind]
        if key in works and works[key].type not in allowed:
            yield f"{key} is {works[key].type}, not {kind}"


def csl(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, variables in expected.items():
        item = works[key].to_csl_json()
        for variable, value in variables.items():
            if item.get(variable) != value and not (isinstance(value, list) and item.get(variable) in value):
                yield f"{key}.{variable} is {item.get(variable)!r}, not {value!r}"


def dates(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, item in expected.items():
        read, want = bibtex.parse_date(item["raw"]), item["value"]
        if want is None:
            issued = works[key].issued
            reported = any(problem.where.key == key for problem in document.problems)
            if read is not None or issued is None or issued.literal != item["raw"] or not reported:
                yield f"{key} is {issued}"
        elif read is None or said(read) != {name: part for name, part in want.items() if name != "csl_also"}:
            yield f"{key} is {read and said(read)}, not {want}"


def said(date: PartialDate) -> dict[str, Any]:
    """A date as the traps write it."""
    out: dict[str, Any] = {"start": str(date.bound) if date.bound else date.parts()}
    if date.end:
        out["end"] = str(date.end.bound) if isinstance(date.end.bound, Bound) else date.end.parts()
    out |= {"uncertain": True} if date.uncertain else {}
    out |= {"approximate": True} if date.approximate else {}
    out |= {"season": SEASONS[date.season - 1]} if date.season else {}
    return out


def data_annotations(document: Document, works: dict[str, Work], expected: Any) -> Iterator[str]:
    for key, fields in expected.items():
        entry = document.entry(key)
        found = bibtex.field_annotations(entry.values if entry else {})
        for spec, items in fields.items():
            field, _, name = spec.partition(":")
            read = {
                f"{item.item or ''}{':' + item.part if item.part else ''}": list(item.values)
                for item in found.get(field, {}).get(name, ())
            }
            for item, values in items.items():
                if read.get(item) != ([values] if isinstance(values, str) else values):
                    yield f"{key}.{spec} {item} is {read}"


CHECKS = {
    check.__name__: check
    for check in (
        *(entries, must_survive, nice, diagnostics_min, raw_entry_keys, raw_field_names, effective, effective_bibtex),
        *(strings, preamble_count, comments_min, inherited, not_cited, aliases, month, names, name_counts, extended),
        *(latex, titles, types, csl, dates),
    )
} | {"effective_biber": effective, "annotations": data_annotations}


def test_every_trap(shared: Path) -> None:
    wrong: list[str] = []
    files = sorted((shared / "bibtex" / "traps").glob("*.bib"))
    assert files
    for file in files:
        data = file.read_bytes()
        document = bibtex.read(data)
        assert document.to_bytes() == data, file
        assert document.updated(document.works) is document, file
        expect = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["expect"]
        wrong += [f"{file.stem}: {line}" for line in check(document, expect)]
    assert not wrong, "\n".join(wrong)


def test_hostile_files_are_read(shared: Path) -> None:
    for file in sorted((shared / "hostile").glob("*.bib")):
        data = file.read_bytes()
        document = bibtex.read(data, name=file.name)
        assert document.to_bytes() == data, file
        assert document.updated(document.works) is document, file
        assert all(problem.where.file == file.name for problem in document.problems)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("d08-crossref-cycle.bib", ["PK115"]),
        ("d09-crossref-self.bib", ["PK115"]),
        ("d31-binary-pdf.bib", ["PK117"]),
        ("d34-missing-comma.bib", ["PK101"]),
        ("d39-case-variants.bib", ["PK119"]),
        ("d48-trailing-garbage.bib", ["PK123"]),
    ],
)
def test_hostile_files_are_reported(shared: Path, name: str, codes: list[str]) -> None:
    document = bibtex.read((shared / "hostile" / name).read_bytes())
    assert [problem.code for problem in document.problems if problem.code != "PK116"] == codes
