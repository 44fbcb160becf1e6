"""Write src/pubkit/data/title_words.tsv: in how many titles each word stands.

    python benchmarks/title_words.py RECORDS.jsonl[.gz] ...

Each line of a file is ``{"bib": "@inproceedings{...}"}``, as in the collections of DBLP records (CC0).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from pubkit.enriching.matching.text import words

LEAST = 4  # words in fewer titles are as good as unknown, and are four fifths of all
TABLE = Path(__file__).parent.parent / "src" / "pubkit" / "data" / "title_words.tsv"
TITLE = re.compile(r"^\s*title\s*=\s*\{(.*?)\},?$", re.MULTILINE | re.DOTALL)


def main() -> None:
    counts: Counter[str] = Counter()
    total = 0
    for name in sys.argv[1:]:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                if found := TITLE.search(json.loads(line)["bib"]):
                    total += 1
                    counts.update({word for word in words(found[1]) if not word.isdigit()})
    kept = [(word, count) for word, count in counts.most_common() if count >= LEAST]
    rows = [f"\t{total}", *(f"{word}\t{count}" for word, count in sorted(kept, key=lambda row: (-row[1], row[0])))]
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{total} titles, {len(counts)} words, {len(kept)} kept, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
