"""How far two records agree in one field. Each field has its own few levels; the weights are in rules.py."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Title(StrEnum):
    """The words of two titles."""

    SAME = "same title"
    NEAR = "same title but for spelling"
    SLIP = "same title but for a word that looks alike"
    SUBTITLE = "one title lacks the subtitle or a label"
    PART = "one title continues the other"
    CHANGED = "titles differ in some words"
    NUMBERED = "titles differ in a number"
    OTHER = "different titles"
    UNKNOWN = "a title is missing"


class Authors(StrEnum):
    """Two author lists, the best level first."""

    SAME = "same authors"
    PART = "one author list is part of the other"
    MOST = "most authors in common"
    ALIKE = "author names that look alike"
    SOME = "some authors in common"
    NAMESAKES = "same family names, other initials"
    NONE = "no author in common"
    UNKNOWN = "authors missing"


class Field(StrEnum):
    """Any other field: year, venue, volume, issue, pages, DOI."""

    SAME = "same"
    NEAR = "nearly the same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Band(StrEnum):
    """What becomes of a pair: merge it, ask, link it, or leave it alone."""

    SURE = "sure"
    MAYBE = "maybe"
    VERSION = "version"
    DISTINCT = "distinct"


class Evidence(NamedTuple):
    """The level of each field for one pair."""

    title: Title
    authors: Authors
    year: Field
    venue: Field
    volume: Field
    issue: Field
    pages: Field
    doi: Field
