"""Conferences and workshops by their names, by their acronyms, and turned the right way round."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from pubkit.normalizing.venues import acronyms, match, wording
from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.evidence import (
    A_SHADE,
    ACRONYM_ALONE,
    ACRONYM_AND_PLACE,
    ACRONYM_AND_WORDS,
    LEFT,
    MOST_WORDS,
    NAME_AND_ACRONYM,
    OTHER_MEETING_WORD,
    RIVALS,
    SHORT_NAME,
    SURE,
    THIN,
    WHOLE_NAME,
    stated,
)
from pubkit.normalizing.venues.renames import called
from pubkit.normalizing.venues.table import Row, Table, compact, name_words, shipped, sponsors
from pubkit.normalizing.venues.wording import Part, Word


def spelled(words: list[Word], table: Table) -> tuple[Row, float, str] | None:
    """The best conference or workshop that the string names in words, as they stand or turned the right way round."""
    best = meeting(words, table)
    turned_words = rotate(words)
    if not turned_words or (best and best[1] >= WHOLE_NAME):
        return best
    turned = meeting(turned_words, table)
    if turned and (not best or turned[1] > best[1]) and not _contradicted(words, turned[0], table):
        return turned
    return best


def _contradicted(words: list[Word], row: Row, table: Table) -> bool:
    """Whether the string has the acronym of another conference, and none of this: `Pattern Recognition - DAGM 2011`."""
    claims = [claim for claim in acronyms.claims(words, table) if claim.sure and claim.row.kind == "conference"]
    return bool(claims) and all(claim.row.name != row.name for claim in claims)


def meeting(words: list[Word], table: Table) -> tuple[Row, float, str] | None:
    """The best conference or workshop that the string names in words."""
    spelled = match.meetings(words, table)
    if not spelled:
        return None
    claimed = {claim.row.name for claim in acronyms.claims(words, table)}
    best: tuple[Row, float, match.Found] | None = None
    rivals = False
    for found in spelled:
        if best and found.size < best[2].size and found.last > best[2].first:
            continue  # inside the longer name, or after it
        confidence = _confidence(found, words, found.row.name in claimed)
        earlier = best is not None and found.last <= best[2].first and confidence >= SURE  # of two events, the first
        if best is None or earlier or confidence > best[1]:
            best, rivals = (found.row, confidence, found), False
        elif confidence == best[1] and found.row.name != best[0].name:
            rivals = True
    if not best:
        return None
    return (best[0], RIVALS, LEFT) if rivals else (best[0], best[1], "its name")


def _confidence(found: match.Found, words: list[Word], acronym: bool) -> float:
    outside = words[: found.first] + words[found.last :]
    stated = {word.key for word in words if word.part is Part.SPONSOR and word.key in small.ORGANIZATIONS}
    known = sponsors(found.row) & small.ORGANIZATIONS
    if _held_at(words[: found.first]) or (found.last < len(words) and words[-1].raw.lower() in _SERIES):
        return THIN
    if found.size == 1 and any(word.part is Part.CONTENT for word in words[: found.first]):
        return THIN  # one word is no more than an acronym
    if acronym:
        return NAME_AND_ACRONYM if found.whole and not found.swapped else NAME_AND_ACRONYM - 0.01
    if any(word.key == small.WORKSHOP for word in outside) or _another_book(found, words):
        return THIN
    confidence = WHOLE_NAME if found.whole else SHORT_NAME
    if stated and known and not stated & known:
        return THIN if found.size < LONG_NAME else confidence - 0.15
    if stated & known:
        confidence += 0.005
    confidence -= A_SHADE * (_international(words[: found.last + 1]) != _international(name_words(found.name)))
    if found.swapped:
        confidence -= WHOLE_NAME - OTHER_MEETING_WORD if found.size >= SWAP_LEAST or stated & known else 0.5
    return confidence


def _another_book(found: match.Found, words: Sequence[Word]) -> bool:
    """Whether a volume's title goes on as no meeting's does: `Parallel Distributed Processing: Explorations in ...`."""
    rest = words[found.last :]
    return (
        bool(rest)
        and rest[0].edge == ":"
        and not any(word.part is Part.NOISE for word in rest)
        and not any(word.key in small.MEETINGS for word in (*words, *name_words(found.name)))
    )


def _held_at(before: list[Word]) -> bool:
    """Whether something else was held at what is named: `Frob Track at the Web Conference`."""
    at = next((spot for spot in range(len(before) - 1, -1, -1) if before[spot].part is Part.CONTENT), -1) + 1
    return at > 0 and before[at - 1].key not in _GIVEN and any(word.key == "at" for word in before[at:])


_SERIES = frozenset({"ser", "series"})  # of books, named as the meeting is: `Neural Inf. Process. Ser.`
_GIVEN = frozenset({"presented", "given", "exhibited", "performed"})


def _international(words: Sequence[Word]) -> bool:
    return any(word.key == "international" for word in words)


LONG_NAME = 4  # words: a name this long is hardly another sponsor's too, or it has a row of its own
SWAP_LEAST = 4  # words, the meeting's among them: "symposium" for "conference" is forgiven from here on


def by_acronym(words: list[Word], table: Table, field: str | None = None) -> tuple[Row, float, str] | None:
    """The venue that an acronym names, when the words around agree."""
    content = [word for word in words if word.part is Part.CONTENT]
    if len(content) == 1 and (former := called(compact(content[0].raw), wording.year(words), table)):
        return former, ACRONYM_ALONE, "its acronym"
    claims = acronyms.claims(words, table)
    found = [claim for claim in claims if believable(claim)]
    if not found:
        return _doubtful(words, claims, field)
    first = found[0]
    if any(
        other.row.name != first.row.name
        and (other.strange, other.agree, other.last - other.first, other.sure)
        == (first.strange, first.agree, first.last - first.first, first.sure)
        for other in found[1:]
    ):
        return first.row, THIN, LEFT
    return first.row, weight(first), "its acronym"


def _doubtful(words: list[Word], claims: list[acronyms.Claim], field: str | None) -> tuple[Row, float, str] | None:
    """The one venue that a doubtful acronym can mean: its sponsor's (`ACM SAC`), or the only one of the field's kind,
    where it is doubted as a word (`POLICY`) or as another kind's (`TCS` in a journal's field)."""
    alone = [
        claim
        for claim in claims
        if not claim.strange
        and claim.letters >= LEAST_ALONE
        and all(word.raw.isupper() for word in words[claim.first : claim.last])
    ]
    sponsored = [claim.row for claim in alone if stated(words) & sponsors(claim.row)]
    kinds = _KINDS.get(field or "", ())
    of_kind = [
        claim.row
        for claim in alone
        if claim.row.kind in kinds
        and (field == "journal" or len(claims) > 1 or words[claim.first].raw.lower() in small.PLAIN_WORDS)
    ]
    for rows in (sponsored, of_kind):
        if len({row.name for row in rows}) == 1:
            return rows[0], SURE, "its acronym"
    return None


_KINDS = {"journal": ("journal",), "booktitle": ("conference", "workshop")}


def believable(claim: acronyms.Claim) -> bool:
    return weight(claim) >= SURE


def weight(claim: acronyms.Claim) -> float:
    if not claim.strange:
        if claim.agree >= 2:
            return ACRONYM_AND_WORDS
        if claim.sure and claim.letters < LEAST_ALONE and not claim.agree and claim.row.kind != "conference":
            return THIN
        return ACRONYM_ALONE if claim.sure else (SURE if claim.agree else THIN)
    if claim.behind and (claim.sure or claim.agree):
        return ACRONYM_AND_PLACE
    if claim.agree >= 2 and claim.agree >= claim.strange * 2:
        return MOST_WORDS
    return THIN


def entire(words: list[Word], table: Table) -> Row | None:
    """The one conference or workshop whose name is all that the string says."""
    content = [
        spot for spot, word in enumerate(words) if word.part is Part.CONTENT and not (word.opens and word.raw.isupper())
    ]
    rows = {
        found.row.name: found.row
        for found in match.meetings(words, table)
        if found.whole
        and not found.swapped
        and content
        and found.first <= content[0]
        and found.last > content[-1]
        and not (found.row.kind == "conference" and many_workshops(words))
    }
    return next(iter(rows.values())) if len(rows) == 1 else None


def many_workshops(words: Sequence[Word]) -> bool:
    """Whether the string speaks of workshops, not of a workshop: no main venue was ever called so."""
    return any(word.key == small.WORKSHOP and word.raw.lower().rstrip(".").endswith("s") for word in words)


def rotate(words: list[Word]) -> list[Word] | None:
    """IEEE Xplore's inverted names set right: `Computer Vision, 2009. IEEE Conference on` has its topic first.

    The meeting word that ends its clause ends the name; the topic is what begins the string.
    """
    for last in range(len(words) - 1, 0, -1):
        word = words[last]
        if word.opens or not (word.key in small.MEETINGS or word.key == small.WORKSHOP) or not _ends(words, last):
            continue
        start = last
        while start > 0 and not words[start].edge:
            start -= 1
        if start == 0:
            start = next((spot for spot in range(last, 0, -1) if words[spot - 1].part is Part.NOISE), 0)
        head = 0
        while head < start and not (head and (words[head].opens or (words[head].edge and _is_break(words, head)))):
            head += 1
        if not any(word.part is Part.CONTENT for word in words[:head]):
            continue
        topic = [word._replace(edge="") for word in words[:head]]
        rest = [word._replace(edge=",") if spot == 0 else word for spot, word in enumerate(words[head:start])]
        after = [word._replace(edge=",") if spot == 0 else word for spot, word in enumerate(words[last + 1 :])]
        return [*words[start : last + 1], *topic, *rest, *after]
    return None


def _ends(words: list[Word], last: int) -> bool:
    """Whether no topic follows: the next word that means something stands behind punctuation."""
    for word in words[last + 1 :]:
        if word.edge:
            return True
        if word.part is Part.CONTENT:
            return False
    return True


def _is_break(words: list[Word], spot: int) -> bool:
    """Whether the topic ends here: before an edition, or before the acronym or the sponsor that repeats the name."""
    word = words[spot]
    return word.part in (Part.NOISE, Part.SPONSOR) or (word.raw.isupper() and len(word.raw) > 2)


@cache
def _topics() -> dict[tuple[str, ...], list[Row]]:
    """Conferences of the shipped table by what they are on."""
    topics: dict[tuple[str, ...], list[Row]] = {}
    for row in shipped().rows:
        if row.kind == "conference":
            topics.setdefault(_topic(name_words(row.name)), []).append(row)
    return topics


def _topic(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words if word.part is Part.CONTENT and word.key not in small.MEETINGS)


def by_topic(words: Sequence[Word]) -> Row | None:
    """The one conference whose topic is all that a booktitle says: ``Information Processing in Sensor Networks``."""
    topic = _topic(words)
    rows = _topics().get(topic, []) if len(topic) >= LEAST_TOPIC else []
    return rows[0] if len(rows) == 1 else None


def turned_topic(words: Sequence[Word]) -> Row | None:
    """The one conference on a topic, of whose turned name only `international` is left behind the edition:
    ``Data engineering, 2002. Proceedings. 18th international …``."""
    topic = list(takewhile(lambda word: word.part in (Part.CONTENT, Part.STOP), words))
    rest = words[len(topic) :]
    if all(word.key not in small.QUALIFIERS for word in rest) or any(word.part is Part.CONTENT for word in rest):
        return None
    rows = _topics().get(_topic(topic), [])
    return rows[0] if len(rows) == 1 else None


LEAST_TOPIC = 3  # words: fewer are as likely a book's title

LEAST_ALONE = 3  # letters of a journal's acronym that names it without another word
