"""How well match_candidates finds the right candidate or none.

    python benchmarks/match.py QUERIES.jsonl.gz [--half held-out] [--errors 20]

Each line: ``{"title", "authors", "year", "others", "truth": id, list of ids or null, "candidates": [{"id", ...}]}``.
Precision: right among accepted. Recall: right among those with a truth. False accepts are counted apart for the
works whose right candidate is absent. ``--half`` takes the lines whose number is even (tuned) or odd (held-out).
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from typing import Any

from pubkit.enriching.matching import match_candidates


def judged(query: dict[str, Any]) -> tuple[str, str | None, Any]:
    match = match_candidates(query, query["candidates"])
    picked = query["candidates"][match.index]["id"] if match.index >= 0 else None
    return match.outcome, picked, match


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries")
    parser.add_argument("--half", choices=("tuned", "held-out"))
    parser.add_argument("--errors", type=int, default=0, help="print this many wrong answers of each kind")
    options = parser.parse_args()
    opener = gzip.open if options.queries.endswith(".gz") else open
    with opener(options.queries, "rt", encoding="utf-8") as lines:
        queries = [json.loads(line) for line in lines]
    if options.half:
        queries = queries[0 if options.half == "tuned" else 1 :: 2]
    match_candidates(queries[0], queries[0]["candidates"])  # the table of words is read once
    counts: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    start, cpu_start = time.perf_counter(), time.process_time()
    answers = [judged(query) for query in queries]
    seconds = time.perf_counter() - start
    cpu = time.process_time() - cpu_start
    for query, (outcome, picked, match) in zip(queries, answers, strict=True):
        truth = [query["truth"]] if isinstance(query["truth"], str) else query["truth"]
        if truth is None:
            kind = {"accept": "FALSE ACCEPT (absent)", "ask": "asked (absent)", "reject": "rejected (absent)"}[outcome]
        elif picked in truth:
            kind = "accepted" if outcome == "accept" else "asked, right"
        elif outcome == "accept":
            kind = "FALSE ACCEPT (other work)"
        else:
            kind = "asked, wrong" if outcome == "ask" else "missed"
        counts[kind] += 1
        if kind not in {"accepted", "rejected (absent)"} and shown[kind] < options.errors:
            shown[kind] += 1
            print(f"{kind}: {query['title']} | {query['authors'][:3]} {query['year']} {query.get('log', '')}")
            for candidate in query["candidates"]:
                if candidate["id"] in {*(truth or ()), picked}:
                    mark = "truth" if candidate["id"] in (truth or ()) else "picked"
                    print(f"    {mark}: {candidate['title']} | {candidate['authors'][:3]} {candidate['year']}")
            print("    ", round(match.score, 3), "; ".join(f"{s.name}={s.seen} {s.points:+.1f}" for s in match.signals))
    present = sum(query["truth"] is not None for query in queries)
    absent = len(queries) - present
    right = counts["accepted"]
    false = counts["FALSE ACCEPT (absent)"] + counts["FALSE ACCEPT (other work)"]
    for kind, count in sorted(counts.items()):
        print(f"{count:7} {kind}")
    print(f"precision {right / max(1, right + false):.5f}  recall {right / max(1, present):.4f}", end="  ")
    print(f"with ask {(right + counts['asked, right']) / max(1, present):.4f}", end="  ")
    print(f"false accepts {counts['FALSE ACCEPT (absent)']} in {absent} absent")
    pairs = sum(len(query["candidates"]) for query in queries)
    print(
        f"{len(queries) / seconds:.0f} look-ups/s, {pairs / seconds:.0f} pairs/s; {pairs / cpu:.0f} pairs a CPU second"
    )


if __name__ == "__main__":
    main()
