"""Write src/pubkit/data/name_words.tsv: words that stand first in people's names, and words that stand last.

    python benchmarks/name_words.py RECORDS.jsonl[.gz] ...

Each line of a file is ``{"bib": "@inproceedings{...}"}``, as in the collections of DBLP records (CC0), which print
every name with its given name first. Each person counts once.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from pubkit.bibtex import parse_names

LEAST = 3  # people; a word that fewer have says nothing
RATIO = 8  # how many times as many people must have it on the one side as on the other
TABLE = Path(__file__).parent.parent / "src" / "pubkit" / "data" / "name_words.tsv"
NAMES = re.compile(r"^\s*(?:author|editor)\s*=\s*\{(.*?)\},?$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+(?:['’-][^\W\d_]+)*")


def main() -> None:
    people: set[tuple[str, str]] = set()
    for name in sys.argv[1:]:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                for field in NAMES.findall(json.loads(line)["bib"]):
                    people |= {(one.given.casefold(), one.family.casefold()) for one in parse_names(field) if one.given}
    first, last = Counter(given.split()[0] for given, _ in people), Counter(family.split()[-1] for _, family in people)
    rows = []
    for word in sorted(first.keys() | last.keys()):
        given, family = first[word], last[word]
        if WORD.fullmatch(word) and max(given, family) >= LEAST and max(given, family) >= RATIO * min(given, family):
            rows.append(f"{word}\t{'g' if given > family else 'f'}")
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(people)} people, {len(rows)} words kept, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
