"""pubkit beside bib-dedupe, splink and dedupe on labelled sets of records: F1, seconds, memory.

    python benchmarks/dedupe.py FOLDER [--engines pubkit,bib-dedupe] [--peers-python PYTHON] [--sets cora,dblp_acm]

FOLDER holds one folder a set: records.csv (id, type, title, author, year, venue, volume, number, pages, doi, source),
pairs.csv (id1, id2: the duplicates) and contested.csv (pairs to leave out). Every engine runs in a process of its own,
one after the other, and is given the same rows; both clocks start when they are in memory. On a busy machine compare
the seconds of CPU (of all threads), not those of the wall. A set whose records name
two sources is judged on pairs across them. The peers are installed by `pip install bib-dedupe splink dedupe`, where
need be in another environment, whose python is --peers-python.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]
Clusters = list[list[int]]


class Clock(NamedTuple):
    """Seconds of the wall and of CPU."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> Clock:
        return cls(time.perf_counter(), time.process_time())

    def since(self) -> Clock:
        return Clock(time.perf_counter() - self.wall, time.process_time() - self.cpu)


VENUE_FIELD = {"inproceedings": "booktitle", "incollection": "booktitle", "techreport": "institution"}


def rows_of(folder: Path) -> list[Row]:
    with (folder / "records.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def pairs_of(folder: Path, name: str, rows: list[Row]) -> set[tuple[int, int]]:
    position = {row["id"]: index for index, row in enumerate(rows)}
    if not (folder / name).exists():
        return set()
    with (folder / name).open(encoding="utf-8") as file:
        found = [(position[row["id1"]], position[row["id2"]]) for row in csv.DictReader(file)]
    return {(min(pair), max(pair)) for pair in found}


def bibtex_of(rows: list[Row]) -> str:
    """The rows as a .bib file, with fields as they stand; braces are taken out, which would unbalance an entry."""
    entries = []
    for index, row in enumerate(rows):
        kind = row["type"] or "article"
        fields = {name: row[name] for name in ("title", "author", "year", "volume", "number", "pages", "doi")}
        fields[VENUE_FIELD.get(kind, "journal")] = row["venue"]
        lines = [f"  {name} = {{{re.sub('[{}]', '', value)}}},\n" for name, value in fields.items() if value]
        entries.append(f"@{kind}{{k{index},\n{''.join(lines)}}}\n")
    return "".join(entries)


def pubkit(rows: list[Row], one_to_one: bool = False) -> tuple[Clusters, Clock]:
    from dataclasses import replace

    import pubkit

    works = pubkit.reads(bibtex_of(rows)).works
    works = tuple(
        replace(work, place=replace(work.place, file=row["source"])) for work, row in zip(works, rows, strict=True)
    )
    start = Clock.now()
    found = pubkit.find_duplicates(works, one_to_one=one_to_one)
    return [list(cluster) for cluster in found.clusters], start.since()


def pubkit_one_to_one(rows: list[Row]) -> tuple[Clusters, Clock]:
    return pubkit(rows, one_to_one=True)


def bib_dedupe(rows: list[Row]) -> tuple[Clusters, Clock]:
    import pandas as pd
    from bib_dedupe.bib_dedupe import block, cluster, match, prep

    table = pd.DataFrame(
        [
            {
                "ID": str(index),
                "ENTRYTYPE": row["type"] or "article",
                "title": row["title"],
                "author": row["author"],
                "year": row["year"],
                "journal" if VENUE_FIELD.get(row["type"], "journal") == "journal" else "booktitle": row["venue"],
                "volume": row["volume"],
                "number": row["number"],
                "pages": row["pages"],
                "doi": row["doi"],
                "abstract": "",
            }
            for index, row in enumerate(rows)
        ]
    ).fillna("")
    start = Clock.now()
    ready = prep(table, cpu=1)
    groups = cluster(match(block(ready, cpu=1), cpu=1))
    return [[int(one) for one in group] for group in groups if len(group) > 1], start.since()


def splink(rows: list[Row]) -> tuple[Clusters, Clock]:
    import pandas as pd
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    table = pd.DataFrame(
        [
            {
                "unique_id": index,
                "title": re.sub(r"\W+", " ", row["title"].lower()).strip() or None,
                "author": re.sub(r"\W+", " ", row["author"].lower()).strip() or None,
                "year": (re.findall(r"\d{4}", row["year"]) or [None])[0],
                "venue": row["venue"].lower() or None,
                "volume": row["volume"] or None,
                "pages": (re.findall(r"\d+", row["pages"]) or [None])[0],
                "doi": row["doi"].lower() or None,
            }
            for index, row in enumerate(rows)
        ]
    )
    table["start"] = table["title"].str[:12]
    start = Clock.now()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("title", [0.95, 0.88]),
            cl.JaroWinklerAtThresholds("author", [0.9, 0.8]),
            cl.ExactMatch("year"),
            cl.JaroWinklerAtThresholds("venue", [0.9]),
            cl.ExactMatch("volume"),
            cl.ExactMatch("pages"),
        ],
        blocking_rules_to_generate_predictions=[block_on("start"), block_on("doi"), block_on("year", "pages")],
    )
    linker = Linker(DuckDBAPI().register(table, table_name="records"), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("title")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("title"), block_on("author")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=0.95)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.95).as_pandas_dataframe()
    groups = clusters.groupby("cluster_id")["unique_id"].apply(list)
    return [[int(one) for one in group] for group in groups if len(group) > 1], start.since()


