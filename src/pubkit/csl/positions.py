"""Where a cite stands among the others of a document.

CSL 1.0.2, "Choose", position: first, subsequent, ibid, ibid-with-locator, near-note.
"""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.csl.shape import FAR_NOTE, FIRST, IBID, IBID_WITH_LOCATOR, NEAR_NOTE, SUBSEQUENT
from pubkit.csl.values import NamedTuple

DEFAULT_NEAR_NOTE = 5  # "near-note-distance"


class Cite:
    """One cite of a citation: the item's place in the processor's list, and what the user says of it."""

    __slots__ = (
        "author_only", "first_note", "forced", "index", "label", "locator", "position", "prefix", "suffix",
        "suppress_author",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        locator: str = "",
        label: str = "page",
        prefix: str = "",
        suffix: str = "",
        suppress_author: bool = False,
        author_only: bool = False,
        forced: int | None = None,
    ) -> None:
        self.index = index
        self.locator = locator
        self.label = label
        self.prefix = prefix
        self.suffix = suffix
        self.suppress_author = suppress_author
        self.author_only = author_only
        self.forced = forced  # a position that the caller knows, as bits; else it is found out
        self.position = FIRST
        self.first_note = 0


class Citation(NamedTuple):
    """A cluster of cites in one place: ``note`` is the note's number, 0 in the text."""

    cites: list[Cite]
    note: int = 0


# The numbers that programs use for positions in the data of a cite.
NUMBERED = (FIRST, SUBSEQUENT | NEAR_NOTE, SUBSEQUENT | IBID, SUBSEQUENT | IBID | IBID_WITH_LOCATOR)


def assign(citations: Sequence[Citation], near: int = DEFAULT_NEAR_NOTE) -> None:
    """Give every cite its position and the note that first cited its item."""
    seen: dict[int, int] = {}  # item -> note of its last cite
    first: dict[int, int] = {}
    before: dict[bool, list[Citation]] = {True: [], False: []}  # in notes, and in the text
    for citation in citations:
        earlier = before[bool(citation.note)]
        for place, cite in enumerate(citation.cites):
            if cite.index not in seen:
                cite.position = FIRST
                first[cite.index] = citation.note
            else:
                cite.position = SUBSEQUENT
                previous = citation.cites[place - 1] if place else _only(earlier, citation)
                if previous is not None and previous.index == cite.index:
                    cite.position |= _ibid(cite, previous)
                distance = citation.note - seen[cite.index]
                cite.position |= NEAR_NOTE if distance <= near else FAR_NOTE
                cite.first_note = first[cite.index]
            if cite.forced is not None:
                cite.position = cite.forced
            seen[cite.index] = citation.note
        if citation.cites:
            if earlier and (earlier[-1].note != citation.note or not citation.note):
                earlier.clear()
            earlier.append(citation)


def _only(earlier: Sequence[Citation], now: Citation) -> Cite | None:
    """The last cite before, if all cites of its note are of one item and the note is this one or the one before."""
    if not earlier:
        return None
    last = earlier[-1]
    if last.note == now.note:
        earlier = earlier[-1:]
    elif now.note - last.note > 1:
        return None
    every = [cite.index for citation in earlier for cite in citation.cites]
    return last.cites[-1] if len(set(every)) == 1 else None


def _ibid(cite: Cite, previous: Cite) -> int:
    if previous.locator and not cite.locator:
        return 0
    if cite.locator and (cite.locator, cite.label) != (previous.locator, previous.label):
        return IBID | IBID_WITH_LOCATOR
    return IBID
