"""match_candidates and its peers on the same queries, in one run.

    python benchmarks/match_peers.py QUERIES.jsonl.gz

A peer is asked where it is installed (``pip install refaudit``), with its own comparison and threshold: refaudit takes
the most similar title from its threshold on whose first author's surname agrees.
"""

from __future__ import annotations

import gzip
import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from pubkit.enriching.matching import match_candidates

Query = dict[str, Any]
Matcher = Callable[[Query], Any]


def pubkit_accepts(query: Query) -> Any:
    match = match_candidates(query, query["candidates"])
    return query["candidates"][match.index]["id"] if match.outcome == "accept" else None


def refaudit_accepts() -> Matcher:
    compare = importlib.import_module("refaudit.normalize")
    least = importlib.import_module("refaudit.checker").Thresholds().title_match

    def accepts(query: Query) -> Any:
        ranked = [(compare.similarity(query["title"], one["title"]), i) for i, one in enumerate(query["candidates"])]
        score, best = max(ranked, default=(0.0, 0))
        if score < least:
            return None
        one = query["candidates"][best]
        names = [compare.fold(people[0][-1]) if people else "" for people in (query["authors"], one["authors"])]
        return one["id"] if compare.surnames_match(*names) else None

    return accepts


PEERS: tuple[tuple[str, Callable[[], Matcher]], ...] = (
    ("pubkit", lambda: pubkit_accepts),
    ("refaudit", refaudit_accepts),
)


def main() -> None:
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        queries = [json.loads(line) for line in lines]
    present = sum(query["truth"] is not None for query in queries)
    print(f"{len(queries)} queries, {len(queries) - present} of them of works that are absent")
    print("| | precision | recall | false accepts of absent works | look-ups a CPU second |")
    print("| --- | --- | --- | --- | --- |")
    for name, make in PEERS:
        try:
            accepts = make()
        except ImportError as error:
            print(f"{name}: not installed ({error})")
            continue
        accepts(queries[0])
        start = time.process_time()
        picked = [accepts(query) for query in queries]
        seconds = time.process_time() - start
        right = sum(one is not None and one == query["truth"] for one, query in zip(picked, queries, strict=True))
        accepted = sum(one is not None for one in picked)
        absent = sum(one is not None and query["truth"] is None for one, query in zip(picked, queries, strict=True))
        print(
            f"| {name} | {right / max(1, accepted):.4f} | {right / max(1, present):.4f} | {absent} "
            f"| {len(queries) / seconds:,.0f} |"
        )


if __name__ == "__main__":
    main()
