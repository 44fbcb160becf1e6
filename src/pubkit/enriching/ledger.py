"""What was filled, from where, and what a person has decided: the file that stands next to the .bib.

``publications.bib`` has ``publications.pubkit.json``. Its bytes depend on its content alone, so it can be committed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pubkit.enriching.merging import shown
from pubkit.enriching.wanted import VARIABLES, attribute_of
from pubkit.errors import InputError
from pubkit.model import Provenance, Work

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """By entry key: ``proofs`` by field, names of offers that are ``dismissed`` or ``taken``, fields ``locked``."""

    proofs: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict, hash=False)
    dismissed: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    locked: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    def dismissing(self, key: str, names: Iterable[str]) -> Ledger:
        """The same ledger with these offers for ``key`` dismissed for good."""
        return replace(self, dismissed={**self.dismissed, key: self.dismissed.get(key, frozenset()) | set(names)})

    def taking(self, key: str, names: Iterable[str]) -> Ledger:
        """The same ledger with these offers for ``key`` accepted by a person."""
        return replace(self, taken={**self.taken, key: self.taken.get(key, frozenset()) | set(names)})

    def recording(self, filled: Iterable[tuple[Work, Iterable[Provenance]]]) -> Ledger:
        """The same ledger with the proofs of what was filled in each work."""
        known = dict(self.proofs)
        for work, proofs in filled:
            new = {VARIABLES.get(proof.field, proof.field): proof_of(work, proof) for proof in proofs}
            if new:
                known[work.key] = {**known.get(work.key, {}), **new}
        return replace(self, proofs=known)

    def dumps(self) -> str:
        """The file's text."""
        keys = sorted({*self.proofs, *self.dismissed, *self.taken, *self.locked})
        entries = {}
        for key in keys:
            entry: dict[str, Any] = {}
            if self.proofs.get(key):
                entry["fields"] = dict(self.proofs[key])
            for name, sets in (("dismissed", self.dismissed), ("taken", self.taken), ("locked", self.locked)):
                if sets.get(key):
                    entry[name] = sorted(sets[key])
            if entry:
                entries[key] = entry
        value = {"version": _VERSION, "entries": entries}
        return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def proof_of(work: Work, proof: Provenance) -> dict[str, Any]:
    """One field's value and its proof, as JSON has it."""
    return {
        "value": shown(getattr(work, proof.field, "")),
        "source": proof.source,
        "url": proof.url,
        "fetched": proof.fetched,
        "score": proof.score,
        "before": proof.before,
    }


def ledger_path(bib: Path) -> Path:
    """The ledger of a file.

    >>> ledger_path(Path("a/publications.bib")).name
    'publications.pubkit.json'
    """
    return bib.with_name(f"{bib.stem}.pubkit.json")


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is none. Raises InputError for one that cannot be understood."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Ledger()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None
    try:
        value = json.loads(text)
        entries = value["entries"]
        if value.get("version") != _VERSION:
            raise InputError(f"{path} was written by another version of pubkit")
        return Ledger(
            proofs={key: dict(entry["fields"]) for key, entry in entries.items() if entry.get("fields")},
            dismissed=_sets(entries, "dismissed"),
            taken=_sets(entries, "taken"),
            locked={key: frozenset(map(attribute_of, names)) for key, names in _sets(entries, "locked").items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(f"{path} is no record of look-ups", "put it right, or remove it to start anew") from None


def _sets(entries: Mapping[str, Any], name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(map(str, entry[name])) for key, entry in entries.items() if entry.get(name)}
