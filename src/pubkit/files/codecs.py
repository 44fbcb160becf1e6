"""The codecs by format name: one row a format. BibTeX is pubkit.bibtex's own."""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pubkit.diagnostics import Problem, Severity
from pubkit.errors import InputError
from pubkit.files.decoding import decode
from pubkit.model import Place, Work

_OWN_ENCODING = ("csl-json", "csl-jsonl", "endnote-xml")  # JSON and XML say themselves how they are encoded
_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)

Loaded = tuple[tuple[Work, ...], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Codec:
    """A format: ``loads`` reads text, ``dumps`` writes it; empty where the format goes one way only."""

    module: str
    loads: str = "loads"
    dumps: str = "dumps"


CODECS: dict[str, Codec] = {
    "csl-json": Codec("pubkit.files.csl_json"),
    "csl-jsonl": Codec("pubkit.files.csl_json", dumps="dumps_lines"),
    "ris": Codec("pubkit.files.ris"),
    "endnote-xml": Codec("pubkit.files.endnote_xml"),
    "cff": Codec("pubkit.files.cff", loads=""),
}


def loads(text: str | bytes, format: str, name: str = "") -> Loaded:
    """Works and problems of a text in one of `CODECS`; bytes are decoded, and a problem says if they were not UTF-8.

    Raises:
        InputError: no such format, or one that is only written.
    """
    load = _function(format, "loads", "read", name)
    problems: tuple[Problem, ...] = ()
    if isinstance(text, bytes) and format not in _OWN_ENCODING:
        text, problems = decode(text, name)
    works, found = load(text, name)
    return works, (*problems, *found)


def dumps(works: Sequence[Work], format: str) -> str:
    """The works as text in one of `CODECS`.

    Raises:
        InputError: no such format, or one that is only read.
    """
    text: str = _function(format, "dumps", "written")(works)
    return text


def losses(works: Sequence[Work], format: str, name: str = "") -> tuple[Problem, ...]:
    """What the format has no place for: a note for each attribute that does not come back when it is read again."""
    if not CODECS[format].loads:
        return ()
    again, _ = loads(dumps(works, format), format)
    lost: dict[str, int] = {}
    for before, after in zip(works, again, strict=False):
        for field in dataclasses.fields(Work):
            value, other = getattr(before, field.name), getattr(after, field.name)
            if isinstance(value, Mapping):  # what is new there (an eprint's archive) takes nothing away
                other = {name: other.get(name) for name in value}
            if field.compare and value and field.name != "venue" and _bare(value) != _bare(other):
                lost[field.name] = lost.get(field.name, 0) + 1
    return tuple(
        Problem(
            "PK033",
            Place(name),
            f"{format} does not hold all of {attribute.replace('_', ' ')} in {count} of {len(works)} works",
            severity=Severity.NOTE,
        )
        for attribute, count in lost.items()
    )


def _bare(value: Any) -> Any:
    """The value without protected capitals, which most formats have no need for."""
    return _NOCASE.sub(r"\1", value) if isinstance(value, str) else value


def _function(format: str, direction: str, verb: str, file: str = "") -> Callable[..., Any]:
    codec = CODECS.get(format)
    name = getattr(codec, direction) if codec else ""
    if codec is None or not name:
        known = ", ".join(known for known, row in CODECS.items() if getattr(row, direction))
        where = f"{file}: " if file else ""
        raise InputError(f"{where}a bibliography cannot be {verb} as {format}", f"one of bibtex, {known}")
    function: Callable[..., Any] = getattr(importlib.import_module(codec.module), name)
    return function
