"""Sets of works for tests: like a database's, with spoiled copies, and hard ones."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from pubkit.model import Name, PartialDate, Work

_WORDS = """baking sugar ovens cakes learning yeast fermentation models structure crumb analysis temperature of for the
in on with dough kneading optimal scheduling bakeries flour protein gluten elastic networks survey measuring distributed
mixing parallel glazing robust frosting crème brûlée pâtisserie C++ α-amylase R&D système Größe"""
_FAMILIES = "Doe Roe Müller García O'Brien Li Wang van_der_Berg Ångström Smith Kim Łukasz Иванов 王"
WORDS, FAMILIES = _WORDS.split(), _FAMILIES.split()
GIVEN = ("Jane", "Max", "Ann", "J.", "Li-Wei", "José", "A. B.", "Maria")
VENUES = ("Journal of Cakes", "J. Cakes", "Proceedings of the 3rd Conference on Ovens", "OVENS", "")


def works_like_a_database(rng: random.Random, count: int) -> list[Work]:
    """``count`` works of a small field, a third of them once more with the damage that databases do."""
    works: list[Work] = []
    for number in range(count):
        if works and rng.random() < 0.33:
            works.append(replace(rng.choice(DAMAGE)(works[rng.randrange(len(works))]), key=f"c{number}"))
            continue
        first = rng.randrange(1, 300)
        works.append(
            Work(
                f"k{number}",
                rng.choice(("article-journal", "paper-conference")),
                " ".join(rng.choice(WORDS) for _ in range(rng.randrange(1, 12))).capitalize(),
                tuple(
                    Name(rng.choice(FAMILIES).replace("_", " "), rng.choice(GIVEN)) for _ in range(rng.randrange(1, 4))
                ),
                issued=PartialDate(rng.randrange(1995, 2025)),
                container_title=rng.choice(VENUES),
                volume=str(rng.randrange(1, 30)) if rng.random() < 0.5 else "",
                pages=f"{first}–{first + 9}" if rng.random() < 0.7 else "",
                doi=f"10.5555/x{number}" if rng.random() < 0.4 else "",
            )
        )
    return works


DAMAGE: tuple[Callable[[Work], Work], ...] = (
    lambda work: replace(work, title=work.title.upper()),
    lambda work: replace(work, doi=f"https://doi.org/{work.doi.upper()}" if work.doi else ""),
    lambda work: replace(work, authors=tuple(Name(n.family, n.given[:1] + ".") for n in work.authors)),
    lambda work: replace(work, title=f"<i>{work.title}</i>", pages=work.pages.partition("–")[0]),
    lambda work: replace(work, title=f"{work.title}: part II"),
    lambda work: replace(work, container_title="", volume=""),
    lambda work: replace(work, title=work.title[:6] + "x" + work.title[7:], pages=work.pages.replace("–", "--")),
    lambda work: replace(work, issued=PartialDate((work.year or 2000) + 1)),
    lambda work: replace(work, authors=()),
)


def hard_works() -> list[Work]:
    """One title and one DOI by the hundred, empty and endless titles, capitals, other scripts, words for nothing."""
    doe = Name("Doe", "Jane")
    crowd = [
        Work(f"p{n}", title="Preface", authors=(Name(FAMILIES[n % 7], "A."),), issued=PartialDate(1900 + n % 120))
        for n in range(1_100)
    ]
    papers = [
        Work(
            f"s{n}",
            title="A Study of the Cakes of Every Land",
            authors=(Name(FAMILIES[n % 12], "B."),),
            issued=PartialDate(1990 + n % 9),
            pages=str(1 + n % 5),
            volume=str(n % 3),
            container_title="Journal of Cakes",
        )
        for n in range(300)
    ]
    shared_doi = [Work(f"d{n}", title=f"Cake number {n} of many cakes", doi="10.5555/ALL") for n in range(120)]
    odd = [
        Work("e1"),
        Work("e2", title=" "),
        Work("u1", title="Unknown", authors=(doe,)),
        Work("u2", title="N/A", authors=(doe,), pages="n/a", doi="none"),
        Work("l1", title="Very long cakes " * 6_000, authors=(doe,)),
        Work("l2", title="Very long cakes " * 6_000, authors=(doe,)),
        Work("z1", title="基于深度学习的蛋糕识别方法研究", authors=(Name("王", "伟"),), issued=PartialDate(2020)),
        Work("z2", title="基于深度学习的蛋糕识别方法研究", authors=(Name("王", "伟"),), issued=PartialDate(2020)),
        Work("a1", title="دراسة عن الكعك والخبز في المدن القديمة", authors=(Name(literal="أحمد"),)),
        Work("a2", title="دراسة عن الكعك والخبز في المدن القديمة", authors=(Name(literal="أحمد"),)),
        Work("n1", title="Cakes\nacross two\tlines of one title", pages="S12-S14", volume="Vol. 3", doi="doi:10.1/A."),
        Work("n2", title="CAKES ACROSS TWO LINES OF ONE TITLE", pages="s12", volume="vol. 3", doi="10.1/a"),
        Work("m1", title="$O(n \\log n)$ {C}akes & {\\em pies} for everyone, 3 < 4 > 2_x", authors=(doe,)),
        Work("m2", title="<b>Cakes</b> with < signs and > signs [and brackets]: a title | of % many ~ signs"),
        Work("b1", title="The of and for in on with", authors=(doe,), pages="7"),
    ]
    return crowd + papers + shared_doi + odd
