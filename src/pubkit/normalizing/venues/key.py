"""One key for each venue that is known, so that two spellings of it compare as equal."""

from __future__ import annotations

from functools import lru_cache

from pubkit.normalizing.venues.recognize import in_table

# What the table says; below this a name is a reading that may be another venue's.
SURE = 0.8
# Kinds whose name is the venue's own. A workshop, a companion and a preprint are told apart by the rules of dedupe.
_KINDS = frozenset({"conference", "journal"})


@lru_cache(maxsize=1 << 16)
def venue_key(text: str) -> str:
    """The acronym or name of the conference or journal that the text names; "" for any other text.

    >>> venue_key("Proc. 20th Int. Conf. on Very Large Data Bases") == venue_key("VLDB")
    True
    >>> venue_key("The VLDB Journal") == venue_key("VLDB")
    False
    """
    if not text:
        return ""
    venue = in_table(text)
    known = venue.confidence >= SURE and venue.kind in _KINDS
    return f"{venue.kind}:{venue.acronym or venue.name}" if known else ""
