"""One item of a publication list as a Work, with how sure each of its fields is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pubkit.diagnostics import Problem, Severity
from pubkit.importing.anatomy import divide
from pubkit.importing.items import Item
from pubkit.importing.styled import Styled, styled
from pubkit.importing.tail import Tail, read_tail
from pubkit.importing.words import offices, words
from pubkit.model import Mark, Name, PartialDate, Place, Provenance, Venue, Work

# Confidence of a field that has a form of its own, where it stands in the right place (a DOI, "vol. 3", "(2020)").
_BY_FORM = 0.97
_UNKNOWN_VENUE = 0.6  # what stands where a venue stands, and nobody knows it
_DOUBTED_NAMES = 0.6  # of names that `normalizing` itself doubts
SURE = 0.9  # a title below this is told: it is a guess


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What importing asks of others: names in free text with the doubts about them, and venues."""

    names: Callable[[str], tuple[tuple[Name, ...], tuple[str, ...]]]
    venue: Callable[[str], Venue]


def read_item(
    item: Item, knowledge: Knowledge, legends: Mapping[str, str], file: str = ""
) -> tuple[Work | None, tuple[Problem, ...]]:
    """The work of one item, or None where nothing in it looks like one; and what is doubtful.

    Each field has a `Provenance` whose source is "text" and whose score is the confidence, 0 to 1.
    """
    where = Place(file, item.line)
    one = styled(item.text)

    def knows(text: str) -> float:
        venue = knowledge.venue(text)
        return venue.confidence if venue.kind not in ("none", "") else 0.0

    parts = divide(one, knows)
    title = _title(one.text[slice(*parts.title)])
    names, doubts = _authors(one.cut(*parts.authors), knowledge, legends)
    tail = read_tail(one.text[slice(*parts.tail)], knowledge.venue)
    tail = _with_links(tail, one.links)
    issued = _issued(parts.year, tail, item)
    if not title or not (names or tail.container or tail.issued):
        text = " ".join(one.text.split())
        message = f"no work is seen in {text[:60]!r}" if text else "no work is seen"
        return None, (Problem("PK713", where, message, "write it as authors, title, venue, year", Severity.NOTE),)
    work = Work(
        key="",
        type=_type(tail, item),
        title=title,
        authors=names,
        editors=knowledge.names(tail.editors)[0] if tail.editors else (),
        issued=issued,
        container_title=tail.container,
        venue=tail.venue if tail.venue and tail.container else None,
        volume=tail.found.get("volume", ""),
        issue=tail.found.get("issue", ""),
        pages=tail.found.get("pages", ""),
        number=tail.patent or tail.found.get("number", ""),
        publisher=tail.publisher,
        publisher_place=tail.place,
        doi=tail.found.get("doi", ""),
        url=tail.found.get("url", ""),
        isbn=tail.found.get("isbn", ""),
        issn=tail.found.get("issn", ""),
        eprint=tail.found.get("arxiv", ""),
        eprint_type="arxiv" if "arxiv" in tail.found else "",
        note=". ".join(remark[:1].upper() + remark[1:] for remark in tail.remarks),
        extra=_extra(tail),
        place=where,
    )
    sure = parts.confidence
    names_sure = sure * (_DOUBTED_NAMES if doubts else 1.0)
    work = replace(work, provenance=tuple(_confidences(work, sure, names_sure)))
    problems = [Problem("PK209", where, doubt, "write the names as Family, Given") for doubt in doubts]
    if sure < SURE:
        problems.append(
            Problem("PK714", where, f"the title may begin or end elsewhere: {title[:60]!r}", "compare it with the text")
        )
    return work, tuple(problems)


def _title(text: str) -> str:
    text = " ".join(text.split()).strip('"“”„«»')
    return text.rstrip(",;:") if text.endswith(("...", "…")) else text.rstrip(".,;:")


def _authors(one: Styled, knowledge: Knowledge, legends: Mapping[str, str]) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """The names with their marks; a sign means what the list's legend says."""
    for sign, says in legends.items():
        meant = "✉" if "correspond" in says.casefold() else "*" if _EQUAL.search(says) else " "
        if len(sign) == 1:
            one = replace(one, text=one.text.replace(sign, meant))
    if not one.text.strip():
        return (), ()
    names, doubts = knowledge.names(one.bold_marked().replace("\n", " "))
    if sum(Mark.SELF in name.marks for name in names) > 1:  # a list set in bold has no owner
        names = tuple(replace(name, marks=name.marks - {Mark.SELF}) for name in names)
    return names, doubts


