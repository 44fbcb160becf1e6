"""BibLaTeX's data annotations: ``author+an = {1=equal; 2=self,equal; 3:family="x"}``.

BibLaTeX manual 3.19, section 3.6. The name of a named annotation follows a colon: ``author+an:roles``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pubkit.model import Mark, Name

_FIELD = re.compile(r"(?P<field>[^+]+)\+an(?::(?P<name>.+))?", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?P<item>\d+)?\s*(?::\s*(?P<part>[\w-]+))?\s*=\s*(?P<values>(?:\"[^\"]*\"|[^;\"])*)(?:;|\Z)")
_VALUE = re.compile(r"\s*(?:\"([^\"]*)\"|([^,\"]+))\s*(?:,|\Z)")
_MARKS: Mapping[str, Mark] = {mark.value: mark for mark in Mark} | {"me": Mark.SELF, "highlight": Mark.SELF}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: of a whole field (``item`` 0), an item of a list, or a part of a name."""

    item: int
    part: str
    values: tuple[str, ...]


def parse_annotations(value: str) -> tuple[Annotation, ...]:
    """The annotations of one field. What is no annotation is left out.

    >>> parse_annotations('1=self,equal; 2:family="x;y"')
    (Annotation(item=1, part='', values=('self', 'equal')), Annotation(item=2, part='family', values=('x;y',)))
    """
    found: list[Annotation] = []
    pos = 0
    while pos < len(value):
        item = _ITEM.match(value, pos)
        if not item:
            pos = value.find(";", pos) + 1
            if not pos:
                break
            continue
        values = tuple(quoted or bare.strip() for quoted, bare in _VALUE.findall(item["values"]) if quoted or bare)
        found.append(Annotation(int((item["item"] or "0")[:9]), item["part"] or "", values))
        if item.end() == pos:
            break
        pos = item.end()
    return tuple(found)


def field_annotations(values: Mapping[str, str]) -> dict[str, dict[str, tuple[Annotation, ...]]]:
    """Of all annotations in an entry's fields: field -> name (``""`` for the default) -> annotations."""
    out: dict[str, dict[str, tuple[Annotation, ...]]] = {}
    for name, value in values.items():
        if "+an" in name and (found := _FIELD.fullmatch(name)):
            out.setdefault(found["field"].lower(), {})[found["name"] or ""] = parse_annotations(value)
    return out


def with_marks(names: Sequence[Name], values: Mapping[str, str], field: str) -> tuple[Name, ...]:
    """``names`` with the marks that the annotations of ``field`` give whole names."""
    marks: dict[int, set[Mark]] = {}
    prefix = field + "+an"
    for name, value in values.items():
        if name.startswith(prefix) and (len(name) == len(prefix) or name[len(prefix)] == ":"):
            for annotation in parse_annotations(value):
                known = {_MARKS[word.lower()] for word in annotation.values if word.lower() in _MARKS}
                if known and not annotation.part:
                    marks.setdefault(annotation.item, set()).update(known)
    if not marks:
        return tuple(names)
    return tuple(
        replace(name, marks=name.marks | marks[at]) if at in marks else name for at, name in enumerate(names, 1)
    )


def marks_annotation(names: Sequence[Name], present: str = "", before: Sequence[Name] = ()) -> str:
    """The value of ``author+an`` that says the marks of ``names``; what else ``present`` says stays.

    ``before`` are the names that ``present`` is about: what it says of one of them goes where that name is now, and
    goes with it when it is gone.

    >>> marks_annotation([Name("A", marks=frozenset({Mark.EQUAL})), Name("B")], '2="guest"')
    '1=equal; 2="guest"'
    >>> marks_annotation([Name("B"), Name("A")], '2="guest"', [Name("A"), Name("B")])
    '1="guest"'
    """
    words: dict[tuple[int, str], list[str]] = {}
    moved = _moved(before, names)
    for annotation in parse_annotations(present):
        item = moved.get(annotation.item, 0) if annotation.item and moved else annotation.item
        kept = [word for word in annotation.values if annotation.part or word.lower() not in _MARKS]
        if kept and (item or not annotation.item):
            words.setdefault((item, annotation.part), []).extend(f'"{word}"' for word in kept)
    for at, name in enumerate(names, 1):
        if name.marks:
            words[(at, "")] = [*sorted(name.marks), *words.get((at, ""), [])]
    return "; ".join(
        f"{item or ''}{':' + part if part else ''}={','.join(said)}" for (item, part), said in sorted(words.items())
    )


def _moved(before: Sequence[Name], after: Sequence[Name]) -> dict[int, int]:
    """Where each name stands now, by where it stood; names that are gone are left out. Positions count from 1."""
    if not before or len(before) == len(after):  # one name corrected: all stand where they stood
        same = [_unmarked(name) for name in before] == [_unmarked(name) for name in after]
        aligned = sum(_unmarked(a) == _unmarked(b) for a, b in zip(before, after, strict=False))
        if not before or same or aligned * 2 >= len(before):
            return {at: at for at in range(1, len(before) + 1)}
    places: dict[Name, list[int]] = {}
    for at, name in enumerate(after, 1):
        places.setdefault(_unmarked(name), []).append(at)
    return {at: found.pop(0) for at, name in enumerate(before, 1) if (found := places.get(_unmarked(name)))}


def _unmarked(name: Name) -> Name:
    return replace(name, marks=frozenset(), orcid="", identity="")
