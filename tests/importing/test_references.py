"""Whole references, as styles and curricula print them: authors, title, container, year, and what stands behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubkit
from pubkit.model import Mark, Work

# layout, text, authors, title, container, year
REFERENCES = [
    (
        "apa",
        "Berg, A., & von Thal, C. D. (2019). Rain on tin roofs: A survey. Journal of Applied Acoustics, 12(3), 45–67.",
        ["A. Berg", "C. D. von Thal"],
        "Rain on tin roofs: A survey",
        "Journal of Applied Acoustics",
        2019,
    ),
    (
        "acm",
        "Ann Berg, Carl von Thal, and Dora Quint. 2019. Rain on Tin Roofs. In Symposium on Roofs, 1–9.",
        ["Ann Berg", "Carl von Thal", "Dora Quint"],
        "Rain on Tin Roofs",
        "Symposium on Roofs",
        2019,
    ),
    (
        "ieee",
        "[7] A. Berg and S.-H. Yoon, “Rain on tin roofs,” in Proc. ICML, 2019, pp. 1–9.",
        ["A. Berg", "S.-H. Yoon"],
        "Rain on tin roofs",
        "Proc. ICML",
        2019,
    ),
    (
        "vancouver",
        "Berg A, Quint DE, et al. Rain on tin roofs. Nature. 2019;12(3):45-67.",
        ["A. Berg", "D. E. Quint", "others"],
        "Rain on tin roofs",
        "Nature",
        2019,
    ),
    (
        "lncs",
        "Berg, A., Quint, D.: Rain on tin roofs. In: Conference on Noise, pp. 1–9. Springer (2019)",
        ["A. Berg", "D. Quint"],
        "Rain on tin roofs",
        "Conference on Noise",
        2019,
    ),
    (
        "nature",
        "Berg, A. & Quint, D. Rain on tin roofs. Nature 12, 45–67 (2019).",
        ["A. Berg", "D. Quint"],
        "Rain on tin roofs",
        "Nature",
        2019,
    ),
    (
        "chicago",
        "Berg, Ann, and Dora Quint. 2019. “Rain on Tin Roofs.” Nature 12 (3): 45–67.",
        ["Ann Berg", "Dora Quint"],
        "Rain on Tin Roofs",
        "Nature",
        2019,
    ),
    (
        "elsevier",
        "A. Berg, D. Quint, Rain on tin roofs, Nature 12 (2019) 45–67.",
        ["A. Berg", "D. Quint"],
        "Rain on tin roofs",
        "Nature",
        2019,
    ),
    (
        "title first",
        "Rain on Tin Roofs. Ann Berg, Dora Quint. International Conference on Machine Learning (ICML), 2019.",
        ["Ann Berg", "Dora Quint"],
        "Rain on Tin Roofs",
        "International Conference on Machine Learning (ICML)",
        2019,
    ),
    (
        "title first with a colon",
        "Drip: Rain on Tin Roofs. Ann Berg, Dora Quint. International Conference on Machine Learning (ICML), 2019.",
        ["Ann Berg", "Dora Quint"],
        "Drip: Rain on Tin Roofs",
        "International Conference on Machine Learning (ICML)",
        2019,
    ),
    (
        "year first",
        "(2019) A. Berg, D. Quint. Rain on tin roofs. International Conference on Machine Learning.",
        ["A. Berg", "D. Quint"],
        "Rain on tin roofs",
        "International Conference on Machine Learning",
        2019,
    ),
    (
        "short",
        "[C3] A. Berg, D. Quint, \"Rain on tin roofs\", ICML '19.",
        ["A. Berg", "D. Quint"],
        "Rain on tin roofs",
        "ICML '19",
        2019,
    ),
    (
        "nothing but the name's shape before the title",
        "A. Berg, D. Quint DRIP: Listening to rain on tin roofs. Under review.",
        ["A. Berg", "D. Quint"],
        "DRIP: Listening to rain on tin roofs",
        "",
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "authors", "title", "container", "year"),
    [row[1:] for row in REFERENCES],
    ids=[row[0] for row in REFERENCES],
)
def test_references(text: str, authors: list[str], title: str, container: str, year: int | None) -> None:
    (work,) = pubkit.parse_references(text).works
    assert [str(name) for name in work.authors] == authors
    assert (work.title, work.container_title, work.year) == (title, container, year)


def one(text: str) -> Work:
    works: tuple[Work, ...] = pubkit.parse_references(text).works
    assert len(works) == 1
    return works[0]


def test_what_stands_behind() -> None:
    work = one(
        "Berg, A. (2019). Rain on tin roofs. Journal of Applied Acoustics, 12(3), 1299–303. "
        "https://doi.org/10.1000/rain(19)3. arXiv:1901.00001"
    )
    assert (work.volume, work.issue, work.pages) == ("12", "3", "1299–1303")
    assert (work.doi, work.eprint, work.type) == ("10.1000/rain(19)3", "1901.00001", "article-journal")


@pytest.mark.parametrize(
    ("tail", "type", "number"),
    [
        ("Patent DE102019001234A1, 2019.07.01", "patent", "DE102019001234A1"),
        ("U.S. Patent No. 9,123,456, July 2, 2019", "patent", "US9123456"),
        ("PhD thesis, University of Nowhere, 2019", "thesis", ""),
        ("Technical Report TR-19-04, 2019", "report", "TR-19-04"),
    ],
)
def test_types(tail: str, type: str, number: str) -> None:
    work = one(f'A. Berg, D. Quint, "Rain on tin roofs", {tail}')
    assert (work.type, work.number, work.year) == (type, number, 2019)


def test_remarks_are_no_venue() -> None:
    work = one('A. Berg, D. Quint, "Rain on tin roofs", Proceedings of ICML (ICML, Oral), 2019, Best Paper Award')
    assert work.note == "Oral. Best Paper Award"
    assert (work.container_title, work.year) == ("Proceedings of ICML (ICML)", 2019)


def test_marks_follow_the_legend() -> None:
    library = pubkit.parse_references(
        'A. Berg*, **D. Quint***, E. Rot†. "Rain". ICML, 2019\n\n*Equal contribution\n† Corresponding author\n'
    )
    berg, quint, rot = library.works[0].authors
    assert berg.marks == {Mark.EQUAL}
    assert quint.marks == {Mark.EQUAL, Mark.SELF}
    assert rot.marks == {Mark.CORRESPONDING}


def test_nothing_is_guessed() -> None:
    work = one('A. Berg, "Rain on tin roofs", submitted')
    assert work.issued is None
    assert work.authors[0].given == "A."


def test_confidence_of_each_field() -> None:
    scores = {one.field: one.score for one in one('A. Berg, "Rain on tin roofs", ICML, 2019').provenance}
    assert set(scores) == {"title", "authors", "issued", "container_title", "venue"}
    assert all(0 < score <= 1 for score in scores.values())


def test_a_doubtful_title_is_told() -> None:
    library = pubkit.parse_references("A. Berg Rain on tin roofs and other noises heard in 2019")
    assert "PK714" in {problem.code for problem in library.problems}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_never_raises(text: str) -> None:
    for work in pubkit.parse_references(text).works:
        assert work.title
        assert work.key


@given(
    st.lists(
        st.sampled_from(
            ["A. Berg", ", ", '"', "**", "*", ". ", "2019", " 2. ", "In ", "(", ")", "\n", "Rain", "ICML", "and "]
        ),
        max_size=40,
    )
)
def test_never_raises_on_pieces(pieces: list[str]) -> None:
    pubkit.parse_references("".join(pieces))


def test_every_style_can_be_read_back() -> None:
    """The list of this project in styles of every kind: what a style prints in full is found again."""
    library = pubkit.read("data/publications.bib")
    titles = {_folded(work.title) for work in library.works}
    for style in ("acm", "apa", "ieee", "chicago-author-date", "vancouver", "nature", "cell", "elsevier-with-titles"):
        found = {_folded(work.title) for work in pubkit.reads(library.format(style), "text").works}
        assert len(found & titles) >= 19, (style, titles - found)


def _folded(title: str) -> str:
    import re

    return re.sub(r"[\W_]+", " ", re.sub("<[^>]*>", "", title)).casefold().strip()