def dedupe(rows: list[Row], known: set[tuple[int, int]]) -> tuple[Clusters, Clock]:
    """dedupe learns from labels: it is given 40 of the set's pairs and 40 that are none, which no other engine is."""
    import dedupe as package
    from dedupe import variables

    names = ("title", "author", "year", "venue", "volume", "pages", "doi")
    table = {i: {name: row[name].lower().strip() or None for name in names} for i, row in enumerate(rows)}
    fields = [variables.String(name, has_missing=True) for name in names]
    chance = random.Random(0)
    same = chance.sample(sorted(known), min(40, len(known)))
    drawn = ((chance.randrange(len(rows)), chance.randrange(len(rows))) for _ in range(400))
    other = [pair for pair in drawn if pair[0] != pair[1] and (min(pair), max(pair)) not in known][:40]
    start = Clock.now()
    model = package.Dedupe(fields, num_cores=1)
    labelled = {
        "match": [(table[a], table[b]) for a, b in same],
        "distinct": [(table[a], table[b]) for a, b in other],
    }
    with tempfile.TemporaryFile("w+") as file:
        json.dump(labelled, file)
        file.seek(0)
        model.prepare_training(table, training_file=file, sample_size=1_500)
    model.train()
    groups = model.partition(table, 0.5)
    return [[int(one) for one in ids] for ids, _ in groups if len(ids) > 1], start.since()


ENGINES: dict[str, Callable[..., tuple[Clusters, Clock]]] = {
    "pubkit": pubkit,
    "pubkit 1:1": pubkit_one_to_one,
    "bib-dedupe": bib_dedupe,
    "splink": splink,
    "dedupe": dedupe,
}


def work(engine: str, folder: Path) -> None:
    """Run one engine on one set, and print what it found as JSON."""
    rows = rows_of(folder)
    arguments = (rows, pairs_of(folder, "pairs.csv", rows)) if engine == "dedupe" else (rows,)
    clusters, clock = ENGINES[engine](*arguments)
    print(json.dumps({"clusters": clusters, "wall": clock.wall, "cpu": clock.cpu}))


def scored(folder: Path, clusters: Iterable[list[int]]) -> tuple[float, float, float, int, int]:
    """Precision, recall, F1, wrong merges and misses, pair by pair."""
    rows = rows_of(folder)
    left_out = pairs_of(folder, "contested.csv", rows)
    gold = pairs_of(folder, "pairs.csv", rows) - left_out
    found = {pair for cluster in clusters for pair in combinations(sorted(cluster), 2)} - left_out
    if len({row["source"] for row in rows} - {""}) > 1:
        found = {(a, b) for a, b in found if rows[a]["source"] != rows[b]["source"]}
    right = len(found & gold)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return precision, recall, f1, len(found - gold), len(gold - found)


def measured(python: str, engine: str, folder: Path) -> tuple[Clusters, Clock, float] | str:
    """Clusters, time, and megabytes at the most, of one engine in a process of its own; or what went wrong."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(
            [python, __file__, str(folder), "--worker", engine],
            stdout=out,
            stderr=err,
            env={**os.environ, "TQDM_DISABLE": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        lines = out.read().strip().splitlines()
        if process.returncode or not lines:
            return (err.read().strip().splitlines() or ["no output"])[-1]
        told = json.loads(lines[-1])
        return told["clusters"], Clock(told["wall"], told["cpu"]), usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--sets", default="")
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--worker", choices=ENGINES)
    options = parser.parse_args()
    if options.worker:
        sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]  # for `dedupe`
        work(options.worker, options.folder)
        return
    chosen = (
        options.sets.split(",") if options.sets else sorted(p.parent.name for p in options.folder.glob("*/records.csv"))
    )
    print("| set | engine | precision | recall | F1 | wrong | missed | CPU s | wall s | MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name in chosen:
        for engine in options.engines.split(","):
            two_sources = len({row["source"] for row in rows_of(options.folder / name)}) > 1
            if engine == "pubkit 1:1" and not two_sources:
                continue
            python = sys.executable if engine.startswith("pubkit") else options.peers_python
            got = measured(python, engine, options.folder / name)
            if isinstance(got, str):
                print(f"| {name} | {engine} | failed: {got} |", flush=True)
                continue
            clusters, clock, megabytes = got
            p, r, f1, wrong, missed = scored(options.folder / name, clusters)
            print(
                f"| {name} | {engine} | {p:.4f} | {r:.4f} | {f1:.4f} | {wrong} | {missed} "
                f"| {clock.cpu:.2f} | {clock.wall:.2f} | {megabytes:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
