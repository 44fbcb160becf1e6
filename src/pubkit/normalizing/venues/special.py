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


class Forms(NamedTuple):
    """Compiled patterns; ``server`` is all of ``servers`` in one, to ask first."""

    server: re.Pattern[str]
    servers: tuple[Form, ...]
    patent: re.Pattern[str]
    offices: tuple[Form, ...]
    no_venues: tuple[Form, ...]
    publishers: re.Pattern[str]


_PATENT = (
    r"\bpatents?\b(?!.*\b(?:journal|conference|workshop|information)\b)|"
    r"^(?:US|EP|WO|CN|JP|DE|GB|KR|TW|FR|CA|AU)\s?\d[\d,./ ]{5,}[A-Z]?\d?$"
)
_PRINTED = r"(?:series|ser|journal|studies|texts?|textbook|lectures?|library|open|pivots)\b"
_COMPANY = r"(?: inc\.?| ltd\.?| co\.?| publish.*)?"


@cache
def _forms() -> Forms:
    """All patterns, compiled when a venue is first asked for."""

    def compiled(rows: str, kind: str, why: str, flags: re.RegexFlag) -> tuple[Form, ...]:
        return tuple(
            (
                re.compile(row["pattern"].strip().replace("\n", "|"), flags),
                Special(kind, row.get("acronym", ""), row.get("name", ""), why + row.get("why", "")),
            )
            for row in FORMS[rows]
        )

    publishers = "|".join(FORMS["publisher"][0]["pattern"].split("\n")).strip("|")
    servers = compiled("server", "preprint", "a preprint server", re.IGNORECASE)
    return Forms(
        re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in servers), re.IGNORECASE),
        servers,
        re.compile(_PATENT, re.IGNORECASE),
        compiled("office", "patent", "a patent", re.NOFLAG),
        compiled("no_venue", "none", "no venue: ", re.IGNORECASE),
        re.compile(rf"(?!.*\b{_PRINTED})(?:the )?(?:{publishers}){_COMPANY}", re.IGNORECASE),
    )


def recognize(text: str, *, meets: bool = False) -> Special | None:
    """What the form of a cleaned string says, or None; a string that ``meets``, names a meeting, is some venue.

    >>> recognize("arXiv preprint arXiv:1607.06450").name
    'arXiv'
    >>> recognize("submitted to Nature").why
    'no venue: unpublished'
    """
    forms = _forms()
    if forms.server.search(text):
        return next(special for pattern, special in forms.servers if pattern.search(text))
    if forms.patent.search(text):
        named = (special for pattern, special in forms.offices if pattern.search(text))
        return next(named, Special("patent", "", "", "a patent"))
    if meets:
        return None
    for pattern, special in forms.no_venues:
        if pattern.search(text):
            return special
    bare = text.strip(" .,;()")
    if forms.publishers.fullmatch(bare):
        return Special("none", "", "", "no venue: publisher")
    if places.only(bare):
        return Special("none", "", "", "no venue: place")
    return None
