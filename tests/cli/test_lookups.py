"""`pubkit enrich`, `doi` and `search` from the outside, against a server of invented works."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.enriching.conftest import Said, Server
from tests.enriching.conftest import server as server  # the fixture
from tests.enriching.test_stage import AUTHORS, HIT, ITEM, PUBLISHED_DOI, RECORD, TITLE, feed, hits, preprint, said
from tests.enriching.test_stage import site as site  # the fixture

from pubkit.enriching.settings import BASE_VARIABLES

BIB = f"""@comment{{mine}}
@article{{moss21,
  title = {{{TITLE}}},
  author = {{Moss, Ada and Stem, Cy}},
  doi = {{10.5555/moss.1}},
  note = {{do not touch}},
}}
"""
assert len(AUTHORS) == 2


def pubkit(site: Server, cwd: Path, *args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PUBKIT_")}
    environment |= dict.fromkeys(BASE_VARIABLES, site.url)
    environment |= {"PUBKIT_CACHE": str(cwd / "cache"), "PUBKIT_STATE": str(cwd / "state")}
    done = subprocess.run(
        [sys.executable, "-m", "pubkit.cli.main", *args],
        input=stdin.encode(),
        capture_output=True,
        cwd=cwd,
        env=environment,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return subprocess.CompletedProcess(args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def known(site: Server) -> Server:
    """Crossref knows one DOI and DBLP one title."""
    site.says["/works/10.5555/moss.1"] = said({"message": ITEM})
    site.says["/search/publ/api"] = hits(HIT)
    return site


def test_a_short_doi_is_asked_of_doi_org_and_then_of_its_agency(known: Server, tmp_path: Path) -> None:
    known.says["/10/b6vnmd"] = said({"DOI": "10.5555/moss.1", "type": "article-journal", "title": TITLE})
    done = pubkit(known, tmp_path, "doi", "10/B6VNMD")
    assert done.returncode == 0
    assert "Journal of Moss" in done.stdout
    assert [visit.path for visit in known.log] == ["/10/b6vnmd", "/works/10.5555/moss.1"]


def test_an_entry_filled_by_its_title_is_not_asked_for_again_by_its_new_doi(site: Server, tmp_path: Path) -> None:
    site.says["/works"] = said({"status": "ok", "message": {"items": [ITEM]}})
    (tmp_path / "a.bib").write_text(BIB.replace("  doi = {10.5555/moss.1},\n", ""))
    assert pubkit(site, tmp_path, "enrich", "a.bib", "--source", "crossref", "--write").returncode == 0
    written = (tmp_path / "a.bib").read_text()
    assert "doi = {10.5555/moss.1}" in written
    assert pubkit(site, tmp_path, "enrich", "a.bib", "--source", "crossref", "--write").returncode == 0
    assert len(site.log) == 1
    assert (tmp_path / "a.bib").read_text() == written


def test_undo_takes_proofs_back_and_keeps_what_was_dismissed_since(known: Server, tmp_path: Path) -> None:
    other = BIB.replace("moss21", "fern21").replace("10.5555/moss.1", "10.5555/fern.1")
    (tmp_path / "a.bib").write_text(BIB + other)
    known.says["/works/10.5555/fern.1"] = said(
        {"message": ITEM | {"DOI": "10.5555/fern.1", "title": ["Of something else"]}}
    )
    pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref", "--write")
    pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref", "--dismiss", "fern21")
    assert pubkit(known, tmp_path, "undo", "a.bib").returncode == 0
    entries = json.loads((tmp_path / "a.pubkit.json").read_text())["entries"]
    assert entries == {"fern21": {"dismissed": ["doi:10.5555/fern.1"]}}


def test_a_diff_by_default_and_a_file_with_its_proofs_when_asked(known: Server, tmp_path: Path) -> None:
    bib = tmp_path / "a.bib"
    bib.write_text(BIB)
    first = pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref")
    assert first.returncode == 1
    assert "+  journal = {Journal of Moss}" in first.stdout
    assert "1 entry looked up: 1 found; 1 request, 0 from the cache" in first.stderr
    assert bib.read_text() == BIB
    assert not (tmp_path / "a.pubkit.json").exists()
    second = pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref", "--write")
    assert (second.returncode, second.stdout) == (0, "")
    assert "0 requests, 1 from the cache" in second.stderr
    written = bib.read_text()
    for line in BIB.splitlines()[:-1]:
        assert line in written
    proofs = json.loads((tmp_path / "a.pubkit.json").read_text())["entries"]["moss21"]["fields"]
    assert proofs["ISSN"]["value"] == "0302-9743"
    assert set(proofs["page"]) == {"value", "source", "url", "fetched", "score", "before"}
    third = pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref")
    assert (third.returncode, third.stdout) == (0, "")
    assert len(known.log) == 1
    both = pubkit(known, tmp_path, "enrich", "a.bib", "--write", "--diff")
    assert both.returncode == 2
    undone = pubkit(known, tmp_path, "undo", "a.bib")
    assert (undone.returncode, bib.read_text()) == (0, BIB)
    assert "proofs" in undone.stderr
    assert not (tmp_path / "a.pubkit.json").exists()


def test_json_tells_everything(known: Server, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB)
    done = pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref", "--json")
    told: dict[str, Any] = json.loads(done.stdout)
    entry = told["entries"][0]
    assert (entry["key"], entry["outcome"], entry["sources"]) == ("moss21", "found", {"crossref": "found"})
    assert entry["fields"]["container-title"]["source"] == "crossref"
    assert (told["outcomes"], told["requests"]) == ({"found": 1}, 1)


def test_offline_with_an_empty_cache_is_unavailable(known: Server, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB)
    done = pubkit(known, tmp_path, "enrich", "a.bib", "--offline")
    assert (done.returncode, known.log) == (2, [])
    assert "PK507" in done.stderr


def test_settings_and_their_mistakes(known: Server, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB)
    (tmp_path / "pubkit.toml").write_text('[enrich]\nsources = ["crossref"]\nlock = ["journal"]\nmailto = "a@b.org"\n')
    done = pubkit(known, tmp_path, "enrich", "a.bib")
    assert "journal" not in done.stdout
    assert "mailto:a@b.org" in known.log[0].headers["user-agent"]
    for table in (
        'sources = "crossref"',
        'sources = ["scopus"]',
        "timeout = -1",
        "colour = 1",
        'sources = ["unpaywall"]',
        'lock = ["shoes"]',
    ):
        (tmp_path / "pubkit.toml").write_text(f"[enrich]\n{table}\n")
        done = pubkit(known, tmp_path, "enrich", "a.bib")
        assert (done.returncode, done.stdout) == (2, ""), table
        assert done.stderr.startswith("pubkit: "), table
    assert pubkit(known, tmp_path, "enrich", "a.bib", "--update", "note").returncode == 2
    (tmp_path / "pubkit.toml").unlink()
    unknown = pubkit(known, tmp_path, "enrich", "a.bib", "--take", "moss22")
    assert (unknown.returncode, "no entry is called moss22" in unknown.stderr) == (2, True)


def test_a_dismissal_is_remembered_at_once(site: Server, tmp_path: Path) -> None:
    site.says["/works"] = said({"message": {"items": [{**ITEM, "title": [f"{TITLE}: Part 2"]}]}})
    bib = tmp_path / "a.bib"
    bib.write_text(BIB.replace("  doi = {10.5555/moss.1},\n", ""))
    options = ("enrich", "a.bib", "--source", "crossref")
    assert "PK506" in pubkit(site, tmp_path, *options).stderr
    assert "PK506" not in pubkit(site, tmp_path, *options, "--dismiss", "moss21").stderr
    assert json.loads((tmp_path / "a.pubkit.json").read_text())["entries"]["moss21"] == {
        "dismissed": ["doi:10.5555/moss.1"]
    }
    assert "PK506" not in pubkit(site, tmp_path, *options).stderr


def test_standard_input_and_an_output_file(known: Server, tmp_path: Path) -> None:
    done = pubkit(known, tmp_path, "enrich", "-", "--source", "crossref", "-o", "-", stdin=BIB)
    assert "journal = {Journal of Moss}" in done.stdout
    assert done.stdout.startswith("@comment{mine}")


@pytest.mark.parametrize("written", ["10.5555/moss.1", "https://doi.org/10.5555/MOSS.1", "doi:10.5555/moss.1"])
def test_doi_prints_an_entry(written: str, known: Server, tmp_path: Path) -> None:
    done = pubkit(known, tmp_path, "doi", written)
    assert done.returncode == 0
    assert done.stdout.startswith("@article{moss2021quantitative,")
    assert "author = {Moss, Ada and Stem, Cy}" in done.stdout.replace("       = ", " = ").replace("  ", " ")


def test_doi_says_which_work_was_retracted(known: Server, tmp_path: Path) -> None:
    update = {"DOI": "10.5555/note", "type": "retraction", "source": "publisher"}
    known.says["/works/10.5555/moss.1"] = said({"message": {**ITEM, "updated-by": [update]}})
    done = pubkit(known, tmp_path, "doi", "10.5555/moss.1")
    assert (done.returncode, done.stdout.count("@article")) == (1, 1)
    assert done.stderr.startswith("10.5555/moss.1: PK501 retraction 10.5555/note")


def test_doi_of_a_conference_paper_has_a_booktitle(known: Server, tmp_path: Path) -> None:
    known.says["/works/10.5555/moss.1"] = said({"message": {**ITEM, "type": "proceedings-article"}})
    printed = " ".join(pubkit(known, tmp_path, "doi", "10.5555/moss.1").stdout.split())
    assert printed.startswith("@inproceedings{moss2021quantitative,")
    assert "booktitle = {Journal of Moss}" in printed
    assert "year = {2021}, month = jun" in printed


def test_doi_takes_an_arxiv_identifier_and_follows_it_to_the_publication(known: Server, tmp_path: Path) -> None:
    known.says["/api/query"] = feed(preprint())
    done = pubkit(known, tmp_path, "doi", "arXiv:2101.00001v2")
    assert done.stdout.startswith("@misc{")
    assert "eprint = {2101.00001}" in " ".join(done.stdout.split())
    known.says["/api/query"] = feed(preprint(more=PUBLISHED_DOI))
    done = pubkit(known, tmp_path, "doi", "https://arxiv.org/abs/2101.00001", "--refresh")
    assert "journal = {Journal of Moss}" in " ".join(done.stdout.split())
    assert "eprint = {2101.00001}" in " ".join(done.stdout.split())


def test_doi_that_nobody_knows_and_that_nobody_answers(site: Server, tmp_path: Path) -> None:
    site.says["/dois/10.5555/x"] = Said(b"The resource you are looking for doesn't exist.", 404)
    site.says["/10.5555/x"] = Said(b"DOI not found", 404)
    assert pubkit(site, tmp_path, "doi", "10.5555/x").returncode == 1
    assert pubkit(site, tmp_path, "doi", "no doi at all").returncode == 1
    site.says = {"*": Said(b"<html>maintenance</html>", 200)}
    done = pubkit(site, tmp_path, "doi", "10.5555/y")
    assert (done.returncode, done.stdout) == (2, "")
    assert "a web page where" in done.stderr


def test_search_prints_the_closest_entry(known: Server, tmp_path: Path) -> None:
    known.says["/works"] = said({"message": {"items": [{**ITEM, "DOI": "10.5555/other", "title": ["Mosses"]}, ITEM]}})
    done = pubkit(known, tmp_path, "search", "taxonomy of subterranean mosses", "--source", "dblp,crossref")
    assert done.returncode == 0
    assert done.stdout.count("@article{") == 1
    assert "10.5555/moss.1" in done.stdout
    assert "J. Moss" in done.stdout
    nothing = pubkit(known, tmp_path, "search", "welding", "in", "space", "--source", "dblp")
    assert (nothing.returncode, nothing.stdout) == (1, "")


def test_a_script_takes_the_same_settings(known: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pubkit as library

    for name in BASE_VARIABLES:
        monkeypatch.setenv(name, known.url)
    monkeypatch.setenv("PUBKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    read = library.reads(BIB)
    enriched = read.enrich()
    assert enriched.works[0].container_title in {"J. Moss", "Journal of Moss"}
    assert "+  pages = {10--20}" in enriched.diff()
    assert (tmp_path / "cache" / "look-ups.db").exists()


def test_a_dump_answers_first_and_offline(site: Server, tmp_path: Path) -> None:
    (tmp_path / "moss.bib").write_bytes(RECORD)
    (tmp_path / "a.bib").write_text(BIB)
    assert pubkit(site, tmp_path, "source", "add", "moss", "moss.bib").returncode == 0
    done = pubkit(site, tmp_path, "enrich", "a.bib", "--source", "moss")
    assert "+  journal = {J. Moss}" in done.stdout
    offline = pubkit(site, tmp_path, "enrich", "a.bib", "--offline", "--json")
    assert json.loads(offline.stdout)["entries"][0]["fields"]["page"]["source"] == "moss"
    assert site.log == []


@pytest.fixture
def dump(site: Server, tmp_path: Path) -> Path:
    (tmp_path / "moss.bib").write_bytes(RECORD)
    assert pubkit(site, tmp_path, "source", "add", "moss", "moss.bib").returncode == 0
    return tmp_path / "cache" / "dumps" / "moss.dump.sqlite"


def test_a_dump_answers_search_and_doi_offline(site: Server, dump: Path, tmp_path: Path) -> None:
    for asked in (("search", TITLE), ("doi", "10.5555/moss.1"), ("search", TITLE, "--source", "moss")):
        done = pubkit(site, tmp_path, *asked, "--offline")
        assert (done.returncode, done.stderr) == (0, ""), asked
        assert "journal = {J. Moss}" in " ".join(done.stdout.split())
    assert pubkit(site, tmp_path, "search", "welding in space", "--offline").returncode == 1
    assert site.log == []


def test_a_dump_of_another_version_is_told_and_left_out(known: Server, dump: Path, tmp_path: Path) -> None:
    with sqlite3.connect(dump) as database:
        database.execute("PRAGMA user_version = 1")
    (tmp_path / "a.bib").write_text(BIB)
    done = pubkit(known, tmp_path, "enrich", "a.bib", "--source", "crossref")
    assert (done.returncode, "+  journal = {Journal of Moss}" in done.stdout) == (1, True)
    assert "another version" not in done.stderr  # it was not asked for
    done = pubkit(known, tmp_path, "enrich", "a.bib")
    assert done.returncode == 1
    told = f"build it again: pubkit source add moss {tmp_path / 'moss.bib'}"
    assert "asked without a dump" in done.stderr
    assert told in done.stderr
    named = pubkit(known, tmp_path, "enrich", "a.bib", "--source", "moss", "--offline")
    assert (named.returncode, named.stdout) == (2, "")
    assert told in named.stderr
    assert pubkit(known, tmp_path, "source", "add", "moss", "moss.bib").returncode == 0
    assert pubkit(known, tmp_path, "enrich", "a.bib", "--source", "moss", "--offline").returncode == 1
