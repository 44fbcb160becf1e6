"""match_candidates: what is taken, what is asked about, what is left."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.enriching.matching import Outcome, match_candidates
from pubkit.model import OTHERS, Name, PartialDate, Work


def item(title: str, authors: str, year: int | None = 2020, **more: Any) -> dict[str, Any]:
    return {"title": title, "authors": [name.rsplit(" ", 1) for name in authors.split(", ")], "year": year, **more}


PAPER = item("Lazy Snapping of Sparse Quadtrees: A Study in Two Cities", "Ada Moss, Jon Reed, Eva Lund")
AUTHORS = "Ada Moss, Jon Reed, Eva Lund"

ACCEPTED = {
    "lower case and initials": item(
        "lazy snapping of sparse quadtrees: a study in two cities", "A. Moss, J. Reed, E. Lund"
    ),
    "subtitle lost": item("Lazy Snapping of Sparse Quadtrees", AUTHORS),
    "misspelled": item("Lazy Snaping of Sparse Qaudtrees: A Study in Two Cities", AUTHORS),
    "two words in one": item("Lazy Snapping of Sparse Quad Trees: A Study inTwo Cities", AUTHORS),
    "a word left out": item("Lazy Snapping of Quadtrees: A Study in Two Cities", AUTHORS),
    "next year": item(PAPER["title"], AUTHORS, 2021),
    "no year": item(PAPER["title"], AUTHORS, None),
    "et al.": item(PAPER["title"], "Ada Moss", others=True),
    "cut in a word": item("Lazy Snapping of Sparse Quadtrees: A Study in Tw", AUTHORS),
    "list begun without et al.": item(PAPER["title"], "Ada Moss, Jon Reed"),
    "no authors, but the year": item(PAPER["title"], "Ada Moss") | {"authors": []},
    "markup": item("Lazy Snapping of <i>Sparse</i> {Q}uadtrees: A Study in Two Cities", AUTHORS),
}


@pytest.mark.parametrize("query", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_the_same_work_is_accepted_in_either_direction(query: dict[str, Any]) -> None:
    other = item("Lazy Evaluation of Quadtrees", "Per Holm")
    match = match_candidates(query, [other, PAPER])
    assert (match.outcome, match.index) == (Outcome.ACCEPT, 1)
    assert match_candidates(PAPER, [query]).outcome is Outcome.ACCEPT


NOT_ACCEPTED = {
    "part two": ("On Graph Minors Part I", "On Graph Minors Part II", AUTHORS, 2020),
    "Roman at the end": ("Structure of Sparse Quadtrees II", "Structure of Sparse Quadtrees III", AUTHORS, 2020),
    "next workshop": ("Third Workshop on Sparse Trees", "Fourth Workshop on Sparse Trees", AUTHORS, 2020),
    "next shared task": ("MapEval 2018 Task 1: Snapping", "MapEval 2019 Task 1: Snapping", AUTHORS, 2019),
    "two-digit year": ("Report on MapEval'18 and Its Tasks", "Report on MapEval'19 and Its Tasks", AUTHORS, 2019),
    "reply": (PAPER["title"], "Reply to: " + PAPER["title"], AUTHORS, 2020),
    "comment": (PAPER["title"], "Comment on " + PAPER["title"], AUTHORS, 2020),
    "erratum": (PAPER["title"], PAPER["title"] + " (Erratum)", AUTHORS, 2020),
    "corrigendum": (PAPER["title"], "Corrigendum to: " + PAPER["title"], AUTHORS, 2020),
    "extended abstract": (PAPER["title"], PAPER["title"] + " (Extended Abstract)", AUTHORS, 2020),
    "one word for another": (
        "Active Learning of Sparse Quadtrees",
        "Passive Learning of Sparse Quadtrees",
        AUTHORS,
        2020,
    ),
    "prefix that negates": ("Supervised Snapping of Quadtrees", "Unsupervised Snapping of Quadtrees", AUTHORS, 2020),
    "other authors": ("Introduction", "Introduction", "Per Holm, Ida Berg, Jo Dahl", 2020),
    "one name of three, short title": ("Lazy Quadtrees", "Lazy Quadtrees", "Eva Lund", 2020),
    "a journal's version, year unknown": (PAPER["title"], PAPER["title"], AUTHORS, None),
    "no name in common": (PAPER["title"], PAPER["title"], "Per Holm, Ida Berg, Jo Dahl", 2020),
    "a number that is no year": (PAPER["title"], PAPER["title"] + ". 1997", AUTHORS, 2020),
    "editorial": ("Editorial", "Editorial", AUTHORS, 2020),
    "a message of each year": ("Message from the Chair", "Message from the Chair", AUTHORS, 2020),
    "words moved, next year": ("Trees: Report of MapEval", "Report of MapEval: Trees", AUTHORS, 2021),
    "five years on": (PAPER["title"], PAPER["title"], AUTHORS, 2025),
    "one more word and author": ("Snapping of Quadtrees", "Lazy Snapping of Quadtrees", AUTHORS + ", Per Holm", 2021),
}


@pytest.mark.parametrize(("ours", "theirs", "authors", "year"), NOT_ACCEPTED.values(), ids=NOT_ACCEPTED.keys())
def test_what_may_be_another_work_is_not_accepted(ours: str, theirs: str, authors: str, year: int | None) -> None:
    conference = item(ours, AUTHORS, venue="Proceedings of SparseConf")
    journal = item(theirs, authors, year, venue="Journal of Trees" if year is None else "")
    for query, candidate in ((conference, journal), (journal, conference)):
        assert match_candidates(query, [candidate]).outcome is not Outcome.ACCEPT


# As scholarly search engines print it: names run into the title and lost from the list, venues and file marks, letters
# that a scanner lost, lists cut anywhere, sites for authors.
TITLE = str(PAPER["title"])
SEARCHED = {
    "a name before the title": item("Lund. " + TITLE, "A Moss, J Reed", None),
    "names before the title": item("and Reed, J., Lund E. 2020. " + TITLE, "A Moss", None),
    "a given name before the title": item("and Eva Lund. " + TITLE, "A Moss, J Reed", None),
    "a date before the title": item("August 2020. " + TITLE, AUTHORS, None),
    "initials before the title": item("et al., J. R. 2020. " + TITLE, "A Moss", None),
    "names past recognition": item(TITLE, "pag Moos, J Reed", None),
    "a kind of file": item("[PDF] " + TITLE, AUTHORS, None),
    "a venue after the title": item(TITLE + ". Proc. 2020 Int", AUTHORS, None),
    "its year after the title": item(TITLE + ". 2020", AUTHORS, None),
    "letters and blanks lost": item("Lazy Snapping of Sparse Quadtrees: AStudy in Two Ci ties", AUTHORS, None),
    "a small word for another": item("Lazy Snapping on Sparse Quadtrees: The Study in Two Cities", AUTHORS, None),
    "the list cut in a name": item(TITLE, "A Moss, J Reed, E", None),
    "the list cut by dots": item(TITLE, "A Moss…", None),
    "the last name alone": item(TITLE, "E Lund", 2020),
    "a site for authors": item(TITLE, "portal.example.org", 2020),
    "initials run together": item(TITLE, "AQ Moss, jk Reed, E Lund", None),
    "a venue and its volume after the title": item(
        TITLE + ". Proc. Sparse Systems, Vol. 21", AUTHORS, None, venue="Sparse Systems"
    ),
    "accepted for": item(TITLE + ". Accepted for", AUTHORS, None),
    "letters read as digits": item("Lazy Snapping 0f Sparse Quadt1ees: A Study in Two C1t1es", AUTHORS, None),
    "a word in pieces": item("Lazy Snapping of Sparse Quad t r ees: A Study in Two Cities", AUTHORS, None),
    "et al. in a name": item(TITLE, "A Moss et al", None),
    "a newsletter that prints proceedings": item(TITLE, AUTHORS, None, venue="ACM SIGPLAN Notices"),
    "first initials run into the second name": item(TITLE, "AMJ Reed, E Lund", None),
}


@pytest.mark.parametrize("query", SEARCHED.values(), ids=SEARCHED.keys())
def test_what_a_search_engine_prints_of_a_work_is_that_work(query: dict[str, Any]) -> None:
    assert match_candidates(query, [PAPER]).outcome is Outcome.ACCEPT
    assert match_candidates(PAPER, [query]).outcome is Outcome.ACCEPT


def test_one_paper_recorded_twice_is_no_choice() -> None:
    worn = item("[PDF] " + TITLE.lower(), "A Moss, J Reed", None, venue="Proc. of SparseConf")
    assert match_candidates(PAPER, [worn, item(TITLE, "A Moss", None)]).outcome is Outcome.ACCEPT
    column = {"title": "Lazy Quadtrees", "authors": [["Ada", "Moss"]], "year": 2020}
    assert match_candidates(column, [column, dict(column)]).outcome is Outcome.ASK


def test_a_title_of_others_as_well_is_asked_about_unless_all_else_agrees() -> None:
    column = item("Reminiscences of a Keeper of Lists", "Ada Moss", 1998, venue="Tree Record")
    others = item("Reminiscences of a Keeper of Lists", "Jon Reed, Eva Lund", 2001, venue="Tree Record")
    assert match_candidates(column, [column, others]).outcome is Outcome.ACCEPT
    assert match_candidates(column | {"year": 1999}, [column, others]).outcome is Outcome.ASK


def test_the_beginning_of_one_persons_title_in_another_year_is_asked_about() -> None:
    later = item("Lazy Quadtrees", "Ada Moss", 2021)
    paper = item("Lazy Quadtrees: An Effective Technique for Maps", "Ada Moss", 2020)
    assert match_candidates(later, [paper]).outcome is Outcome.ASK
    assert match_candidates(later | {"year": 2020}, [paper]).outcome is Outcome.ACCEPT


def test_a_word_past_spelling_is_no_other_word_in_a_title_that_says_much() -> None:
    said = "A quantitative taxonomy of subterranean {} and their reluctant gardeners in Mediterranean cities"
    paper = item(said.format("quadtrees"), AUTHORS)
    assert match_candidates(item(said.format("qvadtreesfor"), AUTHORS, None), [paper]).outcome is Outcome.ACCEPT
    assert match_candidates(item(said.format("forests"), AUTHORS, None), [paper]).outcome is Outcome.ASK
    assert match_candidates(item(said.format("qvadtreesfor"), AUTHORS, 2018), [paper]).outcome is Outcome.ASK


def test_a_review_is_not_what_is_run_into_a_title() -> None:
    assert match_candidates(item(TITLE + " (review)", "A Moss", None), [PAPER]).outcome is not Outcome.ACCEPT


def test_the_kind_of_venue_decides_between_two_versions() -> None:
    conference = PAPER | {"venue": "Proceedings of SparseConf"}
    journal = PAPER | {"venue": "Journal of Trees", "year": 2021}
    query = PAPER | {"year": None, "venue": "Trans. on Trees"}
    match = match_candidates(query, [conference, journal])
    assert (match.outcome, match.index) == (Outcome.ACCEPT, 1)


def test_no_candidates_and_nothing_alike_are_rejected() -> None:
    assert match_candidates(PAPER, []).outcome is Outcome.REJECT
    match = match_candidates(PAPER, [item("Something else entirely", "Per Holm")])
    assert (match.outcome, match.index) == (Outcome.REJECT, -1)


def test_two_candidates_alike_are_asked_about() -> None:
    conference = PAPER | {"container-title": "Proceedings of SparseConf"}
    journal = PAPER | {"container-title": "Journal of Trees", "year": 2021}
    match = match_candidates(PAPER | {"year": None}, [conference, journal])
    assert match.outcome is Outcome.ASK
    assert any(signal.name == "runner-up" for signal in match.signals)


def test_published_is_preferred_to_the_preprint_and_the_reverse_for_a_preprint() -> None:
    preprint = PAPER | {"DOI": "10.48550/arXiv.2001.00001", "venue": "CoRR"}
    published = PAPER | {"DOI": "10.1000/1", "venue": "Journal of Trees"}
    assert match_candidates(PAPER, [preprint, published]).index == 1
    assert match_candidates(PAPER | {"venue": "arXiv"}, [published, preprint]).index == 1


def test_all_shapes_of_a_work_say_the_same() -> None:
    work = Work(
        "k",
        title=PAPER["title"],
        authors=(Name("Moss", "A."), OTHERS),
        issued=PartialDate(2020),
    )
    csl = {
        "title": PAPER["title"],
        "author": [{"family": "Moss", "given": "Ada"}, {"family": "Reed", "given": "Jon"}, {"literal": "Eva Lund"}],
        "issued": {"date-parts": [[2020, 3]]},
    }
    for query in (work, csl, PAPER):
        assert match_candidates(query, [csl]).outcome is Outcome.ACCEPT
        assert match_candidates(query, [PAPER]).outcome is Outcome.ACCEPT


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"title": None, "authors": None, "year": "n.d."},
        {"title": ["A"], "author": {"name": "X"}, "issued": {"date-parts": [[None]]}},
        {"title": 5, "authors": [[], [None, None], 7, "", {"family": None}], "issued": "2020-01"},
        {"title": "." + " " * 50_000 + "x", "authors": [["A", "…" * 5000]]},
        {"title": "a" * 5000, "authors": "A and B"},
        {"title": "\\{<i>$", "authors": [["", ""]], "year": 10**9},
    ],
)
def test_odd_content_never_raises(odd: dict[str, Any]) -> None:
    match_candidates(odd, [odd, PAPER])
    match_candidates(PAPER, [odd])
