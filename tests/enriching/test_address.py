"""Which addresses are asked, and which never are."""

from __future__ import annotations

import pytest

from pubkit.enriching.address import Gate, RefusedError, address_of, is_private
from pubkit.enriching.source import Kind, Request
from pubkit.enriching.sources import NAMES, web_source

DEFAULTS = {name: web_source(name).base for name in NAMES}


def gate(name: str = "doi.org", **bases: str) -> Gate:
    return Gate(web_source(name), {key.replace("_", "."): value for key, value in bases.items()}, DEFAULTS)


REFUSED = [
    "http://api.crossref.org/x",
    "https://example.org/",
    "https://api.crossref.org.example.org/",
    "https://api.crossref.org@example.org/",
    "https://example.org#api.crossref.org",
    "https://user@api.crossref.org/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://localhost/",
    "https://2130706433/",
    "http://169.254.169.254/latest/meta-data",
    "ftp://api.crossref.org/",
    "javascript:alert(1)",
    "//example.org/x",
    "https:///nowhere",
    "",
]


@pytest.mark.parametrize("location", REFUSED)
def test_a_redirect_that_is_refused(location: str) -> None:
    with pytest.raises(RefusedError):
        gate().next_hop("http://elsewhere.example.org/", location)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://api.crossref.org:443/v1/works/x", "https://api.crossref.org:443/v1/works/x"),
        ("/10.5555/other", "https://doi.org/10.5555/other"),
        ("https://data.crosscite.org/x?y=1", "https://data.crosscite.org/x?y=1"),
    ],
)
def test_a_redirect_that_is_followed(location: str, target: str) -> None:
    assert gate().next_hop("https://doi.org/10.5555/x", location) == target


def test_an_override_is_trusted_but_opens_no_other_door() -> None:
    local = gate(doi_org="http://127.0.0.1:8000")
    assert local.next_hop("http://127.0.0.1:8000/a", "/b") == "http://127.0.0.1:8000/b"
    for other in ("http://127.0.0.1:8001/b", "http://127.0.0.1/b", "https://10.0.0.1/"):
        with pytest.raises(RefusedError):
            local.next_hop("http://127.0.0.1:8000/a", other)


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", True),
        ("100.64.0.1", True),
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("api.crossref.org", False),
    ],
)
def test_private_addresses(host: str, private: bool) -> None:
    assert is_private(host) is private


@pytest.mark.parametrize(
    ("base", "path", "whole"),
    [
        ("https://a", "/v3.0/x/works", "https://a/v3.0/x/works"),
        ("https://a/v3.0", "/v3.0/x/works", "https://a/v3.0/x/works"),
        ("https://a/mirror", "/api/query", "https://a/mirror/api/query"),
        ("https://a/api/query", "/api/query", "https://a/api/query"),
        ("https://a/works", "/works/10.1/x", "https://a/works/10.1/x"),
    ],
)
def test_a_base_may_end_where_the_path_begins(base: str, path: str, whole: str) -> None:
    assert address_of(base, Request(path, Kind.SEARCH)) == whole
    assert address_of(base, Request(path, Kind.SEARCH, {"q": "a b&c"})) == f"{whole}?q=a+b%26c"
