"""What an entry takes from others: crossref and xdata, as biber does it or as BibTeX does.

BibLaTeX manual 3.19, appendix B (the default inheritance rules); btxdoc, section 4.2. Chains are followed without
recursion and cycles are cut. By biber's rule only fields of the data model are inherited, for it ignores others from
the start: so an entry holds a bounded number of inherited fields, however long the chain is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from pubkit.bibtex.blocks import Entry, Finding
from pubkit.bibtex.data_model import DATA_MODEL

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
_BIBTEX_NEVER = frozenset({"crossref"})
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


def inherit(child_type: str, child: Values, parent_type: str, legacy: Values) -> Values:
    """What biber's rules give ``child`` of a parent's ``legacy``, by the names that the child's type has for it.

    ``parent_type`` is empty for xdata, which is copied as it is.
    """
    if not parent_type:
        return legacy
    names, short_stay = renamed(parent_type, child_type)
    out: dict[str, str] = {}
    dated = not _DATE_FIELDS.isdisjoint(child)
    for name, value in legacy.items():
        if (short_stay and name in _SHORT_TITLES) or (dated and name in _DATE_FIELDS):
            continue
        if parent_type in _BOOKS and child_type in _IN_BOOKS and name == "author":
            out.setdefault("bookauthor", value)
        if name in names:
            out[names[name]] = value
        else:
            out.setdefault(name, value)
    return out


# BibTeX's rule has no data model, so that an attack could leave thousands of fields to each of thousands of children.
_MOST_LEFT = 200


def _inheritable(values: Values, never: frozenset[str], *, modelled: bool = True) -> Values:
    modelled = modelled or len(values) > _MOST_LEFT
    return {
        name: value
        for name, value in values.items()
        if name not in never
        and (not modelled or name in DATA_MODEL or (name.endswith("+an") and name[:-3] in DATA_MODEL))
    }


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
        self._legacies: dict[int, Values] = {}
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
                self._done[current.index] = self._merged(current, current.type.lower(), current.values)
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

    def with_own(self, entry: Entry, kind: str, own: Values) -> Values:
        """What `values` would give if ``entry`` were of type ``kind`` and had the fields ``own``."""
        if not self._inherits(entry):
            return own
        self.values(entry)
        return self._merged(entry, kind.lower(), own)

    def _merged(self, entry: Entry, kind: str, own: Values) -> Values:
        out = dict(own)
        for link, parent in self._parents(entry):
            if parent is entry:
                continue
            legacy = self._legacy(parent)
            if self._biber:
                legacy = inherit(kind, out, parent.type.lower() if link == "crossref" else "", legacy)
            for name, value in legacy.items():
                out.setdefault(name, value)
        if self._biber:
            for name, value in own.items():
                if value.startswith("xdata=") or " and xdata=" in value:
                    out[name] = " and ".join(self._granular(part) for part in value.split(" and "))
        return out

    def _legacy(self, parent: Entry) -> Values:
        """What ``parent`` has to leave, found once for all its children."""
        values = self._known(parent)
        if parent.index not in self._done and self._biber and self._inherits(parent):
            return _inheritable(values, NEVER)  # inside a circle: what it inherits is not known yet
        if parent.index not in self._legacies:
            never = NEVER if self._biber else _BIBTEX_NEVER
            self._legacies[parent.index] = _inheritable(values, never, modelled=self._biber)
        return self._legacies[parent.index]

    def _known(self, parent: Entry) -> Values:
        return self._done.get(parent.index, parent.values) if self._biber else parent.values

    def _granular(self, part: str) -> str:
        """``xdata=key-field`` or ``xdata=key-field-item``: that field, or that item of its list."""
        found = _GRANULAR.fullmatch(part.strip())
        parent = self.find(found["key"]) if found else None
        if not found or not parent:
            return part
        value = self._known(parent).get(found["field"].lower(), part)
        items = _items(value)
        at = int(found["item"] or 0)
        return items[at - 1] if 0 < at <= len(items) else value


_GRANULAR = re.compile(r"xdata=(?P<key>.+?)-(?P<field>[a-zA-Z]+)(?:-(?P<item>\d{1,4}))?")


@lru_cache(16)  # many entries take an item each out of one long list
def _items(value: str) -> list[str]:
    return value.split(" and ")


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]
