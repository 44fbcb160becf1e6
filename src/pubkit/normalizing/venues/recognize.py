"""normalize_venue: what a venue string means, or that it is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pubkit.model import Venue
from pubkit.normalizing.venues import acronyms, forms, match, sides, special, wording
from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.table import Row, Table, compact, shipped, sponsors, vocabulary, with_own
from pubkit.normalizing.venues.wording import Part, Word

LEFT = "left as it is"

# How sure each sort of evidence makes us. Below SURE nothing is changed; `docs/venues.md` has the measurements.
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
SURE = 0.7
THIN = 0.3


def normalize_venue(
    text: str,
    field: str | None = None,
    *,
    own: Mapping[str, str] | None = None,
    journals: Iterable[Row] = (),
) -> Venue:
    """The venue that a string names.

    ``field`` is where it stood: ``"journal"``, ``"booktitle"`` or None. ``own`` maps a person's own spellings to
    names or acronyms; ``journals`` are rows of a list in JabRef's form (`venues.own.read_journals`).

    What is not known well enough comes back with ``how="left as it is"`` and a low ``confidence``: the kind as far
    as it is known, the name as it was written. A workshop is never its host; the host stands in ``host``.

    >>> venue = normalize_venue("Proc. 20th ACM SIGKDD Int. Conf. Knowl. Discov. Data Min. - KDD '14")
    >>> venue.acronym, venue.kind, venue.year, venue.ordinal
    ('KDD', 'conference', 2014, 20)
    >>> normalize_venue("ICLR 2024 Workshop on Large Language Model (LLM) Agents").host
    'ICLR'
    >>> normalize_venue("SIGMOD Record").kind
    'journal'
    """
    if own or journals:
        table = with_own(tuple((own or {}).items()), tuple(journals))
        return _recognize(text, _field(field), table)
    return _known(text, _field(field))


def _field(field: str | None) -> str | None:
    return {"journaltitle": "journal", "container-title": None}.get(field, field) if field else None


@lru_cache(maxsize=65536)
def _known(text: str, field: str | None) -> Venue:
    return _recognize(text, field, shipped())


_MACRO = re.compile(r"\s*\{?\s*\\([a-zA-Z]+)\s*\}?\s*(?:\{\})?\s*")


def _recognize(text: str, field: str | None, table: Table) -> Venue:
    if (macro := _MACRO.fullmatch(text)) and (row := table.macros.get(macro[1])):
        return _venue(row, "a macro of AASTeX", WHOLE_NAME, [])
    clean = wording.plain(text)
    words = wording.split(clean)
    if not words:
        return Venue(clean, how=LEFT)
    side = sides.side_of(clean)
    found = _serial(words, table)
    if found and (found[2] == len(words) or not side):
        return _venue(found[0], "its name", found[1], words)
    said = special.recognize(clean)
    if said and not (said.kind == "none" and _meets(words)):
        return Venue(said.name, said.acronym, said.kind, how=said.why, confidence=WHOLE_NAME, year=None)
    if side or _suffixed(words, table):
        return _side_event(clean, words, side, table)
    best = _meeting(words, table)
    rotated = _rotate(words)
    if rotated and (not best or best[1] < WHOLE_NAME):
        turned = _meeting(rotated, table)
        if turned and (not best or turned[1] > best[1]):
            best = turned
    if best and best[1] >= SURE:
        return _venue(best[0], best[2], best[1], words)
    claim = _claim(words, table)
    if claim and claim[1] >= SURE:
        return _venue(claim[0], claim[2], claim[1], words)
    return _outside(clean, field, words)


def _meets(words: list[Word]) -> bool:
    return any(word.key in small.MEETINGS or word.key == small.WORKSHOP for word in words)


def _venue(row: Row, how: str, confidence: float, words: list[Word]) -> Venue:
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


def _serial(words: list[Word], table: Table) -> tuple[Row, float, int] | None:
    """A journal or series whose name begins the string, and whose rest says nothing else."""
    best: tuple[Row, float, int] | None = None
    rivals: set[str] = set()
    for found in match.journals(words, table):
        if best and found.last < best[2]:
            continue
        if not _harmless(words, found.last, found.row):
            continue
        confidence = WHOLE_NAME if found.whole else SHORT_NAME
        if best and best[2] == found.last and best[1] >= confidence:
            if best[1] == confidence and found.row.name != best[0].name:
                rivals.add(found.row.name)
            continue
        best, rivals = (found.row, confidence, found.last), set()
    return None if rivals else best


_DESCRIBING = "official journal publication international interdisciplinary multidisciplinary magazine bulletin organ"
_SUBTITLE = frozenset({*_DESCRIBING.split(), "newsletter", "peer", "a"})


def _harmless(words: list[Word], last: int, row: Row) -> bool:
    """Whether what follows a journal's name only describes it: an edition, its acronym, a place, a subtitle."""
    rest = [word for word in words[last:] if word.part is not Part.NOISE and word.part is not Part.STOP]
    if not rest:
        return True
    if any(word.key == small.WORKSHOP for word in rest):
        return False
    if all(word.opens for word in rest) or compact("".join(word.raw for word in rest)) == compact(row.acronym):
        return True
    heads = [word.key for word in rest if word.key != "a"][:2]
    return all(head in _SUBTITLE or head in vocabulary(row) for head in heads) and any(h in _SUBTITLE for h in heads)


