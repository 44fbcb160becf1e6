"""Strings that are preprints, patents, or no venue at all: known by their form, before any table is asked."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubkit.normalizing.venues import places
from pubkit.normalizing.venues.words import FORMS


class Special(NamedTuple):
    """What the form of a string says: kind, acronym, name, and why."""

    kind: str
    acronym: str
    name: str
    why: str


Form = tuple[re.Pattern[str], Special]

_PATENT = (
    r"\bpatents?\b(?!.*\b(?:journal|conference|workshop|information)\b)|"
    r"^(?:US|EP|WO|CN|JP|DE|GB)\s?\d[\d,./ ]{5,}[A-Z]?\d?$"
)
_COMPANY = r"(?: inc\.?| ltd\.?| co\.?| publish.*)?"


@cache
def _forms() -> tuple[tuple[Form, ...], re.Pattern[str], tuple[Form, ...], tuple[Form, ...], re.Pattern[str]]:
    """Servers, patents, patent offices, what is no venue, publishers: compiled when a venue is first asked for."""

    def compiled(rows: str, kind: str, why: str, flags: re.RegexFlag) -> tuple[Form, ...]:
        return tuple(
            (
                re.compile(row["pattern"].strip().replace("\n", "|"), flags),
                Special(kind, row.get("acronym", ""), row.get("name", ""), why + row.get("why", "")),
            )
            for row in FORMS[rows]
        )

    publishers = "|".join(FORMS["publisher"][0]["pattern"].split("\n")).strip("|")
    return (
        compiled("server", "preprint", "a preprint server", re.IGNORECASE),
        re.compile(_PATENT, re.IGNORECASE),
        compiled("office", "patent", "a patent", re.NOFLAG),
        compiled("no_venue", "none", "no venue: ", re.IGNORECASE),
        re.compile(f"(?:the )?(?:{publishers}){_COMPANY}", re.IGNORECASE),
    )


def recognize(text: str) -> Special | None:
    """What the form of a cleaned string says, or None.

    >>> recognize("arXiv preprint arXiv:1607.06450").name
    'arXiv'
    >>> recognize("submitted to Nature").why
    'no venue: unpublished'
    """
    servers, patent, offices, no_venues, publishers = _forms()
    for pattern, special in servers:
        if pattern.search(text):
            return special
    if patent.search(text):
        named = (special for pattern, special in offices if pattern.search(text))
        return next(named, Special("patent", "", "", "a patent"))
    for pattern, special in no_venues:
        if pattern.search(text):
            return special
    bare = text.strip(" .,;()")
    if publishers.fullmatch(bare):
        return Special("none", "", "", "no venue: publisher")
    if places.only(bare):
        return Special("none", "", "", "no venue: place")
    return None
