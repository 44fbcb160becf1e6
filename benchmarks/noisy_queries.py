"""Make queries for benchmarks/match.py by imitating what a scholarly search engine prints of real records.

    python benchmarks/noisy_queries.py FOLDER OUT.jsonl.gz [--seed 1] [--reverse] [--number 5000]

FOLDER holds a labelled set of two libraries (records.csv, pairs.csv), of which DBLP's side is the pool; the order of
its authors is taken from the other library. Or it is a dump of DBLP (RECORDS.jsonl.gz, as for make_queries.py), of
which some records are worn. Each record is worn as 150 real ones were that we read: names run into
the title and lost from the list, lists and titles cut, initials run together, letters and blanks lost by a scanner,
venues glued on, half of the years unknown. ``--reverse`` looks DBLP's records up among the worn ones, of which a work
has up to three. A fifth of the right ones is left out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from labelled_queries import record
from make_queries import plain, records
from pubkit.enriching.matching.rarity import bits
from pubkit.enriching.matching.text import words

VENUES = {
    "SIGMOD Conference": ["SIGMOD Conference,", "Proceedings of the {} ACM SIGMOD international conference", ""],
    "VLDB": ["VLDB,", "Proceedings of the International Conference on Very Large", "Proc. of VLDB,", ""],
    "SIGMOD Record": ["SIGMOD Record,", "ACM SIGMOD Record,", ""],
    "VLDB J.": ["The VLDB Journal The International Journal on Very Large", "VLDB Journal,", ""],
    "ACM Trans. Database Syst.": [
        "ACM Transactions on Database Systems (TODS),",
        "ACM Trans. on Database Systems,",
        "",
    ],
}
MISREAD = [
    ("fi", ""),
    ("fl", ""),
    ("ffi", ""),
    ("m", "rn"),
    ("rn", "m"),
    ("l", "1"),
    ("i", "l"),
    ("o", "0"),
    ("h", "b"),
]
MOST_POSTINGS = 4000  # a word in more records than this says nothing and costs much
LETTERS = "abcdefghilmnorst"
CONTAINER = re.compile(r"^\s*(?:journal|booktitle)\s*=\s*\{(.*?)\},?$", re.MULTILINE | re.DOTALL)


def initials(name: list[str]) -> list[str]:
    return ["".join(part[0] for part in re.split(r"[ .\-]+", name[0]) if part).upper(), name[1]]


def scanned(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 2) if len(text) > 3 else 0):
        kind, at = rng.random(), rng.randrange(1, len(text))
        read, seen = rng.choice(MISREAD)
        blanks = [i for i, character in enumerate(text) if character == " "]
        if kind < 0.35 and read in text:
            text = text.replace(read, seen, 1)
        elif kind < 0.7 and blanks:
            at = rng.choice(blanks)
            text = text[:at] + text[at + 1 :]
        else:
            text = text[:at] + rng.choice(["", " ", rng.choice(LETTERS)]) + text[at + rng.randint(0, 1) :]
    return text


def worn_venue(row: dict[str, Any], rng: random.Random) -> str:
    if row["venue"] in VENUES:
        return rng.choice(VENUES[row["venue"]]).format(row["year"])
    full = row.get("container", row["venue"])
    forms = ["", row["venue"] + ",", f"Proc. of {row['venue']}", full[: rng.randint(25, 60)].rsplit(" ", 1)[0] + " …"]
    return rng.choice(forms[:2] if not full else forms)


def worn_title(title: str, people: list[list[str]], year: int, rng: random.Random) -> tuple[str, list[list[str]]]:
    kind = rng.random()
    if kind < 0.13 and len(people) > 1:
        people, (given, family) = people[:-1], people[-1]
        dotted = ".".join(given) + "."
        leads = (f"{family}, {dotted}: ", f"and {dotted} {family}. ", f"{family}. ", f"and {family}, {dotted} {year}. ")
        title = rng.choice(leads) + title
    elif kind < 0.17:
        title += rng.choice([f". {year}", f". Proc. {year} Int", ". The VLDB Journal", ". Technical Report"])
    elif kind < 0.20:
        title = rng.choice(["[PDF] ", "[CITATION] ", "[BOOK] "]) + title
    elif kind < 0.23 and ":" in title:
        title = title.split(":", 1)[rng.randrange(2)].strip()
    elif kind < 0.26:
        title += rng.choice([" (Extended Abstract)", " (system demonstration)", " (invited talk)"])
    elif kind < 0.31 and len(title.split()) > 4:
        parts = title.split()
        at = rng.randrange(len(parts))
        parts[at : at + rng.randint(0, 1)] = rng.choice([[], ["a"], ["the"], ["for"], ["using"], ["systems"]])
        title = " ".join(parts)
    if rng.random() < 0.16:
        title = scanned(title, rng)
    if rng.random() < 0.07 and len(title) > 70:
        title = title[: rng.randint(60, 100)].rsplit(" ", 1)[0]
    return title.lower() if rng.random() < 0.3 else title, people


def worn_people(people: list[list[str]], rng: random.Random) -> list[list[str]]:
    kind = rng.random()
    if len(people) > 5 and kind < 0.6:
        people = [*people[:5], ["", people[5][0][:1]]]
    elif kind < 0.10 and len(people) > 1:
        people = people[: rng.randint(1, len(people) - 1)]
    elif kind < 0.115:
        people = [rng.choice(people)]
    elif kind < 0.13:
        people = [["", "portal.acm.org"]]
    elif kind < 0.15 and len(people) > 1:
        people = [[people[0][0] + people[0][1][0] + people[1][0], people[1][1]], *people[2:]]
    elif kind < 0.17:
        people = people[1:]
    elif kind < 0.19:
        people = [[people[0][0], people[0][1] + "…"]]
    if people and rng.random() < 0.1:
        at = rng.randrange(len(people))
        people[at] = [people[at][0], scanned(people[at][1] + " ", rng).strip()]
    return people


def worn(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    title, people = worn_title(row["title"], [initials(name) for name in row["full"]], row["year"], rng)
    year = None if rng.random() < 0.52 else row["year"] + (rng.choice([-1, 1, 2]) if rng.random() < 0.06 else 0)
    return {"title": title, "authors": worn_people(people, rng), "year": year, "venue": worn_venue(row, rng)}


def pool_of(folder: Path) -> list[dict[str, Any]]:
    with open(folder / "records.csv", encoding="utf-8", newline="") as file:
        rows = {row["id"]: record(row) | {"source": row["source"]} for row in csv.DictReader(file)}
    with open(folder / "pairs.csv", encoding="utf-8", newline="") as file:
        pairs = [(row["id1"], row["id2"]) for row in csv.DictReader(file)]
    other = {one: two for pair in pairs for one, two in (pair, pair[::-1])}
    pool = []
    for key, row in rows.items():
        if row["source"] != "dblp" or not row["title"] or row["year"] is None:
            continue
        order = {name[1]: i for i, name in enumerate(rows[other[key]]["authors"])} if key in other else {}
        full = sorted((name for name in row["authors"] if name[0] and name[1]), key=lambda name: order.get(name[1], 99))
        if full:
            row["authors"] = [[given[0], family] for given, family in full]
            pool.append(row | {"full": full})
    return pool


def pool_of_dump(path: Path) -> list[dict[str, Any]]:
    """DBLP's records with the venue as DBLP's own pages print it: the acronym in a conference's key."""
    rows = records(str(path))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        containers = {key: plain(found[1]) for key, text in map(_bib, lines) if (found := CONTAINER.search(text))}
    for row in rows:
        row["container"] = containers.get(row["id"], "")
        conference = row["id"].startswith("DBLP:conf/")
        row["venue"] = row["id"].split("/")[1].upper() if conference else row["container"]
        row["full"] = row["authors"]
    return rows


