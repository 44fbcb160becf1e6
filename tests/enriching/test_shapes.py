"""Shapes that each source's documentation allows and its real answers have: null, one for many, missing, elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pubkit.enriching.source import Access, Outcome, Query, Record, Reply
from pubkit.enriching.sources import web_source
from pubkit.model import Name, PartialDate

ACCESS = Access("who@example.org")
DOI = Query(doi="10.5555/moss.2021.7")
WORDS = Query(title="On quiet filters")
BARE = {"DOI": DOI.doi, "title": ["On quiet filters"], "type": "journal-article"}


def first(source: str, value: object, query: Query = DOI) -> Record:
    body = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    web = web_source(source)
    answer = web.parse(web.requests(query, ACCESS)[0], Reply(200, body, {}, "https://x", "2026-01-01T00:00:00Z"))
    assert answer.outcome is Outcome.FOUND, answer.detail
    return answer.records[0]


CROSSREF: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"title": [], "original-title": ["Über Moos"]}, {"title": "Über Moos"}),
    ({"author": []}, {"authors": ()}),
    ({"author": None, "editor": [{"family": "Moss", "sequence": "first"}]}, {"editors": (Name("Moss"),)}),
    (
        {
            "author": [
                {"name": "Garden Group", "sequence": "first", "affiliation": []},
                {"given": None, "family": "Roe"},
            ]
        },
        {"authors": (Name(literal="Garden Group"), Name("Roe"))},
    ),
    (
        {"author": [{"sequence": "first", "affiliation": []}, {"family": "Roe", "given": ""}]},
        {"authors": (Name("Roe"),)},
    ),
    ({"subtitle": ["A study"]}, {"title": "On quiet filters: A study"}),
    (
        {"issued": {"date-parts": [[None]]}, "posted": {"date-parts": [[2021, 3, 4]]}},
        {"issued": PartialDate(2021, 3, 4)},
    ),
    ({"issued": {"date-parts": [None]}, "approved": {"date-parts": [[2019]]}}, {"issued": PartialDate(2019)}),
    ({"issued": None, "published-online": {"date-parts": [["2018", "02"]]}}, {"issued": PartialDate(2018, 2)}),
    ({"ISSN": ["0000-0000-1", "2049-3630"], "ISBN": None}, {"issn": "2049-3630", "isbn": ""}),
    ({"ISBN": ["http://id.crossref.org/isbn/9781450383431"]}, {"isbn": "9781450383431"}),
    ({"page": None, "article-number": "e17"}, {"pages": "e17"}),
    ({"container-title": [], "volume": None, "issue": ""}, {"container_title": "", "volume": ""}),
    (
        {"abstract": "<jats:title>Abstract</jats:title><jats:p>First.</jats:p><jats:p>Second.</jats:p>"},
        {"abstract": "First. Second."},
    ),
    ({"title": ["On <scp>quiet</scp>\n   <i>Filters</i>."]}, {"title": "On quiet <i>Filters</i>"}),
    (
        {"type": "proceedings-article", "publisher-location": "New York, NY, USA"},
        {"publisher_place": "New York, NY, USA"},
    ),
    ({"type": None}, {"type": "document"}),
    ({"relation": None, "update-to": None, "updated-by": []}, {"title": "On quiet filters"}),
]


@pytest.mark.parametrize(("item", "expected"), CROSSREF)
def test_crossref(item: dict[str, Any], expected: dict[str, Any]) -> None:
    work = first("crossref", {"status": "ok", "message": {**BARE, **item}}).work
    assert {name: getattr(work, name) for name in expected} == expected


def test_crossref_relations_and_updates() -> None:
    message = {
        **BARE,
        "type": "posted-content",
        "relation": {
            "is-preprint-of": [{"id-type": "doi", "id": "10.5555/PUBLISHED", "asserted-by": "subject"}],
            "has-review": [{"id-type": "doi", "id": "10.5555/review"}],
            "cites": [],
        },
        "updated-by": [
            {"DOI": "10.5555/note", "type": "expression-of-concern", "updated": {"date-parts": [[2022, 1, 2]]}},
            {"DOI": "10.5555/gone", "type": "removal", "updated": None, "source": "publisher"},
        ],
    }
    record = first("crossref", {"message": message})
    assert [(version.kind, version.doi) for version in record.versions] == [("published", "10.5555/PUBLISHED")]
    assert [notice.kind for notice in record.notices] == ["expression_of_concern", "removal"]


def test_a_reinstated_paper_is_not_retracted() -> None:
    def update(kind: str, year: int) -> dict[str, Any]:
        return {"DOI": f"10.5555/{kind}", "type": kind, "updated": {"date-parts": [[year, 1]]}}

    updates = [update("retraction", 2020), update("reinstatement", 2021), update("correction", 2022)]
    record = first("crossref", {"message": {**BARE, "updated-by": updates}})
    assert [notice.kind for notice in record.notices] == ["reinstatement", "correction"]


DBLP: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {
            "authors": {"author": {"@pid": "1/2", "text": "Ada Moss 0002"}},
            "ee": ["https://x.org/1", "https://doi.org/10.5555/1"],
        },
        {"authors": (Name("Moss", "Ada", identity="0002"),), "doi": "10.5555/1", "url": ""},
    ),
    (
        {"authors": {"author": ["Ada Moss", {"text": "Garden Working Group"}]}},
        {"authors": (Name("Moss", "Ada"), Name(literal="Garden Working Group"))},
    ),
    (
        {"type": "Editorship", "authors": {"author": [{"text": "Ed Itor"}]}, "publisher": "Moss Press"},
        {"authors": (), "editors": (Name("Itor", "Ed"),), "publisher": "Moss Press", "type": "book"},
    ),
    (
        {"type": "Books and Theses", "key": "phd/us/Moss20", "school": "Moss University"},
        {"type": "thesis", "publisher": "Moss University"},
    ),
    (
        {"type": "Informal and Other Publications", "venue": "CoRR", "volume": "abs/2101.00001"},
        {"type": "article", "eprint": "2101.00001"},
    ),
    (
        {"type": "Informal Publications", "venue": ["CoRR"], "volume": "math/0701001"},
        {"eprint": "math/0701001", "volume": ""},
    ),
    ({"venue": ["A", "B"], "year": ["2020"]}, {"container_title": "A", "issued": PartialDate(2020)}),
    ({"title": "Moss &amp; Fern.", "pages": "1:1-1:12"}, {"title": "Moss & Fern", "pages": "1:1–1:12"}),
    ({"type": "Data and Artifacts", "publisher": "Zenodo"}, {"type": "dataset", "publisher": "Zenodo"}),
]


@pytest.mark.parametrize(("info", "expected"), DBLP)
def test_dblp_search(info: dict[str, Any], expected: dict[str, Any]) -> None:
    hit = {
        "@score": "1",
        "info": {"title": "On quiet filters.", "key": "conf/x/M20", "type": "Journal Articles", **info},
    }
    result = {"status": {"@code": "200", "text": "OK"}, "hits": {"@total": "1", "@sent": "1", "hit": hit}}
    work = first("dblp", {"result": result}, WORDS).work
    assert {name: getattr(work, name) for name in expected} == expected


def test_dblp_person_with_odd_elements() -> None:
    page = """<?xml version="1.0"?><dblpperson name="Ada Moss" n="3">
    <person key="homepages/1/2"><author>Ada Moss</author></person>
    <r><article publtype="informal withdrawn" key="journals/corr/abs-1"><author>Ada Moss</author>
    <title>Gone.</title><journal>CoRR</journal><volume>abs/2101.00001</volume><year>2021</year></article></r>
    <r><proceedings key="conf/x/2020"><editor>Ada Moss</editor><title>Proceedings of X.</title>
    <isbn type="electronic">978-1-4503-8343-1</isbn><year>2020</year><publisher>Moss Press</publisher>
    </proceedings></r></dblpperson>"""
    web = web_source("dblp")
    request = web.requests(Query(dblp="https://dblp.org/pid/1/2.html"), ACCESS)[0]
    records = web.parse(request, Reply(200, page.encode())).records
    assert [notice.kind for notice in records[0].notices] == ["withdrawal"]
    assert (records[0].work.type, records[0].work.eprint) == ("article", "2101.00001")
    assert (records[1].work.editors, records[1].work.isbn) == ((Name("Moss", "Ada"),), "9781450383431")
    assert records[1].work.publisher == "Moss Press"


DATACITE: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"creators": [{"name": "Moss, Ada", "nameType": "Personal", "nameIdentifiers": None}]},
        {"authors": (Name("Moss", "Ada"),)},
    ),
    (
        {"creators": [{"name": "Ada"}, {"name": "Moss Survey Team", "affiliation": []}]},
        {"authors": (Name("Ada"), Name(literal="Moss Survey Team"))},
    ),
    (
        {
            "creators": [],
            "titles": [{"title": "Moos", "lang": "de"}, {"title": "Moss", "titleType": "TranslatedTitle"}],
        },
        {"title": "Moos", "authors": ()},
    ),
    (
        {
            "container": {},
            "relatedItems": [
                {
                    "relationType": "IsPublishedIn",
                    "titles": [{"title": "J. Moss"}],
                    "volume": "3",
                    "firstPage": "1",
                    "lastPage": "9",
                    "relatedItemIdentifier": {
                        "relatedItemIdentifier": "2049-3630",
                        "relatedItemIdentifierType": "ISSN",
                    },
                }
            ],
        },
        {"container_title": "J. Moss", "volume": "3", "pages": "1–9", "issn": "2049-3630"},
    ),
    (
        {"publisher": {"name": "Zenodo", "schemeUri": None}, "publicationYear": None, "dates": []},
        {"publisher": "Zenodo", "issued": None},
    ),
    ({"creators": ["Moss, Ada", None, 7]}, {"authors": (Name("Moss", "Ada"), Name("7"))}),
    (
        {"publicationYear": "2020", "dates": [{"date": "2020-05", "dateType": "Issued"}]},
        {"issued": PartialDate(2020, 5)},
    ),
    (
        {
            "contributors": [
                {"contributorType": "Editor", "name": "Itor, Ed"},
                {"contributorType": "HostingInstitution", "name": "X"},
            ]
        },
        {"editors": (Name("Itor", "Ed"),)},
    ),
    (
        {
            "descriptions": [
                {"descriptionType": "Methods", "description": "M"},
                {"descriptionType": "Abstract", "description": "A<br>B"},
            ]
        },
        {"abstract": "A B"},
    ),
]


@pytest.mark.parametrize(("attributes", "expected"), DATACITE)
def test_datacite(attributes: dict[str, Any], expected: dict[str, Any]) -> None:
    titled = {"doi": DOI.doi, "titles": [{"title": "Data of moss"}], "types": None, **attributes}
    work = first("datacite", {"data": {"id": DOI.doi, "attributes": titled}}).work
    assert {name: getattr(work, name) for name in expected} == expected


OPENALEX: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"primary_location": None, "authorships": [], "biblio": None}, {"authors": (), "container_title": ""}),
    ({"abstract_inverted_index": {"Mosses": [0], "grow": [1, 3], "and": [2]}}, {"abstract": "Mosses grow and grow"}),
    (
        {"abstract_inverted_index": None, "type": None, "type_crossref": "journal-article"},
        {"abstract": "", "type": "article-journal"},
    ),
    (
        {
            "type": "article",
            "primary_location": {
                "source": {
                    "display_name": "J. Moss",
                    "type": "journal",
                    "issn": None,
                    "host_organization_name": "Moss Press",
                }
            },
        },
        {"container_title": "J. Moss", "publisher": "Moss Press"},
    ),
    (
        {"type": "article", "host_venue": {"display_name": "J. Moss", "type": "journal", "issn": ["2049-3630"]}},
        {"container_title": "J. Moss", "issn": "2049-3630"},
    ),
    (
        {"authorships": [{"author": {"display_name": "Ada Moss", "orcid": None}, "raw_author_name": None}]},
        {"authors": (Name("Moss", "Ada"),)},
    ),
]


@pytest.mark.parametrize(("item", "expected"), OPENALEX)
def test_openalex(item: dict[str, Any], expected: dict[str, Any]) -> None:
    work = first("openalex", {"id": "https://openalex.org/W1", "title": "On quiet filters", "doi": None, **item}).work
    assert {name: getattr(work, name) for name in expected} == expected


S2: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"externalIds": None, "authors": None, "journal": None, "publicationTypes": None},
        {"doi": "", "type": "document"},
    ),
    (
        {"externalIds": {"ArXiv": "hep-th/9901001", "CorpusId": 7}, "venue": "arXiv.org", "year": 1999},
        {"eprint": "hep-th/9901001", "type": "article"},
    ),
    (
        {
            "authors": [{"authorId": None, "name": "A. Moss"}],
            "journal": {"name": "J. Moss", "pages": "\n 1-9 ", "volume": "3"},
        },
        {"pages": "1–9", "authors": (Name("Moss", "A."),)},
    ),
]


@pytest.mark.parametrize(("item", "expected"), S2)
def test_semantic_scholar(item: dict[str, Any], expected: dict[str, Any]) -> None:
    work = first("semantic_scholar", {"paperId": "f", "title": "On quiet filters", **item}).work
    assert {name: getattr(work, name) for name in expected} == expected


def test_orcid_takes_what_the_person_put_on_top() -> None:
    def summary(name: str, index: str) -> dict[str, Any]:
        return {"title": {"title": {"value": name}}, "type": "journal-article", "display-index": index}

    group = {"work-summary": [summary("ON QUIET", "0"), summary("On quiet filters", "2"), summary("Quiet", "1")]}
    record = first("orcid", {"group": [{"work-summary": []}, group]}, Query(orcid="0000-0002-1825-0097"))
    assert record.work.title == "On quiet filters"


def test_orcid_as_a_record_and_as_several_works() -> None:
    query = Query(orcid="0000-0002-1825-0097")
    summary = {"title": {"title": {"value": "On quiet filters"}}, "type": "book"}
    record = {"activities-summary": {"works": {"group": [{"work-summary": [summary]}]}}}
    assert first("orcid", record, query).work.title == "On quiet filters"
    people = [
        {"credit-name": {"value": "Ada Moss"}, "contributor-attributes": {"contributor-role": "author"}},
        {"credit-name": None, "contributor-attributes": None},
        {"credit-name": {"value": "Ed Itor"}, "contributor-attributes": {"contributor-role": "editor"}},
    ]
    bulk = {"bulk": [{"work": {**summary, "contributors": {"contributor": people}}}, {"error": {"response-code": 404}}]}
    assert first("orcid", bulk, query).work.authors == (Name("Moss", "Ada"),)


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>'
    "<id>http://arxiv.org/abs/hep-th/9901001v3</id><published>1999-01-01T00:00:00Z</published>"
    "<title>On\n  quiet filters</title>{}</entry></feed>"
)
ARXIV = [
    ("<author><name>LHCb Collaboration</name></author>", {"authors": (Name(literal="LHCb Collaboration"),)}),
    ("<author><name> </name></author><author/>", {"authors": ()}),
    ("<arxiv:journal_ref>J. Moss 3 (1999) 1-9</arxiv:journal_ref>", {"eprint": "hep-th/9901001", "doi": ""}),
    ("<summary>  We\n grow. </summary>", {"abstract": "We grow."}),
    ('<arxiv:primary_category term="hep-th"/>', {"extra": {"primaryclass": "hep-th"}}),
]


@pytest.mark.parametrize(("inner", "expected"), ARXIV)
def test_arxiv(inner: str, expected: dict[str, Any]) -> None:
    work = first("arxiv", ATOM.format(inner), Query(arxiv="hep-th/9901001")).work
    assert {name: getattr(work, name) for name in expected} == expected


UNPAYWALL: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"z_authors": None, "best_oa_location": None, "journal_issns": None}, {"authors": (), "url": "", "issn": ""}),
    ({"z_authors": [{"raw_author_name": "Ada Moss", "author_position": "first"}]}, {"authors": (Name("Moss", "Ada"),)}),
    ({"z_authors": [{"family": "Moss", "given": "Ada", "sequence": "first"}]}, {"authors": (Name("Moss", "Ada"),)}),
    (
        {"published_date": None, "year": 2021, "journal_issns": "2049-3630,1234-567X"},
        {"issued": PartialDate(2021), "issn": "2049-3630"},
    ),
]


@pytest.mark.parametrize(("item", "expected"), UNPAYWALL)
def test_unpaywall(item: dict[str, Any], expected: dict[str, Any]) -> None:
    work = first("unpaywall", {"doi": DOI.doi, "title": "On quiet filters", "genre": "journal-article", **item}).work
    assert {name: getattr(work, name) for name in expected} == expected


REFUSALS = [
    ("crossref", 400, b'{"status":"failed","message-type":"validation-failure","message":[{"type":"x"}]}'),
    ("crossref", 404, b"<html><body><h1>404 Not Found</h1></body></html>"),
    ("doi.org", 204, b""),
    ("doi.org", 406, b"<html><title>Not acceptable</title></html>"),
    ("doi.org", 200, b"<!DOCTYPE html><title>A landing page</title>"),
    ("datacite", 500, b'{"errors":[{"status":"500","title":"Internal Server Error"}]}'),
    ("dblp", 500, b'{"result":{"status":{"@code":"500","text":"Internal Server Error"}}}'),
    ("dblp", 200, b'{"result":{"status":{"@code":"500","text":"Internal Server Error"}}}'),
    ("openalex", 429, b'{"error":"Rate limit exceeded","message":"..."}'),
    ("openalex", 403, b'{"error":"Invalid query parameters error.","message":"..."}'),
    ("semantic_scholar", 429, b'{"message":"Too Many Requests.","code":"429"}'),
    ("semantic_scholar", 400, b'{"error":"Unrecognized or unsupported fields: [x]"}'),
    ("unpaywall", 422, b'{"HTTP_status_code":422,"error":true,"message":"Please use your own email address"}'),
    ("arxiv", 503, b"Retry after specified interval\n"),
    ("arxiv", 200, b"Rate exceeded."),
    ("orcid", 503, b'{"response-code":503}'),
]


@pytest.mark.parametrize(("source", "status", "body"), REFUSALS)
def test_a_refusal_is_neither_found_nor_absent(source: str, status: int, body: bytes) -> None:
    web = web_source(source)
    query = Query(orcid="0000-0002-1825-0097") if source == "orcid" else WORDS if source == "dblp" else DOI
    query = Query(arxiv="2101.00001") if source == "arxiv" else query
    answer = web.parse(web.requests(query, ACCESS)[0], Reply(status, body))
    assert (answer.outcome, answer.records) == (Outcome.UNAVAILABLE, ())
    assert answer.detail
