"""The CSL processor test-suite, against the list of fixtures that pass: a change in either direction fails."""

from __future__ import annotations

import copy
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

csl_engine: Any = importlib.import_module("csl_engine")
PASSING = Path(__file__).with_name("suite_passing.txt")


def outcome(shared: Path) -> tuple[set[str], set[str]]:
    """The names of the fixtures that pass, and of all, at the runner's level "norm"."""
    runner = str(shared / "csl" / "runner")
    sys.path.insert(0, runner)
    try:
        fixtures: Any = importlib.import_module("cslsuite.fixtures")
        compare: Any = importlib.import_module("cslsuite.compare")
    finally:
        sys.path.remove(runner)
    passing, every = set(), set()
    for fixture in fixtures.load_suite(str(shared / "csl" / "suite")):
        every.add(fixture.name)
        extra = copy.deepcopy(fixture.kwargs())
        got = csl_engine.render(fixture.csl, fixture.mode, copy.deepcopy(fixture.items), **extra)
        if compare.norm(got) == compare.norm(fixture.expected):
            passing.add(fixture.name)
    return passing, every


def listed() -> list[str]:
    return [line for line in PASSING.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_the_list_is_sorted_and_has_no_double() -> None:
    assert listed() == sorted(set(listed()))


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the runner leaves its files to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_exactly_the_listed_fixtures_pass(shared: Path) -> None:
    passing, every = outcome(shared)
    expected = set(listed())
    assert expected <= every, "the list names fixtures that the suite does not have"
    assert sorted(expected - passing) == [], "these passed before"
    assert sorted(passing - expected) == [], "these pass now: add them to the list"


if __name__ == "__main__":
    # Writes the list anew: python tests/csl/test_suite.py SHARED
    found, _ = outcome(Path(sys.argv[1]))
    head = "# Fixtures of the CSL test-suite that pubkit.csl passes. Written by test_suite.py; checked both ways.\n"
    PASSING.write_text(head + "\n".join(sorted(found)) + "\n", "utf-8")
