"""A CSL-JSON item as Crossref and content negotiation send it -> a Record. The two differ little.

Crossref's REST API wraps titles in lists and keeps dates, updates and relations that CSL has no word for
(https://github.com/CrossRef/rest-api-doc, api_format); doi.org's ``application/vnd.citationstyles.csl+json`` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pubkit.enriching.fields import arxiv, date_parts, doi, isbn, iso_date, issn, number, pages, web
from pubkit.enriching.people import group, person, without_addresses
from pubkit.enriching.shapes import as_list, at, first, mapping, mappings
from pubkit.enriching.source import Notice, Record, Reply, Version
from pubkit.enriching.text import is_notice, plain, split_retracted, text, title
from pubkit.model import Name, PartialDate, Work

# Crossref's content types (api.crossref.org/types) -> CSL 1.0.2 types. CSL's own pass as they are.
TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "proceedings-series": "book",
    "posted-content": "article",
    "dissertation": "thesis",
    "report-component": "report",
    "report-series": "report",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "database": "dataset",
}
_CSL_TYPES = frozenset(
    [
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
        "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map",
        "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
        "song", "speech", "standard", "thesis", "treaty", "webpage",
    ]
)  # fmt: skip
WATCH = "retraction-watch"
_CONTAINED_IN_BOOK = frozenset({"chapter", "entry", "paper-conference"})
_DATES = ("issued", "published", "published-print", "published-online", "posted", "approved")
_SUMMARY = re.compile(r"(?:abstract|summary)\b[\s.:]*", re.I)
# Crossref relation types (schema 5.3, relations.xsd) that say "the same work, published otherwise".
_RELATIONS: Mapping[str, str] = {"is-preprint-of": "published", "has-preprint": "preprint"}


def csl_type(value: object) -> str:
    """The CSL type of a Crossref or CSL type, ``document`` for one that nobody knows."""
    given = value if isinstance(value, str) else ""
    return TYPES.get(given) or (given if given in _CSL_TYPES else "document")


def record(item: Mapping[str, Any], source: str, reply: Reply, url: str = "") -> Record:
    """One item as a Record."""
    kind = csl_type(item.get("type"))
    heading, mark = split_retracted(
        title(first(item.get("title")) or first(item.get("original-title")), first(item.get("subtitle")))
        or _project(item)
    )
    bare = doi(item.get("DOI"))
    notices = notices_of(item, bare, heading, mark)
    containers = [plain(value) for value in as_list(item.get("container-title")) if plain(value)]
    eprint = arxiv(bare)
    more = {
        "collection-title": containers[0] if len(containers) > 1 and kind in _CONTAINED_IN_BOOK else "",
        "edition": plain(item.get("edition-number") or item.get("edition")),
        "version": plain(item.get("version")),
    }
    work = Work(
        key="",
        type=kind,
        title=heading,
        authors=names(item.get("author") or at(first(item.get("project")), "investigator")),
        editors=names(item.get("editor")),
        issued=issued(item),
        # A chapter of a book in a series has two containers, the series first.
        container_title=(containers[-1 if kind in _CONTAINED_IN_BOOK else 0] if containers else ""),
        volume=number(item.get("volume")),
        issue=number(item.get("issue") or at(item, "journal-issue", "issue")),
        pages=pages(item.get("page")) or pages(item.get("article-number")),
        number=plain(item.get("report-number") or item.get("standard-number")),
        publisher=plain(item.get("publisher")),
        publisher_place=plain(item.get("publisher-location") or item.get("publisher-place")),
        doi=bare,
        url=web(at(item, "resource", "primary", "URL") or item.get("URL")),
        isbn=isbn(item.get("ISBN")),
        issn=issn(item.get("ISSN")),
        eprint=eprint,
        eprint_type="arXiv" if eprint else "",
        abstract=abstract(item.get("abstract")),
        language=plain(item.get("language")),
        extra={name: value for name, value in more.items() if value},
    )
    return Record(
        work=work,
        source=source,
        id=bare,
        url=url or reply.url,
        fetched=reply.fetched,
        notices=notices,
        versions=versions_of(item),
        titles=tuple(dict.fromkeys(other for other in _other_titles(item) if other and other != heading)),
    )


def _project(item: Mapping[str, Any]) -> str:
    """The title of a grant, which stands with its project."""
    return title(at(first(at(first(item.get("project")), "project-title")), "title"))


def abstract(value: object) -> str:
    """An abstract without the heading that only says that it is one.

    >>> abstract("<jats:title>Abstract</jats:title><jats:p>Mosses.</jats:p><jats:p>Ferns.</jats:p>")
    'Mosses. Ferns.'
    """
    given = text(value)
    return given[match.end() :] if (match := _SUMMARY.match(given)) and given[: match.end()].strip() != given else given


def _other_titles(item: Mapping[str, Any]) -> Iterator[str]:
    """A title and its translations stand in one list, their subtitles in another, in the same order."""
    subtitles = as_list(item.get("subtitle"))
    for index, one in enumerate(as_list(item.get("title"))[1:], 1):
        yield title(one, subtitles[index] if index < len(subtitles) else "")
    for one in as_list(item.get("original-title")):
        yield title(one)


def names(people: object) -> tuple[Name, ...]:
    """The contributors of one role, a collective among them as a literal, in their order."""
    return without_addresses(_name(mapping(one)) for one in as_list(people))


def issued(item: Mapping[str, Any]) -> PartialDate | None:
    """The first date that is one: Crossref's ``issued`` is the earliest of print and online."""
    dates = (date_parts(item.get(name)) or iso_date(at(item.get(name), "raw")) for name in _DATES)
    return next((date for date in dates if date), None)


