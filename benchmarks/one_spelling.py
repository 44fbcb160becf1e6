"""One person, one spelling: libraries around a person, spellings worn down, and how many are made whole again.

    python benchmarks/one_spelling.py RECORDS.jsonl.gz [--libraries 40] [--works 300] [--seed 1]

The records are DBLP's (CC0), which gives each person one spelling: who is who is known. Each library holds the works
of one person and of the people who write with them; every other library is made around two people of one first and
family name and different middle names, and their co-authors. Names are worn down at random: a middle name dropped or
cut to its initial, accents lost, hyphens lost, given names cut to initials. Printed for each way: how many such
spellings there are of people who stand elsewhere in the library in full; how many were made that spelling; how many
names were made another person's, whose middle names differ; and how many another spelling of DBLP's, which may be the
same person's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pubkit.bibtex import parse_names
from pubkit.model import Name, Work
from pubkit.normalizing.spelling import apply_respelling, find_respellings

LONGEST = 20  # names; longer lists join everybody with everybody
AUTHORS = re.compile(r"^\s*author\s*=\s*\{(.*?)\},?$", re.MULTILINE | re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--libraries", type=int, default=40)
    parser.add_argument("--works", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print each wrong expansion")
    options = parser.parse_args()
    lists = read_lists(options.records)
    by_person: dict[Name, list[int]] = defaultdict(list)
    for index, names in enumerate(lists):
        for name in names:
            by_person[name].append(index)
    rng = random.Random(options.seed)
    busy = sorted((person for person, works in by_person.items() if len(works) >= 30), key=str)
    alike: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for person, works in by_person.items():
        if " " in person.given and len(works) > 1:
            alike[person.given.split()[0], person.family].append(person)
    pairs = sorted((people for people in alike.values() if len(people) > 1), key=str)
    total: Counter[tuple[str, str]] = Counter()
    for number in range(options.libraries):
        people = rng.choice(pairs)[:2] if number % 2 else [rng.choice(busy)]
        total += judge(library(people, lists, by_person, options.works), rng, verbose=options.wrong)
    print(f"{options.libraries} libraries of up to {options.works} works, {total['', 'names']} names")
    columns = {
        "possible": "fuller elsewhere",
        "whole": "made whole",
        "wrong": "other person",
        "perhaps": "other spelling",
    }
    print(f"{'worn down by':20}", *columns.values(), sep="  ")
    for way in [*WAYS, "nothing"]:
        print(f"{way:20}", *(f"{total[way, kind]:{len(label)}}" for kind, label in columns.items()), sep="  ")


def read_lists(path: Path) -> list[tuple[Name, ...]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = (AUTHORS.search(json.loads(line)["bib"]) for line in lines)
        lists = (parse_names(match[1]) for match in found if match)
        return [names for names in lists if len(names) < LONGEST]


def library(
    people: list[Name], lists: list[tuple[Name, ...]], by_person: dict[Name, list[int]], most: int
) -> list[tuple[Name, ...]]:
    """The people's works, then those of the people they write with, the most frequent first."""
    chosen = dict.fromkeys(index for person in people for index in by_person[person])
    beside = Counter(name for index in chosen for name in lists[index] if name not in people)
    for friend, _ in beside.most_common():
        chosen.update(dict.fromkeys(by_person[friend]))
        if len(chosen) >= most:
            break
    return [lists[index] for index in list(chosen)[:most]]


def plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def initial(word: str) -> str:
    return "-".join(f"{part[0]}." for part in word.split("-") if part)


def drop_middle(name: Name) -> Name:
    return replace(name, given=name.given.split(" ")[0])


def cut_middle(name: Name) -> Name:
    first, *rest = name.given.split(" ")
    return replace(name, given=" ".join([first, *map(initial, rest)]))


def lose_accents(name: Name) -> Name:
    return replace(name, given=plain(name.given), family=plain(name.family))


def lose_hyphens(name: Name) -> Name:
    return replace(name, given=re.sub(r"-(\w)", lambda found: found[1].lower(), name.given))


def part_hyphens(name: Name) -> Name:
    return replace(name, given=name.given.replace("-", " "), family=name.family.replace("-", " "))


def cut_to_initials(name: Name) -> Name:
    return replace(name, given=" ".join(map(initial, name.given.split())))


WAYS: dict[str, Callable[[Name], Name]] = {
    "middle name dropped": drop_middle,
    "middle name cut": cut_middle,
    "accents lost": lose_accents,
    "hyphens lost": lose_hyphens,
    "hyphens apart": part_hyphens,
    "initials alone": cut_to_initials,
}
SHARE = 0.4  # of the names are worn down


def judge(works: list[tuple[Name, ...]], rng: random.Random, *, verbose: bool) -> Counter[tuple[str, str]]:
    worn: list[Work] = []
    truth: list[list[tuple[Name, str]]] = []
    for index, names in enumerate(works):
        row = []
        for name in names:
            ways = [way for way, wear in WAYS.items() if name.given and wear(name) != name]
            way = rng.choice(ways) if ways and rng.random() < SHARE else "nothing"
            row.append((WAYS[way](name) if way in WAYS else name, way))
        worn.append(Work(f"w{index}", authors=tuple(name for name, _ in row)))
        truth.append([(name, way) for name, (_, way) in zip(names, row, strict=True)])
    seen: dict[Name, set[Name]] = defaultdict(set)
    for work, row in zip(worn, truth, strict=True):
        for name, (person, _) in zip(work.authors, row, strict=True):
            seen[person].add(name)
    found = find_respellings(worn)
    counts: Counter[tuple[str, str]] = Counter()
    for work, row in zip(worn, truth, strict=True):
        for name, after, (person, way) in zip(work.authors, apply_respelling(work.authors, found), row, strict=True):
            counts["", "names"] += 1
            fuller = person in seen[person] and name != person
            counts[way, "possible"] += fuller
            counts[way, "whole"] += fuller and after == person
            if after != name and after not in seen[person]:
                other = contradict(person, after)
                counts[way, "wrong" if other else "perhaps"] += 1
                if verbose:
                    print(f"  {'other' if other else 'perhaps'}: {name} ({person}) became {after}")
    return counts


def contradict(one: Name, two: Name) -> bool:
    """True when two names cannot be one person's: another family name, or another middle initial."""
    first, second = (re.sub(r"\W", " ", plain(name.given).casefold()).split() for name in (one, two))
    family = len({re.sub(r"\W", "", plain(name.family)).casefold() for name in (one, two)}) > 1
    return family or (
        any(a[0] != b[0] for a, b in zip(first, second, strict=False)) and "".join(first) != "".join(second)
    )


if __name__ == "__main__":
    main()
