"""Where a preprint says that it was printed: arXiv's ``journal_ref`` and ``comment``, in the author's own words.

https://info.arxiv.org/help/prep.html, "Journal-ref" and "Comments". The words are evidence and no identifier, so what
is read of them is only ever offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pubkit.enriching.fields import date, number, pages
from pubkit.enriching.text import without_stop
from pubkit.model import PartialDate

# Longer than this it is prose, not a reference.
LONGEST, LEAST_LETTERS = 200, 3
_YEAR = re.compile(r"(?<![\d.:/-])(?:19|20)\d\d(?![\d/-])")
_PROCEEDINGS = re.compile(r"\b(?:proc(?:\b|eedings)|conf(?:\b|erence)|workshops?|symposium|congress|meeting)\b", re.I)
# The year in brackets or at the end; what stands before and behind it are volume and pages.
_ENDS = re.compile(r"[\s,;:(]+$")
_LABELS = re.compile(r"\b(?:vol(?:ume)?|no|number|issue|pp?|pages?|article)\b\.?\s*", re.I)
_NUMBERS = re.compile(
    r"^(?P<place>[^\d]*?[^\W\d][.)]?)\s*,?\s*"
    r"(?P<volume>[A-Z]?\d+)\s*(?:[(,:]?\s*(?:no\.?\s*)?(?P<issue>\d+(?:-\d+)?)\s*(?:\)|(?=[,:;\s])))?\s*[,:;]?\s*"
    r"(?P<pages>[A-Za-z]?\d[\w.]*(?:\s*[-–—]+\s*[A-Za-z]?\d[\w.]*)?)?$"
)
_ACCEPTED = re.compile(
    r"\b(?:accepted|to appear|will appear|appears|appeared|published|presented)\b(?:\s+as\s+an?\s+[\w\s-]{0,40}?)?"
    r"(?:\s+(?:for\s+)?(?:publication|presentation|oral|poster|spotlight))?\s+(?:at|in|to|by|for)\s+(?:the\s+)?"
    r"(?P<place>[^;]+)",
    re.I,
)
# An acronym with its year says it as well, where it is all that a part of the comment says: "ICML 2022 (oral)".
_ACRONYM = re.compile(
    r"(?:^|[.,;]\s*)(?P<place>[A-Z][A-Za-z]*[A-Z][A-Za-z/-]*\s*(?:'\s?\d\d|(?:19|20)\d\d))"
    r"(?=\s*(?:$|[.,;(]|camera|oral|poster|spotlight|paper\b|main\b))"
)
_SHORT_YEAR = re.compile(r"\s*['’]\s?(\d\d)\b")
# Another text than this one, or no decision yet.
_OTHER = re.compile(
    r"\b(?<!as a )(?:preliminary|extended|short(?:er)?|earlier|previous|conference|journal|full|long(?:er)?|abridged) "
    r"(?:version|abstract|paper)|\b(?:submitted|under review|rejected|withdrawn|superseded|in preparation)\b",
    re.I,
)
_NO_PLACE = re.compile(r"(?:to|will) appear|accepted|in press|forthcoming|n/?a\b|none\b", re.I)
# What is at a conference and not of it: the place has to say so too.
_BESIDE = re.compile(r"\bfindings\b|\bworkshops?\b|\bdemo\w*|\bposter\b|\btutorial\b", re.I)
_END_OF_PLACE = re.compile(
    r"\s*(?:(?<=\w{5})\.\s+(?=[A-Z])|(?<=\d)\.\s+|[(\[]|,\s*\d+\s*(?:pages|pp|figures|tables)\b|,?\s+(?:code|project|webpage|website)\b|\bhttps?:).*$",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What words say of a publication: ``type`` is CSL's; numbers are empty where the words are not all understood."""

    type: str
    place: str
    volume: str = ""
    issue: str = ""
    pages: str = ""
    issued: PartialDate | None = None


def read_reference(words: str) -> Printed | None:
    """What a ``journal_ref`` says; None where it does not name a place.

    >>> printed = read_reference("Phys. Rev. D 76, 013009 (2007)")
    >>> printed.place, printed.volume, printed.pages, printed.issued.year
    ('Phys. Rev. D', '76', '013009', 2007)
    >>> printed = read_reference("Nucl.Phys. B533:199-210,1998")
    >>> printed.place, printed.volume, printed.pages
    ('Nucl.Phys. B', '533', '199–210')
    """
    given = without_stop(" ".join(words.split()))
    if not given or len(given) > LONGEST or ";" in given or _NO_PLACE.match(given):
        return None
    given = re.sub(r"^in:?\s+", "", given, flags=re.I)
    years = _YEAR.findall(given)
    year = years[-1] if years else ""
    rest = _LABELS.sub("", given)
    if year:
        before, _, behind = rest.rpartition(year)
        behind = re.sub(r"^[\s,;:).]+", "", behind)
        rest = f"{_ENDS.sub('', before)} {behind}".strip()
    rest = re.sub(r",?\s*\b(?:January|February|March|April|May|June|July|August|September|October|November|"
                  r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?$", "", rest)  # fmt: skip
    proceedings = bool(_PROCEEDINGS.search(given))
    if rest.count("(") != rest.count(")"):
        return None
    if (match := _NUMBERS.match(rest)) and not (proceedings and not match["pages"]):
        place, volume = match["place"].strip(" ,"), match["volume"]
        if volume[0].isalpha():  # the physicists' way: the journal's section before its volume
            place, volume = f"{place} {volume[0]}", volume[1:]
        kind = "paper-conference" if proceedings else "article-journal"
        return Printed(
            kind, place, number(volume), number(match["issue"]), pages(match["pages"] or ""), date(year or None)
        )
    place = re.sub(r"\s*,?\s*\d.*$", "", rest).strip(" ,:") if not proceedings else rest.split(",")[0].strip()
    if sum(letter.isalpha() for letter in place) < LEAST_LETTERS:
        return None
    acronym = bool(year) and re.fullmatch(r"[A-Z][\w/-]*[A-Z][\w/-]*", place) is not None
    return Printed(
        "paper-conference" if proceedings or acronym else "article-journal", place, issued=date(year or None)
    )


def read_comment(words: str) -> Printed | None:
    """Where a ``comment`` says that the paper itself is accepted or printed; None where it says nothing of it.

    >>> read_comment("12 pages, 3 figures. Accepted at ICML 2025 (spotlight)").place
    'ICML'
    >>> read_comment("Submitted to ICML 2025") is None
    True
    """
    given = " ".join(words.split())
    if _OTHER.search(given):
        return None
    match = _ACCEPTED.search(given) or _ACRONYM.search(given)
    if match is None:
        return None
    place = without_stop(_END_OF_PLACE.sub("", match["place"])).strip(" ,")
    place = _SHORT_YEAR.sub(lambda found: f" {'19' if int(found[1]) > 50 else '20'}{found[1]}", place)
    if not (place[:1].isupper() or place[:1].isdigit()) or (_BESIDE.search(given) and not _BESIDE.search(place)):
        return None
    printed = read_reference(place)
    years = set(_YEAR.findall(match["place"]))
    if printed is not None and printed.issued is None and len(years) == 1:
        return replace(printed, issued=date(years.pop()))
    return printed