_EQUAL = re.compile(r"\b(?:equal|joint|co-?first|contribut)", re.IGNORECASE)


def _issued(year: str, tail: Tail, item: Item) -> PartialDate | None:
    if year and (tail.issued is None or tail.issued.year != int(year)):
        return PartialDate(int(year))
    return tail.issued or (PartialDate(item.year) if item.year else None)


def _with_links(tail: Tail, links: tuple[str, ...]) -> Tail:
    """The identifiers in the addresses behind words, where the text itself prints none."""
    found = dict(tail.found)
    for link in links:
        linked = read_tail(link, lambda text: Venue(text)).found
        for name in ("doi", "arxiv"):
            if name in linked:
                found.setdefault(name, linked[name])
    return replace(tail, found=found)


def _extra(tail: Tail) -> dict[str, str]:
    extra: dict[str, str] = {}
    if tail.patent and (office := offices().get(tail.patent[:2])):
        extra["jurisdiction"] = office
    if tail.genre:
        extra["genre"] = tail.genre
    for name, variable in (("edition", "edition"), ("pmid", "PMID"), ("pmcid", "PMCID")):
        if name in tail.found:
            extra[variable] = tail.found[name]
    return extra


_BY_KIND = {
    "conference": "paper-conference", "workshop": "paper-conference", "companion": "paper-conference",
    "journal": "article-journal", "preprint": "article", "series": "paper-conference", "patent": "patent",
}  # fmt: skip


def _type(tail: Tail, item: Item) -> str:
    """The CSL type, by the surest sign first: a patent's number, a thesis, the kind of venue, the heading."""
    if tail.patent:
        return "patent"
    if tail.genre:
        return "thesis" if re.search(r"thes|dissert|arbeit|thèse", tail.genre, re.IGNORECASE) else "report"
    if tail.venue and tail.container and tail.venue.kind in _BY_KIND:
        return _BY_KIND[tail.venue.kind]
    if item.type:
        return item.type
    if tail.container:
        if tail.found.get("volume") or tail.found.get("issue"):
            return "article-journal"
        return (
            "chapter"
            if tail.editors or tail.publisher
            else "paper-conference"
            if tail.found.get("pages")
            else "document"
        )
    if tail.publisher or tail.found.get("isbn"):
        return "book"
    if tail.found.get("arxiv"):
        return "article"
    return "manuscript" if tail.remarks else "document"


def _confidences(work: Work, title: float, names: float) -> list[Provenance]:
    venue = work.venue.confidence if work.venue and work.venue.kind != "none" else _UNKNOWN_VENUE
    known = {"title": title, "authors": names, "container_title": venue, "venue": venue, "publisher": _UNKNOWN_VENUE}
    fields = (
        "title", "authors", "editors", "issued", "container_title", "venue", "volume", "issue", "pages", "number",
        "publisher", "publisher_place", "doi", "url", "isbn", "issn", "eprint", "note",
    )  # fmt: skip
    return [
        Provenance(name, "text", score=round(known.get(name, _BY_FORM), 2)) for name in fields if getattr(work, name)
    ]


def with_keys(works: list[Work]) -> tuple[Work, ...]:
    """Each work with a key of family name, year and first word of the title; the second of a kind gets an a, b, ...

    >>> work = Work("", title="On Cakes", authors=(Name("Doe", "J."),), issued=PartialDate(2020))
    >>> [one.key for one in with_keys([work, work])]
    ['doe2020cakes', 'doe2020cakesa']
    """
    used: set[str] = set()
    keyed: list[Work] = []
    for work in works:
        base = key = _key(work)
        count = 0
        while key in used:
            key = base + _suffix(count)
            count += 1
        used.add(key)
        keyed.append(replace(work, key=key, place=replace(work.place, key=key)))
    return tuple(keyed)


def _key(work: Work) -> str:
    first = work.authors[0] if work.authors else Name()
    small = words("small")
    telling = [word for word in re.findall(r"\w+", _plain(work.title)) if word not in small]
    parts = (_plain(first.family or first.literal), str(work.year or ""), telling[0] if telling else "")
    return "".join(re.sub(r"\W", "", part) for part in parts) or "work"


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return folded.casefold()


def _suffix(count: int) -> str:
    letters = ""
    count += 1
    while count:
        count, letter = divmod(count - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
