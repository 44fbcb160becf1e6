"""Results are whole files or none, and what cannot be written is told before the run where it can be known."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import polars as pl
import pytest

from pubkit.deduping.scale import dedupe_records
from pubkit.deduping.scale.writing import write_table
from pubkit.errors import InputError, WriteError


@pytest.mark.parametrize("name", ["clusters.parquet", "clusters.csv"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()])
def test_a_full_disk_or_an_interruption_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")

    def fails(rows: pl.DataFrame, file: Path) -> None:
        file.write_bytes(b"half of it")
        raise error

    monkeypatch.setattr(pl.DataFrame, "write_csv", fails)
    monkeypatch.setattr(pl.DataFrame, "write_parquet", fails)
    with pytest.raises(WriteError if isinstance(error, OSError) else KeyboardInterrupt) as told:
        write_table(pl.DataFrame({"a": [1]}), path)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == [name]
    if isinstance(error, OSError):
        assert "No space left on device" in str(told.value)
        assert "\n" not in str(told.value)


def test_a_folder_that_is_missing_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder that can be written to"):
        dedupe_records(tmp_path / "missing.parquet", tmp_path / "nowhere" / "clusters.csv")