def _bib(line: str) -> tuple[str, str]:
    row = json.loads(line)
    return row["key"], row["bib"]


class Index:
    """The nearest of some records, by the words of their titles and their authors' family names."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.postings: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for term in self.terms(row):
                self.postings[term].append(number)

    @staticmethod
    def terms(row: dict[str, Any]) -> set[str]:
        return {*words(row["title"]), *("@" + "".join(words(name[1])) for name in row["authors"])}

    def near(self, row: dict[str, Any], without: set[int], number: int = 20) -> list[dict[str, Any]]:
        scores: Counter[int] = Counter()
        for term in self.terms(row):
            found = self.postings.get(term, ())
            for other in found if len(found) < MOST_POSTINGS else ():
                scores[other] += 6 if term.startswith("@") else round(bits(term))
        best = [other for other, _ in scores.most_common(number + len(without)) if other not in without][:number]
        return [{key: self.rows[other][key] for key in ("id", "title", "authors", "year", "venue")} for other in best]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reverse", action="store_true")
    parser.add_argument("--number", type=int, default=5000, help="how many records of a dump are worn")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    if options.folder.is_dir():
        pool = pool_of(options.folder)
        chosen = range(len(pool))
    else:
        pool = pool_of_dump(options.folder)
        chosen = rng.sample(range(len(pool)), options.number)
    found: list[tuple[int, dict[str, Any]]] = []
    for number in chosen:
        row = pool[number]
        for _ in range(rng.choice([1, 1, 2, 3])):
            found.append((number, worn(row, rng) | {"id": f"s{len(found)}"}))
    sides: dict[int, set[int]] = defaultdict(set)
    for at, (number, _) in enumerate(found):
        sides[number].add(at)
    if options.reverse:
        index = Index([row for _, row in found])
        asked = [(pool[number], sides[number]) for number in chosen]
    else:
        index = Index(pool)
        asked = [(row, {number}) for number, row in found]
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for row, right in asked:
            absent = rng.random() < 0.2
            near = index.near(row, right if absent else set())
            query = {key: row[key] for key in ("title", "authors", "year", "venue")}
            truth = None if absent else [index.rows[at]["id"] for at in right]
            out.write(json.dumps(query | {"truth": truth, "candidates": near}, ensure_ascii=False) + "\n")
    print(f"{len(asked)} queries, {len(index.rows)} records to find")


if __name__ == "__main__":
    main()
