"""One change of a work changes the lines that say it, and is read again as it was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit import bibtex
from pubkit.bibtex.field_table import SECOND, SUBTITLES
from pubkit.bibtex.reading_plan import sources
from pubkit.model import Bound, Mark, Name, PartialDate, Place, Related, Work

FILE = r"""
@string{pub = "The"}
@inproceedings{paper,
  author = {Doe, Jo and van der Berg, Jan},
  author+an = {1=self; 2="guest"},
  title = {Paper},
  subtitle = {A {Sub} of It},
  crossref = {proc},
  pages = {1--9},
}
@proceedings{proc,
  editor = {Ed, A.},
  title = {Proc of {X}},
  subtitle = {The Sub},
  date = {2000-05-01/2000-05-03},
  publisher = {ACM},
  location = {Oslo and Rome},
  crossref = {whole}
}
@mvproceedings{whole, title={Whole}, volumes = 3}
@inbook{chapter,
  title = {Chapter},
  crossref = {book},
  chapter = 4
}
@book{book,
  author = {Writer, A.},
  title = {Book: one},
  year = 1999,
  month = may # "~5",
  publisher = pub # " Press",
  number = 7,
  series = {S},
}
@xdata{data, publisher = {XP}, location={XL}, subtitle={XSub}, year = {1980}, month = jun}
@book{lent, title = {XB}, xdata = {data}}
@book{item, title = {XG}, publisher = {xdata=data-publisher}, author = {A B and C D*}}
@article{both, title={Art}, journal={J}, number={3}, volume=2, date={2001-02}, year=2001, month=feb, eid={e7}}
@article(days, title="Art", journal={J}, year="2001", month={March}, day={7}, howpublished={Online})
@misc{web,
  TITLE = {M},
  HOWPUBLISHED = {\url{http://x.y/~z}},
  YEAR = {1980},
  EPRINT = {2001.1},
  ARCHIVEPREFIX = {arXiv}
}
@patent{patent, holder={H Co}, title={P}, number={US1}, location={countryus}, type={patentus}, date={2001-02-03}}
@collection{roles, editor={E F}, editortype={compiler}, editora={G H}, editoratype={redactor}, title={C}, date={199X}}
@periodical{issue, title={Cakes}, issuetitle={Tea}, issuesubtitle={Hot}, number={3}, date={2001}}
@book{sorted, author={von Brandt, Ahasver and Doe, Jo}, publisher={A and B},
  langid={english}, langidopts={variant=british}}
@book{words, author={Doe, Jo}, publisher={Taylor and Francis}, address={Oxford and Rome}, year=2000}
@article{series, title={Art}, journal={J}, series={newseries}, editora={Doe, Jo}, editoratype={editor},
  editora+an={1=self}}
@phdthesis{thesis, title={Th}, school={S}, author={Z, Q}, year={2000--2002}, langid={german}, keywords={a;b}}
"""

TEXT = st.sampled_from(
    ["", "New words", "The <i>E. coli</i> & 50%", 'Any <span class="nocase">NASA</span> view', "Größe"]
)
NAMES = (Name("Doe", "Jo"), Name("Berg", "Jan", "van der"), Name(literal="ATLAS"), Name("Souza", "Maria", "De"))
PEOPLE = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple) | st.just(
    (Name("Doe", "Jo", marks=frozenset({Mark.SELF, Mark.EQUAL})), Name("Roe", "R."))
)
DATES = st.sampled_from(
    [
        *(
            PartialDate(2001),
            PartialDate(2001, 5),
            PartialDate(2001, 5, 17),
            PartialDate(-43),
            PartialDate(2001, season=3),
        ),
        *(PartialDate(2001, season=3), PartialDate(1999, end=PartialDate(2001))),
        *(PartialDate(2001, 5, end=PartialDate(2001, 7)),),
        *(PartialDate(2001, 5, 3, end=PartialDate(2001, 5, 9)), PartialDate(2001, 5, 30, end=PartialDate(2001, 6, 2))),
        *(PartialDate(2001, approximate=True), PartialDate(2001, end=PartialDate(bound=Bound.OPEN))),
    ]
)
CHANGES: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(["title", "container_title", "note", "abstract", "publisher", "volume", "issue"], TEXT),
    "pages": st.sampled_from(["", "3", "12–19, 30"]),
    "doi": st.sampled_from(["", "10.1000/a_b<c>"]),
    "url": st.sampled_from(["http://e.org/~a_b%20c", "https://x.y/?q=1&r=2"]),
    "eprint": st.sampled_from(["", "hep-th/9901001"]),
    "eprint_type": st.sampled_from(["", "hal"]),
    "authors": PEOPLE,
    "editors": PEOPLE,
    "issued": DATES | st.none() | st.just(PartialDate(literal="in press")),
    "keywords": st.sampled_from([(), ("a", "b & c")]),
    "language": st.sampled_from(["", "fr-FR", "de-DE"]),
    "ids": st.sampled_from([(), ("old", "older")]),
    "related": st.sampled_from([(), (Related("version", "k9"),), (Related("", "k9"), Related("", "k8"))]),
    "contributors.translator": PEOPLE,
    "contributors.organizer": PEOPLE,
    "dates.accessed": DATES,
    "extra.edition": TEXT,
    "extra.collection-title": TEXT,
    "extra.addendum": TEXT,
    "extra.own": st.sampled_from(["", "raw {x}"]),
}


def changed(work: Work, variable: str, value: Any) -> Work:
    attribute, _, name = variable.partition(".")
    if not name:
        return replace(work, **{attribute: value})
    mapping = {key: said for key, said in getattr(work, attribute).items() if key != name}
    said: dict[str, Any] = {attribute: mapping | ({name: value} if value else {})}
    return replace(work, **said)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_one_change_is_exact(data: st.DataObject) -> None:
    document = bibtex.read(FILE)
    at = data.draw(st.integers(0, len(document.works) - 1))
    variable = data.draw(st.sampled_from(sorted(CHANGES)))
    work = document.works[at]
    wanted = changed(work, variable, data.draw(CHANGES[variable]))
    after = document.updated([*document.works[:at], wanted, *document.works[at + 1 :]])
    again = bibtex.read(after.to_bytes())
    assert again.works[at] == wanted
    assert after.refused == ()
    index = work.place.index
    for old, new in zip(document.entries, again.entries, strict=True):
        if old.index != index:
            assert new.text[new.start : new.end] == old.text[old.start : old.end]
    # the fields that are spelled in another way are those that say the variable, before or after
    saying: set[str] = set()
    for read in (document, again):
        entry = read.entries[index]
        found = sources(read.works[at].type, read.resolved(entry))
        saying.update(found.get(variable, ()))
        saying.update(f"{name}+an" for name in found.get(variable, ()))
    if variable == "container_title":  # where several titles are inherited, one that goes lets the next in
        saying.update({"volume-title", *SECOND, *SUBTITLES, *SUBTITLES.values()})
    if variable == "issued":  # with another word for its date an entry may be another dialect's
        saying.update({"publisher", "address"})
    old, new = document.entries[index], again.entries[index]
    spelled = [{field.name: entry.raw(field) for field in entry.fields} for entry in (old, new)]
    other = {name for name in spelled[0].keys() | spelled[1].keys() if spelled[0].get(name) != spelled[1].get(name)}
    empty = {name for name in other if spelled[1].get(name) == "{}"}  # keeps what is inherited out
    assert {name.lower() for name in other - empty} <= saying | {"editoratype", "editorbtype"}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(["book", "article-journal", "paper-conference", "thesis", "patent", "chapter", "map"])))
def test_another_type_says_the_rest_as_before(csl_type: str) -> None:
    document = bibtex.read(FILE.replace("@phdthesis", "@thesis"))
    biblatex = document.updated(document.works).text.replace("year", "date")
    document = bibtex.read(biblatex)
    for at, work in enumerate(document.works):
        if work.key in ("thesis", "patent"):
            continue  # their type says their genre
        wanted = replace(work, type=csl_type)
        again = bibtex.read(
            document.updated([*document.works[:at], wanted, *document.works[at + 1 :]]).to_bytes()
        ).works[at]
        assert again == wanted, work.key


def test_a_removed_value_does_not_let_the_inherited_one_in() -> None:
    document = bibtex.read(FILE)
    paper = document.works[0]
    after = document.updated([replace(paper, container_title="", publisher=""), *document.works[1:]])
    assert (after.works[0].container_title, after.works[0].publisher) == ("", "")
    assert after.works[1] == document.works[1]


def test_what_an_annotation_says_of_a_name_goes_with_it() -> None:
    document = bibtex.read(FILE)
    paper = document.works[0]
    after = document.updated([replace(paper, authors=(Name("New", "N."), *paper.authors)), *document.works[1:]])
    assert 'author+an = {2=self; 3="guest"}' in after.text


@pytest.mark.parametrize(
    ("text", "change", "told"),
    [
        ("@book{a, title={T}, editor={E F}, editortype={compiler}, type={x}}", {"number": "7 "}, "number"),
        ("@techreport{a, title={T}}", {"extra": {}}, "extra.genre"),
    ],
)
def test_what_cannot_be_said_is_told(text: str, change: dict[str, Any], told: str) -> None:
    document = bibtex.read(text)
    after = document.updated([replace(document.works[0], **change)])
    assert [(problem.code, told in problem.message) for problem in after.refused] == [("PK126", True)]
    assert after.problems[0] == after.refused[0]


BROKEN = [
    "@misc{a, note={x\n@misc{b, title={B}}\n@misc{c, title={C}}",
    "@misc{a, note={x}\n, title={B}} }\n@misc{b, title={B}}\n",
    '@misc{a, note="x\n@misc{b, title={B}}\n@misc{c, title={C}}',
    "@misc{a, note={x\ntitle={A}}\n@misc{b, title={B}}",
    "@misc{a, note={x}} title={A}}\n@misc{b\n@misc{c, title={C}}",
    "@misc{a\n@misc{b, title={B}",
]


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize(
    "change", [{"title": "New"}, {"doi": "10.1/x"}, {"note": ""}, {"key": "k2"}, {"abstract": "line\nline"}]
)
def test_beside_a_broken_entry_a_change_is_right_or_refused(text: str, change: dict[str, Any]) -> None:
    document = bibtex.read(text)
    for at, work in enumerate(document.works):
        wanted = replace(work, **change)
        after = document.updated([*document.works[:at], wanted, *document.works[at + 1 :]])
        again = bibtex.read(after.to_bytes()).works
        others = [found for index, found in enumerate(again) if index != at]
        assert others == [found for index, found in enumerate(document.works) if index != at]
        if any(problem.code == "PK125" for problem in after.refused):
            assert again[at] == work
            assert after.refused[0].where.line


def test_a_new_work_beside_the_broken_ones() -> None:
    document = bibtex.read("@misc{a, title={A}, note={x\n")
    new = Work("b", title="B", place=Place())
    assert [work.key for work in bibtex.read(document.updated([*document.works, new]).to_bytes()).works] == ["a", "b"]


def new_fields(work: Work) -> dict[str, str]:
    """The fields of the entry that an empty file gets for a work."""
    return dict(bibtex.read(bibtex.read("").updated([work]).to_bytes()).entries[0].values)


def test_the_institution_of_a_new_report_is_no_school() -> None:
    work = Work("r", "report", publisher="CERN", extra={"genre": "Technical report", "organization": "IT"})
    assert new_fields(work) == {"institution": "CERN", "organization": "IT"}


def test_a_new_thesis_of_unknown_kind_claims_no_degree() -> None:
    work = Work("t", "thesis", title="T", publisher="MIT")
    assert new_fields(work) == {"title": "T", "school": "MIT", "type": "Thesis"}
    after = bibtex.read("").updated([work])
    assert [problem.message for problem in after.refused] == ["t: extra.genre cannot be written as given"]


@pytest.mark.parametrize(
    "work",
    [
        Work("k", "patent", "T", extra={"jurisdiction": "Germany; Länder & C:\\x", "genre": "Patent"}),
        Work("k", "book", "T", publisher="A and x<sup>2</sup>; B", publisher_place="Rome"),
        Work("k", "song", "1 < 2 &amp; 3", extra={"ISMN": "979-0-2600-0043-8", "ISRC": "GBAYE0601498"}),
    ],
)
def test_a_new_entry_says_all(work: Work) -> None:
    after = bibtex.read("@book{a, date = 2000, journaltitle = {X}}").updated([work])
    assert not after.refused
    again = bibtex.read(after.to_bytes()).works[-1]
    assert (again.publisher, dict(again.extra)) == (work.publisher, work.extra)
