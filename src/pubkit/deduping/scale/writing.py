"""A table as a file: the whole of it or none."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl

from pubkit.errors import InputError, WriteError

SUFFIXES = (".parquet", ".csv")


def check_target(path: Path) -> None:
    """Say before a long run what could not be written after it.

    Raises:
        InputError: the suffix says neither Parquet nor CSV, or the folder cannot be written to.
    """
    if path.suffix not in SUFFIXES:
        raise InputError(f"{path}: results go to .parquet or .csv")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise InputError(f"{path.parent} is no folder that can be written to")


def write_table(rows: pl.DataFrame, path: Path) -> None:
    """``rows`` as Parquet or CSV, by the suffix: written beside its place and then moved there.

    Raises:
        WriteError: it cannot be written, as on a full disk; nothing is left of it then.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        if path.suffix == ".csv":
            rows.write_csv(partial)
        else:
            rows.write_parquet(partial)
        partial.replace(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise WriteError(f"{path} could not be written: {str(error).splitlines()[0]}") from None
    finally:
        partial.unlink(missing_ok=True)
