"""Entries to Works: types, fields, names, dates, identifiers."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit import bibtex
from pubkit.model import Related, Work


def work(text: str) -> Work:
    (found,) = bibtex.read(text).works
    return found


TYPES = {
    "article": "article-journal",
    "ARTICLE": "article-journal",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "proceedings": "book",
    "manual": "book",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "misc": "document",
    "unpublished": "manuscript",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "periodical": "periodical",
    "inreference": "entry-encyclopedia",
    "artwork": "graphic",
    "audio": "song",
    "movie": "motion_picture",
    "video": "motion_picture",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "treaty",
    "letter": "personal_communication",
    "performance": "performance",
    "review": "review",
    "standard": "standard",
    "dictionary": "book",
    "dissertation": "thesis",
    "somethingelse": "document",
}


@pytest.mark.parametrize("kind", TYPES)
def test_types(kind: str) -> None:
    assert work(f"@{kind}{{k, title={{T}}}}").type == TYPES[kind]


@pytest.mark.parametrize(
    ("text", "kind", "genre"),
    [
        ("@phdthesis{k, title={T}}", "thesis", "PhD thesis"),
        ("@mastersthesis{k, title={T}}", "thesis", "Master’s thesis"),
        ("@thesis{k, title={T}, type={phdthesis}}", "thesis", "PhD thesis"),
        ("@thesis{k, title={T}, type={Habilitation}}", "thesis", "Habilitation"),
        ("@techreport{k, title={T}, type={RFC}}", "report", "RFC"),
        ("@article{k, title={T}, entrysubtype={newspaper}}", "article-newspaper", None),
        ("@article{k, title={T}, entrysubtype={magazine}}", "article-magazine", None),
        ("@misc{k, title={T}, type={software}}", "software", "Computer software"),
        ("@unpublished{k, title={T}, eventtitle={E}}", "speech", None),
        ("@patent{k, title={T}, type={patentus}}", "patent", "U.S. patent"),
    ],
)
def test_genres(text: str, kind: str, genre: str | None) -> None:
    found = work(text)
    assert (found.type, found.extra.get("genre")) == (kind, genre)


CSL: list[tuple[str, dict[str, Any]]] = [
    (
        "@article{k, journal={J. {ACM}}, volume=3, number={4}, pages={1--9}, issn={1-2}, doi={doi:10.1/A_b}}",
        {
            "container-title": 'J. <span class="nocase">ACM</span>',
            "volume": "3",
            "issue": "4",
            "page": "1–9",
            "DOI": "10.1/A_b",
            "ISSN": "1-2",
        },
    ),
    (
        "@article{k, journaltitle={J}, journalsubtitle={Sub}, eid={e12}, date={2020-05}, shortjournal={JS}}",
        {
            "container-title": "J: Sub",
            "number": "e12",
            "issued": {"date-parts": [[2020, 5]]},
            "container-title-short": "JS",
        },
    ),
    (
        (
            "@book{k, title={T}, subtitle={S}, edition=2, series={LNCS}, number=7, address={Berlin and Paris}, "
            "publisher={A and {B and C}}, isbn={978}, pagetotal=300, volumes=2, origdate=1900, origtitle={O}}"
        ),
        {
            "title": "T: S",
            "edition": "2",
            "collection-title": "LNCS",
            "collection-number": "7",
            "publisher-place": "Berlin; Paris",
            "publisher": "A; B and C",
            "ISBN": "978",
            "number-of-pages": "300",
            "number-of-volumes": "2",
            "original-date": {"date-parts": [[1900]]},
            "original-title": "O",
        },
    ),
    (
        "@book{k, publisher={Taylor and Francis}, address={Oxford and New York}, year=2000}",
        {"publisher": "Taylor and Francis", "publisher-place": "Oxford and New York"},
    ),
    (
        "@book{k, publisher={A and B}, location={Oxford and New York}, year=2000}",
        {"publisher": "A; B", "publisher-place": "Oxford; New York"},
    ),
    ("@article{k, series={newseries}}", {"collection-title": "new series"}),
    ("@article{k, series={12}}", {"collection-title": "12th series"}),
    ("@book{k, series={3}}", {"collection-title": "3"}),
    (
        "@periodical{k, title={Cakes}, issuetitle={Tea}, issuesubtitle={Hot}, number=3}",
        {"title": "Tea: Hot", "container-title": "Cakes", "issue": "3"},
    ),
    ("@periodical{k, title={Cakes}, number=3}", {"title": "Cakes", "issue": "3"}),
    ("@book{k, langid={english}, langidopts={variant=british}}", {"language": "en-GB"}),
    ("@book{k, langid={german}, langidopts={variant=british}}", {"language": "de-DE"}),
    (
        (
            "@inproceedings{k, booktitle={Proc}, eventtitle={Event}, venue={Oslo}, eventdate={2020-01-01/2020-01-03}, "
            "editor={E, A}, series={S}, number=5}"
        ),
        {
            "container-title": "Proc",
            "event-title": "Event",
            "event-place": "Oslo",
            "event-date": {"date-parts": [[2020, 1, 1], [2020, 1, 3]]},
            "editor": [{"family": "E", "given": "A"}],
            "collection-number": "5",
        },
    ),
    (
        "@incollection{k, booktitle={Vol}, maintitle={Main}, bookauthor={B, C}, chapter=4, translator={T, R}}",
        {
            "container-title": "Main",
            "volume-title": "Vol",
            "container-author": [{"family": "B", "given": "C"}],
            "chapter-number": "4",
            "translator": [{"family": "T", "given": "R"}],
        },
    ),
    ("@phdthesis{k, school={MIT}, address={Cambridge}}", {"publisher": "MIT", "publisher-place": "Cambridge"}),
    ("@techreport{k, institution={I}, number={TR-1}}", {"publisher": "I", "number": "TR-1"}),
    (
        "@patent{k, number={US123}, location={countryus}, holder={Acme and {Big Co}}}",
        {
            "number": "US123",
            "jurisdiction": "United States",
            "holder": [{"family": "Acme"}, {"literal": "Big Co"}],
        },
    ),
    (
        "@online{k, url={\\url{https://a.org/\\~{}x}}, urldate={2020-02-03}, organization={O}}",
        {"URL": "https://a.org/~x", "accessed": {"date-parts": [[2020, 2, 3]]}, "publisher": "O"},
    ),
    ("@misc{k, howpublished={\\url{https://b.org}}}", {"URL": "https://b.org"}),
    ("@misc{k, howpublished={Online: \\url{https://b.org}}}", {"URL": "https://b.org"}),
    (
        "@software{k, version={1.2}, langid={german}, keywords={a, b;c}, abstract={X}, note={N}, pubstate={inpress}}",
        {
            "version": "1.2",
            "language": "de-DE",
            "keyword": "a, b, c",
            "abstract": "X",
            "note": "N",
            "status": "in press",
        },
    ),
    (
        "@movie{k, editor={D, I}, editortype={director}, editora={P, R}, editoratype={producer}}",
        {"director": [{"family": "D", "given": "I"}], "producer": [{"family": "P", "given": "R"}]},
    ),
    (
        "@misc{k, doi={10.1002/(SICI)1097(2000)47:5$<$1::AID-X{\\textgreater}3.0}}",
        {"DOI": "10.1002/(SICI)1097(2000)47:5<1::AID-X>3.0"},
    ),
    (
        "@misc{k, author={J.\\,D. Doe}, pages={S1-S9}}",
        {"author": [{"family": "Doe", "given": "J. D."}], "page": "S1–S9"},
    ),
    ("@misc{k, year={in press}}", {"issued": {"literal": "in press"}}),
    ("@misc{k, year=1999, month=mar # {~3}}", {"issued": {"date-parts": [[1999, 3, 3]]}}),
    ("@misc{k, date={199X}}", {"issued": {"date-parts": [[1990], [1999]]}}),
    ("@misc{k, date={1984~}}", {"issued": {"date-parts": [[1984]], "circa": True}}),
    ("@misc{k, date={-0044}}", {"issued": {"date-parts": [[-45]]}}),
    ("@misc{k, unknownfield={a \\& b}, addendum={c \\& d}}", {"unknownfield": "a \\& b", "addendum": "c & d"}),
]


CSL += [
    ("@misc{k, urlyear={2006}, eventyear={1999}}", {"accessed": {"date-parts": [[2006]]}}),
    ("@misc{k, eprint={123}, eprinttype={PubMed}}", {"PMID": "123"}),
    ("@misc{k, eprint={PMC9}, eprinttype={pmc}}", {"PMCID": "PMC9"}),
    ("@misc{k, date={1999}, month={4}}", {"issued": {"date-parts": [[1999, 4]]}}),
    ("@misc{k, date={1999-05}, month={4}}", {"issued": {"date-parts": [[1999, 5]]}}),
    ("@misc{k, year={ca. 1850}}", {"issued": {"date-parts": [[1850]], "circa": True}}),
    (
        "@misc{k, author={von A, B and C D}, options={skipbib, useprefix = false}}",
        {"author": [{"family": "A", "given": "B", "dropping-particle": "von"}, {"family": "D", "given": "C"}]},
    ),
    (
        "@misc{k, editor={von A, B}, options={useprefix}}",
        {"editor": [{"family": "A", "given": "B", "non-dropping-particle": "von"}]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CSL)
def test_csl_variables(text: str, expected: dict[str, Any]) -> None:
    item = work(text).to_csl_json()
    assert {name: item.get(name) for name in expected} == expected


def test_links_and_aliases() -> None:
    found = work(
        "@misc{k, ids={a, b}, related={x,y}, relatedtype={translationof}, eprint={2001.1}, archivePrefix={arXiv}}"
    )
    assert found.ids == ("a", "b")
    assert found.related == (Related("translationof", "x"), Related("translationof", "y"))
    assert (found.eprint, found.eprint_type) == ("2001.1", "arXiv")


def test_places() -> None:
    document = bibtex.read("x\n@misc{a}\r\n  @misc{b}\r@misc{c}", name="f.bib")
    assert [(w.place.line, w.place.column, w.place.index) for w in document.works] == [(2, 1, 0), (3, 3, 1), (4, 1, 2)]
    assert document.works[0].place.file == "f.bib"
