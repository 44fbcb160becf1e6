"""What the caller decides about look-ups. A frozen value: only configuration reads files and the environment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pubkit.errors import ConfigError

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
    dumps: tuple[Path, ...] = ()  # indexes of dumps on this disk
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


def settings_from(
    table: Mapping[str, Any],
    environment: Mapping[str, str],
    cache_folder: Path,
    *,
    sources: Iterable[str] = (),
    offline: bool = False,
    refresh: bool = False,
) -> Settings:
    """Settings out of what configuration read: the table ``[enrich]``, the environment, and the user's cache folder.

    All dumps that are kept on this disk are asked, unless ``sources`` names others: then those that it names.
    The table may hold ``sources`` (a list of names), ``mailto`` and ``timeout`` (seconds). Raises ConfigError.

    >>> settings_from({"mailto": "me@example.org"}, {}, Path("cache")).sources[0]
    'crossref'
    """
    from pubkit.enriching.dumps import FOLDER, installed
    from pubkit.enriching.sources import NAMES

    sources = tuple(sources)
    for name in table:
        if name not in _TABLE:
            raise ConfigError(f"unknown setting [enrich] {name}", f"one of {', '.join(sorted(_TABLE))}")
    chosen = sources or _names(table.get("sources", list(DEFAULT_SOURCES)), "sources")
    timeout = table.get("timeout", 30.0)
    mailto = environment.get("PUBKIT_MAILTO", "") or table.get("mailto", "")
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not 0 < timeout <= 600:
        raise ConfigError("[enrich] timeout is a number of seconds, at most 600")
    if not isinstance(mailto, str) or any(character in mailto for character in "\r\n()"):
        raise ConfigError("[enrich] mailto is one mail address")
    if "unpaywall" in chosen and not mailto:
        raise ConfigError(
            "unpaywall answers nobody without a mail address", 'write [enrich] mailto = "you@example.org"'
        )
    proxies = {
        scheme: environment[name]
        for scheme in ("http", "https")
        for name in (f"{scheme}_proxy", f"{scheme.upper()}_PROXY")
        if environment.get(name)
    }
    kept = installed(cache_folder / FOLDER)
    return Settings(
        cache=cache_folder / "look-ups.db",
        sources=tuple(name for name in chosen if name in NAMES or name not in kept),
        dumps=tuple(path for name, path in kept.items() if name in sources or not sources),
        mailto=mailto,
        keys={name: environment[key] for key, name in KEY_VARIABLES.items() if environment.get(key)},
        bases={name: environment[key] for key, name in BASE_VARIABLES.items() if environment.get(key)},
        proxies=proxies,
        offline=offline,
        refresh=refresh,
        deadline=float(timeout),
    )


_TABLE = frozenset({"sources", "mailto", "timeout", "lock"})


def _names(value: object, setting: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConfigError(f"[enrich] {setting} is a list of names", f'write {setting} = ["crossref", "dblp"]')
    return tuple(value)


def locked_fields(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of fields that the table ``[enrich]`` locks in every entry."""
    return _names(table.get("lock", []), "lock")
