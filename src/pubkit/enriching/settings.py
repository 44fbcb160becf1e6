"""What the caller decides about look-ups. A frozen value: only configuration reads files and the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

# The sources that are asked unless the caller names others, in the order in which they are asked.
DEFAULT_SOURCES = ("crossref", "dblp", "arxiv", "datacite", "doi.org")

# Environment variable -> the source whose base address it overrides. Configuration reads them.
BASE_VARIABLES: Mapping[str, str] = {
    "PUBKIT_CROSSREF_URL": "crossref",
    "PUBKIT_DBLP_URL": "dblp",
    "PUBKIT_DOI_URL": "doi.org",
    "PUBKIT_DATACITE_URL": "datacite",
    "PUBKIT_ARXIV_URL": "arxiv",
    "PUBKIT_ORCID_URL": "orcid",
    "PUBKIT_OPENALEX_URL": "openalex",
    "PUBKIT_SEMANTIC_SCHOLAR_URL": "semantic_scholar",
    "PUBKIT_UNPAYWALL_URL": "unpaywall",
}

# Environment variable -> the source whose key it holds.
KEY_VARIABLES: Mapping[str, str] = {
    "PUBKIT_CROSSREF_KEY": "crossref",
    "PUBKIT_OPENALEX_KEY": "openalex",
    "PUBKIT_SEMANTIC_SCHOLAR_KEY": "semantic_scholar",
}

DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How sources are asked. All times are in seconds, all sizes in bytes.

    ``cache`` is the SQLite file that holds answers and paces, shared by every process of this user; None keeps them
    in memory. ``bases`` overrides base addresses by source name: an overridden address is trusted, so it may be
    plain HTTP on a loopback address or stand in a private network.

    >>> Settings(bases={"crossref": "http://127.0.0.1:8080"}).bases["crossref"]
    'http://127.0.0.1:8080'
    """

    cache: Path | None = None
    sources: tuple[str, ...] = DEFAULT_SOURCES
    mailto: str = ""
    keys: Mapping[str, str] = field(default_factory=dict, hash=False)
    bases: Mapping[str, str] = field(default_factory=dict, hash=False)
    proxies: Mapping[str, str] = field(default_factory=dict, hash=False)  # scheme -> address, as requests takes them
    dumps: tuple[Path, ...] = ()  # indexes of local dumps
    offline: bool = False
    refresh: bool = False
    ttl_identifier: float = 30 * DAY
    ttl_search: float = 7 * DAY
    ttl_absent: float = 1 * DAY
    deadline: float = 30.0  # for one request with its redirects, from first byte sent to last byte read
    connect: float = 10.0
    max_bytes: int = 20_000_000  # decoded; the largest recorded answers are below 0.3 MB
    max_rest: float = 60.0  # a longer Retry-After is not waited for: the host rests
    attempts: int = 3
