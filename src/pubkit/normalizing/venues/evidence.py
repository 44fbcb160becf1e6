"""How sure each sort of evidence makes us, and what a recognised venue is built of.

Below `SURE` nothing is named. `docs/venues.md` has the figures these were set by.
"""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.model import Venue
from pubkit.normalizing.venues import wording
from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.table import Row
from pubkit.normalizing.venues.wording import Part, Word

LEFT = "left as it is"

WHOLE_NAME = 0.98
SHORT_NAME = 0.93
NAME_AND_ACRONYM = 0.99
OTHER_MEETING_WORD = 0.85
ACRONYM_AND_WORDS = 0.93
ACRONYM_ALONE = 0.88
ACRONYM_AND_PLACE = 0.85
MOST_WORDS = 0.8
BY_FORM = 0.7
SIDE_EVENT = 0.8
CUT_NAME = 0.8
TOPIC = 0.75
MISSPELT = 0.75
SURE = 0.7
THIN = 0.3
RIVALS = 0.4  # two venues fit equally well: neither is named


A_SHADE = 0.001  # what decides between two venues that are otherwise alike


def venue_of(row: Row, how: str, confidence: float, words: list[Word]) -> Venue:
    """A row of the table as a Venue, with the edition that the string speaks of."""
    return Venue(
        name=row.name,
        acronym=row.acronym,
        kind=row.kind,
        iso4=row.iso4,
        host=row.host,
        year=wording.year(words),
        ordinal=wording.ordinal(words),
        how=how,
        confidence=confidence,
    )


def left(clean: str, field: str | None, words: list[Word]) -> Venue:
    """The string as it is, with the kind as far as it is known."""
    year, ordinal = wording.year(words), wording.ordinal(words)
    kind = "none"
    if meets(words):
        kind = "workshop" if any(word.key == small.WORKSHOP for word in words) else "conference"
    elif words[0].key == "journal" or any(word.key == "journal" for word in words if field == "journal"):
        kind = "journal"
    elif field == "journal" and _shortened(words):
        return Venue(clean, kind="journal", iso4=clean, year=year, ordinal=ordinal, how=LEFT, confidence=THIN)
    return Venue(clean, kind=kind, year=year, ordinal=ordinal, how=LEFT, confidence=THIN)


def _shortened(words: Sequence[Word]) -> bool:
    """Whether the words are a journal's abbreviation, in full stops as ISO 4 has it: `Ann. Mat. Pura Appl.`"""
    content = [word for word in words if word.part is Part.CONTENT]
    short = [word for word in content if word.short and len(word.raw) > 1 and word.raw[0].isupper()]
    return len(short) >= LEAST_SHORTENED and len(short) * 2 > len(content) and not any(w.raw.isdigit() for w in words)


LEAST_SHORTENED = 2  # words; one with a full stop may end a phrase


def meets(words: Sequence[Word]) -> bool:
    """Whether the string speaks of a meeting of any sort."""
    return any(word.key in small.MEETINGS or word.key == small.WORKSHOP for word in words)


def stated(words: Sequence[Word]) -> set[str]:
    """The sponsors that the words name."""
    return {word.key for word in words if word.part is Part.SPONSOR}
