"""Millions of records get the clusters that find_duplicates gives: shown on small sets, where both can run."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests.deduping.scale.grown import hard_works, works_like_a_database

from pubkit.deduping import find_duplicates
from pubkit.deduping.blocking import Blocks, blocking_key
from pubkit.deduping.find import _worth
from pubkit.deduping.scale import dedupe_records
from pubkit.deduping.scale.columns import columns_of
from pubkit.deduping.scale.lists import Hashes
from pubkit.deduping.scale.pairs import candidates, parted
from pubkit.deduping.scale.progress import Progress, Steps
from pubkit.deduping.scale.source import table
from pubkit.deduping.scale.worth import worth
from pubkit.errors import InputError
from pubkit.model import Name, PartialDate, Work

SETS = {
    "like a database": works_like_a_database(random.Random(1), 2_500),
    "hard": hard_works(),
    "empty": [],
    "one": [Work("a", title="On Cakes")],
}


@pytest.mark.parametrize("name", SETS)
def test_same_pairs_as_blocking_of_works(name: str) -> None:
    works = SETS[name]
    keys = [blocking_key(work) for work in works]
    columns = columns_of(table(works, Steps(None)), Steps(None))
    facts = columns.facts[["words", "year", "first"]].tolist()
    read = [(text, *fact) for text, fact in zip(columns.text, facts, strict=True)]
    assert read == [(key.text, len(key.words), key.year, key.first) for key in keys]
    made: list[Hashes] = []

    def keep(pairs: Hashes) -> Hashes:
        made.append(pairs)
        return pairs[worth(columns, *parted(pairs))]

    kept = candidates(columns, keep, Steps(None)).kept
    wanted = Blocks(keys).pairs()
    assert {pair for pairs in made for pair in _pairs(pairs)} == wanted
    assert _pairs(kept) == {(a, b) for a, b in wanted if _worth(keys[a], keys[b])}


def _pairs(pairs: Hashes) -> set[tuple[int, int]]:
    return set(zip(*(part.tolist() for part in parted(pairs)), strict=True))


@pytest.mark.parametrize("name", SETS)
def test_same_clusters_and_pairs_as_find_duplicates(name: str) -> None:
    works = SETS[name]
    found, scaled = find_duplicates(works), dedupe_records(works)
    assert scaled.clusters == found.clusters
    assert (scaled.sure, scaled.maybe, scaled.versions) == (len(found.sure), len(found.maybe), len(found.versions))
    assert bool(found.clusters) == (name in ("like a database", "hard"))


@pytest.mark.parametrize("name", ["cora", "dblp_acm", "haematology", "digital_work"])
def test_same_clusters_on_labelled_sets(shared: Path, name: str) -> None:
    records = pl.read_csv(shared / "dedupe" / name / "records.csv", infer_schema=False).fill_null("")
    works = [
        Work(
            row["id"],
            "paper-conference" if row["type"] == "inproceedings" else "article-journal",
            row["title"],
            tuple(Name(literal=person) for person in row["author"].split(" and ") if person),
            issued=PartialDate(int(row["year"])) if row["year"].isdigit() else None,
            container_title=row["venue"],
            volume=row["volume"],
            issue=row["number"],
            pages=row["pages"],
            doi=row["doi"],
        )
        for row in records.iter_rows(named=True)
    ]
    found = find_duplicates(works)
    assert found.clusters
    assert dedupe_records(works).clusters == found.clusters


def test_parquet_and_csv_give_what_works_give(tmp_path: Path) -> None:
    works = works_like_a_database(random.Random(2), 400)
    wanted = dedupe_records(works).clusters
    rows = {
        "id": [work.key for work in works],
        "type": ["inproceedings" if work.type == "paper-conference" else "article" for work in works],
        "title": [work.title for work in works],
        "author": [" and ".join(f"{name.family}, {name.given}" for name in work.authors) for work in works],
        "year": [str(work.year) for work in works],
        "journal": [work.container_title for work in works],
        "volume": [work.volume for work in works],
        "pages": [work.pages for work in works],
        "doi": [work.doi for work in works],
    }
    frame = pl.DataFrame(rows)
    frame.write_csv(tmp_path / "records.csv")
    frame.with_columns(pl.col("author").str.split(" and "), pl.col("year").cast(pl.Int64)).write_parquet(
        tmp_path / "records.parquet"
    )
    for name in ("records.csv", "records.parquet"):
        assert dedupe_records(tmp_path / name).clusters == wanted, name
    assert wanted


def test_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    works = works_like_a_database(random.Random(3), 600)
    wanted = dedupe_records(works)
    monkeypatch.setattr("pubkit.deduping.scale.scoring.ALONE", 0)
    assert dedupe_records(works, workers=2) == wanted


def test_results_are_written_with_progress(tmp_path: Path) -> None:
    works = works_like_a_database(random.Random(4), 300)
    heard: list[Progress] = []
    found = dedupe_records(
        works, tmp_path / "clusters.csv", pairs_out=tmp_path / "pairs.parquet", progress=heard.append
    )
    clusters = pl.read_csv(tmp_path / "clusters.csv")
    grouped = clusters.group_by("cluster", maintain_order=True).agg("position")
    assert [tuple(one) for one in grouped["position"]] == list(found.clusters)
    assert clusters["key"].to_list() == [works[position].key for position in clusters["position"]]
    pairs = pl.read_parquet(tmp_path / "pairs.parquet")
    assert pairs["band"].to_list().count("sure") == found.sure
    assert {"read", "fold", "block", "decide"} <= {one.step for one in heard}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clusters.csv", "pairs.parquet"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("missing.parquet", None, "could not be read"),
        ("broken.parquet", b"not parquet", "could not be read"),
        ("untitled.csv", b"a,b\n1,2\n", "no column of titles"),
        ("works.txt", b"", "neither Parquet nor CSV"),
    ],
)
def test_unusable_file(tmp_path: Path, name: str, data: bytes | None, told: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=told):
        dedupe_records(tmp_path / name)


def test_unusable_target() -> None:
    with pytest.raises(InputError, match=r"\.parquet or \.csv"):
        dedupe_records([], "clusters.txt")


def test_many_records_alike_take_no_square_of_time() -> None:
    alike = Work("k", title="Preface to the Cakes of the Year", doi="10.5555/1")
    works = [replace(alike, key=str(number)) for number in range(20_000)]
    columns = columns_of(table(works, Steps(None)), Steps(None))
    assert candidates(columns, lambda pairs: pairs[:0], Steps(None)).made <= 20_000 * 16 * 3
