"""Every recorded answer of the shared folder: the right outcome, and none that is no answer is kept."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from tests.enriching.conftest import FakeClock, Said, Server

from pubkit.enriching.client import Client
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import Answer, Kind, Outcome, Query, Reply, Request
from pubkit.enriching.sources import web_source

FOLDERS = {"semanticscholar": "semantic_scholar"}
# What a recorded address asks by identifier, by the start of its path.
IDENTIFIED = ("/works/", "/dois/", "/rec/", "/v2/", "/graph/v1/paper/DOI:", "/graph/v1/paper/0", "/10.")


@pytest.fixture(scope="module")
def recordings(shared: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((shared / "recordings" / "index.json").read_text("utf-8"))
    for row in rows:
        row["body"] = (shared / "recordings" / row["file"]).read_bytes()
        row["source"] = FOLDERS.get(row["file"].split("/")[0], row["file"].split("/")[0])
        row["headers"] = {name.lower(): value for name, value in row["response_headers"].items()}
    return rows


def request_of(row: dict[str, Any]) -> Request:
    parts = urlsplit(row["url"])
    by_id = parts.path.startswith(IDENTIFIED) or ("id_list=" in row["url"] and "id_list=&" not in row["url"])
    kind = Kind.IDENTIFIER if by_id else Kind.SEARCH
    return Request(parts.path, kind, dict(parse_qsl(parts.query)), asked=unquote(parts.path.rpartition("/works/")[2]))


def parsed(row: dict[str, Any]) -> Answer:
    return web_source(row["source"]).parse(
        request_of(row), Reply(row["status"], row["body"], row["headers"], row["url"], "2026-01-01T00:00:00Z")
    )


def test_no_recorded_answer_raises_and_none_is_found_without_200(recordings: list[dict[str, Any]]) -> None:
    outcomes: Counter[tuple[str, str]] = Counter()
    for row in recordings:
        answer = parsed(row)
        outcomes[row["source"], answer.outcome.value] += 1
        if row["status"] != 200:
            assert answer.outcome in {Outcome.ABSENT, Outcome.UNAVAILABLE}, row["file"]
        for record in answer.records:
            assert record.work.title or record.work.doi, row["file"]
    assert outcomes["crossref", "found"] >= 83
    assert outcomes["dblp", "found"] == 37
    assert outcomes["datacite", "found"] >= 34
    assert outcomes["openalex", "found"] == 23
    assert outcomes["arxiv", "found"] == 9
    assert outcomes["arxiv", "absent"] == 3


ABSENT = {
    "crossref/404_10.48550_arxiv.2312.07559_mailto_example_papercrow.ai.txt",
    "crossref/404_blblbl.txt",
    "datacite/404_adsfs.txt",
    "doi.org/404_10.1126_foo.html",
    "openalex/404_https_doi.org_10.1046_j.1365-2699.2003.00795_select_open_access_doi.html",
    "semanticscholar/404_graph_v1_paper_0_fields_t_i_t_l_e.json",
    "arxiv/id_abc_s0_m100_b79c8dcf6bc3.xml",
}


def test_each_recorded_refusal_through_the_client(
    recordings: list[dict[str, Any]], server: Server, tmp_path: Path, clock: FakeClock
) -> None:
    """Asked as the source asks: absent where the source says so in its own way, else unavailable. No body is kept."""
    refusals = [row for row in recordings if row["status"] != 200 and row["status"] not in (301, 302)]
    assert len(refusals) == 32
    seen = set()
    for number, row in enumerate(refusals):
        web = web_source(row["source"])
        by_id = request_of(row).kind is Kind.IDENTIFIER or row["file"] in ABSENT
        query = Query(doi="10.5555/x", arxiv="2101.00001") if by_id else Query(title="Some words")
        if row["source"] == "arxiv":
            query = Query(arxiv="2101.00001")
        server.says["*"] = Said(row["body"], row["status"], {"Content-Type": row["headers"].get("content-type", "")})
        bases = {row["source"]: server.url}
        cache = tmp_path / f"{number}.db"
        client = Client(Settings(cache=cache, bases=bases, attempts=1), clock)
        answer = client.ask(web, web.requests(query, client.access)[0])
        expected = Outcome.ABSENT if row["file"] in ABSENT else answer.outcome
        assert answer.outcome is expected, row["file"]
        assert answer.outcome is not Outcome.FOUND, row["file"]
        if row["status"] in {400, 429, 503, 504} and row["source"] != "arxiv":
            assert answer.outcome is Outcome.UNAVAILABLE, row["file"]
        bodies = [body for (body,) in client._store.reading().execute("SELECT body FROM answers")]
        assert bodies == ([b""] if answer.outcome is Outcome.ABSENT else []), row["file"]
        seen.add(answer.outcome)
        client.close()
    assert seen == {Outcome.ABSENT, Outcome.UNAVAILABLE}


def test_the_recorded_redirect_of_doi_org(
    recordings: list[dict[str, Any]], server: Server, tmp_path: Path, clock: FakeClock
) -> None:
    redirect = next(row for row in recordings if row["source"] == "doi.org" and row["status"] == 302)
    csl = next(row for row in recordings if row["url"].endswith("csl+json") and row["status"] == 200)
    server.says["/10.1126/science.169.3946.635"] = Said(
        redirect["body"], 302, {"Location": redirect["headers"]["location"]}
    )
    server.says["/v1/works/10.1126%2Fscience.169.3946.635/transform"] = Said(csl["body"])
    client = Client(Settings(bases={"doi.org": server.url, "crossref": server.url}), clock)
    web = web_source("doi.org")
    answer = client.ask(web, web.requests(Query(doi="10.1126/science.169.3946.635"), client.access)[0])
    assert answer.outcome is Outcome.FOUND
    assert answer.records[0].work.title.startswith("The Structure of Ordinary Water")


def work_of(recordings: list[dict[str, Any]], part: str) -> Any:
    return parsed(next(row for row in recordings if part in row["file"])).records[0]


def test_what_recorded_works_are(recordings: list[dict[str, Any]]) -> None:
    filters = work_of(recordings, "crossref/10.1145_3448016.3452841.json").work
    assert filters.title == "Vector Quotient Filters: Overcoming the Time/Space Trade-Off in Filter Design"
    assert (filters.pages, filters.type, len(filters.authors)) == ("1386–1399", "paper-conference", 6)
    chapter = work_of(recordings, "series_and_book_container").work
    assert (chapter.container_title, dict(chapter.extra)) == (
        "Methods in Biobanking",
        {"collection-title": "Methods in Molecular Biology"},
    )
    assert chapter.isbn == "9781588299956"
    assert work_of(recordings, "mojibake_cp1252").work.authors[1].family == "Ionescu-Tîrgovişte"
    assert work_of(recordings, "mojibake_latin_extended_a").work.authors[1].family == "Žakelj-Mavrič"
    paper, notice = (
        work_of(recordings, "reciprocal_retracted_paper"),
        work_of(recordings, "reciprocal_retraction_notice"),
    )
    assert any(one.kind == "retraction" and not one.about for one in paper.notices)
    assert not any(one.about for one in paper.notices)
    assert all(one.about for one in notice.notices)
    preprint = work_of(recordings, "crossref/10.1101_2024.04.01.587366_mailto")
    assert [version.doi for version in preprint.versions] == ["10.1016/j.xgen.2025.100814"]
    greek = work_of(recordings, "alternative_title_first").work
    assert (greek.title, greek.type) == ("Study of intracranial tumors using histogram analysis", "thesis")
