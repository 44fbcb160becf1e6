"""The second CSL engine: citeproc-py, made to say whose name each part of its output is.

citeproc-py prints strings. Its formatter is replaced by one that prints `pubkit.csl.codes`, and the family name of each
marked person ends in a code that carries the person's number; afterwards the code is widened to the whole name as
printed. Sorting sees the bare names. What citeproc-py itself gets wrong stays so.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pubkit.csl import codes, find, richtext, tree
from pubkit.csl.entries import Entry
from pubkit.diagnostics import Problem
from pubkit.errors import StyleError
from pubkit.model import CSL_NAME_PARTS, OTHERS, Place

_HERE = "\ufdef"  # stands behind a marked person's family name, before the two characters of their number
_MARKED = re.compile(_HERE + "(..)", re.DOTALL)
_SPACE = r"[\s\u00a0\u202f]"
_QUOTES = ("“", "”", "‘", "’")  # only quotation marks of a field's own text: the engine prints the locale's
_CODE = f"(?:{codes.ANY})"


def _wrapper(code: str) -> Any:
    return lambda text: code + str(text) + codes.CLOSE


_FORMATTER = SimpleNamespace(
    preformat=lambda text: richtext.convert(str(text)),
    Italic=_wrapper(codes.ITALIC),
    Oblique=_wrapper(codes.OBLIQUE),
    Bold=_wrapper(codes.BOLD),
    Light=_wrapper(codes.LIGHT),
    Underline=_wrapper(codes.UNDERLINE),
    Superscript=_wrapper(codes.SUP),
    Subscript=_wrapper(codes.SUB),
    SmallCaps=_wrapper(codes.SMALL_CAPS),
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A marked person: the name dict, and its marks."""

    source: Mapping[str, Any]
    marks: tuple[str, ...]


def bibliography(
    style: str | Path, items: Sequence[Mapping[str, Any]], locale: str | None
) -> tuple[list[Entry], list[Problem]]:
    """Entries in the style's order, as trees in which marked persons are name spans.

    An item that citeproc-py cannot print is a Problem and keeps its place, empty. Raises StyleError for a style that
    it cannot load.
    """
    from citeproc import Citation, CitationItem, CitationStylesBibliography

    problems: list[Problem] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every variable that it does not know
        loaded = _load(style, locale)
        source = {str(position): _reference(position, item, problems) for position, item in enumerate(items)}
        book = CitationStylesBibliography(loaded, source, _FORMATTER)
        for position in range(len(items)):
            book.register(Citation([CitationItem(str(position))]))
        try:
            book.sort()
        except Exception as error:
            problems.append(Problem("PK601", Place(), f"citeproc-py cannot sort: {error!r}", "use --engine pubkit"))
        people = _mark_people(source, items)
        entries: list[Entry] = []
        for number, cite in enumerate(list(book.items), 1):
            position = int(cite.key)
            key = str(items[position].get("id", ""))
            try:
                text = "".join(str(part) for part in loaded.render_bibliography([cite]))
            except Exception as error:
                message = f"citeproc-py cannot print {key}: {error!r}"
                problems.append(Problem("PK601", Place(key=key), message, "use --engine pubkit"))
                text = ""
            nodes = tree.parse(_widen(text, people), _QUOTES, people)
            shown = {id(span.name) for span in tree.walk(nodes) if span.kind == "name"}
            mine = [person for person in people if _is_of(person, items[position])]
            hidden: list[Any] = [person for person in mine if id(person.source) not in shown]
            entries.append(Entry(key, position, nodes, hidden, number))
    return entries, problems


def _load(style: str | Path, locale: str | None) -> Any:
    from citeproc import CitationStylesStyle

    _, xml, own_locale = find.load(style)
    try:
        loaded = CitationStylesStyle(io.BytesIO(xml.encode()), locale=locale or own_locale or None, validate=False)
    except Exception as error:  # it raises what its parts raise: lxml's, KeyError, ValueError, ...
        raise StyleError(f"citeproc-py cannot load the style: {error}", "use --engine pubkit") from error
    if not loaded.has_bibliography():
        raise StyleError("the style has no bibliography")
    return loaded


