"""Each source against answers in its documented shapes (invented works), the shapes that bite among them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pubkit.enriching.source import Access, Kind, Outcome, Query, Record, Reply, Request, WebSource
from pubkit.enriching.sources import NAMES, web_source
from pubkit.errors import ConfigError
from pubkit.model import Name, PartialDate, Work

ANSWERS = Path(__file__).parent / "answers"
DOI = Query(doi="10.5555/moss.2021.7")
WORDS = Query(title="On Quiet Filters: a study, part | 2", authors=("Wang",), year=2021)
ACCESS = Access("who@example.org", {"openalex": "k1", "semantic_scholar": "k2", "crossref": "k3"})


def read(source: str, file: str, query: Query = DOI, status: int = 200) -> tuple[Outcome, tuple[Record, ...]]:
    web = web_source(source)
    reply = Reply(
        status, (ANSWERS / file).read_bytes(), {"content-type": "text/plain"}, "https://x", "2026-01-01T00:00:00Z"
    )
    answer = web.parse(web.requests(query, ACCESS)[0], reply)
    return answer.outcome, answer.records


def one(source: str, file: str, query: Query = DOI) -> Work:
    outcome, records = read(source, file, query)
    assert outcome is Outcome.FOUND
    return records[0].work


def test_crossref_in_full() -> None:
    outcome, records = read("crossref", "crossref-work.json")
    work = records[0].work
    assert outcome is Outcome.FOUND
    assert work.title == "Quiet Filters: Overcoming Noise in Gardens"
    assert work.authors == (
        Name("Moss", "Ada", "van der", orcid="0000-0002-1825-0097"),
        Name("Fernandez-Leaf", "BO", suffix="Jr."),
        Name(literal="Garden Consortium"),
        Name("Govind"),
    )
    assert (work.type, work.container_title) == ("paper-conference", "Proceedings of the 7th Garden Conference")
    assert (work.volume, work.issue, work.pages) == ("12", "", "1386–1399")
    assert (work.isbn, work.issn, work.publisher_place) == ("9781450383431", "0302-9743", "New York")
    assert work.issued == PartialDate(2021, 6, 9)
    assert [(notice.kind, notice.asserted_by) for notice in records[0].notices] == [
        ("correction", "publisher"),
        ("retraction", "retraction-watch"),
    ]
    assert [(version.kind, version.arxiv) for version in records[0].versions] == [("preprint", "2101.00001")]


def test_crossref_nulls_are_empty() -> None:
    work = one("crossref", "crossref-nulls.json")
    assert work == Work("", "document", doi="10.5555/nulls")


def test_crossref_capitals() -> None:
    work = one("crossref", "crossref-capitals.json")
    assert work.title == "The Uses of Moss in 4D Gardens"
    assert work.authors == (Name("O'Neill", "Pat"),)
    assert (work.container_title, work.pages, work.year) == ("Journal of Moss & Fern", "12", 1999)


def test_crossref_markup_mojibake_and_impossible_dates() -> None:
    work = one("crossref", "crossref-mangled.json")
    assert work.title == "Effects of <i>Bryum</i> on H<sub>2</sub>O & x"
    assert work.authors == (Name("Castaño", "Rosa"),)
    assert (work.issued, work.pages) == (PartialDate(2001, 2), "")


def test_crossref_retracted_and_its_notice() -> None:
    _, retracted = read("crossref", "crossref-retracted.json")
    assert retracted[0].work.title == "Moss cures all"
    assert [(n.kind, n.about) for n in retracted[0].notices] == [("retraction", False)]
    _, notice = read("crossref", "crossref-notice.json")
    assert [(n.kind, n.about, n.doi) for n in notice[0].notices] == [("retraction", True, "10.5555/gone")]


def test_crossref_search_and_its_empty_list() -> None:
    assert [record.id for record in read("crossref", "crossref-search.json", WORDS)[1]] == ["10.5555/one"]
    assert read("crossref", "crossref-empty.json", WORDS)[0] is Outcome.ABSENT


def test_doi_org() -> None:
    work = one("doi.org", "doi-org.json", Query(doi="10.1430/81"))
    assert (work.title, work.container_title) == ("Sul muschio", "Il Giardino")
    assert work.authors == (Name("Verdi", "Lia", "de"),)


def test_doi_org_may_answer_in_bibtex() -> None:
    work = one("doi.org", "doi-org.bib", Query(doi="10.1890/7"))
    assert (work.title, work.doi, work.pages) == ("Evolutionary Divergences in Leaf Structure", "10.1890/7", "569–588")


def test_dblp_hits_as_list_and_as_object() -> None:
    outcome, records = read("dblp", "dblp-list.json", WORDS)
    first, second = (record.work for record in records)
    assert outcome is Outcome.FOUND
    assert first.title == "On Quiet Filters"
    assert first.authors == (Name("Wang", "Wei", identity="0042"), Name("Berg", "Jan", "van den", identity="0001"))
    assert (first.doi, first.url, first.container_title) == ("10.5555/MOSS.2021.7", "", "GARDEN")
    assert second.authors == (Name("Author", "Solo"),)
    assert (second.container_title, second.pages, second.issue, second.doi) == ("J. Moss", "1:1–1:20", "2", "10.5555/2")
    assert one("dblp", "dblp-object.json", WORDS).authors == (Name("Only", "Ann"),)


def test_dblp_nothing_a_preprint_and_a_withdrawn_record() -> None:
    assert read("dblp", "dblp-none.json", WORDS)[0] is Outcome.ABSENT
    preprint = one("dblp", "dblp-corr.json", WORDS)
    assert (preprint.type, preprint.eprint, preprint.container_title, preprint.doi) == ("article", "2101.00001", "", "")
    assert read("dblp", "dblp-withdrawn.json", WORDS)[1][0].notices[0].kind == "withdrawal"


def test_dblp_record_as_bibtex() -> None:
    outcome, records = read("dblp", "dblp-record.bib", Query(dblp="conf/garden/WangB21"))
    work = records[0].work
    assert (outcome, records[0].id) == (Outcome.FOUND, "conf/garden/WangB21")
    assert work.title.replace('<span class="nocase">', "").replace("</span>", "") == "On QUIET Filters"
    assert work.authors == (Name("Wang", "Wei", identity="0042"), Name("Berg", "Jan", "van den"))
    assert (work.doi, work.pages, work.key, dict(work.extra)) == ("10.5555/moss_2021_7", "10–20", "", {})


def test_dblp_person_page() -> None:
    outcome, records = read("dblp", "dblp-person.xml", Query(dblp="https://dblp.org/pid/1/1-42.html"))
    assert outcome is Outcome.FOUND
    assert [(record.work.type, record.work.title) for record in records] == [
        ("paper-conference", "On <i>Quiet</i> H<sub>2</sub>O Filters"),
        ("thesis", "Filters"),
    ]
    assert records[0].work.authors[0] == Name("Wang", "Wei", orcid="0000-0002-1825-0097", identity="0042")
    assert records[1].work.publisher == "University of Moss"


def test_arxiv() -> None:
    query = Query(arxiv="2101.00001")
    outcome, records = read("arxiv", "arxiv-one.xml", query)
    work = records[0].work
    assert outcome is Outcome.FOUND
    assert (work.title, work.eprint, work.type) == ("On Quiet Filters", "2101.00001", "article")
    assert work.authors[1] == Name("Berg", "Jan", "van den")
    assert records[0].versions[0].doi == "10.5555/moss.2021.7"
    assert read("arxiv", "arxiv-none.xml", query)[0] is Outcome.ABSENT
    assert read("arxiv", "arxiv-error.xml", query, 400)[0] is Outcome.ABSENT
    assert read("arxiv", "arxiv-withdrawn.xml", query)[1][0].notices[0].kind == "withdrawal"
    assert read("arxiv", "arxiv-entity.xml", query)[0] is Outcome.UNAVAILABLE


def test_datacite() -> None:
    _, records = read("datacite", "datacite-arxiv.json")
    assert (records[0].work.type, records[0].work.eprint) == ("article", "2101.00001")
    assert records[0].work.issued == PartialDate(2021, 1, 1)
    assert records[0].versions[0].doi == "10.5555/moss.2021.7"
    work = one("datacite", "datacite-shapes.json")
    assert work.authors == (
        Name(literal="Moss Institute"),
        Name("Risso", "G. L."),
        Name("Roe", "Jo"),
        Name("Enos", "Ryan"),
        Name("Fowler", "Anthony"),
    )
    assert (work.title, work.type, work.issued) == ("Main Title: A Subtitle", "thesis", None)
    assert (work.publisher, work.pages, work.issn) == ("University of Moss", "3–9", "2040-8633")


def test_openalex() -> None:
    outcome, records = read("openalex", "openalex.json")
    work = records[0].work
    assert outcome is Outcome.FOUND
    assert work.authors == (Name("Wang", "Wei", orcid="0000-0002-1825-0097"),)
    assert (work.doi, work.eprint, work.issued) == ("10.5555/moss.2021.7", "2101.00001", PartialDate(2021))
    assert (work.container_title, work.pages) == ("Journal of Moss", "10–20")
    assert records[0].notices[0].kind == "retraction"


def test_semantic_scholar() -> None:
    work = one("semantic_scholar", "semantic-scholar.json", WORDS)
    assert (work.type, work.doi, work.eprint) == ("article-journal", "10.5555/moss.2021.7", "2101.00001")
    assert (work.container_title, work.volume, work.pages) == ("Journal of Moss", "3", "10–20")


def test_unpaywall_asks_with_an_address_or_not_at_all() -> None:
    work = one("unpaywall", "unpaywall.json")
    assert (work.url, work.issn, work.issued) == ("https://moss.example.org/7", "0302-9743", PartialDate(2021, 6, 9))
    assert web_source("unpaywall").requests(DOI, Access()) == ()


def test_orcid() -> None:
    _, records = read("orcid", "orcid.json", Query(orcid="0000-0002-1825-0097"))
    works = [record.work for record in records]
    assert [work.title for work in works] == ["On Quiet Filters: A Study", "Data of Moss"]
    assert (works[0].type, works[0].doi, works[0].isbn) == ("paper-conference", "10.5555/moss.2021.7", "")
    assert (works[1].type, works[1].issued) == ("dataset", None)


ABSENCES = [
    ("crossref", b"Resource not found.", 404),
    ("crossref", b'"Resource not found."', 404),
    ("datacite", b"The resource you are looking for doesn't exist.", 404),
    ("datacite", b'{"errors":[{"status":"404","title":"The resource you are looking for doesn\'t exist."}]}', 404),
    ("doi.org", b"<!DOCTYPE html><title>Error: DOI Not Found</title>", 404),
    ("doi.org", b"Resource not found.", 404),
    ("openalex", b"<!doctype html><title>404 Not Found</title><h1>Not Found</h1>", 404),
    ("openalex", b'{"error":"404 Not Found"}', 404),
    ("semantic_scholar", b'{"error":"Paper with id DOI:10.5555/x not found"}', 404),
    ("semantic_scholar", b'{"total": 0, "offset": 0}', 200),
    ("orcid", b'{"response-code":404,"developer-message":"...","error-code":9016}', 404),
    ("unpaywall", b'{"error":true,"message":"\'10.5555/x\' isn\'t in Unpaywall."}', 404),
]


@pytest.mark.parametrize(("source", "body", "status"), ABSENCES)
def test_each_source_has_its_own_way_to_say_no(source: str, body: bytes, status: int) -> None:
    web = web_source(source)
    query = Query(doi=DOI.doi, orcid="0000-0002-1825-0097")
    assert web.parse(web.requests(query, ACCESS)[0], Reply(status, body)).outcome is Outcome.ABSENT


NO_ANSWERS = [
    (status, body)
    for status in (200, 204, 400, 403, 404, 418, 429, 500, 503)
    for body in (
        b"",
        b"<!DOCTYPE html><title>Just a moment</title>",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"<a><b></a>",
    )
    if not (status == 404 and not body)  # Crossref's empty 404 is its own word
]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_an_answer(name: str) -> None:
    web = web_source(name)
    query = Query(orcid="0000-0002-1825-0097") if name == "orcid" else DOI if name not in {"dblp", "arxiv"} else WORDS
    for status, body in NO_ANSWERS:
        answer = web.parse(web.requests(query, ACCESS)[0], Reply(status, body))
        assert (answer.outcome, answer.records) == (Outcome.UNAVAILABLE, ()), (status, body)


@pytest.mark.parametrize("name", NAMES)
def test_a_source_is_what_the_protocol_says(name: str) -> None:
    web = web_source(name)
    assert isinstance(web, WebSource)
    assert web.name == name
    assert web.base.startswith("https://")
    requests = [request for query in (DOI, WORDS, Query(arxiv="2101.00001")) for request in web.requests(query, ACCESS)]
    for request in requests:
        assert isinstance(request, Request)
        assert request.path.startswith("/")
        for secret in ("k1", "k2", "k3", "who@example.org"):
            shown = {**request.params, **request.headers}
            assert all(key in request.private for key, value in shown.items() if secret in value)


def test_what_is_asked() -> None:
    asked = {name: web_source(name).requests(WORDS, Access()) for name in NAMES}
    assert asked["dblp"][0].params["q"] == "On Quiet Filters a study part 2 Wang"
    assert asked["crossref"][0].params["query.bibliographic"].endswith("Wang 2021")
    assert asked["arxiv"][0].params["search_query"] == 'ti:"On Quiet Filters a study part 2" AND au:"Wang"'
    assert "|" not in asked["openalex"][0].params["filter"]
    assert "," not in asked["openalex"][0].params["filter"]
    assert asked["datacite"] == asked["doi.org"] == asked["orcid"] == ()
    assert web_source("crossref").requests(Query(doi="10.1002/(SICI)1<1::AID>3.0.CO;2-2"), Access())[0] == Request(
        "/works/10.1002/(SICI)1%3C1%3A%3AAID%3E3.0.CO%3B2-2", Kind.IDENTIFIER, asked="10.1002/(SICI)1<1::AID>3.0.CO;2-2"
    )


def test_an_unknown_source_is_a_clear_error() -> None:
    with pytest.raises(ConfigError, match="no look-up source is called 'scopus'"):
        web_source("scopus")


ROWS = """Moss in <mml:math><mml:mi>α</mml:mi>
<mml:msub>
<mml:mrow>
<mml:mi>RuCl</mml:mi>
</mml:mrow>
<mml:mrow><mml:mn>3</mml:mn></mml:mrow>
</mml:msub>
</mml:math>"""
MORE = {
    "an edition": ({"edition-number": "3", "type": "monograph"}, lambda work: work.extra["edition"], "3"),
    "a report's number": ({"report-number": "MR 8000", "type": "report"}, lambda work: work.number, "MR 8000"),
    "a date as words": ({"title": ["X"], "issued": {"raw": "2015-03"}}, lambda work: work.issued, PartialDate(2015, 3)),
    "a grant": (
        {"type": "grant", "project": [{"project-title": [{"title": "Moss"}], "investigator": [{"family": "Fern"}]}]},
        lambda work: (work.title, work.authors),
        ("Moss", (Name("Fern"),)),
    ),
    "a formula": (
        {"title": ["<mml:math><mml:msub><mml:mi>H</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math> in moss"]},
        lambda work: work.title,
        "H<sub>2</sub> in moss",
    ),
    "a formula with rows and blanks": ({"title": [ROWS]}, lambda work: work.title, "Moss in αRuCl<sub>3</sub>"),
}


@pytest.mark.parametrize(("more", "read", "value"), MORE.values(), ids=MORE.keys())
def test_what_crossref_says_more(more: dict[str, Any], read: Callable[[Work], object], value: object) -> None:
    body = json.dumps({"message": {"DOI": "10.5555/moss.2021.7", "type": "journal-article", **more}}).encode()
    web = web_source("crossref")
    assert read(web.parse(web.requests(DOI, ACCESS)[0], Reply(200, body)).records[0].work) == value


def test_arxiv_withdrawn_in_a_word() -> None:
    entry = (ANSWERS / "arxiv-one.xml").read_text("utf-8").replace("</entry>", "%s</entry>")
    comment = '<a:comment xmlns:a="http://arxiv.org/schemas/atom">Withdrawn, error in Lemma 3</a:comment>'
    entry = re.sub(r"<arxiv:comment[^>]*>.*?</arxiv:comment>", "", entry, flags=re.S) % comment
    web = web_source("arxiv")
    request = web.requests(Query(arxiv="2101.00001"), ACCESS)[0]
    assert [notice.kind for notice in web.parse(request, Reply(200, entry.encode())).records[0].notices] == [
        "withdrawal"
    ]


def test_a_month_that_is_no_string_of_bibtex() -> None:
    web = web_source("doi.org")
    body = b"@article{k, title={On moss}, author={Moss, Ada and Fern, Bo and}, year={2024}, month=july}"
    work = web.parse(web.requests(DOI, ACCESS)[0], Reply(200, body)).records[0].work
    assert (work.issued, len(work.authors)) == (PartialDate(2024, 7), 2)