def _meeting(words: list[Word], table: Table) -> tuple[Row, float, str] | None:
    """The best conference or workshop that the string names in words."""
    claimed = {claim.row.name: claim for claim in acronyms.claims(words, table)}
    best: tuple[Row, float, str] | None = None
    rivals = False
    size = 0
    for found in match.meetings(words, table):
        if best and found.size < size:
            break
        confidence = _confidence(found, words, found.row.name in claimed)
        if best is None or confidence > best[1]:
            best, size, rivals = (found.row, confidence, "its name"), found.size, False
        elif confidence == best[1] and found.row.name != best[0].name:
            rivals = True
    if best and rivals:
        return best[0], THIN, LEFT
    return best


def _confidence(found: match.Found, words: list[Word], acronym: bool) -> float:
    outside = words[: found.first] + words[found.last :]
    stated = {word.key for word in words if word.part is Part.SPONSOR and word.key in small.ORGANIZATIONS}
    known = sponsors(found.row) & small.ORGANIZATIONS
    if acronym:
        return NAME_AND_ACRONYM if found.whole and not found.swapped else NAME_AND_ACRONYM - 0.01
    if any(word.key == small.WORKSHOP for word in outside):
        return THIN
    confidence = WHOLE_NAME if found.whole else SHORT_NAME
    if stated and known and not stated & known:
        return THIN if found.size < LONG_NAME else confidence - 0.15
    if stated & known:
        confidence += 0.005
    if found.swapped:
        confidence -= WHOLE_NAME - OTHER_MEETING_WORD if found.size >= SWAP_LEAST or stated & known else 0.5
    return confidence


LONG_NAME = 6  # words: a name this long is hardly another sponsor's too
SWAP_LEAST = 4  # words, the meeting's among them: "symposium" for "conference" is forgiven from here on


def _claim(words: list[Word], table: Table) -> tuple[Row, float, str] | None:
    """The venue that an acronym names, when the words around agree."""
    found = [claim for claim in acronyms.claims(words, table) if _believable(claim)]
    if not found:
        return None
    first = found[0]
    if any(
        other.row.name != first.row.name
        and (other.strange, other.agree, other.last - other.first, other.sure)
        == (first.strange, first.agree, first.last - first.first, first.sure)
        for other in found[1:]
    ):
        return first.row, THIN, LEFT
    return first.row, _weight(first), "its acronym"


def _believable(claim: acronyms.Claim) -> bool:
    return _weight(claim) >= SURE


def _weight(claim: acronyms.Claim) -> float:
    if not claim.strange:
        if claim.agree >= 2:
            return ACRONYM_AND_WORDS
        return ACRONYM_ALONE if claim.sure else (SURE if claim.agree else THIN)
    if claim.behind and (claim.sure or claim.agree):
        return ACRONYM_AND_PLACE
    if claim.agree >= 2 and claim.agree >= claim.strange * 2:
        return MOST_WORDS
    return THIN


def _suffixed(words: list[Word], table: Table) -> str:
    for word in words:
        base = sides.loud_suffix(word.raw)
        if base and compact(base) in table.acronyms and compact(word.raw) not in table.acronyms:
            return base
    return ""


