"""Works to entries and back: nothing is lost, in either dialect, for any of CSL's types."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pubkit import bibtex
from pubkit.bibtex import field_table
from pubkit.bibtex.drafting import entry_type
from pubkit.bibtex.type_table import ENTRY_TYPE
from pubkit.bibtex.work_write import Spelling
from pubkit.model import Mark, Name, PartialDate, Related, Work

FILES = {
    "BibTeX": "@misc{a,\n title={A},\n year={2000}\n}\n",
    "BibLaTeX": "@misc{a,\n title={A},\n date={2000},\n location={X}\n}\n",
    "an empty file": "",
}
EXTRA = {
    "edition": "2",
    "collection-title": "S",
    "version": "1",
    "event-title": "Ev",
    "event-place": "Rome",
    "chapter-number": "4",
    "number-of-pages": "10",
    "title-short": "Sh",
    "annote": "an",
    "original-title": "O",
    "unknown": "raw",
    "addendum": "Ad",
    "genre": "Gen",
}


def full_work(csl_type: str) -> Work:
    """A Work of that type with nearly everything said."""
    numbered = csl_type in field_table.NUMBERED
    journal = csl_type in field_table.JOURNALS and not numbered
    extra = dict(EXTRA) | ({} if numbered or journal else {"collection-number": "7"})
    extra |= {"jurisdiction": "United States"} if csl_type == "patent" else {}
    return Work(
        "k",
        csl_type,
        title='A <i>b</i> <span class="nocase">C</span> & d',
        authors=(
            Name("Doe", "Jo", marks=frozenset({Mark.SELF})),
            Name("Berg", "Jan", "van der"),
            Name(literal="ACME and Co"),
        ),
        editors=(Name("Ed", "E."),),
        contributors={"translator": (Name("Tr", "A"),)},
        issued=PartialDate(2020, 5, 3),
        dates={"accessed": PartialDate(2021, 1, 2), "event-date": PartialDate(2020, 1, 1, end=PartialDate(2020, 1, 3))},
        container_title="Cont & T",
        volume="3",
        issue="7" if journal else "",
        number="7" if numbered else "",
        pages="1–9",
        publisher="Pub & Co",
        publisher_place="" if csl_type == "patent" else "Oslo",
        doi="10.1/a_b",
        url="https://a.b/~c_d?x=1&y=%20",
        isbn="978-1",
        issn="1234-5678",
        eprint="2001.00001",
        eprint_type="arxiv",
        abstract="x &lt; y",
        note="N",
        keywords=("a", "b c"),
        language="en-US",
        ids=("o1", "o2"),
        related=(Related("version", "k2"),),
        extra=extra,
    )


@pytest.mark.parametrize("csl_type", sorted(ENTRY_TYPE))
@pytest.mark.parametrize("dialect", FILES)
def test_a_new_entry_is_read_as_the_same_work(dialect: str, csl_type: str) -> None:
    document = bibtex.read(FILES[dialect])
    work = full_work(csl_type)
    again = bibtex.read(document.updated([*document.works, work]).to_bytes())
    assert again.problems == ()
    assert again.works[-1] == work


@pytest.mark.parametrize(
    ("csl_type", "genre", "bibtex_type", "biblatex_type"),
    [
        ("article-journal", "", "article", "article"),
        ("paper-conference", "", "inproceedings", "inproceedings"),
        ("thesis", "", "phdthesis", "thesis"),
        ("thesis", "Master's thesis", "mastersthesis", "mastersthesis"),
        ("report", "", "techreport", "report"),
        ("webpage", "", "misc", "online"),
        ("chapter", "", "incollection", "incollection"),
        ("nonsense", "", "misc", "misc"),
    ],
)
def test_entry_types(csl_type: str, genre: str, bibtex_type: str, biblatex_type: str) -> None:
    work = Work("k", csl_type, extra={"genre": genre} if genre else {})
    assert entry_type(work, Spelling(biblatex=False)) == bibtex_type
    assert entry_type(work, Spelling(biblatex=True)) == biblatex_type


def test_a_number_for_a_journals_series_is_read_as_it_was_given() -> None:
    document = bibtex.read("@article{k, journal={J}, year=2000}")
    (work,) = document.works
    wanted = replace(work, extra={"collection-title": "7"})
    assert bibtex.read(document.updated([wanted]).text).works[0].extra == {"collection-title": "7"}
