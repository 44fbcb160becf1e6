"""Each kind of dump becomes records."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pubkit.enriching.dumps.filing import rows_of
from pubkit.enriching.dumps.packing import unpack
from pubkit.enriching.dumps.reading import read_dump
from pubkit.enriching.source import Record
from pubkit.errors import InputError

DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<article mdate="2020-01-01" key="journals/jt/MossL20"><author>Ada Moss 0002</author><author orcid="0000-0002-1825-0097"
>J&ouml;rg L&uuml;tt</author><title>Snapping <i>sparse</i> trees.</title><pages>1-9</pages><year>2020</year>
<volume>3</volume><journal>J. Trees</journal><ee>https://doi.org/10.1000/JT.1</ee></article>
<article publtype="informal" key="journals/corr/abs-2001-00001"><author>Ada Moss 0002</author><title>Snapping.</title>
<year>2020</year><volume>abs/2001.00001</volume><journal>CoRR</journal></article>
<www key="homepages/m/AdaMoss"><author>Ada Moss 0002</author><title>Home Page</title></www>
</dblp>
"""
ANTHOLOGY = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2020.treeconf">
  <volume id="main" ingest-date="2020-07-01">
    <meta><booktitle>Proceedings of <fixed-case>T</fixed-case>ree<fixed-case>C</fixed-case>onf</booktitle>
      <publisher>Tree Society</publisher><address>Oslo</address><month>July</month><year>2020</year></meta>
    <frontmatter><url>2020.treeconf-main.0</url></frontmatter>
    <paper id="1"><title>Parsing <fixed-case>T</fixed-case>rees with <tex-math>$n$</tex-math> Nodes</title>
      <author><first>Ada</first><last>Moss</last></author><author><last>Reed</last></author>
      <pages>1–9</pages><url>2020.treeconf-main.1</url><doi>10.1000/tree.1</doi></paper>
    <paper id="2"><title>Withdrawn Trees</title><author><first>Eva</first><last>Lund</last></author>
      <retracted date="2021-01-01">wrong</retracted></paper>
  </volume>
</collection>
"""
BIB = """@string{jt = "Journal of Trees"}
@article{DBLP:journals/jt/MossL20,
  author = {Ada Moss 0002 and J{\\"{o}}rg L{\\"{u}}tt}, title = {Snapping {NP} Trees.}, journal = jt, year = 2020,
  doi = {10.1000/JT.1},
  timestamp = {Mon, 06 Nov 2017 17:26:30 +0100},
  biburl    = {https://dblp.org/rec/x.bib},
  bibsource = {dblp computer science bibliography, https://dblp.org}
}
@misc{untitled, year = 2000}
"""


def records(path: Path) -> list[Record]:
    """What an index of the file gives back."""
    return [unpack(row.body, "own", row.key, "") for batch in read_dump(path, "own", []) for row in rows_of(batch)]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize("name", ["dblp.xml", "dblp.xml.gz", "anything"])
def test_dblp_xml(tmp_path: Path, name: str) -> None:
    paper, preprint = records(write(tmp_path, name, DBLP))
    assert paper.id == "journals/jt/MossL20"
    assert paper.url == "https://dblp.org/rec/journals/jt/MossL20"
    work = paper.work
    assert (work.title, work.doi, work.pages, work.year) == (
        "Snapping <i>sparse</i> trees",
        "10.1000/JT.1",
        "1–9",
        2020,
    )
    assert [(n.family, n.identity, n.orcid) for n in work.authors] == [
        ("Moss", "0002", ""),
        ("Lütt", "", "0000-0002-1825-0097"),
    ]
    assert (preprint.work.eprint, preprint.work.eprint_type) == ("2001.00001", "arXiv")


def test_anthology_xml(tmp_path: Path) -> None:
    paper, retracted = records(write(tmp_path, "2020.treeconf.xml", ANTHOLOGY))
    assert (paper.id, paper.url) == ("2020.treeconf-main.1", "https://aclanthology.org/2020.treeconf-main.1/")
    work = paper.work
    assert work.title == 'Parsing <span class="nocase">T</span>rees with n Nodes'
    assert [str(name) for name in work.authors] == ["Ada Moss", "Reed"]
    assert (work.year, work.pages, work.doi, work.publisher_place) == (2020, "1–9", "10.1000/tree.1", "Oslo")
    assert retracted.id == "2020.treeconf-main.2"
    assert [notice.kind for notice in retracted.notices] == ["retraction"]


@pytest.mark.parametrize("name", ["dblp.bib", "dblp.bib.gz"])
def test_bibtex(tmp_path: Path, name: str) -> None:
    (record,) = records(write(tmp_path, name, BIB))
    assert record.id == "journals/jt/MossL20"
    assert record.work.container_title == "Journal of Trees"
    assert record.work.title.endswith("Trees")
    assert [(n.family, n.identity) for n in record.work.authors] == [("Moss", "0002"), ("Lütt", "")]
    assert not record.work.extra


def test_json_lines(tmp_path: Path) -> None:
    lines = [json.dumps({"bib": BIB}), "not json", "[1]", json.dumps({"bib": 5}), json.dumps({"key": "k"})]
    assert len(records(write(tmp_path, "x.jsonl", "\n".join(["{}", *lines])))) == 1


def test_json_lines_are_filed_as_the_same_records_as_bibtex(tmp_path: Path) -> None:
    plain = BIB.replace('@string{jt = "Journal of Trees"}', "").replace("journal = jt", "journal = {Journal of Trees}")
    lines = write(tmp_path, "x.jsonl", json.dumps({"bib": plain}))
    assert records(lines) == records(write(tmp_path, "x.bib", BIB))
    (row,) = [row for batch in read_dump(lines, "own", []) for row in rows_of(batch)]
    assert (row.key, row.doi, row.people) == ("journals/jt/MossL20", "10.1000/jt.1", "0moss 0lutt")
    assert b"timestamp" not in row.body


def test_a_folder_is_all_its_files(tmp_path: Path) -> None:
    write(tmp_path, "a.xml", ANTHOLOGY)
    write(tmp_path, "b.bib", BIB)
    write(tmp_path, "readme.txt", "no dump")
    assert len(records(tmp_path)) == 3


@pytest.mark.parametrize("data", [b"", b"plain text", b"\x00\x01", b"<html><body/></html>", b"\x1f\x8bbroken"])
def test_anything_else_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(InputError):
        records(path)


def test_a_cut_gzip_and_a_missing_file_are_input_errors(tmp_path: Path) -> None:
    path = write(tmp_path, "x.xml.gz", DBLP * 50)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="cut off"):
        records(path)
    with pytest.raises(InputError):
        records(tmp_path / "nowhere.xml")