def _side_event(clean: str, words: list[Word], side: sides.Side | None, table: Table) -> Venue:
    """A workshop, companion or the like: a row of its own, a main venue once called a workshop, or by its host."""
    side = side or next(one for one in sides.SIDES if one.acronym == "{a} Workshops")
    turned = _rotate(words)
    for order in (words, turned) if turned else (words,):
        best = _meeting(order, table)
        if not best or best[1] < SURE:
            continue
        if best[0].kind != "conference" or (side.kind == "workshop" and _once_workshop(best[0], order, table)):
            return _venue(best[0], best[2], best[1], words)
    claims = acronyms.claims(words, table)
    for claim in claims:
        if claim.row.kind in ("workshop", "companion") and _weight(claim) >= SURE:
            return _venue(claim.row, "its acronym", _weight(claim), words)
    host = _host(words, turned, claims, table)
    name = forms.meeting(clean)
    year, ordinal = wording.year(words), wording.ordinal(words)
    if side.acronym == "{a} Workshops" and (venue := _workshop(clean, host, name)):
        return Venue(
            *venue, kind="workshop", host=host.acronym if host else "", year=year, ordinal=ordinal,
            how="by its form", confidence=SIDE_EVENT,
        )  # fmt: skip
    if host:
        return Venue(
            side.name.format(a=host.acronym, n=host.name), side.acronym.format(a=host.acronym), side.kind,
            host=host.acronym, year=year, ordinal=ordinal, how="a side event of its host", confidence=SIDE_EVENT,
        )  # fmt: skip
    return Venue(clean, kind=side.kind, year=year, ordinal=ordinal, how=LEFT, confidence=THIN)


def _once_workshop(row: Row, words: list[Word], table: Table) -> bool:
    """Whether the string's only workshop is the main venue itself, under a name it once had."""
    spans = [one for one in match.meetings(words, table) if one.row is row]
    return any(
        sum(word.key == small.WORKSHOP for word in words[span.first : span.last])
        == sum(word.key == small.WORKSHOP for word in words)
        > 0
        for span in spans
    )


def _host(words: list[Word], turned: list[Word] | None, claims: list[acronyms.Claim], table: Table) -> Row | None:
    """The conference that the side event belongs to."""
    if base := _suffixed(words, table):
        rows = [row for row, sure in table.acronyms[compact(base)] if row.kind == "conference" and sure]
        if rows:
            return rows[0]
    named = [claim for claim in claims if claim.row.kind == "conference" and claim.sure]
    if named:
        return min(named, key=lambda claim: (-claim.agree, claim.first - claim.last, claim.first)).row
    for order in (words, turned or []):
        # "Computer Vision Workshops": the host's own name, with the workshop's word where the conference's was.
        plain = [word._replace(key="conference") if word.key == small.WORKSHOP else word for word in order]
        doubled = [word for word in order if word.key != small.WORKSHOP]
        for attempt in (doubled, plain):
            found = [one for one in match.meetings(attempt, table) if one.row.kind == "conference"]
            if found and _plural_workshop(order):
                return found[0].row
    return None


def _plural_workshop(words: list[Word]) -> bool:
    return any(word.key == small.WORKSHOP and word.raw.lower().rstrip(".").endswith("s") for word in words)


def _workshop(clean: str, host: Row | None, name: tuple[str, str] | None) -> tuple[str, str] | None:
    """Name and acronym of a workshop; None when the string only says that it is one of its host's."""
    if "@" in clean:
        before, _, _ = clean.partition("@")
        acronym = forms.tidy(before)
        if acronym and " " not in acronym:
            return f"{acronym} Workshop", acronym
    if name and re.search("workshop", name[0], re.IGNORECASE) and not re.search(r"workshops\b", name[0], re.IGNORECASE):
        full, acronym = name
        return full, "" if host and acronym == host.acronym else acronym
    if host and (topic := re.search(r"\bworkshop (?:on|for|of|in|at)\b.*", clean, re.IGNORECASE)):
        return f"{host.acronym} {forms.tidy(topic[0])}", ""
    if not host:
        tidied = forms.tidy(clean)
        if re.search(r"\bworkshop\b", tidied, re.IGNORECASE) and len(tidied.split()) >= forms.LEAST_NAME:
            return tidied, ""
    return None


def _rotate(words: list[Word]) -> list[Word] | None:
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
        topic = [word._replace(edge=False) for word in words[:head]]
        rest = [word._replace(edge=True) if spot == 0 else word for spot, word in enumerate(words[head:start])]
        after = [word._replace(edge=True) if spot == 0 else word for spot, word in enumerate(words[last + 1 :])]
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


def _outside(clean: str, field: str | None, words: list[Word]) -> Venue:
    """A venue outside the table, by its form, or the string left as it is."""
    year, ordinal = wording.year(words), wording.ordinal(words)
    if found := forms.meeting(clean):
        name, acronym = found
        return Venue(name, acronym, "conference", year=year, ordinal=ordinal, how="by its form", confidence=BY_FORM)
    if field != "booktitle" and (name := forms.journal(clean, field)):
        from pubkit.normalizing.venues.iso4 import abbreviate

        return Venue(name, "", "journal", abbreviate(name), how="by its form", confidence=BY_FORM)
    kind = "none"
    if _meets(words):
        kind = "conference"
    elif field == "journal" or words[0].key == "journal":
        kind = "journal"
    return Venue(clean, kind=kind, year=year, ordinal=ordinal, how=LEFT, confidence=THIN)
