"""A labelled set as systematic reviews have them: one work as five databases export it, and works that look like it.

    python benchmarks/medical_records.py FOLDER OUT [--works 1500] [--seed 1]
    python benchmarks/dedupe.py OUT --engines pubkit

FOLDER holds sets as benchmarks/dedupe.py reads them, for their records' words alone; OUT gets one set, ``medical``, of
records.csv and pairs.csv. Column ``kind`` says how a record was made: the database, or why it is another work.
Each work of the first set has one to four exports; one in three has a neighbour that is none: a part, an erratum, a
reply, the same words by others, a meeting abstract in another journal, a report a year later.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

Row = dict[str, str]

FIELDS = ("id", "type", "title", "author", "year", "venue", "volume", "number", "pages", "doi", "source", "kind")

# Words of journals as NLM and ISO 4 cut them; other long words are cut after a consonant.
SHORT = {
    "american": "Am", "annals": "Ann", "archives": "Arch", "association": "Assoc", "biology": "Biol",
    "biological": "Biol", "blood": "Blood", "british": "Br", "cancer": "Cancer", "cardiology": "Cardiol",
    "chemistry": "Chem", "clinical": "Clin", "clinics": "Clin", "communications": "Commun", "diseases": "Dis",
    "disease": "Dis", "dialysis": "Dial", "european": "Eur", "experimental": "Exp", "haematology": "Haematol",
    "health": "Health", "hematology": "Hematol", "human": "Hum", "immunology": "Immunol", "information": "Inf",
    "internal": "Intern", "international": "Int", "investigation": "Invest", "journal": "J", "kidney": "Kidney",
    "laboratory": "Lab", "letters": "Lett", "management": "Manage", "medical": "Med", "medicine": "Med",
    "molecular": "Mol", "national": "Natl", "nature": "Nat", "nephrology": "Nephrol", "new": "N", "nursing": "Nurs",
    "obstetrics": "Obstet", "oncology": "Oncol", "organization": "Organ", "pathology": "Pathol",
    "pediatric": "Pediatr", "pediatrics": "Pediatr", "pharmacology": "Pharmacol", "proceedings": "Proc",
    "psychiatry": "Psychiatry", "psychology": "Psychol", "quarterly": "Q", "research": "Res", "review": "Rev",
    "reviews": "Rev", "science": "Sci", "sciences": "Sci", "social": "Soc", "society": "Soc", "studies": "Stud",
    "surgery": "Surg", "systems": "Syst", "technology": "Technol", "therapy": "Ther", "thrombosis": "Thromb",
    "transplantation": "Transplant", "university": "Univ", "work": "Work",
}  # fmt: skip
SMALL = {"of", "the", "and", "for", "in", "on", "a", "an", "to", "with", "de", "der", "et"}
SPELLINGS = (
    ("haem", "hem"), ("aemia", "emia"), ("paediatr", "pediatr"), ("oedema", "edema"), ("tumour", "tumor"),
    ("isation", "ization"), ("ising", "izing"), ("behaviour", "behavior"), ("centre", "center"), ("foetal", "fetal"),
)  # fmt: skip
ENTITIES = (("–", "&ndash;"), ("&", "&amp;"), ("é", "&eacute;"), ("ö", "&ouml;"), ("<", "&lt;"), (">", "&gt;"))
MEETINGS = (
    "52nd Annual Meeting of the Society",
    "16th Congress of the European Association",
    "Annual Scientific Meeting",
)


class Maker:
    """Exports of works, and their neighbours, from one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    # --- names

    def people(self, author: str) -> list[tuple[str, str]]:
        """(family, given) of each author."""
        found = []
        for one in author.split(" and "):
            family, _, given = one.partition(",")
            if not given and " " in family.strip():
                given, _, family = family.strip().rpartition(" ")
            found.append((family.strip(), given.strip()))
        return [(family, given) for family, given in found if family]

    def initials(self, given: str) -> list[str]:
        if given.isupper() and len(given) <= 3 and "." not in given:
            return list(given)
        return [part[0].upper() for part in re.split(r"[\s.\-]+", given) if part]

    def authors(self, author: str, style: str) -> str:
        people = self.people(author)
        forms: dict[str, Callable[[str, list[str], str], str]] = {
            "medline": lambda f, i, g: f"{f}, {''.join(i)}",
            "embase": lambda f, i, g: f"{f}, {''.join(x + '.' for x in i)}",
            "pubmed": lambda f, i, g: f"{f}, {' '.join(x + '.' for x in i)}",
            "wos": lambda f, i, g: f"{f.upper() if self.maybe(0.1) else f}, {''.join(i)}",
            "psycinfo": lambda f, i, g: f"{f}, {g}",
            "central": lambda f, i, g: f"{f} {''.join(i)}",
        }
        names = [forms[style](family, self.initials(given), given).strip(" ,") for family, given in people]
        if len(names) > 6 and self.maybe(0.15):
            names = [*names[: self.chance.choice((1, 3, 6))], "others" if self.maybe(0.6) else "et al"]
        elif len(names) > 3 and self.maybe(0.05):
            names = names[:3]
        return " and ".join(names)

    # --- venues and pages

    def abbreviated(self, venue: str, dots: bool) -> str:
        words = [w for w in re.split(r"[\s:,]+", venue) if w and w.casefold().strip(".") not in SMALL]
        if len(words) < 2:
            return venue
        cut = []
        for word in words:
            short = SHORT.get(word.casefold())
            if short is None and len(word) > 6 and word.isalpha():
                match = re.match(r"\w{3,}?[^aeiou](?=[aeiou])", word)
                short = match[0] if match else word
            full = short is None or len(short) == len(word)
            cut.append(word if full else f"{short}." if dots else str(short))
        return " ".join(cut)

    def venue(self, venue: str, style: str) -> str:
        if style in ("medline", "central"):
            return self.abbreviated(venue, False) if self.maybe(0.5) else venue
        if style == "pubmed":
            return self.abbreviated(venue, True) if self.maybe(0.6) else self.abbreviated(venue, False)
        if style == "wos":
            return venue.upper()
        if style == "embase" and self.maybe(0.08):
            return f"{venue}.Conference: {self.chance.choice(MEETINGS)}"[:70]
        return f"The {venue}" if self.maybe(0.03) else f"{venue} (London, England)" if self.maybe(0.03) else venue

    def pages(self, pages: str, style: str) -> str:
        match = re.fullmatch(r"([A-Za-z]*)(\d+)\s*[-–]+\s*([A-Za-z]*)(\d+)", pages.strip())
        if not match:
            return pages
        prefix, first, _, last = match.groups()
        if len(last) < len(first):
            last = first[: -len(last)] + last
        if style in ("medline", "central") and len(first) == len(last):
            same = next((i for i, (x, y) in enumerate(zip(first, last, strict=True)) if x != y), len(first))
            return f"{prefix}{first}-{last[same:]}" if same < len(first) else f"{prefix}{first}"
        if style == "wos" and self.maybe(0.1):
            return f"{prefix}{first}"
        if style == "psycinfo" and self.maybe(0.3):
            return f"pp. {prefix}{first}--{prefix}{last}"
        return f"{prefix}{first}-{prefix}{last}"

    # --- titles

    def title(self, title: str, style: str, fixed: bool = False) -> str:
        title = title.rstrip(". ")
        if self.maybe(0.1):
            british = self.maybe(0.5)
            for one, other in SPELLINGS:
                title = title.replace(*((other, one) if british and one not in title else (one, other)))
        if self.maybe(0.05):
            for plain, entity in ENTITIES:
                title = title.replace(plain, entity)
        if self.maybe(0.04):
            title = self.misspelled(title)
        if self.maybe(0.05):
            title = title.replace("-", " ") if self.maybe(0.5) else title.replace(": ", " - ")
        main, _, subtitle = title.partition(": ")
        if not fixed and subtitle and len(main.split()) > 3 and self.maybe(0.03):
            title = main
        notes = {
            "medline": (
                " [Review] [45 refs]",
                ".[Erratum appears in Blood. 2009 Jun 4;113(23):5973]",
                " [see comments]",
            ),
            "embase": (" [German]", " (Reprinted)", ""),
            "psycinfo": (" [References]", "", ""),
        }
        if style in notes and self.maybe(0.12):
            title += self.chance.choice(notes[style])
        if style == "wos" and self.maybe(0.15):
            title = title.upper()
        if style == "central" and self.maybe(0.03):
            title = f"[{title}]"
        return title + ("." if style in ("medline", "pubmed") else "")

    def misspelled(self, title: str) -> str:
        places = [m.start() for m in re.finditer(r"(?<=\w\w\w)[a-z](?=[a-z]{2})", title)]
        if not places:
            return title
        at = self.chance.choice(places)
        return title[:at] + self.chance.choice(("", title[at] * 2, title[at + 1] + title[at])) + title[at + 1 :]

    # --- records

    def export(self, row: Row, style: str) -> Row:
        """One work as one database has it."""
        year = row["year"]
        if self.maybe(0.04) and year.isdigit():
            year = str(int(year) + self.chance.choice((-1, 1)))
        made = {
            **row,
            "title": self.title(row["title"], style, fixed=row["kind"] != "work"),
            "author": self.authors(row["author"], style),
            "venue": self.venue(row["venue"], style),
            "pages": self.pages(row["pages"], style),
            "doi": row["doi"] if style in ("pubmed", "embase") or self.maybe(0.3) else "",
            "year": year,
            "kind": style,
        }
        if made["number"] and self.maybe(0.15):
            made["number"] = ""
        if self.maybe(0.05):  # online before print
            made |= {"volume": "", "number": "", "pages": ""}
        elif self.maybe(0.04):
            made["pages"] = ""
        if style == "embase" and made["number"].isdigit() and self.maybe(0.05):
            made["number"] += " SUPPL. 1"
        return made

    def neighbors(self, row: Row) -> Iterator[Row]:
        """Works that look like this one and are none of its records."""
        kinds = ("part", "erratum", "reply", "others", "abstract", "later", "twin", "comment", "editorial")
        kind = self.chance.choice(kinds)
        first = int((re.findall(r"\d+", row["pages"]) or ["40"])[0])
        moved = f"{first + 131}-{first + 137}"
        numeral = self.chance.choice(((" I", " II"), (": Part 1", ": Part 2"), (" - first report", " - second report")))
        made = {**row, "kind": kind, "pages": moved, "doi": ""}
        if kind == "part":
            row["title"], made["title"] = row["title"] + numeral[0], row["title"] + numeral[1]
        elif kind == "erratum":
            made["title"] = self.chance.choice(("Erratum: {}", "Correction to: {}", "{} [Erratum]")).format(
                row["title"]
            )
            made["pages"] = row["pages"] if self.maybe(0.3) else str(first + 400)
        elif kind in ("reply", "comment"):
            made["title"] = {"reply": "Reply to: ", "comment": "Comment on: "}[kind] + row["title"]
            made["author"] = "Tester, Q. R. and Probe, L." if kind == "comment" else row["author"]
        elif kind == "others":
            made["author"] = "Tester, Q. R. and Probe, L."
        elif kind == "abstract":
            made |= {
                "venue": "Journal of Meeting Abstracts",
                "volume": "3",
                "number": "S1",
                "pages": f"S{self.chance.randint(1, 900)}",
            }
            if self.maybe(0.5):
                made["title"] += self.chance.choice((" [Conference Abstract]", " (abstract)", " [Meeting Abstract]"))
        elif kind == "later":
            made["year"] = str(int(row["year"]) + 3) if row["year"].isdigit() else "2015"
            made["volume"] = str(int(row["volume"]) + 3) if row["volume"].isdigit() else "77"
        elif kind == "twin":
            swaps = (("adult", "child"), ("children", "adults"), ("patients", "controls"), ("acute", "chronic"))
            title = row["title"]
            for one, other in swaps:
                if one in title:
                    title = title.replace(one, other)
                    break
            else:
                title = f"{title}: a pilot study"
            made["title"] = title
        else:
            row["title"], made["title"] = "Editorial", "Editorial"
            made["number"] = str(int(row["number"]) + 1) if row["number"].isdigit() else "7"
        yield made