def _reference(position: int, item: Mapping[str, Any], problems: list[Problem]) -> Any:
    """One item as citeproc-py takes it; what it cannot take is left out and told."""
    from citeproc.source.json import CiteProcJSON

    plain = {name: _names(value) if _is_names(value) else value for name, value in item.items()}
    plain["id"] = str(position)
    for _ in range(len(plain)):
        try:
            (reference,) = CiteProcJSON([plain]).values()
            return reference
        except Exception as error:
            bad = next((name for name in plain if name not in ("id", "type") and not _alone(name, plain[name])), None)
            key = str(item.get("id", ""))
            problems.append(Problem("PK602", Place(key=key), f"citeproc-py cannot read {bad} of {key}: {error!r}"))
            if bad is None:
                break
            del plain[bad]
    (reference,) = CiteProcJSON([{"id": str(position), "type": "document"}]).values()
    return reference


def _alone(name: str, value: Any) -> bool:
    from citeproc.source.json import CiteProcJSON

    try:
        CiteProcJSON([{"id": "x", "type": "document", name: value}])
    except Exception:
        return False
    return True


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, Mapping) for name in value)


def _names(value: list[Mapping[str, str]]) -> list[dict[str, str]]:
    """Names with the parts that citeproc-py knows, a literal as a family name so that a style's parts apply.

    It cannot print et al. behind a list that its source has cut: the names stand alone.
    """
    known = set(CSL_NAME_PARTS.values()) - {"ORCID", "literal"}
    return [
        {"family": name["literal"]} if name.get("literal") else {k: v for k, v in name.items() if k in known and v}
        for name in value
        if name.get("literal") != OTHERS.literal
    ]


def _mark_people(source: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> list[_Person]:
    """Put each marked person's code behind their family name; the persons, by their number."""
    people: list[_Person] = []
    for position, item in enumerate(items):
        for variable, value in item.items():
            if not _is_names(value):
                continue
            printed = source[str(position)].get(variable.replace("-", "_"), [])
            for name, taken in zip(value, printed, strict=False):
                if name.get("marks"):
                    taken["family"] = taken.get("family", "") + _HERE + codes.name_code(len(people))[1:]
                    people.append(_Person(name, tuple(name["marks"])))
    return people


def _is_of(person: _Person, item: Mapping[str, Any]) -> bool:
    return any(person.source is name for value in item.values() if _is_names(value) for name in value)


def _widen(text: str, people: Sequence[_Person]) -> str:
    """Replace each person's code by a span around their whole name as printed."""
    while found := _MARKED.search(text):
        number = codes.name_number(found[1])
        name = people[number].source
        before, after = text[: found.start()], text[found.end() :]
        family = str(name.get("family") or name.get("literal") or "")
        start = _match_back(before, rf"{_CODE}*{_loose(family)}{_CODE}*")
        particles = " ".join(str(name[p]) for p in ("dropping-particle", "non-dropping-particle") if name.get(p))
        given = _given(str(name.get("given") or ""))
        if particles:
            start = _match_back(before[:start], rf"{_CODE}*{_loose(particles)}{_CODE}*{_SPACE}*", start)
        first = _match_back(before[:start], rf"{_CODE}*{given}{_CODE}*{_SPACE}*", start) if given else start
        end = 0
        if given and first == start and (follows := re.match(rf"{_CODE}*,?{_SPACE}*{_CODE}*{given}{_CODE}*", after)):
            end = follows.end()
        inner = before[first:] + after[:end]
        while inner.count(codes.CLOSE) > _openers(inner) and end:  # a span opened before the name ends inside it
            end -= 1
            inner = before[first:] + after[:end]
        if inner.count(codes.CLOSE) != _openers(inner):
            first, end, inner = start, 0, before[start:]
        text = before[:first] + codes.name_code(number) + inner + codes.CLOSE + after[end:]
    return text


def _openers(text: str) -> int:
    return sum(char in codes.OPENERS for char in text)


def _match_back(text: str, pattern: str, otherwise: int | None = None) -> int:
    """Where the longest match that ends the text begins."""
    found = re.search(rf"(?<!\w)(?:{pattern})$", text)
    return found.start() if found else len(text) if otherwise is None else otherwise


def _loose(text: str) -> str:
    """The text in any case: a style may print it in capitals."""
    return f"(?i:{re.escape(text)})"


def _given(text: str) -> str:
    """A pattern for given names as printed: in full, or as initials with any stop, space or hyphen."""
    words = [word for word in re.split(r"[\s.\-‐‑]+", text) if word]
    if not words:
        return ""
    initials = r"[.\s\u00a0\u202f‐‑-]*".join(_loose(word[0]) for word in words)
    return rf"(?:{_loose(text)}|{initials}\.?)(?!\w)"
