"""Make queries for benchmarks/match.py out of BibTeX records, by the faults that people make.

    python benchmarks/make_queries.py RECORDS.jsonl[.gz] OUT.jsonl.gz [--number 20000] [--candidates 10] [--seed 1]

Each line of RECORDS is ``{"key", "bib"}``. Half of the queries keep their right record among the candidates, the
others get the nearest other records only. Faults: letters, a word left out, the subtitle left out, the year off by
one, et al. after the first author; initials and lower case everywhere by halves.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from typing import Any

from pubkit.enriching.matching.rarity import bits
from pubkit.enriching.matching.text import words

FIELD = re.compile(r"^\s*(title|author|year)\s*=\s*\{(.*?)\},?$", re.MULTILINE | re.DOTALL)
PARTICLE = re.compile(r"\s(?=(?:van|von|de|den|der|del|della|di|da|la|le|ter|ten)\s)", re.IGNORECASE)
ACCENTS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"}


def plain(text: str) -> str:
    import unicodedata

    text = re.sub(r"\\([\"'`^~])\s*\{?\\?([a-zA-Z])\}?", lambda m: m[2] + ACCENTS[m[1]], text)
    text = unicodedata.normalize("NFC", re.sub(r"[{}]|\\(?=[&%_#$])", "", text))
    return " ".join(text.split()).replace("~", " ")


def name(text: str) -> list[str]:
    text = re.sub(r" \d{4}$", "", plain(text))
    cut = PARTICLE.split(" " + text, maxsplit=1)
    if len(cut) == 2 and cut[0].strip():
        return [cut[0].strip(), cut[1].strip()]
    given, _, family = text.rpartition(" ")
    return [given, family]


def records(path: str) -> list[dict[str, Any]]:
    found = []
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            fields = dict(FIELD.findall(row["bib"]))
            if not {"title", "author", "year"} <= fields.keys():
                continue
            authors = [name(one) for one in re.split(r"\s+and\s+", fields["author"])]
            year = int(fields["year"]) if fields["year"].isdigit() else None
            found.append({"id": row["key"], "title": plain(fields["title"]), "authors": authors, "year": year})
    return found


def faulty(record: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    title, authors, year = record["title"], record["authors"], record["year"]
    log: list[str] = []
    others = False
    if rng.random() < 0.5:
        authors = [[" ".join(f"{p[0]}." for p in g.split() if p), f] for g, f in authors]
    if rng.random() < 0.5:
        title = title.capitalize()
    if rng.random() < 0.55:
        if ": " in title and rng.random() < 0.3:
            title, log = title.split(": ")[0], ["nosub"]
        elif rng.random() < 0.4:
            letters = list(title)
            for _ in range(rng.randint(1, 2)):
                at = rng.randrange(len(letters))
                kind = rng.randrange(3)
                if kind == 0:
                    letters[at] = rng.choice("abcdefghijklmnopqrstuvwxyz")
                elif kind == 1:
                    letters[at] = ""
                elif at:
                    letters[at - 1], letters[at] = letters[at], letters[at - 1]
            title = "".join(letters)
            log.append("typo")
        if rng.random() < 0.25 and len(title.split()) > 3:
            parts = title.split()
            del parts[rng.randrange(len(parts))]
            title = " ".join(parts)
            log.append("drop")
        if year and rng.random() < 0.4:
            year += rng.choice((-1, 1))
            log.append("year")
        if len(authors) > 1 and rng.random() < 0.35:
            authors, others = authors[:1], True
            log.append("others")
    return {"title": title, "authors": authors, "year": year, "others": others, "log": log}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records")
    parser.add_argument("out")
    parser.add_argument("--number", type=int, default=20000)
    parser.add_argument("--candidates", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    pool = records(options.records)
    titles = [words(record["title"]) for record in pool]
    people = [{"@" + "".join(words(family)) for _, family in record["authors"]} for record in pool]
    postings: dict[str, list[int]] = defaultdict(list)
    for i, (title, family) in enumerate(zip(titles, people, strict=True)):
        for term in {*title, *family}:
            postings[term].append(i)
    twins = Counter((title, frozenset(family)) for title, family in zip(titles, people, strict=True))
    written = 0
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        while written < options.number:
            i = rng.randrange(len(pool))
            if twins[titles[i], frozenset(people[i])] > 1:  # one record twice: no telling which is right
                continue
            query = faulty(pool[i], rng)
            terms = {*words(query["title"]), *("@" + "".join(words(f)) for _, f in query["authors"])}
            scores: Counter[int] = Counter()
            for term in terms:
                if len(found := postings.get(term, ())) < 4000:
                    weight = 6.0 if term.startswith("@") else bits(term)
                    for j in found:
                        scores[j] += weight  # type: ignore[assignment]
            present = rng.random() < 0.5
            del scores[i]
            near = [j for j, _ in scores.most_common(options.candidates - present)]
            near = [*near, i] if present else near
            rng.shuffle(near)
            query |= {"truth": pool[i]["id"] if present else None, "orig": pool[i]["id"]}
            out.write(json.dumps(query | {"candidates": [pool[j] for j in near]}, ensure_ascii=False) + "\n")
            written += 1
    print(f"{written} queries of {len(pool)} records")


if __name__ == "__main__":
    main()
