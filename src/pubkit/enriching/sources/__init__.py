"""The sources, in the order in which they are asked. Adding one is one file and one line here."""

from __future__ import annotations

import importlib
from functools import cache

from pubkit.enriching.source import WebSource
from pubkit.errors import ConfigError

# name -> the module whose SOURCE it is; loaded when it is asked.
_MODULES: tuple[tuple[str, str], ...] = (
    ("crossref", "crossref"),
    ("dblp", "dblp"),
    ("arxiv", "arxiv"),
    ("datacite", "datacite"),
    ("doi.org", "doi_org"),
    ("openalex", "openalex"),
    ("semantic_scholar", "semantic_scholar"),
    ("unpaywall", "unpaywall"),
    ("orcid", "orcid"),
)

NAMES: tuple[str, ...] = tuple(name for name, _ in _MODULES)


@cache
def web_source(name: str) -> WebSource:
    """The source of this name.

    >>> web_source("crossref").base
    'https://api.crossref.org'
    """
    modules = dict(_MODULES)
    if name not in modules:
        raise ConfigError(f"no look-up source is called {name!r}", f"one of {', '.join(NAMES)}")
    source: WebSource = importlib.import_module(f"{__name__}.{modules[name]}").SOURCE
    return source
