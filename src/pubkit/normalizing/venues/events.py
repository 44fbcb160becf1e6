"""Workshops and other side events: rows of their own, main venues once called workshops, or named by their host."""

from __future__ import annotations

import re

from pubkit.model import Venue
from pubkit.normalizing.venues import acronyms, forms, match, sides, wording
from pubkit.normalizing.venues import words as small
from pubkit.normalizing.venues.evidence import LEFT, SIDE_EVENT, SURE, THIN, venue_of
from pubkit.normalizing.venues.meetings import LONG_NAME, many_workshops, meeting, rotate, weight
from pubkit.normalizing.venues.table import Row, Table, compact, vocabulary
from pubkit.normalizing.venues.wording import Part, Word


def suffixed(words: list[Word], table: Table) -> str:
    for word in words:
        base = sides.loud_suffix(word.raw)
        if base and compact(base) in table.acronyms and compact(word.raw) not in table.acronyms:
            return base
    return ""


def side_event(clean: str, words: list[Word], side: sides.Side | None, table: Table) -> Venue:
    """A workshop, companion or the like: a row of its own, a main venue once called a workshop, or by its host."""
    side = side or sides.WORKSHOPS
    turned = rotate(words)
    claims = acronyms.claims(words, table)
    host = _host(words, turned, claims, table)
    for order in (words, turned) if turned else (words,):
        best = meeting(order, table)
        if not best or best[1] < SURE:
            continue
        row = best[0]
        if row.kind != "conference":
            if not host or row.host in ("", host.acronym) or host.name == row.name:
                return venue_of(row, best[2], best[1], words)
        elif side.acronym == "Findings" == row.acronym or (
            side.kind == "workshop" and not sides.also_side(clean, side) and _once_workshop(row, order, table)
        ):
            return venue_of(row, best[2], best[1], words)
    for claim in claims:
        if claim.row.kind in ("workshop", "companion") and weight(claim) >= SURE:
            return venue_of(claim.row, "its acronym", weight(claim), words)
    year, ordinal = wording.year(words), wording.ordinal(words)
    if side is sides.WORKSHOPS and (named := _workshop(clean, words, host)):
        return Venue(
            *named, kind="workshop", host=host.acronym if host else "", year=year, ordinal=ordinal,
            how="by its form", confidence=SIDE_EVENT,
        )  # fmt: skip
    if host:
        return Venue(
            side.name.format(a=host.acronym, n=host.name.removeprefix("The ")),
            side.acronym.format(a=host.acronym), side.kind,
            host="" if side.kind == "conference" else host.acronym, year=year, ordinal=ordinal,
            how="a side event of its host", confidence=SIDE_EVENT,
        )  # fmt: skip
    return Venue(clean, kind=side.kind, year=year, ordinal=ordinal, how=LEFT, confidence=THIN)


def _once_workshop(row: Row, words: list[Word], table: Table) -> bool:
    """Whether the string's only workshop is the main venue itself, under a name it once had."""
    spans = [one for one in match.meetings(words, table) if one.row is row]
    return not many_workshops(words) and any(
        sum(word.key == small.WORKSHOP for word in words[span.first : span.last])
        == sum(word.key == small.WORKSHOP for word in words)
        > 0
        for span in spans
    )


def _host(words: list[Word], turned: list[Word] | None, claims: list[acronyms.Claim], table: Table) -> Row | None:
    """The conference that the side event belongs to."""
    if base := suffixed(words, table):
        rows = [row for row, sure in table.acronyms[compact(base)] if row.kind == "conference" and sure]
        if rows:
            return rows[0]
    named = [
        claim for claim in claims if claim.row.kind == "conference" and claim.sure and claim.row.acronym != "Findings"
    ]
    if named:
        return min(named, key=lambda claim: (-claim.agree, claim.first - claim.last, claim.first)).row
    spelled = [one for one in match.meetings(words, table) if one.row.kind == "conference" and one.whole]
    if spelled and spelled[0].size >= LEAST_HOST:
        return spelled[0].row
    for order in (words, turned or []):
        # "International Conference Companion on World Wide Web": the host's name around the word.
        around = [word for word in order if word.key != "companion"]
        if len(around) < len(order):
            found = [one for one in match.meetings(around, table) if one.row.kind == "conference"]
            if found and found[0].size >= LEAST_HOST:
                return found[0].row
        # "Computer Vision Workshops": the host's own name, with the workshop's word where the conference's was.
        plain = [word._replace(key="conference") if word.key == small.WORKSHOP else word for word in order]
        doubled = [word for word in order if word.key != small.WORKSHOP]
        for attempt in (doubled, plain):
            found = [one for one in match.meetings(attempt, table) if one.row.kind == "conference"]
            if found and found[0].size >= LONG_NAME - 1 and many_workshops(order):
                return found[0].row
    return None


def _workshop(clean: str, words: list[Word], host: Row | None) -> tuple[str, str] | None:
    """Name and acronym of a workshop; None when the string only says that it is one of its host's."""
    if "@" in clean:
        acronym = re.sub(r"\s*workshop\s*", "", forms.tidy(clean.partition("@")[0]), flags=re.IGNORECASE)
        if acronym and " " not in acronym:
            return f"{acronym} Workshop", acronym
    found = forms.meeting(clean)
    if found and re.search(r"workshop\b", found[0], re.IGNORECASE):
        name, acronym = found
        return name, "" if host and acronym == host.acronym else acronym
    own = {compact(host.acronym), *(compact(other) for other in host.others if other[0] == "=")} if host else set()
    about = [
        word
        for word in words[: _spoken(words)]
        if word.part is Part.CONTENT
        and word.key not in small.MEETINGS
        and word.key != small.WORKSHOP
        and compact(word.raw).removesuffix("w") not in own
        and not (host and word.key in vocabulary(host))
    ]
    tidied = forms.tidy(clean)
    if about and len(tidied.split()) >= forms.LEAST_NAME and not tidied.endswith("…"):
        return tidied, ""
    return None


def _spoken(words: list[Word]) -> int:
    """Where the event's own words end: at a comma behind its last `workshop`, places and dates begin."""
    last = max((spot for spot, word in enumerate(words) if word.key == small.WORKSHOP), default=len(words))
    return next((spot for spot in range(last + 1, len(words)) if words[spot].edge == ","), len(words))


LEAST_HOST = 2  # words of a host's name, the meeting's among them ("The Web Conference")
