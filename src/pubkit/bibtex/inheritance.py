"""What an entry takes from others: crossref and xdata, as biber does it or as BibTeX does.

BibLaTeX manual 3.19, appendix B (the default inheritance rules); btxdoc, section 4.2. Chains are followed without
recursion and cycles are cut.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    """``child`` with what biber's rules give it from ``parent``; its own fields stand."""
    names, short_stay = renamed(parent_type, child_type)
    out = dict(child)
    dated = not _DATE_FIELDS.isdisjoint(child)
    for name, value in parent.items():
        if name in NEVER or (short_stay and name in _SHORT_TITLES) or (dated and name in _DATE_FIELDS):
            continue
        if parent_type in _BOOKS and child_type in _IN_BOOKS and name == "author":
            out.setdefault("bookauthor", value)
        out.setdefault(names.get(name, name), value)
    return out


class Resolver:
    """Every entry's fields after inheritance. ``rule`` is ``"biber"`` or ``"bibtex"``."""

    def __init__(self, entries: Sequence[Entry], rule: str = "biber") -> None:
        self._by_key: dict[str, Entry] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            if "ids" in entry.values:
                for alias in _keys(entry.values["ids"]):
                    self._by_key.setdefault(alias, entry)
        self._lower = {key.lower(): entry for key, entry in reversed(self._by_key.items())}
        self._rule = rule
        self._done: dict[int, dict[str, str]] = {}
        self.findings: list[Finding] = []

    def find(self, key: str) -> Entry | None:
        """The entry of that key or alias; BibTeX takes any case for a crossref."""
        return self._by_key.get(key) or self._lower.get(key.lower())

    def values(self, entry: Entry) -> Values:
        """The fields of ``entry`` with what it inherits."""
        values = entry.values
        if "crossref" not in values and "xdata" not in values:
            return values
        if entry.index in self._done:
            return self._done[entry.index]
        # Depth first with a stack of its own: a chain may have ten thousand links.
        stack: list[tuple[Entry, bool]] = [(entry, False)]
        open_now: set[int] = set()
        while stack:
            current, ready = stack.pop()
            if current.index in self._done:
                continue
            if ready:
                open_now.discard(current.index)
                self._done[current.index] = self._merge(current)
                continue
            open_now.add(current.index)
            stack.append((current, True))
            for kind, parent in self._parents(current):
                if parent.index in open_now:
                    self.findings.append(
                        Finding(
                            "PK115", current.start, f"{kind} goes in a circle", "remove one", current.key, current.index
                        )
                    )
                elif parent.index not in self._done:
                    stack.append((parent, False))
        return self._done[entry.index]

    def _parents(self, entry: Entry) -> list[tuple[str, Entry]]:
        found: list[tuple[str, Entry]] = []
        kinds = ("crossref",) if self._rule == "bibtex" else ("xdata", "crossref")
        for kind in kinds:
            named = entry.values.get(kind, "")
            keys = _keys(named) if kind == "xdata" else [named]
            found += [(kind, parent) for key in keys if key and (parent := self.find(key))]
        return found

    def _merge(self, entry: Entry) -> dict[str, str]:
        out = dict(entry.values)
        child_type = entry.type.lower()
        for kind, parent in self._parents(entry):
            if parent is entry:
                continue
            taken = self._done.get(parent.index, parent.values)
            if kind == "xdata":
                for name, value in taken.items():
                    if name not in NEVER:
                        out.setdefault(name, value)
            elif self._rule == "bibtex":
                for name, value in taken.items():
                    if name != "crossref":
                        out.setdefault(name, value)
            else:
                out = inherit(child_type, out, parent.type.lower(), taken)
        return out


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]
