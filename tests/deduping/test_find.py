"""The bands of pairs: what is merged, asked about, linked, and left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pubkit.deduping import Duplicates, find_duplicates
from pubkit.model import Name, PartialDate, Work

DOE = (Name("Doe", "Jane"), Name("Roe", "Richard"))


def work(key: str, title: str, authors: tuple[Name, ...] = DOE, year: int | None = 2020, **fields: Any) -> Work:
    issued = PartialDate(year) if year else None
    return Work(key, title=title, authors=authors, issued=issued, **fields)


def cake(**fields: Any) -> Work:
    return work("a", "A Theory of Baking Large Cakes", **{"container_title": "Journal of Tests", **fields})


def band(found: Duplicates) -> str:
    for name in ("clusters", "maybe", "versions"):
        if getattr(found, name):
            return name
    return "distinct"


# what is changed in the second record -> the band of the pair
CASES: dict[str, tuple[Work, Work, str]] = {
    "case and full stop": (cake(), work("b", "a theory of baking large cakes."), "clusters"),
    "initials": (cake(), work("b", cake().title, (Name("Doe", "J."), Name("Roe", "R."))), "clusters"),
    "one literal": (cake(), work("b", cake().title, (Name(literal="J. Doe and R. Roe"),)), "clusters"),
    "given and family swapped": (
        cake(authors=(Name("Doe", "Jane"), Name("Roe", "Max"))),
        cake(authors=(Name("Jane", "D."), Name("Max", "R."))),
        "clusters",
    ),
    "zero-width space in the DOI": (cake(doi="10.1/ab"), cake(doi="https://doi.org/10.1/\u200bab "), "clusters"),
    "letters of another alphabet": (cake(), work("b", "А Thеоry оf Вaking Lаrge Саkes"), "distinct"),
    "a demonstration of the same system": (
        work("a", "BAKER: Baking Large Cakes in Small Ovens", container_title="Proc. Conf. on Ovens", pages="1–12"),
        work("b", "Demonstrating BAKER: Baking Cakes in Small Ovens", container_title="Proc. Demos", pages="81–84"),
        "versions",
    ),
    "a paper that builds on another": (
        work("a", "Neural Cake Transport", container_title="Proc. Conf. on Ovens", pages="1–12"),
        work("b", "Kernel Neural Cake Transport", container_title="Proc. Symposium on Cakes", pages="81–94"),
        "distinct",
    ),
    "a workshop that comes again": (
        work("a", "Machine Learning in Baking", container_title="Proc. Conf. on Ovens", pages="4139–4140"),
        work("b", "Machine Learning in Baking", year=2024, container_title="Proc. Conf. on Ovens", pages="6703"),
        "distinct",
    ),
    "genre label": (cake(), work("b", cake().title + " (Tutorial)"), "clusters"),
    "subtitle left out": (work("a", "Large cakes in ovens: a survey"), work("b", "Large Cakes in Ovens"), "clusters"),
    "glued pages": (cake(pages="392–401"), cake(pages="392401"), "clusters"),
    "translation": (
        cake(volume="27", issue="2", pages="205–226"),
        replace(cake(volume="27", issue="2", pages="205–226"), title="Eine Theorie des Backens"),
        "clusters",
    ),
    "another article on the same pages": (
        cake(volume="27", issue="2", pages="205–226"),
        replace(cake(volume="27", issue="2", pages="205–226"), title="On the History of Pies"),
        "distinct",
    ),
    "abstract and paper": (cake(), replace(cake(), title=cake().title + " (Student Abstract)"), "versions"),
    "brought up to date": (
        cake(issue="1", pages="CD001"),
        work("b", cake().title, year=2024, container_title="Journal of Tests", issue="3", pages="CD001"),
        "versions",
    ),
    "protocol": (cake(), work("b", cake().title + ": protocol", container_title="Journal of Tests"), "maybe"),
    "truncated list": (cake(), work("b", cake().title, (Name("Doe", "J."), Name(literal="others"))), "clusters"),
    "typing error": (cake(), work("b", "A Theory of Bakeing Large Cakes"), "clusters"),
    "joined words": (cake(), work("b", "A Theory of Baking Large-Cakes"), "clusters"),
    "abbreviated journal": (cake(volume="5"), work("b", cake().title, container_title="J. Tests"), "clusters"),
    "erratum appears": (cake(), work("b", cake().title + " [Erratum appears in J Test. 2021;5(3):2]"), "clusters"),
    "part numbers": (work("a", "On Cakes: Part I"), work("b", "On Cakes: Part II"), "distinct"),
    "years": (work("a", "Overview of the Cake Task 2006"), work("b", "Overview of the Cake Task 2007"), "distinct"),
    "erratum in brackets": (cake(pages="1–9"), work("b", f"{cake().title} [Erratum]", pages="1–9"), "distinct"),
    "a misspelled notice": (cake(pages="1–9"), work("b", f"Correcton to: {cake().title}", pages="1–9"), "distinct"),
    "with and without": (work("a", "Stroke in men with gout"), work("b", "Stroke in men without gout"), "distinct"),
    "initials taken for a family name": (
        cake(authors=(Name("JA", "Doe"), Name("R", "Roe"))),
        cake(authors=(Name("Doe", "J. A."), Name("Roe", "R."), Name("Poe", "E."), Name("Lee", "A."))),
        "clusters",
    ),
    "fields moved by one": (
        cake(issue="26", pages="9"),
        cake(volume="26", issue="9", pages="1746"),
        "clusters",
    ),
    "book of a reference": (cake(), work("b", f"{cake().title}, in Poe E. (ed.), Cakes"), "clusters"),
    "contracted journal": (
        cake(container_title="Deutsche Medizinische Wochenschrift", volume="5", pages="1–9"),
        cake(container_title="Dtsch Med Wochenschr", volume="5", pages="1–9"),
        "clusters",
    ),
    "an editorial that may be of any issue": (
        work("a", "Editorial", container_title="Cake Quarterly", volume="24", issue="1"),
        work("b", "Editorial", container_title="Cake Quarterly"),
        "maybe",
    ),
    "an editorial whose year is a year off": (
        work("a", "Editorial", container_title="Cake Quarterly", volume="24", issue="1", pages="1–2"),
        work("b", "Editorial", year=2021, container_title="Cake Quarterly", volume="24", issue="1", pages="1–2"),
        "clusters",
    ),
    "a publisher is no venue": (
        cake(type="paper-conference", container_title="", publisher="Oven Press"),
        cake(type="paper-conference", container_title="Proc. Conf. on Ovens"),
        "clusters",
    ),
    "one first page, another year and no volume": (
        cake(container_title="Proc. Conf. on Ovens", volume="119", pages="1681–1690"),
        work("b", cake().title, year=2021, container_title="Proc. Conf. on Ovens", pages="1681"),
        "clusters",
    ),
    "a small word misspelled": (
        work("a", "Baking large cakes with small ovens at home"),
        work("b", "Baking large cakes ith small ovens at home"),
        "clusters",
    ),
    "one letter of another word": (
        work("a", "Baking large cakes for rats in small ovens", container_title="Journal of Tests", pages="1–9"),
        work("b", "Baking large cakes for cats in small ovens", container_title="Journal of Tests", pages="10–19"),
        "distinct",
    ),
    "retracted since": (
        cake(doi="10.1/ab", pages="1–9"),
        work("b", f"RETRACTED ARTICLE: {cake().title}", doi="10.1/ab", pages="1–9"),
        "clusters",
    ),
    "a notice of retraction": (
        cake(doi="10.1/ab", pages="1–9"),
        work("b", f"Retraction notice to: {cake().title}", doi="10.1/ab", pages="1–9"),
        "distinct",
    ),
    "a word of the search engine, and no room for the rest": (
        work("a", "[PDF] A theory of baking large cakes in many small …", container_title="Annual Journal of …"),
        work("b", "A theory of baking large cakes in many small ovens", container_title="Annual Journal of Tests"),
        "clusters",
    ),
    "no room for a number": (
        work("a", "A theory of baking large cakes in many small ovens …"),
        work("b", "A theory of baking large cakes in many small ovens 2: the proofs"),
        "maybe",
    ),
    "found at an address": (
        cake(type="paper-conference", container_title="portal.example.org"),
        cake(type="paper-conference", container_title="Proc. Conf. on Ovens"),
        "clusters",
    ),
    "data of a paper": (cake(), work("b", f"Data from: {cake().title}", container_title="A Repository"), "distinct"),
    "a thesis, and who keeps it": (
        cake(type="thesis", container_title="", publisher="University of Ovens"),
        cake(type="thesis", container_title="", publisher="ProQuest Dissertations Publishing"),
        "clusters",
    ),
    "a catalog's place, firm and length": (
        cake(type="book", container_title="", publisher="Oven Press", pages="xii + 560"),
        cake(type="book", container_title="", publisher="Cambridge, MA : Oven Press, Inc.", pages="540 p."),
        "clusters",
    ),
    "who is responsible": (
        cake(type="book", container_title=""),
        work("b", f"{cake().title} / Jane Doe and R. Roe.", type="book"),
        "clusters",
    ),
    "parts in two languages": (
        cake(volume="5", pages="10–19"),
        work("b", f"{cake().title} (2) = Eine Theorie des Backens (2)", container_title="Journal of Tests", volume="5"),
        "maybe",
    ),
    "one preprint under two names of its archive": (
        cake(container_title="arXiv preprint arXiv:2001.00001v1"),
        cake(container_title="CoRR", volume="abs/2001.00001"),
        "clusters",
    ),
    "in a handbook, typed as an article": (
        cake(type="chapter", container_title="Handbook of Cakes", pages="9–19"),
        cake(type="article-journal", container_title="The Handbook of Cakes", pages="9–19"),
        "clusters",
    ),
    "a group and its members": (
        cake(volume="5", issue="2", pages="10–19", authors=(Name("Collaborators", "CAKE-2 Trial"),)),
        cake(volume="5", issue="2", pages="10–19"),
        "clusters",
    ),
    "editions in brackets": (
        work("a", "The Baking Language (first edition)", year=1978, publisher="Oven Press", type="book"),
        work("b", "The Baking Language (second edition)", year=1988, publisher="Oven Press", type="book"),
        "distinct",
    ),
    "one title in two volumes": (
        cake(volume="28"),
        work("b", cake().title, year=2021, container_title="Journal of Tests", volume="29", pages="5–9"),
        "versions",
    ),
    "a heading that begins every issue on one page": (
        work("a", "Editorial", container_title="Cake Quarterly", volume="24", pages="5–12"),
        work("b", "Editorial", container_title="Cake Quarterly", volume="24", issue="3", pages="5–6"),
        "maybe",
    ),
    "one talk at two conferences, each on page 1": (
        cake(container_title="Proc. Conf. on Ovens", pages="1", doi="10.1/a"),
        cake(container_title="Proc. Symposium on Baking", pages="1", doi="10.2/b"),
        "versions",
    ),
    "one year of a workshop": (
        work("a", "Deep Learning on Cakes: Methods (DLC-2022)", container_title="Proc. Conf. on Ovens", pages="1–2"),
        work("b", "Deep Learning on Cakes: Methods (DLC-2023)", container_title="Proc. Conf. on Ovens", pages="9–10"),
        "distinct",
    ),
    "a small word that negates": (
        work("a", "Baking large cakes on yeast breads at home"),
        work("b", "Baking large cakes non yeast breads at home"),
        "maybe",
    ),
    "a name alone, on the same page": (
        work("a", "BAKER: a system for large cakes", container_title="Journal of Tests", pages="12–19"),
        work("b", "Baker", container_title="Journal of Tests", pages="12"),
        "clusters",
    ),
    "a Chinese name with and without a comma": (
        work("a", "大规模数据去重方法研究", (Name("王", "伟"), Name("李", "娜")), pages="1–20"),
        work("b", "大规模数据去重方法研究", (Name("王伟"), Name("李娜")), pages="1–20"),
        "clusters",
    ),
    "a preprint under another title": (
        cake(authors=(*DOE, Name("Poe", "E.")), container_title="arXiv preprint arXiv:2001.01234"),
        work("b", "A Theory of Baking Large Pies", (*DOE, Name("Poe", "E.")), 2021, container_title="Proc. Ovens"),
        "versions",
    ),
    "a thesis and its report": (
        cake(type="thesis", container_title="", publisher="University of Cakes"),
        cake(type="report", container_title="", publisher="University of Cakes"),
        "versions",
    ),
    "erratum": (cake(pages="1–9"), work("b", f"Erratum to: {cake().title}", pages="1–9"), "distinct"),
    "reply": (cake(), work("b", f"{cake().title}: reply"), "distinct"),
    "other people": (cake(), work("b", cake().title, (Name("Novak", "P."),)), "distinct"),
    "namesakes": (cake(authors=(Name("Wang", "Li"),)), cake(authors=(Name("Wang", "Bo"),)), "distinct"),
    "opposites": (work("a", "Stroke in old men with gout"), work("b", "Stroke in old women with gout"), "distinct"),
    "prefixes": (work("a", "Causes of hypertension"), work("b", "Causes of hypotension"), "distinct"),
    "wrong DOI": (cake(doi="10.1/x"), work("b", "Sorting Networks in Practice", doi="10.1/x"), "distinct"),
    "one heading an issue": (
        work("a", "Editor's Comments", container_title="Cake Quarterly", volume="24", issue="1"),
        work("b", "Editor's Comments", container_title="Cake Quarterly", volume="24", issue="2"),
        "distinct",
    ),
    "patent": (cake(), work("b", cake().title, type="patent"), "distinct"),
    "chapter of a book": (cake(type="book"), cake(type="chapter"), "distinct"),
    "preprint": (cake(), work("b", cake().title, container_title="arXiv preprint arXiv:2001.01234"), "versions"),
    "preprint by its number": (
        cake(container_title="CAKE"),
        work("b", cake().title, eprint="2001.01234", eprint_type="arxiv"),
        "versions",
    ),
    "workshop": (
        work("a", cake().title, container_title="Proceedings of the Workshop on Ovens"),
        work("b", cake().title, year=2021, container_title="Proceedings of the Conference on Baking"),
        "versions",
    ),
    "conference and journal": (
        cake(pages="100–130", volume="7"),
        work("b", cake().title, year=2018, container_title="Proc. Conf. on Ovens", pages="1–9"),
        "versions",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_band(name: str) -> None:
    a, b, expected = CASES[name]
    assert band(find_duplicates([a, b])) == expected
    assert band(find_duplicates([b, a])) == expected


def test_positions_and_reason() -> None:
    found = find_duplicates([work("x", "Something Else Altogether"), cake(), cake()])
    assert found.clusters == ((1, 2),)
    (pair,) = found.sure
    assert (pair.a, pair.b) == (1, 2)
    assert 0.5 < pair.score <= 1
    assert "same title" in pair.reason


def test_bare_record_joins_one_version_only() -> None:
    """A record without venue must not weld a preprint to its publication."""
    preprint = work("b", cake().title, container_title="arXiv preprint arXiv:2001.01234")
    found = find_duplicates([cake(), preprint, work("c", cake().title)])
    assert all(not {0, 1} <= set(cluster) for cluster in found.clusters)


def test_two_lone_records_are_one_where_most_records_have_a_double() -> None:
    """The same pair is asked about in a list without doubles, and where one of the two has another partner."""
    lone = [
        work("a", "The Impact of Ovens on Commercial Baking", container_title="Proc. Conf. on Ovens"),
        work("b", "The Impact of Large Ovens on Commercial Baking", container_title="Proc. Conf. on Ovens"),
    ]
    doubles = [
        work(str(n), f"{word} cakes for large parties") for n, word in enumerate(("Fruit", "Fruit", "Nut", "Nut"))
    ]
    assert find_duplicates(lone).clusters == ()
    assert find_duplicates([*lone, *doubles]).clusters == ((0, 1), (2, 3), (4, 5))
    assert find_duplicates([*lone, *doubles, lone[0]]).clusters == ((0, 6), (2, 3), (4, 5))


def test_one_to_one_takes_the_best_partner() -> None:
    from pubkit.model import Place

    here, there = Place("a.bib"), Place("b.bib")
    works = [replace(cake(volume="5"), place=here), replace(cake(), place=here), replace(cake(volume="5"), place=there)]
    assert find_duplicates(works, one_to_one=True).clusters == ((0, 2),)


def test_records_and_versions_of_one_work_are_one_group() -> None:
    journal = cake(pages="100–130", volume="7")
    preprint = work("b", cake().title, container_title="arXiv preprint arXiv:2001.01234")
    paper = work("c", cake().title, year=2018, container_title="Proc. Conf. on Ovens", pages="1–9")
    assert find_duplicates([journal, preprint, paper, journal]).works == (((0, 3), (1,), (2,)),)


MANY: dict[str, Callable[[int], Work]] = {
    "one title": lambda n: work(str(n), "On the Same Title", (Name(f"Author{n}", "A."),), pages=str(2 * n + 1)),
    "one heading": lambda n: work(str(n), "Editorial", pages=str(n + 1)),
    "no title": lambda n: work(str(n), "", ()),
    "one DOI": lambda n: work(str(n), f"Title {n} of its own kind number {n}", (), doi="10.1/x"),
    "nothing at all": lambda n: Work(str(n)),
}


@pytest.mark.parametrize("kind", MANY)
def test_hostile_sets_stay_apart(kind: str) -> None:
    assert find_duplicates([MANY[kind](n) for n in range(3_000)]).clusters == ()


def test_a_crowd_is_told_of() -> None:
    (problem,) = find_duplicates([MANY["one title"](n) for n in range(3_000)]).problems
    assert problem.code == "PK405"
    assert "3000 entries look alike" in problem.message


def test_a_doi_of_two_works_is_told_of() -> None:
    works = [cake(doi="10.1/x"), work("b", "Sorting Networks in Practice", doi="10.1/x")]
    (problem,) = find_duplicates(works).problems
    assert (problem.code, "'a' and 'b'" in problem.message) == ("PK407", True)


def test_huge_titles() -> None:
    works = [work(str(n), f"{n} " + "cake " * 20_000) for n in range(20)]
    assert find_duplicates(works).clusters == ()


@pytest.mark.parametrize("title", ["大规模数据去重方法研究", "نظرية خبز الكعك الكبير", "ТЕОРИЯ ВЫПЕЧКИ БОЛЬШИХ ТОРТОВ"])
def test_other_scripts(title: str) -> None:
    one = work("a", title)
    assert find_duplicates([one, work("b", f"{title}."), work("c", title[::-1])]).clusters == ((0, 1),)
