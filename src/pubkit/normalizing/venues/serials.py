"""Journals and series: a name of the table that begins the string, and a rest that only describes it."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.normalizing.venues import match
from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.evidence import A_SHADE, SHORT_NAME, WHOLE_NAME, stated
from pubkit.normalizing.venues.table import Row, Table, compact, name_words, vocabulary
from pubkit.normalizing.venues.wording import Part, Word


def serial(words: list[Word], table: Table) -> tuple[Row, float, int] | None:
    """A journal or series whose name begins the string, and whose rest says nothing else."""
    best: tuple[Row, float, int] | None = None
    rivals: set[str] = set()
    for found in match.journals(words, table):
        if best and found.last < best[2]:
            continue
        if not _harmless(words, found.last, found.row):
            continue
        confidence = WHOLE_NAME if found.whole else SHORT_NAME
        confidence -= A_SHADE * (stated(words[: found.last]) != stated(name_words(found.name)))
        if found.whole:
            confidence -= A_SHADE * (_letters(words[found.first : found.last]) != _letters(name_words(found.name)))
        if best and best[2] == found.last and best[1] >= confidence:
            if best[1] == confidence and found.row.name != best[0].name:
                rivals.add(found.row.name)
            continue
        best, rivals = (found.row, confidence, found.last), set()
    return None if rivals else best


def _letters(words: Sequence[Word]) -> str:
    """The words as they are spelled: all that tells `Frontiers of Physics` from `Frontiers in Physics`."""
    return "".join("and" if word.raw == "&" else word.raw for word in words).lower().removeprefix("the")


_DESCRIBING = "official journal publication international interdisciplinary multidisciplinary magazine bulletin organ"
_SUBTITLE = frozenset({*_DESCRIBING.split(), "newsletter", "peer", "a"})


def _harmless(words: list[Word], last: int, row: Row) -> bool:
    """Whether what follows a journal's name only describes it: an edition, its acronym, a place, a subtitle."""
    rest = [word for word in words[last:] if word.part is not Part.NOISE and word.part is not Part.STOP]
    noise = [word for word in words[last:] if word.part is Part.NOISE and not _rides(word)]
    if not rest:
        return not noise
    if any(word.key not in small.QUALIFIERS for word in noise):
        return False  # "Part II", "Ser. B": another journal
    if any(word.key == small.WORKSHOP for word in rest):
        return False
    if all(word.opens for word in rest) or compact("".join(word.raw for word in rest)) == compact(row.acronym):
        return True
    if len(vocabulary(row)) >= LEAST_FOR_RIDERS and all(
        word.raw.isupper() and len(word.raw) >= LEAST_RIDER for word in rest
    ):
        return True  # "Proc. ACM Program. Lang. 5, POPL"
    if words[last].edge.strip() in ("-", ":") and words[last].key in ("the", "an", "a"):
        return any(
            word.key == "journal" for word in rest
        )  # "... - The International Journal of eScience", "Brain: a journal of neurology"
    heads = [word.key for word in rest if word.key != "a"][:2]
    if not any(head in _SUBTITLE for head in heads):
        return False
    return any(word.key in _BODIES for word in rest) or all(
        head in _SUBTITLE or head in vocabulary(row) for head in heads
    )


def _rides(word: Word) -> bool:
    return word.raw[:1].isdigit() or word.raw[:1] == "'" or word.key in small.RIDERS


_BODIES = frozenset({"society", "association", "federation", "institute", "academy", "college", "organization"})


LEAST_FOR_RIDERS = 4  # words of a name that may carry acronyms behind it
LEAST_RIDER = 3  # letters of such an acronym; fewer are a section's
