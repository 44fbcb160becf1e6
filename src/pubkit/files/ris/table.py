"""data/ris.toml: RIS's types and tags and what they are in CSL."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from dataclasses import dataclass

# the attributes of Work that the table names; its other variables live in Work.extra
ATTRIBUTES = (
    "title", "container_title", "volume", "issue", "number", "publisher", "publisher_place", "doi", "url", "abstract",
    "note", "language",
)  # fmt: skip
OWN_TAG = re.compile(r"[A-Z][A-Z0-9]")  # a tag that CSL has no word for is kept in Work.extra under its own name


@dataclass(frozen=True, slots=True)
class Table:
    """Tag -> meaning for each kind of tag; ``types_texts`` where a type means something else by a tag."""

    types: dict[str, str]
    names: dict[str, str]
    dates: dict[str, str]
    texts: dict[str, str]
    types_texts: dict[str, dict[str, str]]

    def meaning(self, kind: str) -> dict[str, str]:
        """Text tag -> attribute or variable in a record of this RIS type, the type's own tags first."""
        own = self.types_texts.get(kind, {})
        return own | {tag: variable for tag, variable in self.texts.items() if tag not in own}

    def written(self, kind: str) -> dict[str, str]:
        """Attribute or variable -> the one tag it is written with: one that all types share where there is one."""
        own = self.types_texts.get(kind, {})
        shared = {tag: variable for tag, variable in self.texts.items() if tag not in own}
        return first_keys(shared | own)


def first_keys(table: dict[str, str]) -> dict[str, str]:
    """The table turned round, where the first key of a value wins."""
    turned: dict[str, str] = {}
    for key, value in table.items():
        turned.setdefault(value, key)
    return turned


@functools.cache
def table() -> Table:
    """The table, read once."""
    text = (importlib.resources.files("pubkit.data") / "ris.toml").read_text("utf-8")
    return Table(**tomllib.loads(text))
