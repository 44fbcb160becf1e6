"""Author lists and the case of titles, side by side with other packages on the labelled sample.

Needs nameparser, pybtex and titlecase beside pubkit, and the folder with names.json and text.json:
``python benchmarks/names_text.py FOLDER``. A list counts as right when every part of every name is. The peers' parts
are decoded from LaTeX with pubkit's decoder, and their "others" counts as such: only the reading of names is compared.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nameparser import HumanName  # type: ignore[import-not-found]
from pybtex.database import Person  # type: ignore[import-not-found]
from titlecase import titlecase  # type: ignore[import-not-found]

from pubkit.bibtex import latex_to_text
from pubkit.bibtex import parse_names as read_bibtex
from pubkit.model import Name
from pubkit.normalizing import parse_names as read_free
from pubkit.normalizing import to_title_case

Parts = list[dict[str, Any]]


def ours(names: tuple[Name, ...]) -> Parts:
    return [{"others": True} if name.others else _kept(name) for name in names]


def _kept(name: Name) -> dict[str, Any]:
    parts = {part: getattr(name, part) for part in ("family", "given", "particle", "suffix", "literal")}
    return {part: value for part, value in parts.items() if value}


def _decoded(parts: dict[str, str]) -> dict[str, Any]:
    """A peer's parts as it would be given them by a caller who decodes LaTeX for it."""
    if parts == {"family": "others", "given": "", "particle": "", "suffix": ""}:
        return {"others": True}
    return {part: latex_to_text(value) for part, value in parts.items() if value}


def by_pybtex(text: str) -> Parts:
    out: Parts = []
    for one in re.split(r"\s+and\s+", text):
        person = Person(one)
        parts = {
            "family": " ".join(person.last_names),
            "given": " ".join(person.first_names + person.middle_names),
            "particle": " ".join(person.prelast_names),
            "suffix": " ".join(person.lineage_names),
        }
        out.append(_decoded(parts))
    return out


def by_nameparser(text: str) -> Parts:
    out: Parts = []
    for one in re.split(r"\s+and\s+|;\s*", text):
        name = HumanName(one)
        particle, _, family = name.last.rpartition(" ")
        given = f"{name.first} {name.middle}".strip()
        parts = {"family": family, "given": given, "particle": particle, "suffix": name.suffix}
        out.append(_decoded(parts))
    return out


def main(folder: Path) -> None:
    cases = json.loads((folder / "names.json").read_text("utf-8"))
    for mode, mine in (("bibtex", read_bibtex), ("freetext", read_free)):
        chosen = [case for case in cases if case["mode"] == mode]
        readers: dict[str, Callable[[str], Parts]] = {
            "pubkit": lambda text, mine=mine: ours(mine(text)),  # type: ignore[misc]
            "pybtex": by_pybtex,
            "nameparser": by_nameparser,
        }
        for label, reader in readers.items():
            print(mode, label, f"{sum(_right(reader, case) for case in chosen)}/{len(chosen)}")
    titles = [case for case in json.loads((folder / "text.json").read_text("utf-8")) if case["kind"] == "to_title"]
    for label, convert in (("pubkit", to_title_case), ("titlecase", titlecase)):
        print("to_title", label, f"{sum(convert(case['raw']) == case['expect'] for case in titles)}/{len(titles)}")


def _right(reader: Callable[[str], Parts], case: dict[str, Any]) -> bool:
    try:
        return reader(case["raw"]) == case["expect"]
    except Exception:  # a peer that raises has it wrong
        return False


if __name__ == "__main__":
    main(Path(sys.argv[1]))
