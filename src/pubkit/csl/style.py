"""A style, parsed and checked once: its macros, options, cs:locale layers, and what it asks of an item.

CSL 1.0.2, "Styles - Structure". A style that calls a macro it does not define, or whose macros call each other in a
ring, is refused by name; what is only odd (an unknown version) becomes a Problem.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from pubkit.csl import find, findings, locale, xmltree
from pubkit.csl.values import TYPE_CHECKING, NamedTuple
from pubkit.csl.xmltree import Element
from pubkit.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path

    from pubkit.diagnostics import Problem

KNOWN_VERSIONS = ("1.0", "1.0.1", "1.0.2", "1.1mlz1")
# A layout with all its macros written out: more elements, or elements nested deeper, than this is an attack and no
# style. Of the 2,851 published styles the largest has 1,662,106 elements and the deepest is 72 deep.
MAX_EXPANDED = 2_500_000
MAX_NESTING = 150


class Style(NamedTuple):
    """An independent style. Elements are never changed after it is made."""

    label: str
    root: Element
    citation: Element | None
    bibliography: Element | None
    macros: dict[str, Element]
    layers: tuple[tuple[str, locale.Layer], ...]
    default_locale: str
    problems: tuple[Problem, ...]
    variables: frozenset[str]  # every variable a condition or an element names
    numeric: frozenset[str]  # variables tested by is-numeric
    uncertain: frozenset[str]  # variables tested by is-uncertain-date
    substituted: frozenset[str]  # variables that a cs:substitute may use up
    programs: dict[object, object]  # compiled, by locale

    @property
    def note(self) -> bool:
        """Whether citations are notes ("class")."""
        return self.root.get("class") == "note"

    def option(self, name: str, default: str = "") -> str:
        """A style-wide option on cs:style ("Global Options")."""
        return self.root.get(name, default)


def load(style: str | Path) -> Style:
    """The style of that name, path or XML text; a dependent style gives its parent's.

    >>> load("apa").note
    False
    """
    label, text, asked = find.load(style)
    return _parse(label, text, asked)


@functools.lru_cache(maxsize=16)
def _parse(label: str, text: str, asked_locale: str) -> Style:
    root = xmltree.parse(text, label)
    if root.tag != "style":
        raise StyleError(f"{label}: the root element is <{root.tag}>, not <style> of the CSL namespace")
    citation, bibliography = root.find("citation"), root.find("bibliography")
    if citation is None and bibliography is None:
        raise StyleError(f"{label}: the style has neither cs:citation nor cs:bibliography")
    for area in (citation, bibliography):
        if area is not None and area.find("layout") is None:
            raise StyleError(f"{label}:{area.line}: cs:{area.tag} has no cs:layout")
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    _check_macros(label, root, macros)
    problems = []
    version = root.get("version")
    if version not in KNOWN_VERSIONS:
        problems.append(findings.problem("PK602", f"unknown CSL version {version!r}", file=label, hint="read as 1.0.2"))
    layers = tuple((locale.canonical_dialect(node.get("lang")), locale.read_layer(node)) for node in root.all("locale"))
    variables, numeric, uncertain = _variables(root)
    return Style(
        label,
        root,
        citation,
        bibliography,
        macros,
        layers,
        asked_locale or root.get("default-locale"),
        tuple(problems),
        variables,
        numeric,
        uncertain,
        _substituted(root, macros),
        {},
    )


def walk(element: Element) -> Iterator[Element]:
    """The element and all below it."""
    stack = [element]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children)


def _check_macros(label: str, root: Element, macros: dict[str, Element]) -> None:
    """Every macro exists, none calls itself, and all written out they stay within bounds."""
    sizes: dict[str, tuple[int, int]] = {}  # elements and nesting of a macro

    def size(element: Element, path: tuple[str, ...], depth: int) -> tuple[int, int]:
        total, nesting = 1, 0
        if depth > MAX_NESTING:
            raise StyleError(f"{label}:{element.line}: elements and macros are nested deeper than {MAX_NESTING}")
        name = element.get("macro") if element.tag in ("text", "key") else ""
        if name:
            if name in path:
                ring = " → ".join((*path[path.index(name) :], name))
                raise StyleError(f"{label}:{element.line}: the macro {name!r} calls itself", ring)
            if name not in macros:
                near = [other for other in macros if other.lower() == name.lower()]
                hint = f"did you mean {near[0]!r}?" if near else ""
                raise StyleError(f"{label}:{element.line}: the macro {name!r} is not defined", hint)
            if name not in sizes:
                sizes[name] = size(macros[name], (*path, name), depth + 1)
            total, nesting = total + sizes[name][0], sizes[name][1]
            if depth + nesting > MAX_NESTING:
                raise StyleError(f"{label}:{element.line}: elements and macros are nested deeper than {MAX_NESTING}")
        for child in element.children:
            if not child.children and "macro" not in child.attrs:
                total, nesting = total + 1, max(nesting, 1)
                continue
            more, deeper = size(child, path, depth + 1)
            total, nesting = total + more, max(nesting, deeper)
        if total > MAX_EXPANDED:
            raise StyleError(f"{label}: the macros expand to more than {MAX_EXPANDED} elements")
        return total, nesting + 1

    for child in root.children:
        if child.tag in ("citation", "bibliography"):
            size(child, (), 0)
        elif child.tag == "macro":
            size(child, (child.get("name"),), 0)


def _variables(root: Element) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    variables: set[str] = set()
    numeric: set[str] = set()
    uncertain: set[str] = set()
    asked = {"variable": variables, "is-numeric": numeric, "is-uncertain-date": uncertain}
    for node in walk(root):
        for name in asked.keys() & node.attrs.keys():
            asked[name].update(node.attrs[name].split())
    return frozenset(variables | numeric | uncertain), frozenset(numeric), frozenset(uncertain)


def _substituted(root: Element, macros: dict[str, Element]) -> frozenset[str]:
    """The variables that elements inside cs:substitute render, macros included."""
    found: set[str] = set()
    pending = [node for node in walk(root) if node.tag == "substitute"]
    seen: set[str] = set()
    while pending:
        element = pending.pop()
        for node in walk(element):
            if node.tag in ("text", "number", "date", "names"):
                found.update(node.get("variable").split())
            name = node.get("macro")
            if name and name not in seen and name in macros:
                seen.add(name)
                pending.append(macros[name])
    return frozenset(found)
