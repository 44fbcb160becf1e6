"""RIS <-> Work."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.files.csl_json.values import table as csl_table
from pubkit.files.ris import dumps, loads
from pubkit.files.ris.table import table
from pubkit.model import OTHERS, Name, PartialDate, Work

ARTICLE = """TY  - JOUR
ID  - doe2024
AU  - van der Berg, Jan, Jr.
AU  - The Consortium
A1  - Fontaine, Jean de la
ED  - Roe, R.
PY  - 2024
DA  - 2024/02/29/
TI  - A title
T2  - Journal of Tests
JO  - J. Tests
VL  - 12
IS  - 3
SP  - 117
EP  - 128
SN  - 1234-5679
DO  - 10.1000/AbC
UR  - https://example.org/a
KW  - one
KW  - two
N1  - first
N1  - second
C7  - e12
ER  -
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_article(end: str, mark: str) -> None:
    works, problems = loads(mark + ARTICLE.replace("\n", end), "a.ris")
    assert problems == ()
    assert works == (
        Work(
            key="doe2024",
            type="article-journal",
            title="A title",
            authors=(
                Name("Berg", "Jan", "van der", suffix="Jr."),
                Name(literal="The Consortium"),
                Name("Fontaine", "Jean", dropping_particle="de la"),
            ),
            editors=(Name("Roe", "R."),),
            issued=PartialDate(2024, 2, 29),
            container_title="Journal of Tests",
            volume="12",
            issue="3",
            pages="117–128",
            issn="1234-5679",
            doi="10.1000/AbC",
            url="https://example.org/a",
            keywords=("one", "two"),
            note="first\nsecond",
            extra={"container-title-short": "J. Tests", "C7": "e12"},
        ),
    )
    assert works[0].place.line == 1


BROKEN = [
    ("no ER", "TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n", ["A", "B"], 2),
    ("before TY", "TI  - lost\nTY  - JOUR\nTI  - A\nER  - \n", ["A"], 1),
    ("stray text", "hello\nTY  - JOUR\nTI  - A\nER  - \n\n\n", ["A"], 1),
    ("a broken line", "TY  - JOUR\nTI  - A\n  long title\nER  -\n", ["A long title"], 0),
    ("one space, none", "TY - JOUR\nTI- A\nER -\n", ["A"], 0),
    ("a type of nobody's", "TY  - POEM\nTI  - A\nER  - \n", ["A"], 1),
    ("empty type", "TY  - \nTI  - A\nER  - \n", ["A"], 1),
    ("lower-case type", "TY  - jour\nTI  - A\nER  - \n", ["A"], 0),
    ("second title", "TY  - JOUR\nT1  - B\nTI  - A\nER  - \n", ["A"], 0),
    ("only ends", "ER  - \nER  - \n", [], 1),
]


@pytest.mark.parametrize(("what", "text", "titles", "count"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken_files_are_read_on(what: str, text: str, titles: list[str], count: int) -> None:
    works, problems = loads(text)
    assert [work.title for work in works] == titles, what
    assert len(problems) == count


DATES = [
    ("2024", PartialDate(2024)),
    ("2024///", PartialDate(2024)),
    ("2024/02//", PartialDate(2024, 2)),
    ("2024/2/29", PartialDate(2024, 2, 29)),
    ("2024-02-29", PartialDate(2024, 2, 29)),
    ("2024/13/40/", PartialDate(2024)),
    ("2024///Spring", PartialDate(2024, literal="Spring")),
    ("in press", PartialDate(literal="in press")),
]


@pytest.mark.parametrize(("written", "date"), DATES)
def test_dates(written: str, date: PartialDate) -> None:
    works, _ = loads(f"TY  - JOUR\nPY  - {written}\nER  - \n")
    assert works[0].issued == date
    assert loads(dumps(works))[0] == works


@pytest.mark.parametrize(
    ("kind", "line", "attribute", "value"),
    [
        ("BOOK", "SN  - 978-3-16-148410-0", "isbn", "978-3-16-148410-0"),
        ("RPRT", "SN  - TR-12", "number", "TR-12"),
        ("PAT", "SN  - 7123456", "number", "7123456"),
        ("BOOK", "BT  - A book", "title", "A book"),
        ("CHAP", "BT  - A book", "container_title", "A book"),
        ("CPAPER", "C3  - Proceedings", "container_title", "Proceedings"),
        ("JOUR", "SP  - 1-9", "pages", "1–9"),
        ("THES", "PB  - A university", "publisher", "A university"),
    ],
)
def test_what_a_tag_means_hangs_on_the_type(kind: str, line: str, attribute: str, value: str) -> None:
    works, _ = loads(f"TY  - {kind}\n{line}\nER  - \n")
    assert getattr(works[0], attribute) == value
    assert loads(dumps(works))[0] == works


def test_nothing_in_a_value_begins_a_line() -> None:
    text = dumps([Work("k\nER  - ", "book", "T\nTY  - JOUR\u2028TI  - x\rER  - ", note="a\nb")])
    assert [line[:2] for line in text.splitlines()] == ["TY", "ID", "TI", "N1", "ER"]


def test_every_type_is_csls_and_every_csl_type_is_written() -> None:
    assert set(table().types.values()) <= csl_table().types
    for kind in csl_table().types:
        assert loads(dumps([Work("k", kind, "T")]))[1] == ()


words = st.text(st.characters(max_codepoint=0x24F, categories=["Lu"]), min_size=1, max_size=8)
people = st.builds(Name, words, words, st.sampled_from(["", "van", "de la"])) | st.just(OTHERS)
works = st.builds(
    Work,
    key=words,
    type=st.sampled_from(sorted(set(table().types.values()))),
    title=words,
    authors=st.lists(people, max_size=3).map(tuple),
    issued=st.none() | st.builds(PartialDate, st.integers(1, 3000), st.integers(1, 12)),
    container_title=words,
    volume=words,
    pages=st.sampled_from(["", "1–9", "e12", "1–2, 5–6"]),
    doi=words,
    publisher=words,
    keywords=st.lists(words, max_size=2).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(works, max_size=3).map(tuple))
def test_what_is_written_is_read_back(given_works: tuple[Work, ...]) -> None:
    assert loads(dumps(given_works))[0] == given_works


pieces = st.sampled_from(["TY  - ", "ER  - ", "AU  - ", "PY  - ", "\n", "\r", "x", ",", "2024/", "  -"])


@settings(max_examples=100, deadline=None)
@given(st.lists(pieces).map("".join))
def test_no_text_raises(text: str) -> None:
    once, _ = loads(text)
    assert [work.key for work in loads(dumps(once))[0]] == [work.key for work in once]


def test_the_shared_hostile_file(shared: Path) -> None:
    read, problems = loads((shared / "hostile" / "j21-ris-no-er.ris").read_text("utf-8"))
    assert len(read) == 2
    assert problems
