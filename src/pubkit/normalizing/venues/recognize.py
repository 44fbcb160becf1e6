"""normalize_venue: what a venue string means, or that it is left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from pubkit.model import Venue
from pubkit.normalizing.venues import forms, match, sides, special, wording
from pubkit.normalizing.venues.acronyms import claims
from pubkit.normalizing.venues.events import side_event, suffixed
from pubkit.normalizing.venues.evidence import (
    BY_FORM,
    CUT_NAME,
    LEFT,
    MISSPELT,
    RIVALS,
    SURE,
    TOPIC,
    WHOLE_NAME,
    left,
    meets,
    venue_of,
)
from pubkit.normalizing.venues.meetings import by_acronym, by_topic, entire, spelled, turned_topic
from pubkit.normalizing.venues.serials import serial
from pubkit.normalizing.venues.table import Row, Table, compact, shipped, with_own
from pubkit.normalizing.venues.wording import Part, Word


def normalize_venue(
    text: str,
    field: str | None = None,
    *,
    own: Mapping[str, str] | None = None,
    journals: Iterable[Row] = (),
) -> Venue:
    """The venue that a string names.

    ``field`` is where it stood: ``"journal"``, ``"booktitle"`` or None. ``own`` maps a person's own spellings to
    names or acronyms; ``journals`` are rows of a list in JabRef's form (`venues.own.parse_journals`).

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
    return recognizer(own, journals)(text, field)


def recognizer(
    own: Mapping[str, str] | None = None, journals: Iterable[Row] = ()
) -> Callable[[str, str | None], Venue]:
    """`normalize_venue` with a person's own rows looked up once, for many strings."""
    if not own and not journals:
        return lambda text, field: _known(text, _field(field))
    table = with_own(own or {}, journals)
    return lambda text, field: _recognize(text, _field(field), table)


def _field(field: str | None) -> str | None:
    return {"journaltitle": "journal", "container-title": None}.get(field, field) if field else None


@lru_cache(maxsize=65536)
def _known(text: str, field: str | None) -> Venue:
    return _recognize(text, field, shipped())


_CUT = re.compile(r"\s*(?:…|\.\.\.|\bet al\.?)$")
_PRESENTED = re.compile(
    r"\s*\((?:poster|oral|spotlight|talk|long|short|long presentation|best paper)\)|"
    r"(?<=\d\d) (?:oral|spotlight|talk|best paper)$",
    re.IGNORECASE,
)
_MACRO = re.compile(r"\s*\{?\s*\\([a-zA-Z]+)\s*\}?\s*(?:\{\})?\s*")


def in_table(text: str) -> Venue:
    """The venue of the table that a string names; any other is left as it is, without a look at its form.

    >>> in_table("Journal of Cakes").how
    'left as it is'
    """
    return _recognize(text, None, shipped(), by_form=False)


def _recognize(text: str, field: str | None, table: Table, by_form: bool = True) -> Venue:
    if (macro := _MACRO.fullmatch(text)) and (row := table.macros.get(macro[1])):
        return venue_of(row, "a macro of AASTeX", WHOLE_NAME, [])
    clean = forms.upright(_PRESENTED.sub("", wording.plain(text)))
    words = wording.split(clean)
    if not words:
        return Venue(clean, how=LEFT)
    if _CUT.search(clean):
        rows = match.cut(wording.split(_CUT.sub("", clean)), table)
        blocked = sides.side_of(clean)
        if not rows and (turned := turned_topic(words)):
            rows = [turned]
        if len(rows) == 1 and not blocked:
            return venue_of(rows[0], "the beginning of its name", CUT_NAME, words)
        if words[-1].part is Part.STOP and not blocked:
            return left(clean, field, words)
    if head := sides.beside(clean):
        own = _recognize(head, field, table, by_form=False)
        if own.how != LEFT and own.kind != "none":
            return own
    side = sides.side_of(_JOINT.sub("", clean))
    found = serial(words, table)
    if found and field == "booktitle" and (row := _volume(clean, words, found[0], table)):
        return venue_of(row, "its name", WHOLE_NAME, words)
    if found and (found[2] == len(words) or not side):
        return venue_of(found[0], "its name", found[1], words)
    said = special.recognize(clean, meets=meets(words))
    if said:
        return Venue(said.name, said.acronym, said.kind, how=said.why, confidence=WHOLE_NAME, year=None)
    if side and (row := entire(words, table)):
        return venue_of(row, "its name", WHOLE_NAME, words)
    if side or suffixed(words, table):
        return side_event(clean, words, side, table)
    best = spelled(words, table)
    if best and best[1] >= SURE:
        return venue_of(best[0], best[2], best[1], words)
    rivals = best is not None and best[1] == RIVALS
    claim = by_acronym(words, table, field)
    if claim and claim[1] >= SURE:
        return venue_of(claim[0], claim[2], claim[1], words)
    if field == "booktitle" and (row := by_topic(words)):
        return venue_of(row, "its topic", TOPIC, words)
    if not rivals and (row := _misspelt(words, table)):
        return venue_of(row, "its name, but for a typing error", MISSPELT, words)
    return left(clean, field, words) if rivals or not by_form else _outside(clean, field, words)


