"""The labelled sample of text, each kind against its target."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import pubkit

FUNCTIONS: dict[str, tuple[Callable[[str], str], float]] = {
    "doi": (pubkit.clean_doi, 0.85),  # one label of the sample is words about the value
    "pages": (pubkit.clean_pages, 1.0),
    "html": (pubkit.html_to_text, 1.0),
    "url": (pubkit.clean_url, 1.0),
    "trail": (pubkit.clean_title, 1.0),
    "to_title": (pubkit.to_title_case, 0.9),
    "to_sentence": (pubkit.to_sentence_case, 0.9),
}


@pytest.mark.parametrize("kind", sorted(FUNCTIONS))
def test_share_of_the_sample(kind: str, shared: Path) -> None:
    function, target = FUNCTIONS[kind]
    cases = [case for case in json.loads((shared / "cases" / "text.json").read_text("utf-8")) if case["kind"] == kind]
    wrong = [case for case in cases if function(case["raw"]) != case["expect"]]
    assert 1 - len(wrong) / len(cases) >= target, wrong