def seeds(folder: Path, chance: random.Random, most: int) -> list[Row]:
    """Works of the sets in ``folder`` that say where they are, each title once."""
    found: dict[str, Row] = {}
    for file in sorted(folder.glob("*/records.csv")):
        with file.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                title = re.sub(r"\W", "", row["title"].casefold())
                told = all(row[name] for name in ("title", "author", "year", "venue", "volume", "pages"))
                if (
                    told
                    and row["pages"] != "UNKNOWN"
                    and len(title) > 20
                    and title.isascii()
                    and "[" not in row["title"]
                ):
                    found.setdefault(title[:60], row)
    rows = list(found.values())
    chance.shuffle(rows)
    return [{**row, "source": ""} for row in rows[:most]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--works", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    maker = Maker(options.seed)
    styles = ("medline", "embase", "pubmed", "wos", "psycinfo", "central")
    rows: list[Row] = []
    pairs: list[tuple[str, str]] = []

    def put(work: Row, copies: int) -> None:
        ids = []
        for style in maker.chance.sample(styles, copies):
            made = maker.export(work, style)
            made["id"] = f"r{len(rows)}"
            if work["kind"] not in ("", "work"):
                made["kind"] = f"{work['kind']} ({style})"
            ids.append(made["id"])
            rows.append(made)
        pairs.extend(combinations(ids, 2))

    for seed in seeds(options.folder, maker.chance, options.works):
        work = {**seed, "kind": "work"}
        beside = list(maker.neighbors(work)) if maker.maybe(1 / 3) else []
        put(work, maker.chance.choice((1, 1, 2, 2, 3, 4)))
        for other in beside:
            put(other, maker.chance.choice((1, 1, 2)))
    folder = options.out / "medical"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    with (folder / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id1", "id2"), *pairs])
    print(f"{folder}: {len(rows)} records, {len(pairs)} pairs of duplicates")


if __name__ == "__main__":
    main()
