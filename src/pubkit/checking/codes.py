"""Every code of content (PK2): its name, what it says, and what finds it: a rule of normalizing, or a check here.

A page in docs/checks is called by the code and the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pubkit.checking.checks import (
    acronyms,
    braces,
    keys_alike,
    missing_field,
    others,
    patent_day,
    self_mark,
    venue_spellings,
    year_date,
    year_doi,
)
from pubkit.checking.subject import Check

CHECKS: tuple[Check, ...] = (
    venue_spellings.CHECK,
    missing_field.CHECK,
    year_date.CHECK,
    year_doi.CHECK,
    others.CHECK,
    keys_alike.CHECK,
    patent_day.CHECK,
    braces.CHECK,
    acronyms.CHECK,
    self_mark.CHECK,
)


class Code(NamedTuple):
    """``rule``: the rule of normalizing that mends it; ``safe``: a fix that cannot be wrong."""

    name: str
    summary: str
    rule: str = ""
    safe: bool = False


CODES: Mapping[str, Code] = {
    "PK201": Code("doi", "a DOI that is none, or is not bare", "doi", True),
    "PK202": Code("pages", "a page range that runs back, or has no en dash", "pages", True),
    "PK203": Code("url", "an address that is none, or holds escapes or tracking", "url", True),
    "PK204": Code("unknown-venue", "a venue that the tables do not know", "venues"),
    "PK205": Code("arxiv", "an arXiv number that is none, or has a version", "arxiv", True),
    "PK206": Code("isbn", "an ISBN whose check digit is wrong, or with words around it", "isbn", True),
    "PK207": Code("issn", "an ISSN whose check digit is wrong, or out of form", "issn", True),
    "PK208": Code("orcid", "an ORCID iD whose check digit is wrong, or with an address around it", "orcid", True),
    "PK209": Code("names", "a name that is not in its parts, or may be several", "names", True),
    "PK210": Code("one-spelling", "one person spelled in several ways", "one-spelling"),
    **{check.code: Code(check.name, check.summary) for check in CHECKS},
    "PK219": Code("acronyms", "an acronym in a title is not protected by braces", "acronyms", True),
    "PK221": Code("markup", "HTML, entities or invisible characters", "markup", True),
    "PK222": Code("title-stop", "a title with the citation's stop or quotes", "title-stop", True),
    "PK223": Code("doi-from-url", "a DOI that stands only in the address", "doi-from-url", True),
}

# rule of normalizing -> the code of what it would change
RULE_CODES: Mapping[str, str] = {code.rule: number for number, code in CODES.items() if code.rule}
SAFE_RULES: tuple[str, ...] = tuple(code.rule for code in CODES.values() if code.safe and code.rule != "acronyms")