def notices_of(item: Mapping[str, Any], own: str, heading: str, mark: str) -> tuple[Notice, ...]:
    """What happened to the work, and what the work, when it is itself a notice, is about.

    Publishers deposit ``update-to`` on the wrong side at times, so that two works update each other. Then Retraction
    Watch's direction holds, and where it is silent, the one that the title tells (``mark``: the title began with
    "RETRACTED").
    """
    by = [_notice(mapping(update), about=False) for update in as_list(item.get("updated-by"))]
    to = [_notice(mapping(update), about=True) for update in as_list(item.get("update-to"))]
    mutual = {one.doi.lower() for one in by} & {one.doi.lower() for one in to}
    watched_by, watched_to = ({one.doi.lower() for one in side if one.asserted_by == WATCH} for side in (by, to))

    def is_about(other: str) -> bool:
        if (other in watched_to) != (other in watched_by):
            return other in watched_to
        return is_notice(heading) and not mark

    def by_itself(one: Notice) -> bool:
        return one.doi.lower() == own.lower()

    happened = [one for one in by if by_itself(one) or not (one.doi.lower() in mutual and is_about(one.doi.lower()))]
    about = [
        one
        for one in to
        if not by_itself(one) and (is_about(one.doi.lower()) if one.doi.lower() in mutual else not mark)
    ]
    if mark and not any(one.kind == mark for one in happened):
        happened.insert(0, Notice(mark, asserted_by="publisher"))
    return tuple(dict.fromkeys([*_standing(happened), *about]))


def _standing(notices: list[Notice]) -> list[Notice]:
    """The notices that no later reinstatement takes back; one without a date stands."""
    back = [one.date.parts() for one in notices if one.kind == "reinstatement" and one.date]
    if not back:
        return notices
    return [one for one in notices if one.kind == "reinstatement" or not one.date or one.date.parts() > max(back)]


def versions_of(item: Mapping[str, Any]) -> tuple[Version, ...]:
    """The other publications of the same work that the record's relations name."""
    relations = mapping(item.get("relation"))
    found = [
        Version(kind, doi=doi(one.get("id")) if not arxiv(one.get("id")) else "", arxiv=arxiv(one.get("id")))
        for relation, kind in _RELATIONS.items()
        for one in mappings(relations.get(relation))
    ]
    return tuple(dict.fromkeys(version for version in found if version.doi or version.arxiv))


def _name(given: Mapping[str, Any]) -> Name | None:
    if given.get("name") or given.get("literal"):
        return group(given.get("name") or given.get("literal"))
    particle = plain(given.get("non-dropping-particle"))
    family = f"{particle} {plain(given.get('family'))}".strip()
    return person(family, given.get("given"), suffix=given.get("suffix"), orcid=given.get("ORCID"))


def _notice(update: Mapping[str, Any], *, about: bool) -> Notice:
    return Notice(
        kind=plain(update.get("type")).replace("-", "_").lower(),
        doi=doi(update.get("DOI")),
        date=date_parts(update.get("updated")),
        asserted_by=plain(update.get("source")) or "publisher",
        about=about,
    )
