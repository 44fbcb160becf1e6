"""Make queries for benchmarks/match.py out of a labelled record set (records.csv, pairs.csv).

    python benchmarks/labelled_queries.py FOLDER OUT.jsonl.gz [--from acm --to dblp] [--candidates 20]

With two sources, every record of the one is looked up in the other, as real records of two libraries differ. Without,
one record of each cluster is the pool and every other record is looked up in it. A fifth of the right ones is left out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from pubkit.enriching.matching.rarity import bits
from pubkit.enriching.matching.text import words


def record(row: dict[str, str]) -> dict[str, Any]:
    authors = html.unescape(row["author"])
    names = re.split(r"\s+and\s+|;\s*", authors.strip(" .,;"))
    if len(names) <= 2 and "," in authors:  # "a. blum, m. furst, and r. lipton"
        names = [name for part in names for name in part.split(",")]
    people = [name.strip(" ,").rsplit(" ", 1) for name in names if name.strip(" ,.")]
    year = re.search(r"\d{4}", row["year"])
    return {
        "id": row["id"],
        "title": row["title"],
        "authors": [[name[0], name[-1]] if len(name) > 1 else ["", name[0]] for name in people],
        "year": int(year[0]) if year else None,
        "venue": row["venue"],
    }


def clusters(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        joined = found.get(a, {a}) | found.get(b, {b})
        for member in joined:
            found[member] = joined
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out")
    parser.add_argument("--from", dest="source")
    parser.add_argument("--to", dest="target")
    parser.add_argument("--candidates", type=int, default=20)
    options = parser.parse_args()
    rng = random.Random(1)
    with open(options.folder / "records.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(options.folder / "pairs.csv", encoding="utf-8", newline="") as file:
        same = clusters([(row["id1"], row["id2"]) for row in csv.DictReader(file)])
    all_records = {row["id"]: record(row) for row in rows}
    if options.source:
        queries = [row["id"] for row in rows if row["source"] == options.source]
        pool = [row["id"] for row in rows if row["source"] == options.target]
    else:
        firsts = {min(same.get(row["id"], {row["id"]})) for row in rows}
        queries = [row["id"] for row in rows if row["id"] not in firsts]
        pool = sorted(firsts)
    postings: dict[str, list[str]] = defaultdict(list)
    for key in pool:
        one = all_records[key]
        for term in {*words(one["title"]), *("@" + "".join(words(family)) for _, family in one["authors"])}:
            postings[term].append(key)
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for key in queries:
            query = all_records[key]
            scores: Counter[str] = Counter()
            for term in {*words(query["title"]), *("@" + "".join(words(family)) for _, family in query["authors"])}:
                for other in postings.get(term, ()):
                    scores[other] += 6 if term.startswith("@") else round(bits(term))
            right = same.get(key, {key}) & set(pool)
            if right and rng.random() < 0.2:
                for other in right:
                    del scores[other]
                right = set()
            near = [all_records[other] for other, _ in scores.most_common(options.candidates)]
            line = {k: v for k, v in query.items() if k != "id"} | {"truth": sorted(right) or None, "candidates": near}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{len(queries)} queries, {len(pool)} records to find")


if __name__ == "__main__":
    main()
