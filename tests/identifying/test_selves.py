"""Who is the owner: names as they are printed, identifiers, namesakes and doubts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pubkit.identifying import Person, match_self
from pubkit.identifying.profile import divide
from pubkit.identifying.selves import Context
from pubkit.model import OTHERS, Name

HUANG = Person("Hanxian Huang", native=["黄瀚贤"], orcid="0000-0001-6338-3289", coauthors=["Jishen Zhao", "Cheng Fu"])
LINDQVIST = Person(
    "Åsa Lindqvist Öberg", family="Lindqvist Öberg", given="Åsa", former=[{"name": "Åsa Berg", "until": 2015}]
)
VRIES = Person("Piet van der Vries", aliases=["P. Vries-Bakker"])
ZHANG = Person("Lei Zhang", dblp="Lei Zhang 0017", coauthors=["Ada Okafor"])
SMITH = Person("John A. Smith Jr.")
KIM = Person("Min-jun Kim", native=["김민준"])
LEE = Person("Sung-min Lee", native=["이성민"], coauthors=["Jane Doe", "Hyun Park"])
WEISS = Person("Jörg Schäfer-Weiß")
IVANOV = Person("Ivan Petrovich Ivanov", native=["Иван Петрович Иванов"])
FLATIN = Person("Jean-Philippe Martin-Flatin")
FATTAH = Person("Ahmed Abd El-Fattah", family="Abd El-Fattah", given="Ahmed")


def names(text: str) -> list[Name]:
    return [OTHERS if part == "et al." else divide(part) for part in text.split("; ")]


@pytest.mark.parametrize(
    ("me", "authors", "context", "verdicts"),
    [
        (HUANG, "Hanxian Huang; Jishen Zhao", "own", "yn"),
        (HUANG, "Huang, Han-Xian; Zhao, J.", "own", "yn"),
        (HUANG, "HUANG, H.; ZHAO, J.", "own", "yn"),
        (HUANG, "Huang Hanxian; Zhao Jishen", "own", "yn"),
        (HUANG, "HX Huang; J Zhao", "own", "yn"),
        (HUANG, "Hao Huang; J. Zhao", "own", "nn"),
        (HUANG, "Hanxain Huang; J. Zhao", "own", "an"),
        (HUANG, "Hanxian Hunag; J. Zhao", "own", "an"),
        (HUANG, "H. J. Huang; J. Zhao", "own", "an"),
        (HUANG, "H. Huang; H. Huang", "own", "aa"),
        (HUANG, "Hai Huang; Hanxian Huang; H. Huang", "own", "nyn"),
        (HUANG, "H. Huang; et al.", "own", "yn"),
        (HUANG, "Huang", "own", "a"),
        (HUANG, "Z. He", "own", "n"),
        (HUANG, "H. Huangfu; H. Chuang", "own", "nn"),
        (HUANG, "黄瀚贤; 赵", "own", "yn"),
        (HUANG, "黄含娴", "own", "a"),
        (HUANG, "黄晓明", "own", "n"),
        (HUANG, "H. Huang; X. Chen", "search", "an"),
        (HUANG, "H. Huang; C. Fu; J. Zhao", "search", "ynn"),
        (HUANG, "Hanxian Huang; X. Chen", "search", "yn"),
        (ZHANG, "Lei Zhang; Nils Berg", "search", "an"),
        (ZHANG, "Lei Zhang; Ada Okafor", "search", "yn"),
        (ZHANG, "Lei Zhang 0017", "search", "y"),
        (ZHANG, "Lei Zhang 0005; Ada Okafor", "own", "nn"),
        (LINDQVIST, "Lindqvist Oeberg, Asa", "own", "y"),
        (LINDQVIST, "Lindqvist Oberg, Asa", "own", "y"),
        (LEE, "S. Lee; S.-M. Lee", "own", "ny"),
        (LEE, "S. Lee; S. Lee", "own", "aa"),
        (LEE, "S. Lee; J. Doe; H. Park", "search", "ynn"),
        (WEISS, "Joerg Schaefer-Weiss", "own", "y"),
        (WEISS, "Jörg Schäfer", "own", "a"),
        (WEISS, "J. Schäfer", "own", "n"),
        (IVANOV, "Иванов, И. П.; Петров, А.", "own", "yn"),
        (FLATIN, "JP Martin Flatin", "own", "y"),
        (FLATIN, "P. Martin-Flatin", "own", "n"),
        (FATTAH, "A. Abd El Fattah; B. El Fattah", "own", "yn"),
        (LINDQVIST, "A. Lindqvist Öberg; B. Berg", "own", "yn"),
        (VRIES, "Vries, P. van der", "own", "y"),
        (VRIES, "P. Vries-Bakker", "own", "y"),
        (VRIES, "Piet Vandervries", "own", "y"),
        (SMITH, "John Smith", "own", "y"),
        (SMITH, "John B. Smith Jr.", "own", "n"),
        (SMITH, "Smith, III, John A.", "own", "n"),
        (SMITH, "J. A. Smith", "own", "y"),
        (KIM, "Minjun Kim", "own", "y"),
        (Person("Kenji Satō"), "Kenji Satoh; K. Satou", "own", "yn"),
        (
            Person("Zoé Dupré de Vaux-Mer", family="Dupré de Vaux-Mer", given="Zoé"),
            "Z. Dupre de Vaux-Mer; A. Roe",
            "own",
            "yn",
        ),
        (KIM, "M.-J. Kim", "own", "y"),
        (KIM, "김민준", "own", "y"),
    ],
)
def test_verdicts(me: Person, authors: str, context: Context, verdicts: str) -> None:
    assert "".join(v[0] for v in match_self(names(authors), me, context)) == verdicts


def test_an_orcid_decides_over_any_name() -> None:
    mine = replace(divide("H. X. Wong"), orcid="https://orcid.org/0000-0001-6338-3289")
    other = replace(divide("Hanxian Huang"), orcid="0000-0002-0000-0000")
    assert match_self([mine, other], HUANG, "search") == ["yes", "no"]


@pytest.mark.parametrize(("year", "verdict"), [(2010, "yes"), (2016, "yes"), (2022, "ambiguous"), (None, "yes")])
def test_a_former_name_is_believed_while_it_was_in_use(year: int | None, verdict: str) -> None:
    assert match_self([divide("Åsa Berg")], LINDQVIST, year=year) == [verdict]


def test_labelled_cases(shared: Path) -> None:
    sample = json.loads((shared / "cases" / "self.json").read_text("utf-8"))
    wrong = []
    for case in sample["cases"]:
        of = sample["profiles"][case["profile"]]
        me = Person(
            of["name"],
            aliases=of["aliases"],
            native=of["native"],
            former=of["former"],
            orcid=of.get("orcid") or "",
            dblp=of.get("dblp_name") or "",
            coauthors=of["coauthors"],
        )
        authors = names("; ".join(case["authors"]))
        for position, orcid in case["meta"].get("orcid", {}).items():
            authors[int(position)] = replace(authors[int(position)], orcid=orcid)
        verdict = match_self(authors, me, case["context"], year=case["meta"].get("year"))[case["candidate"]]
        if verdict not in case["accept"]:
            wrong.append((case["id"], verdict))
    assert not wrong
