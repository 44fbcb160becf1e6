"""A Work -> what to ask with: its identifiers wherever they stand, its title and its first author."""

from __future__ import annotations

import re

from pubkit.enriching.fields import arxiv, doi
from pubkit.enriching.source import Query
from pubkit.enriching.text import plain
from pubkit.model import Work

_DBLP_KEY = re.compile(
    r"(?:^DBLP:|dblp\.(?:org|uni-trier\.de)/rec/(?:bib/|html/|xml/)?)"
    r"((?:conf|journals|books|phd|series|reference|tr|homepages|persons)/[\w.+:-]+/[\w.+:-]+?)(?:\.\w{3,4})?$"
)
_PREPRINT_PLACE = re.compile(
    r"^\W*(?:(?:arxiv|biorxiv|medrxiv|chemrxiv|ssrn|corr|techrxiv|eprint|e-prints?)\b"
    r"(?:\W*(?:preprint|e-?prints?|abs|electronic journal|cs|math|stat|physics)\b)*"
    r"|computing research repository\W*|preprint\b).{0,40}$",
    re.I,
)
# The DOIs of preprints, by server; bioRxiv shares its prefix with journals, whose names begin with letters.
_SERVERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), name)
    for pattern, name in (
        (r"10\.1101/\d", "bioRxiv"),
        (r"10\.26434/", "ChemRxiv"),
        (r"10\.2139/ssrn", "SSRN"),
        (r"10\.36227/", "TechRxiv"),
        (r"10\.20944/preprints", "Preprints.org"),
        (r"10\.31(?:219|222|234|235)/osf", "OSF"),
        (r"10\.21203/rs\.", "Research Square"),
        (r"10\.22541/au\.", "Authorea"),
    )
)
_ARXIV_MENTION = re.compile(r"arxiv[:\s/]*(?:abs/)?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.I)


def question(work: Work) -> Query:
    """What to ask for this work with.

    >>> question(Work("k", title="<i>On</i> X", url="https://arxiv.org/abs/1706.03762v2")).arxiv
    '1706.03762'
    """
    bare = doi(work.doi) or (doi(work.url) if "doi.org/" in work.url else "")
    eprint = arxiv_of(work)
    return Query(
        doi="" if arxiv(bare) else bare.lower(),
        arxiv=eprint,
        dblp=_dblp(work),
        title=plain(work.title),
        authors=tuple(plain(name.family or name.literal) for name in work.authors if not name.others)[:3],
        year=work.year,
    )


def arxiv_of(work: Work) -> str:
    """The arXiv identifier, from the eprint, an arXiv DOI, an address, or the words of the venue or the note."""
    if work.eprint and work.eprint_type.lower() in {"", "arxiv"} and (bare := arxiv(work.eprint)):
        return bare
    if bare := arxiv(work.doi) or (arxiv(work.url) if "arxiv.org/" in work.url else ""):
        return bare
    if work.container_title.strip().lower() == "corr" and (bare := arxiv(work.volume.strip().removeprefix("abs/"))):
        return bare  # DBLP's way: journal = {CoRR}, volume = {abs/1706.03762}
    for words in (work.container_title, work.note, work.volume, work.number, work.extra.get("medium", "")):
        if match := _ARXIV_MENTION.search(words):
            return arxiv(match[1])
    return ""


def is_preprint(work: Work) -> bool:
    """True for an entry that is a preprint's own: it has an eprint and no other place of publication."""
    if work.container_title.strip():
        return is_preprint_place(work.container_title)
    own = doi(work.doi)
    return bool(preprint_server(own)) or (bool(arxiv_of(work)) and (not own or bool(arxiv(own))))


def preprint_server(bare: str) -> str:
    """The server that gave a preprint this DOI, "" for the DOI of anything else; arXiv's are told by `fields.arxiv`.

    >>> preprint_server("10.1101/2020.01.01.900001"), preprint_server("10.1101/gr.1")
    ('bioRxiv', '')
    """
    return next((name for pattern, name in _SERVERS if pattern.match(bare)), "")


def is_preprint_place(words: str) -> bool:
    """True for a venue that says nothing but "preprint".

    >>> [is_preprint_place(words) for words in ("arXiv preprint arXiv:1706.03762", "CoRR", "Preprints in X")]
    [True, True, False]
    """
    given = plain(words)
    return bool(_PREPRINT_PLACE.match(given)) and not re.search(r"\b(?:journal of|proceedings|in )\b", given, re.I)


def _dblp(work: Work) -> str:
    for words in (work.key, work.extra.get("biburl", ""), work.url):
        if match := _DBLP_KEY.search(words):
            return match[1]
    return ""