def _volume(text: str, words: list[Word], journal: Row, table: Table) -> Row | None:
    """The conference that has a volume's title to the letter, where the journal has not: `The Semantic Web` is a
    volume of ISWC, `Semantic Web` the journal."""
    row = entire(words, table)
    return row if row and _to_the_letter(text, row) and not _to_the_letter(text, journal) else None


def _to_the_letter(text: str, row: Row) -> bool:
    return text.casefold() in (name.casefold() for name in row.names)


def _misspelt(words: list[Word], table: Table) -> Row | None:
    """The one venue whose name all of the string is, but for one typing error."""
    content = [spot for spot, word in enumerate(words) if word.part is Part.CONTENT]
    found = match.meetings(words, table, misspelt=True) + match.journals(words, table, misspelt=True)
    rows = (
        {
            one.row.name: one.row
            for one in found
            if not one.swapped and one.first <= content[0] and one.last > content[-1]
        }
        if content
        else {}
    )
    return next(iter(rows.values())) if len(rows) == 1 else None


# "... Conference on Learning Theory and 7th Kernel Workshop": two events under one cover, the first one named.
_JOINT = re.compile(r"(?<=\w) and (?:the )?\w*\d+(?:st|nd|rd|th) [^,]*\bworkshops?\b", re.IGNORECASE)


def _outside(clean: str, field: str | None, words: list[Word]) -> Venue:
    """A venue outside the table, by its form, or the string left as it is."""
    year, ordinal = wording.year(words), wording.ordinal(words)
    found = forms.meeting(clean) or _named(clean, words)
    if found and not clean.islower() and not _anothers(clean, found[1]):
        name, acronym = found
        return Venue(name, acronym, "conference", year=year, ordinal=ordinal, how="by its form", confidence=BY_FORM)
    name = forms.journal(clean) if field != "booktitle" else ""
    if name:
        from pubkit.normalizing.venues.iso4 import abbreviate

        return Venue(name, "", "journal", abbreviate(name), how="by its form", confidence=BY_FORM)
    return left(clean, field, words)


def _named(clean: str, words: list[Word]) -> tuple[str, str] | None:
    """A meeting named by the words before it, unless one of them is the acronym of a venue that we know."""
    name = forms.named(clean)
    known = any(word.raw.isupper() and compact(word.raw) in shipped().acronyms for word in words)
    return (name, "") if name and not known else None


def _anothers(clean: str, acronym: str) -> bool:
    """Whether a meeting begins with the acronym of one that we know: `ICML Symposium on Foo` was held at ICML."""
    return clean.startswith(acronym) and compact(acronym) in shipped().acronyms


def suggest_venue(text: str) -> str:
    """The acronym or name of the venue that a string left as it is comes nearest to, for a question; or nothing.

    >>> suggest_venue("ICLR Blogposts")
    'ICLR'
    """
    words = wording.split(forms.upright(wording.plain(text)))
    near = [one.row for one in match.meetings(words, shipped())] + [
        claim.row for claim in claims(words, shipped()) if claim.row.acronym
    ]
    return near[0].acronym or near[0].name if near else ""
