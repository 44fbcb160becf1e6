"""How fast a dump is indexed and answers, and how often the right record is among the answers and is accepted.

    python benchmarks/dumps.py RECORDS.jsonl.gz [--lookups 10000] [--folder DIR]

Queries are the dump's own records with the faults of benchmarks/make_queries.py.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

from make_queries import faulty, records
from pubkit.enriching.dumps import build_index, open_index
from pubkit.enriching.matching import match_candidates
from pubkit.enriching.source import Query


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--lookups", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--helpers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start, cpu = time.perf_counter(), time.process_time()
    built = build_index([options.records], options.folder, name="dblp", helpers=options.helpers)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"indexed {built.records} records in {time.perf_counter() - start:.1f} s "
        f"({time.process_time() - cpu:.1f} s CPU here, {used.ru_utime + used.ru_stime:.1f} s in helpers), "
        f"{built.path.stat().st_size / 1e6:.0f} MB"
    )
    rng = random.Random(options.seed)
    pool = records(str(options.records))
    for name, noisy in (("clean", False), ("noisy", True)):
        chosen = [rng.choice(pool) for _ in range(options.lookups)]
        asked = [(record, faulty(record, rng) if noisy else record | {"others": False}) for record in chosen]
        questions = [
            Query(title=query["title"], authors=tuple(a[1] for a in query["authors"]), year=query["year"])
            for _, query in asked
        ]
        dump = open_index(built.path)
        start = time.perf_counter()
        cpu = time.process_time()
        answers = [dump.look_up(question) for question in questions]
        seconds = time.perf_counter() - start
        cpu = time.process_time() - cpu
        found = accepted = wrong = missed = 0
        sizes = 0
        for (record, query), answer in zip(asked, answers, strict=True):
            key = record["id"].removeprefix("DBLP:")
            there = any(one.id == key for one in answer.records)
            found += there
            sizes += len(answer.records)
            match = match_candidates(query, [one.work for one in answer.records])
            if match.outcome == "accept":
                right = answer.records[match.index].id == key
                accepted += right
                wrong += not right
            if not there and missed < 8:
                missed += 1
                print("   not found:", query["title"], query["authors"][:2], "|", record["title"])
        print(
            f"{name}: {len(asked) / seconds:.0f} look-ups/s ({len(asked) / cpu:.0f} a CPU second), right record among "
            f"{sizes / len(asked):.1f} answers {found / len(asked):.4f}, accepted {accepted / len(asked):.4f}, "
            f"another accepted {wrong / len(asked):.4f}"
        )
        dump.close()


if __name__ == "__main__":
    main()
