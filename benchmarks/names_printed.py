"""Names in parts, printed as sources print them, and read again: how many lists come back as they were.

    python benchmarks/names_printed.py RECORDS.jsonl.gz [--lists 1500] [--seed 1]

The names are DBLP's (CC0) of one given and one family word, with or without an initial between, put into lists of one
to six at random. A list is right when it has as many names, each with its family name and the first letter of its given
one. "Told": read_names says that it is doubtful. Prints the speed besides, against nameparser and pybtex where they are
installed; both are given single names.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pubkit.bibtex import parse_names
from pubkit.normalizing.names.read import read_names

Person = tuple[str, str]  # given, family
AUTHORS = re.compile(r"^\s*author\s*=\s*\{(.*?)\},?$", re.MULTILINE | re.DOTALL)
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
PLAIN = re.compile(rf"{_WORD}(?: [A-Z]\.)? {_WORD}")


def dotted(given: str) -> str:
    return " ".join("-".join(f"{part[0]}." for part in word.split("-")) for word in given.replace(".", "").split())


def bare(given: str) -> str:
    return re.sub(r"\W", "", dotted(given))


def each(write: Callable[[str, str], str], separator: str = ", ") -> Callable[[list[Person]], str]:
    return lambda people: separator.join(write(given, family) for given, family in people)


def chicago(people: list[Person]) -> str:
    (given, family), *rest = people
    names = [f"{family}, {given}", *(f"{given} {family}" for given, family in rest)]
    return ", and ".join([", ".join(names[:-1]), names[-1]]) if rest else names[0]


def harvard(people: list[Person]) -> str:
    names = [f"{family}, {dotted(given).replace(' ', '')}" for given, family in people]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


WAYS: dict[str, Callable[[list[Person]], str]] = {
    "Jane B. Doe, John Roe": each(lambda given, family: f"{given} {family}"),
    "Doe, Jane B., Roe, John": each(lambda given, family: f"{family}, {given}"),
    "Doe, Jane B., and John Roe": chicago,
    "Doe, J. B., Roe, J.": each(lambda given, family: f"{family}, {dotted(given)}"),
    "Doe, J.B. and Roe, J.": harvard,
    "Doe JB, Roe J": each(lambda given, family: f"{family} {bare(given)}"),
    "Doe J.B., Roe J.": each(lambda given, family: f"{family} {dotted(given).replace(' ', '')}"),
    "J. B. Doe, J. Roe": each(lambda given, family: f"{dotted(given)} {family}"),
    "JB Doe, J Roe": each(lambda given, family: f"{bare(given)} {family}"),
    "JANE B. DOE, JOHN ROE": each(lambda given, family: f"{given} {family}".upper()),
    "DOE JB, ROE J": each(lambda given, family: f"{family} {bare(given)}".upper()),
    "DOE, J. B., ROE, J.": each(lambda given, family: f"{family}, {dotted(given)}".upper()),
    "jane b. doe, john roe": each(lambda given, family: f"{given} {family}".lower()),
    "jb doe, j roe": each(lambda given, family: f"{bare(given)} {family}".lower()),
    "DOE Jane B., ROE John": each(lambda given, family: f"{family.upper()} {given}"),
    "Jane B. DOE, John ROE": each(lambda given, family: f"{given} {family.upper()}"),
    "Jane B. Doe* John Roe*": each(lambda given, family: f"{given} {family}*", " "),
    "Jane B. Doe John Roe": each(lambda given, family: f"{given} {family}", " "),
    "Doe Jane B., Roe John": each(lambda given, family: f"{family} {given}"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--lists", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    people = read_people(options.records)
    rng = random.Random(options.seed)
    lists = [[rng.choice(people) for _ in range(rng.choice((1, 2, 2, 3, 3, 4, 5, 6)))] for _ in range(options.lists)]
    for way, write in WAYS.items():
        read = [(read_names(write(chosen)), chosen) for chosen in lists]
        wrong = [found for found, chosen in read if not is_right(found.names, chosen)]
        told = sum(bool(found.doubts) for found in wrong)
        print(f"{way:28} {1 - len(wrong) / len(lists):6.3f}   told {told} of {len(wrong)} wrong")
    measure([f"{given} {family}" for given, family in people[:: len(people) // 3000]])


def read_people(path: Path) -> list[Person]:
    people: set[Person] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for field in AUTHORS.findall(json.loads(line)["bib"]):
                people |= {(name.given, name.family) for name in parse_names(field) if PLAIN.fullmatch(str(name))}
    return sorted(people)


def is_right(found: tuple[Any, ...], chosen: list[Person]) -> bool:
    if len(found) != len(chosen):
        return False
    return all(
        plain(name.particle + name.family) == plain(family) and plain(name.given)[:1] == plain(given)[:1]
        for name, (given, family) in zip(found, chosen, strict=True)
    )


def plain(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def measure(names: list[str]) -> None:
    lists = [", ".join(names[start : start + 4]) for start in range(0, len(names), 4)]
    readers: dict[str, tuple[Callable[[str], Any], list[str]]] = {
        "pubkit, one name": (read_names, names),
        "pubkit, lists of four": (read_names, lists),
    }
    try:
        from nameparser import HumanName  # type: ignore[import-not-found]
        from pybtex.database import Person as PybtexPerson  # type: ignore[import-not-found]

        readers |= {"nameparser": (HumanName, names[:1000]), "pybtex": (PybtexPerson, names)}
    except ImportError:
        pass
    for label, (reader, texts) in readers.items():
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            for text in texts:
                reader(text)
            best = min(best, time.process_time() - start)
        print(f"{label:28} {len(texts) / best:9,.0f} a second")


if __name__ == "__main__":
    main()
