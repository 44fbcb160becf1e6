"""An index: built whole or not at all, and what it answers."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pubkit.enriching.dumps import Dump, build_index, index_path, installed, open_index
from pubkit.enriching.source import LocalSource, Outcome, Query
from pubkit.errors import InputError, WriteError


def entry(key: str, title: str, authors: str, year: int = 2020, more: str = "") -> str:
    return f"@article{{DBLP:{key}, title = {{{title}}}, author = {{{authors}}}, year = {year}, {more}}}\n"


ENTRIES = [
    entry(
        "journals/jt/MossR20", "Snapping Sparse Quadtrees: A Study", "Ada Moss and Jon Reed", more="doi={10.1000/JT.1}"
    ),
    entry("conf/tc/MossR19", "Snapping Sparse Quadtrees: A Study", "Ada Moss and Jon Reed", 2019),
    entry("journals/jt/Berg20", "Deep Learning", "Jan van der Berg"),
    entry("journals/jt/Holm20", "Dining Philosophers at Dawn", "Per Holm 0002"),
    *(entry(f"journals/jt/X{i}", f"Deep Learning of Trees by Method {i}", "Eva Lund") for i in range(300)),
]


def write(folder: Path, text: str) -> Path:
    path = folder / "dump.bib"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dump]:
    folder = tmp_path_factory.mktemp("dump")
    built = build_index([write(folder, "".join(ENTRIES))], folder / "cache", name="dblp")
    assert built.records == len(ENTRIES)
    opened = open_index(built.path)
    yield opened
    opened.close()


def first(dump: Dump, query: Query) -> str:
    answer = dump.look_up(query)
    return answer.records[0].id if answer.records else ""


def test_it_is_a_local_source(dump: Dump) -> None:
    assert isinstance(dump, LocalSource)
    assert (dump.name, dump.records) == ("dblp", len(ENTRIES))


@pytest.mark.parametrize(
    ("query", "key"),
    [
        (Query(dblp="journals/jt/Holm20"), "journals/jt/Holm20"),
        (Query(doi="10.1000/jt.1"), "journals/jt/MossR20"),
        (Query(title="dining philosophers at dawn"), "journals/jt/Holm20"),
        (Query(title="Dining Philosofers at Dawn", authors=("Holm",)), "journals/jt/Holm20"),
        (Query(title="Philosophers, dining"), "journals/jt/Holm20"),
        (Query(title="Dining", authors=("Holm",)), "journals/jt/Holm20"),
        (Query(title="DEEP LEARNING", authors=("Berg",)), "journals/jt/Berg20"),
        (Query(title="Deep learning", authors=("van der Berg",)), "journals/jt/Berg20"),
        (Query(title="Snapping Sparse Quad-trees"), "conf/tc/MossR19"),
    ],
)
def test_look_up(dump: Dump, query: Query, key: str) -> None:
    answer = dump.look_up(query)
    assert answer.outcome is Outcome.FOUND
    assert key in {record.id for record in answer.records}
    assert all(record.source == "dblp" and record.fetched for record in answer.records)


def test_all_versions_of_a_title_are_given(dump: Dump) -> None:
    found = {record.id for record in dump.look_up(Query(title="Snapping sparse quadtrees: a study")).records}
    assert found == {"journals/jt/MossR20", "conf/tc/MossR19"}


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(title="!!!"),
        Query(title='" OR NEAR(a b) *', authors=('"', "AND")),
        Query(title="nothing of the kind"),
        Query(doi="10.9/none", dblp="x/y"),
        Query(title="'); DROP TABLE record; --"),
    ],
)
def test_nothing_found_is_absent_whatever_the_query(dump: Dump, query: Query) -> None:
    assert dump.look_up(query).outcome is Outcome.ABSENT


def test_helpers_build_the_same_index(tmp_path: Path) -> None:
    import json

    path = tmp_path / "dump.jsonl"
    path.write_text("\n".join(json.dumps({"bib": one}) for one in ENTRIES * 5), encoding="utf-8")
    alone = build_index([path], tmp_path / "a", name="x")
    helped = build_index([path], tmp_path / "b", name="x", helpers=2)

    def rows(index: Path) -> list[tuple[object, ...]]:
        database = sqlite3.connect(index)
        found = database.execute("SELECT * FROM record ORDER BY id").fetchall()
        database.close()
        return found

    assert rows(alone.path) == rows(helped.path)


def test_a_failed_build_leaves_the_old_index(tmp_path: Path) -> None:
    good = write(tmp_path, ENTRIES[0])
    built = build_index([good], tmp_path, name="x")
    before = built.path.read_bytes()
    for bad in ("plain", "@misc{k, year = 2000}"):
        with pytest.raises(InputError):
            build_index([write(tmp_path, bad)], tmp_path, name="x")
    assert built.path.read_bytes() == before
    assert not list(tmp_path.glob("*.building"))


KILLED = """
import sys
from pathlib import Path
from pubkit.enriching.dumps import build_index
def wait(count):
    print(count, flush=True)
    sys.stdin.read()
build_index([Path(sys.argv[1])], Path(sys.argv[2]), name="x", progress=wait)
"""


def test_a_kill_in_the_middle_leaves_the_old_index_and_the_next_run_builds(tmp_path: Path) -> None:
    source = write(tmp_path, "".join(ENTRIES))
    built = build_index([source], tmp_path, name="x")
    before = built.path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(source), str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline()
        with pytest.raises(WriteError, match="another process"):
            build_index([source], tmp_path, name="x")
        os.kill(child.pid, signal.SIGKILL)
    assert built.path.read_bytes() == before
    assert list(tmp_path.glob("*.building"))
    anew = build_index([source], tmp_path, name="x")
    assert anew.records == len(ENTRIES)
    assert any("began anew" in note for note in anew.notes)
    assert not list(tmp_path.glob("*.building"))


def test_what_is_no_index_is_said_so(tmp_path: Path) -> None:
    built = build_index([write(tmp_path, ENTRIES[0])], tmp_path, name="x")
    database = sqlite3.connect(built.path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(InputError, match="another version"):
        open_index(built.path)
    built.path.write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="damaged"):
        open_index(built.path)
    with pytest.raises(InputError, match="no such index"):
        open_index(tmp_path / "nowhere.dump.sqlite")


@pytest.mark.parametrize("name", ["", "../x", "A", "a/b", ".hidden", "x" * 80, "a b"])
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot name"):
        index_path(tmp_path, name)


def test_installed(tmp_path: Path) -> None:
    for name in ("b", "a"):
        build_index([write(tmp_path, ENTRIES[0])], tmp_path, name=name)
    assert installed(tmp_path) == {name: tmp_path / f"{name}.dump.sqlite" for name in ("a", "b")}


def test_a_thousand_look_ups_take_less_than_two_seconds(dump: Dump) -> None:
    start = time.process_time()
    for i in range(1000):
        dump.look_up(Query(title=f"Deep Learning of Trees by Metod {i % 300}", authors=("Lund",)))
    assert time.process_time() - start < 2.0 * 2  # twice the time that is promised, for a slow machine
