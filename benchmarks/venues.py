"""Venue strings: how many are read right, left, and read wrong, beside journal lists; and how fast.

    python benchmarks/venues.py LABELLED.json [--jabref FOLDER] [--betterbib journals.json]

LABELLED is a list of ``{"raw", "field", "type", "acronym", "name", "host"}``. FOLDER holds JabRef's CSV lists;
`journals.json` is the list inside betterbib's wheel. A list is asked as those programs ask theirs: the string
without braces and case, as a full name or as an abbreviation.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from pubkit.model import Venue
from pubkit.normalizing.venues import LEFT, normalize_venue, table

Case = Mapping[str, Any]


def letters(text: str | None) -> str:
    """What two spellings of one name share: no case, no punctuation, no article before it."""
    low = (text or "").lower().removeprefix("the ").replace("&", "and")
    return "".join(letter for letter in low if letter.isalnum())


def judged(case: Case, venue: Venue | None) -> str:
    """right, left or wrong; a workshop counts as right by its kind and host, too, since its name is often not said."""
    if venue is None or (venue.how == LEFT and case["type"] != "none"):
        return "left"
    if case["type"] == "none":
        return "right" if venue.kind == "none" else "wrong"
    kinds = {case["type"], "companion"} if case["type"] == "tutorial" else {case["type"]}
    names = {letters(case["name"]), *map(letters, case.get("also_ok", ()))}
    same = bool(case["acronym"]) and letters(venue.acronym) == letters(case["acronym"])
    hosted = case["type"] == "workshop" and case.get("host") and venue.host == case["host"]
    return "right" if venue.kind in kinds and (same or letters(venue.name) in names or hosted) else "wrong"


def listed(pairs: Mapping[str, str]) -> Callable[[Case], Venue | None]:
    def ask(case: Case) -> Venue | None:
        name = pairs.get(letters(case["raw"]))
        return Venue(name, kind="journal") if name else None

    return ask


def jabref(folder: Path) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for file in sorted(folder.glob("*.csv")):
        for cells in csv.reader(file.read_text(encoding="utf-8").splitlines()):
            for spelling in cells[:2]:
                pairs.setdefault(letters(spelling), cells[0])
    return pairs


def betterbib(file: Path) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for full, short in json.loads(file.read_text(encoding="utf-8")).items():
        pairs.setdefault(letters(full), full)
        pairs.setdefault(letters(short), full)
    return pairs


def ours(case: Case) -> Venue:
    return normalize_venue(case["raw"], case["field"] if case["field"] in ("journal", "booktitle") else None)


def speed(strings: list[str]) -> None:
    """Processor time, since a busy machine would measure its neighbours."""
    text = resources.files("pubkit.data").joinpath("venues.toml").read_text(encoding="utf-8")
    best = min(_timed(lambda: table.build(table.read(text))) for _ in range(5))
    table.shipped()
    again = min(_timed(lambda: (table.shipped.cache_clear(), table.shipped())) for _ in range(5))
    rows = len(table.shipped().rows)
    print(f"table of {rows} rows: {best * 1000:.0f} ms the first time, {again * 1000:.0f} ms from then on")
    normalize_venue("warm up")
    fresh = [f"{string} " for string in strings]
    cold = _timed(lambda: [normalize_venue(string) for string in fresh])
    again = _timed(lambda: [normalize_venue(string) for _ in range(100) for string in fresh])
    print(f"cold {len(fresh) / cold:,.0f} look-ups a second, repeated {100 * len(fresh) / again:,.0f}")


def _timed(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--jabref", type=Path)
    parser.add_argument("--betterbib", type=Path)
    given = parser.parse_args()
    cases = json.loads(given.labelled.read_text(encoding="utf-8"))
    readers: dict[str, Callable[[Case], Venue | None]] = {"pubkit": ours}
    if given.jabref:
        readers["JabRef's lists"] = listed(jabref(given.jabref))
    if given.betterbib:
        readers["betterbib's list"] = listed(betterbib(given.betterbib))
    for name, read in readers.items():
        counts = Counter(judged(case, read(case)) for case in cases)
        shares = ", ".join(f"{word} {counts[word] / len(cases):.1%}" for word in ("right", "left", "wrong"))
        print(f"{name:<18} {shares} of {len(cases)}")
    speed([case["raw"] for case in cases])


if __name__ == "__main__":
    main()
