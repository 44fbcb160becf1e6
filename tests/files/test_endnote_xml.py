"""EndNote XML <-> Work."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.files.endnote_xml import dumps, loads
from pubkit.model import Name, PartialDate, Work

WORK = Work(
    key="k",
    type="article-journal",
    title="A title",
    authors=(Name("Berg", "Jan", "van der"), Name(literal="The Body")),
    editors=(Name("Roe", "R."),),
    issued=PartialDate(2024, 2, 29),
    container_title="Journal of Tests",
    volume="12",
    issue="3",
    pages="117–128",
    issn="1234-5679",
    doi="10.1000/AbC",
    url="https://example.org/a?b&c",
    keywords=("one", "two words"),
    abstract="On & <x>",
    extra={"title-short": "A"},
)


def test_there_and_back() -> None:
    assert loads(dumps([WORK, Work("b", "book", "T", isbn="978-3-16-148410-0")])) == (
        (WORK, Work("b", "book", "T", isbn="978-3-16-148410-0")),
        (),
    )


def test_what_endnote_writes() -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
    <ref-type name="Conference Proceedings">10</ref-type><rec-number>7</rec-number>
    <contributors><authors><author><style face="normal">Doe, Jo</style></author></authors></contributors>
    <titles><title><style face="normal">On </style><style face="italic">E. coli</style></title></titles>
    <dates><year><style>2020</style></year></dates></record></records></xml>"""
    works, problems = loads(text.encode())
    assert problems == ()
    assert [(work.key, work.type, work.title, work.year, work.authors) for work in works] == [
        ("7", "paper-conference", "On E. coli", 2020, (Name("Doe", "Jo"),))
    ]


REFUSED = [
    '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><records><record/></records></xml>',
    "<!DOCTYPE xml><xml><records><record/></records></xml>",
    "<xml><records>",
    "<html></html>",
    "",
    '<?xml version="1.0" encoding="nonsense"?><xml/>',
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused_in_one_line(text: str) -> None:
    works, problems = loads(text.encode(), "a.xml")
    assert works == ()
    assert [problem.code for problem in problems] == ["PK035"]
    assert "\n" not in str(problems[0])


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=10))
def test_always_well_formed(title: str, name: str) -> None:
    text = dumps([Work("k", "book", title, authors=(Name(name, name),), note=title)])
    assert fromstring(text.encode("utf-8"), forbid_dtd=True).tag == "xml"


def test_the_shared_hostile_file(shared: Path) -> None:
    works, problems = loads((shared / "hostile" / "j20-endnote-xxe.xml").read_bytes())
    assert works == ()
    assert "refused" in str(problems[0])
