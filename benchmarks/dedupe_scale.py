"""Deduplication of millions of records: seconds, processor seconds, memory, pairs a record, precision and recall.

    python benchmarks/dedupe_scale.py make SOURCE OUT.parquet --size 1000000
    python benchmarks/dedupe_scale.py run RECORDS.parquet [--workers 2]

SOURCE is BibTeX, or JSON lines with each record's BibTeX under "bib", packed by gzip or not.
``make`` keeps the real records and fills up to --size with new ones of the same kind: titles of words drawn as often as
they occur, real people in new company, real venues and years. One in ten is another's record once more, spoiled as
databases do it (a typing error, initials, a lost subtitle, a lost field, capitals), with "copy:" and that one's key.
``run`` says for each step what it takes, and the memory of this process and of its children at their peak.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pubkit.model import Name, PartialDate, Work

if TYPE_CHECKING:
    from pubkit.deduping.scale import Progress

COPIES = 0.1
COPY = "copy:"


def real(source: Path) -> list[Work]:
    from pubkit import bibtex

    data = source.read_bytes()
    text = (gzip.decompress(data) if source.suffix == ".gz" else data).decode("utf-8")
    if ".jsonl" in source.name:
        text = "\n".join(json.loads(line)["bib"] for line in text.splitlines())
    return list(bibtex.read(text).works)


def grown(works: list[Work], size: int, rng: random.Random) -> Iterator[Work]:
    words = [word for work in works for word in work.title.split()]
    people = [name for work in works for name in work.authors]
    yield from works
    kept = list(works)
    for number in range(size - len(works)):
        if rng.random() < COPIES:
            original = kept[rng.randrange(len(kept))]
            yield spoiled(original, rng, number)
            continue
        model = works[rng.randrange(len(works))]
        length = max(3, len(model.title.split()))
        first = rng.randrange(1, 900)
        made = replace(
            model,
            key=f"new:{number}",
            title=" ".join(rng.choice(words) for _ in range(length)),
            authors=tuple(rng.choice(people) for _ in model.authors),
            issued=PartialDate((model.year or 2000) + rng.randrange(-3, 4)),
            pages=f"{first}–{first + rng.randrange(4, 20)}" if model.pages else "",
            doi=f"10.5555/{number}" if model.doi else "",
        )
        if len(kept) < 400_000:
            kept.append(made)
        yield made


def spoiled(work: Work, rng: random.Random, number: int) -> Work:
    title = work.title
    if rng.random() < 0.3 and len(title) > 20:
        at = rng.randrange(4, len(title) - 4)
        title = title[:at] + rng.choice("aeiourstn") + title[at + 1 :]
    if rng.random() < 0.1:
        title = title.upper()
    if rng.random() < 0.1:
        title = title.partition(": ")[0]
    authors = work.authors
    if rng.random() < 0.4:
        authors = tuple(Name(one.family, one.initials[:1].upper() + "." if one.given else "") for one in authors)
    lost = {field: "" for field in ("doi", "pages", "volume", "container_title") if rng.random() < 0.25}
    return replace(work, key=f"{COPY}{number}:{work.key}", title=title, authors=authors, **lost)  # type: ignore[arg-type]


def make(source: Path, out: Path, size: int) -> None:
    from pubkit.deduping.scale import write_records

    print(f"{write_records(grown(real(source), size, random.Random(7)), out):,} records in {out}")


class Stages:
    """Wall, processor seconds and memory of each step of a run, children too; memory is looked at a few times a second.

    Memory is what the processes hold together (proportional set sizes), so that what they share counts once.
    """

    def __init__(self) -> None:
        self.seen: list[tuple[str, float, float]] = [("start", time.perf_counter(), processor_seconds())]
        self.peaks: dict[str, float] = {}
        threading.Thread(target=self._watch, daemon=True).start()

    def hear(self, progress: Progress) -> None:
        print(f"\r\x1b[K{progress.step}: {progress.done:,} of {progress.total:,}", end="", file=sys.stderr)
        if progress.step != self.seen[-1][0]:
            self.seen.append((progress.step, time.perf_counter(), processor_seconds()))

    def lines(self) -> Iterator[str]:
        ends = [*self.seen[1:], ("end", time.perf_counter(), processor_seconds())]
        for (step, wall, cpu), (_, wall_after, cpu_after) in zip(self.seen, ends, strict=True):
            memory = self.peaks.get(step, 0)
            yield f"  {step:10} {wall_after - wall:7.1f} s {cpu_after - cpu:7.1f} s of CPU {memory:7.0f} MB"

    def _watch(self) -> None:
        while True:
            step, held = self.seen[-1][0], sum(map(proportional, processes()))
            self.peaks[step] = max(held, self.peaks.get(step, 0))
            time.sleep(max(0.3, held / 4_000))  # to look at gigabytes takes time itself


def processes() -> list[int]:
    """This process and those that it started."""
    children = Path("/proc/self/task").glob("*/children")
    return [os.getpid(), *(int(number) for file in children for number in file.read_text().split())]


def proportional(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


def processor_seconds() -> float:
    """Of this process and of its children, also of those that run still."""
    used = sum(os.times()[:4])
    for process in processes()[1:]:
        with suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def run(records: Path, workers: int) -> None:
    import polars as pl

    from pubkit.deduping.scale import dedupe_records
    from pubkit.normalizing import venue_key

    print("load", *(f"{load:.1f}" for load in os.getloadavg()))
    stages = Stages()
    start, before = time.perf_counter(), processor_seconds()
    clusters, pairs = records.with_name("clusters.parquet"), records.with_name("pairs.parquet")
    found = dedupe_records(
        records, clusters, pairs_out=pairs, venue_key=venue_key, workers=workers, progress=stages.hear
    )
    seconds, used = time.perf_counter() - start, processor_seconds() - before
    print(f"\n{found.records:,} records: {seconds:.1f} s, {used:.1f} s of CPU, {max(stages.peaks.values()):.0f} MB")
    print("\n".join(stages.lines()))
    print(
        f"pairs a record: {found.candidates / found.records:.2f} share a key, "
        f"{found.decided / found.records:.3f} left by their titles; "
        f"{found.sure:,} sure, {found.maybe:,} perhaps, {found.versions:,} versions, {len(found.clusters):,} clusters"
    )
    keys = pl.read_parquet(records, columns=["key"])["key"].to_list()
    roots = {key: key.split(":", 2)[2] if key.startswith(COPY) else key for key in keys}
    copies = sum(key.startswith(COPY) for key in keys)
    if copies:
        right = wrong = 0
        for cluster in found.clusters:
            names = [roots[keys[position]] for position in cluster]
            right += len(names) - len(set(names))
            wrong += len(set(names)) - 1
        print(f"  of {copies:,} copies {right:,} found ({right / copies:.4f}); {wrong:,} other records joined to them")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("source", type=Path)
    making.add_argument("out", type=Path)
    making.add_argument("--size", type=int, default=1_000_000)
    running = commands.add_parser("run")
    running.add_argument("records", type=Path)
    running.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if given.command == "make":
        make(given.source, given.out, given.size)
    else:
        run(given.records, given.workers)


if __name__ == "__main__":
    main()
