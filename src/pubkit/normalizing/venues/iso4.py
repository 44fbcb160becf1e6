"""Title words abbreviated by ISO 4, with the List of Title Word Abbreviations that `pyiso4` carries.

Reading that list takes a third of a second, so it happens only for a journal outside the table.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@cache
def _abbreviator() -> Any:
    from pyiso4.ltwa import Abbreviate

    return Abbreviate.create()


@lru_cache(maxsize=4096)
def abbreviate(title: str) -> str:
    """The ISO 4 form of a journal's title, or an empty string where the list's rules fail on it.

    Source: ISO 4:1997; ISSN International Centre, List of Title Word Abbreviations.

    >>> abbreviate("Journal of Machine Learning Research")
    'J. Mach. Learn. Res.'
    """
    try:
        return str(_abbreviator()(title, remove_part=True))
    except Exception:  # the package raises IndexError and others on some titles
        return ""
