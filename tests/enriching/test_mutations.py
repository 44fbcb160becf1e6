"""No answer makes a parser raise: each value of each answer is replaced in turn by what does not belong there."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubkit.enriching.fields import arxiv, date, doi, isbn, issn, pages
from pubkit.enriching.people import free, person
from pubkit.enriching.source import Access, Outcome, Query, Reply
from pubkit.enriching.sources import NAMES, web_source
from pubkit.enriching.text import plain, text, title, unmangle

ANSWERS = Path(__file__).parent / "answers"
STRANGE: list[Any] = [
    None,
    [],
    {},
    "",
    "x",
    0,
    -1,
    1.5,
    True,
    [None],
    [[]],
    {"a": None},
    "\ud800",
    "9" * 5000,
    ["a", 1, {}],
]
QUERY = Query("10.5555/x", "2101.00001", orcid="0000-0002-1825-0097")
SOURCES = {
    "crossref": "crossref",
    "datacite": "datacite",
    "dblp": "dblp",
    "doi-org": "doi.org",
    "openalex": "openalex",
} | {
    "orcid": "orcid",
    "semantic-scholar": "semantic_scholar",
    "unpaywall": "unpaywall",
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        yield from places(inner, (*path, name))


def with_strange(value: Any, path: tuple[Any, ...], strange: Any) -> Any:
    if not path:
        return strange
    changed = copy.deepcopy(value)
    inner = changed
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = strange
    return changed


@pytest.mark.parametrize("file", sorted(ANSWERS.glob("*.json")), ids=lambda file: file.stem)
def test_no_strange_value_raises(file: Path) -> None:
    name = next(source for prefix, source in SOURCES.items() if file.stem.startswith(prefix))
    web = web_source(name)
    query = Query(title="Words") if name in {"dblp"} or "search" in file.stem else QUERY
    request = web.requests(query, Access("a@example.org"))[0]
    value = json.loads(file.read_text("utf-8"))
    for path in places(value):
        for strange in STRANGE:
            body = json.dumps(with_strange(value, path, strange)).encode()
            answer = web.parse(request, Reply(200, body))
            assert answer.outcome in {Outcome.FOUND, Outcome.ABSENT, Outcome.UNAVAILABLE}


@settings(deadline=None)  # two noisy cores
@given(st.binary(max_size=200), st.sampled_from([200, 400, 404, 500]))
def test_no_bytes_raise(body: bytes, status: int) -> None:
    for name in NAMES:
        web = web_source(name)
        for query in (QUERY, Query(title="Words"), Query(dblp="conf/a/B20"), Query(dblp="pid/1/1")):
            for request in web.requests(query, Access("a@example.org"))[:1]:
                assert web.parse(request, Reply(status, body)).outcome is not Outcome.CONFLICT


@settings(deadline=None)  # two noisy cores
@given(st.text())
def test_no_text_raises(value: str) -> None:
    for clean in (text, plain, title, unmangle, doi, arxiv, pages, isbn, issn, free, person):
        clean(value)
    assert plain(plain(value)) == plain(value) or "&" in value or "<" in value or not value.isascii()
    assert date(value) is None or value.strip().isdecimal()


@settings(deadline=None)  # two noisy cores
@given(st.text(st.characters(min_codepoint=0xA0, max_codepoint=0x2000, categories=["L"]), min_size=1))
def test_what_was_read_as_windows_1252_is_put_right(value: str) -> None:
    try:
        mangled = value.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    assert unmangle(mangled) == value
