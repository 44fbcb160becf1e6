"""Works -> CITATION.cff."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.files.cff import dumps
from pubkit.model import Name, PartialDate, Work


def test_a_work() -> None:
    work = Work(
        "k",
        "article-journal",
        "On <i>T</i>",
        authors=(Name("Berg", "Jan", "van der", orcid="0000-0002-1825-0097"), Name(literal="The Body")),
        issued=PartialDate(2024, 2),
        container_title="J. Tests",
        pages="1–9",
        publisher="P",
        keywords=("a", "b"),
    )
    assert (
        dumps([work])
        == """cff-version: "1.2.0"
message: "If you use this work, please cite what is listed here."
title: "On T"
authors:
  - family-names: "Berg"
    given-names: "Jan"
    name-particle: "van der"
    orcid: "https://orcid.org/0000-0002-1825-0097"
  - name: "The Body"
references:
  - type: "article"
    title: "On T"
    authors:
      - family-names: "Berg"
        given-names: "Jan"
        name-particle: "van der"
        orcid: "https://orcid.org/0000-0002-1825-0097"
      - name: "The Body"
    journal: "J. Tests"
    year: 2024
    month: 2
    start: "1"
    end: "9"
    publisher:
      name: "P"
    keywords:
      - "a"
      - "b"
"""
    )


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_no_value_begins_a_line(text: str) -> None:
    lines = (
        dumps([Work("k", "book", text, authors=(Name(text or "x"),), note=text)]).encode("utf-8").decode().split("\n")
    )
    assert [line for line in lines if line.startswith("message:")] == [lines[1]]
    for line in lines[:-1]:
        value = line.partition(": ")[2]
        assert not value.startswith('"') or isinstance(json.loads(value), str)
