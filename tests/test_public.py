"""The public surface: every name loads, and loading pubkit loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pubkit


@pytest.mark.parametrize("name", pubkit.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(pubkit, name) is not None


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = pubkit.no_such_thing


@pytest.mark.parametrize("module", ["pubkit", "pubkit.cli.main"])
def test_importing_is_light(module: str) -> None:
    """What costs time is imported when it is used."""
    heavy = {"requests", "rapidfuzz", "lxml", "rich", "citeproc", "bibtexparser", "pylatexenc", "pypinyin", "numpy"}
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)
