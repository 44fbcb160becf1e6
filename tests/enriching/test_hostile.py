"""What a source says becomes text in a file, and nothing else: no field, no entry, no command, no escape sequence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pubkit import bibtex
from pubkit.cli.lookups import as_bibtex
from pubkit.enriching.lookup import entry_of
from pubkit.enriching.source import Access, Query, Reply
from pubkit.enriching.sources import web_source

HOSTILE = [
    "x}, url = {javascript:alert(1)}, note = {y",
    "x}}\n@article{evil, title = {T}}",
    r"\input{/etc/passwd} \immediate\write18{id} \catcode`\@=11",
    "\x1b[31mred\x1b]0;title\x07 \u202egnp.exe \u200bzero",
    'quote " and # hash and % percent and & and $ and ~ and ^',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a\x00b\x08c",
    "{" * 50,
    "}" * 50,
    "\\" * 51,
    "@string{x = {y}}",
    "T" * 50_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(text: str) -> None:
    crossref = web_source("crossref")
    item = {
        "DOI": f"10.5555/x {text}",
        "type": "journal-article",
        "title": [text],
        "author": [{"family": text, "given": text}, {"name": text}],
        "container-title": [text],
        "volume": text,
        "page": text,
        "publisher": text,
        "resource": {"primary": {"URL": f"https://example.org/{text}"}},
        "ISSN": [text],
        "issued": {"date-parts": [[text]]},
    }
    request = crossref.requests(Query(doi="10.5555/x"), Access())[0]
    record = crossref.parse(request, Reply(200, json.dumps({"message": item}).encode())).records[0]
    printed = as_bibtex([entry_of([record])])
    assert not any(character < " " and character not in "\n\t" for character in printed)
    assert "\u202e" not in printed
    document = bibtex.read(printed)
    assert [work.doi for work in document.works] == ["10.5555/x"]
    assert document.entries[0].values.keys() <= {
        "title", "author", "journal", "volume", "pages", "doi", "publisher", "number", "issn", "year", "url",
    }  # fmt: skip
    assert "javascript" not in document.works[0].url
    assert "\\input" not in printed.replace("\\textbackslash", "")
    assert "\\write18" not in printed
    assert "<script" not in document.works[0].title
    again = document.updated([replace(work) for work in document.works])
    assert again.text == printed
