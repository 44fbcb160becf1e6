"""What an entry takes from others: crossref and xdata, as biber does it or as BibTeX does.

BibLaTeX manual 3.19, appendix B (the default inheritance rules); btxdoc, section 4.2. Chains are followed without
recursion and cycles are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pubkit.bibtex.blocks import Entry, Finding

Values = Mapping[str, str]

NEVER = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
    ]
)
_SHORT_TITLES = frozenset(["shorttitle", "sorttitle", "indextitle", "indexsorttitle"])
_BOOKS = {"book", "mvbook"}
_IN_BOOKS = {"inbook", "bookinbook", "suppbook"}
_IN_COLLECTIONS = {"incollection", "inreference", "suppcollection"}
_PROCEEDINGS_PARTS = {"inproceedings", "conference"}
_DATE_FIELDS = frozenset({"date", "year", "month", "day"})


def _titles(prefix: str) -> dict[str, str]:
    return {"title": f"{prefix}title", "subtitle": f"{prefix}subtitle", "titleaddon": f"{prefix}titleaddon"}


def renamed(parent: str, child: str) -> tuple[dict[str, str], bool]:
    """Field of a ``parent`` type -> field of a ``child`` type where they differ; whether short titles stay behind."""
    if (
        (parent == "mvbook" and child in {"book", *_IN_BOOKS})
        or (parent in ("mvcollection", "mvreference") and child in {"collection", "reference", *_IN_COLLECTIONS})
        or (parent == "mvproceedings" and child in {"proceedings", *_PROCEEDINGS_PARTS})
    ):
        return _titles("main"), True
    if (
        (parent == "book" and child in _IN_BOOKS | {"incollection"})
        or (parent in ("collection", "reference") and child in _IN_COLLECTIONS | {"inbook"})
        or (parent == "proceedings" and child in _PROCEEDINGS_PARTS)
    ):
        return _titles("book"), True
    if parent == "periodical" and child in ("article", "suppperiodical"):
        return _titles("journal"), True
    return {}, False


def inherit(child_type: str, child: Values, parent_type: str, parent: Values) -> dict[str, str]:
    """What biber's rules give ``child`` from ``parent``, by the names that the child's type has for it."""
    names, short_stay = renamed(parent_type, child_type)
    out: dict[str, str] = {}
    dated = not _DATE_FIELDS.isdisjoint(child)
    for name, value in parent.items():
        if name in NEVER or (short_stay and name in _SHORT_TITLES) or (dated and name in _DATE_FIELDS):
            continue
        if parent_type in _BOOKS and child_type in _IN_BOOKS and name == "author":
            out.setdefault("bookauthor", value)
        if name in names:
            out[names[name]] = value
        else:
            out.setdefault(name, value)
    return out


class Resolver:
    """Every entry's fields after inheritance. ``rule`` is ``"biber"`` or ``"bibtex"``.

    BibTeX's rule: a child takes what it lacks from its parent, names unchanged, and nothing from a grandparent.
    """

    def __init__(self, entries: Sequence[Entry], rule: str = "biber") -> None:
        self._by_key: dict[str, Entry] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
        for entry in entries:
            if "ids" in entry.values:
                for alias in _keys(entry.values["ids"]):
                    self._by_key.setdefault(alias, entry)
        self._granular_used = bool(entries) and "xdata=" in entries[0].text
        self._biber = rule != "bibtex"
        self._done: dict[int, Values] = {}
        self.findings: list[Finding] = []

    def find(self, key: str) -> Entry | None:
        """The entry of that key or alias; BibTeX takes any case for a crossref."""
        return self._by_key.get(key) or self._lower.get(key.lower())

    @cached_property
    def _lower(self) -> dict[str, Entry]:
        return {key.lower(): entry for key, entry in reversed(self._by_key.items())}

    def values(self, entry: Entry) -> Values:
        """The fields of ``entry`` with what it inherits."""
        if not self._inherits(entry):
            return entry.values
        if entry.index not in self._done:
            self._resolve(entry)
        return self._done[entry.index]

    def _inherits(self, entry: Entry) -> bool:
        values = entry.values
        if "crossref" in values or (self._biber and ("xdata" in values or "entryset" in values)):
            return True
        return self._biber and self._granular_used and any(value.startswith("xdata=") for value in values.values())

    def _resolve(self, entry: Entry) -> None:
        # Depth first with a stack of its own: a chain may have ten thousand links.
        stack: list[tuple[Entry, bool]] = [(entry, False)]
        open_now: set[int] = set()
        while stack:
            current, ready = stack.pop()
            if current.index in self._done:
                continue
            if ready:
                open_now.discard(current.index)
                self._done[current.index] = self._merged(current)
                continue
            open_now.add(current.index)
            stack.append((current, True))
            for kind, parent in self._parents(current, report=True):
                if parent.index in open_now:
                    self._report("PK115", current, f"{kind} goes in a circle", "remove one")
                elif parent.index not in self._done and self._biber and self._inherits(parent):
                    stack.append((parent, False))

    def _report(self, code: str, entry: Entry, message: str, hint: str) -> None:
        self.findings.append(Finding(code, entry.start, message, hint, entry.key, entry.index))

    def _parents(self, entry: Entry, *, report: bool = False) -> Iterator[tuple[str, Entry]]:
        values = entry.values
        named = [("xdata", key) for key in _keys(values.get("xdata", ""))] if self._biber else []
        if crossref := values.get("crossref"):
            named.append(("crossref", crossref))
        if self._biber and (members := _keys(values.get("entryset", ""))) and entry.type.lower() == "set":
            named.append(("entryset", members[0]))
        for kind, key in named:
            if parent := self.find(key):
                yield kind, parent
            elif report:
                self._report("PK124", entry, f"{kind} names {key}, which is no entry", "is the key right?")

    def _merged(self, entry: Entry) -> Values:
        out = dict(entry.values)
        for kind, parent in self._parents(entry):
            if parent is entry:
                continue
            if not self._biber:
                taken: Values = {name: value for name, value in parent.values.items() if name != "crossref"}
            elif kind == "crossref":
                taken = inherit(entry.type.lower(), out, parent.type.lower(), self._known(parent))
            else:
                taken = {name: value for name, value in self._known(parent).items() if name not in NEVER}
            for name, value in taken.items():
                out.setdefault(name, value)
        if self._biber:
            for name, value in entry.values.items():
                if value.startswith("xdata=") or " and xdata=" in value:
                    out[name] = " and ".join(self._granular(part) for part in value.split(" and "))
        return out

    def _known(self, parent: Entry) -> Values:
        return self._done.get(parent.index, parent.values)

    def _granular(self, part: str) -> str:
        """``xdata=key-field`` or ``xdata=key-field-item``: that field, or that item of its list."""
        found = _GRANULAR.fullmatch(part.strip())
        parent = self.find(found["key"]) if found else None
        if not found or not parent:
            return part
        value = self._known(parent).get(found["field"].lower(), part)
        items = value.split(" and ")
        at = int(found["item"] or 0)
        return items[at - 1] if 0 < at <= len(items) else value


_GRANULAR = re.compile(r"xdata=(?P<key>.+?)-(?P<field>[a-zA-Z]+)(?:-(?P<item>\d{1,4}))?")


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]
