"""What stands behind the title: the container, the date, the numbers, the publisher, and remarks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile

from pubkit.importing.dates import find_date, short_year
from pubkit.importing.numbers import GAP, take_identifiers, take_patent, take_serial
from pubkit.importing.people import chunks
from pubkit.importing.words import any_of, anywhere
from pubkit.model import PartialDate, Venue

Recognize = Callable[[str], Venue]

_LINKS = re.compile(rf"[\[(](?:\s*{any_of('links')}\s*[|/,]?)+[\])]|\|\s*(?:pdf|code)\b", re.IGNORECASE)
_REMARK = anywhere("remarks")
_STATE = anywhere("states")
_IN = re.compile(
    r"^(?:(?:to appear|published|presented|appeared|accepted|submitted)\s+)?(?:in|at|to|by)\b\s*:?\s+(?:the\s+)?",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"[,\s]*[(\[]?\b(?:eds?\b\.?|editors?\b|hrsg\b\.?|hg\.)[)\]]?(?:\s*[.,:;])?", re.IGNORECASE)
_EDITED_BY = re.compile(r"[,(]?\s*\b(?:edited by|eds?\.(?: by)?:?)\s+", re.IGNORECASE)
_PUBLISHER = anywhere("publishers")
_VENUE = anywhere("venues")
_THESIS = re.compile(
    r"\b(?P<genre>(?:ph\.?\s?d\.?|doctoral|master['’]?s?|m\.?\s?sc?\.?|bachelor['’]?s?|b\.?\s?sc?\.?|diploma"
    r"|habilitation|undergraduate)\s*(?:thesis|dissertation)|(?:diplom|doktor|master|bachelor)arbeit|thèse"
    r"|dissertation)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?P<genre>technical report|tech\.?\s?rep(?:ort|\.)?|research report|white ?paper|working paper)\b"
    r"\s*(?:no\.?\s*)?(?P<number>[A-Z]{1,6}[-/ ]?[\d-]+[\w-]*|\d[\w-]*)?",
    re.IGNORECASE,
)
_MOST_PARTS = 12  # commas looked at in a container: the longest names of joint meetings have nine
_LONGEST_NAME = 6  # words of a publisher's or a place's name: "Association for Computing Machinery, New York" has six


@dataclass(frozen=True, slots=True)
class Tail:
    """The parts behind a title, empty where there is none. ``found`` holds volume, issue, pages and their like."""

    container: str = ""
    venue: Venue | None = None
    issued: PartialDate | None = None
    found: dict[str, str] = field(default_factory=dict)
    editors: str = ""
    publisher: str = ""
    place: str = ""
    patent: str = ""
    genre: str = ""
    remarks: tuple[str, ...] = ()


def read_tail(text: str, recognize: Recognize) -> Tail:
    """Read what stands behind a title. ``recognize`` says what a venue string means (`pubkit.normalize_venue`).

    >>> tail = read_tail("Journal of Baking, 3(1), 1-9. Springer, 2020.", lambda text: Venue(text, kind="journal"))
    >>> tail.container, tail.issued.year, tail.publisher
    ('Journal of Baking', 2020, 'Springer')
    """
    text, found = take_identifiers(_LINKS.sub(GAP, " " + text.replace("\n", GAP)))
    text, patent = take_patent(text)
    text, editors = _take_editors(text)
    text, remarks = _take_remarks(text)
    genre = ""
    if match := _THESIS.search(text) or _REPORT.search(text):
        genre = match["genre"]
        if match.groupdict().get("number"):
            found["number"] = match["number"]
        text = text[: match.start()] + GAP + text[match.end() :]
    issued = None
    if (date := find_date(text)) and date.date.month:  # its figures are no volume's
        text, issued = _take_date(text)
    text, numbers = take_serial(text)
    if issued is None:
        text, issued = _take_date(text)
    found = {**numbers, **found}
    if year := found.pop("year", ""):
        issued = issued or PartialDate(int(year))
    container, publisher, place = _places(text, recognize, bool(genre or patent))
    venue = recognize(container) if container else None
    if issued is None and (year_of_venue := (venue.year if venue else None) or short_year(container)):
        issued = PartialDate(year_of_venue)
    return Tail(container, venue, issued, found, editors, publisher, place, patent, genre, remarks)


def _take_editors(text: str) -> tuple[str, str]:
    """The names before "(Eds.)" or behind "edited by"."""
    for match in _EDITORS.finditer(text):
        start = len(text) - len(text.lstrip(' .,;:‖”"'))
        start += len(lead[0]) if (lead := _IN.match(text[start:])) else 0
        names = text[start : match.start()]
        if names.strip(" (,") and all(chunk.name for chunk in chunks(names.rstrip(" (,"))):
            return text[:start] + text[match.end() :], names.strip(" (,")
    if by := _EDITED_BY.search(text):
        taken = list(takewhile(lambda one: one.name, chunks(text, by.end())))
        if taken:
            return text[: by.start()] + GAP + text[taken[-1].end :], text[by.end() : taken[-1].end].strip()
    return text, ""


def _take_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """Awards, forms of presentation and states, each a part between punctuation or within brackets."""
    remarks: list[str] = []

    def bracketed(match: re.Match[str]) -> str:
        acronym, _, remark = match[1].rpartition(",") if "," in match[1] else ("", "", match[1])
        if not (_REMARK.search(remark) or _STATE.fullmatch(remark.strip())) or re.search(r"\b(?:19|20)\d\d\b", remark):
            return match[0]
        remarks.append(remark.strip())
        return f"({acronym.strip()})" if acronym.strip() else GAP

    text = re.sub(r"\(([^()]*)\)", bracketed, text)
    kept = []
    for part in re.split(r"([,;]\s+|\.\s+|\s‖\s|\.$)", text):
        status = _STATE.search(part)
        if status and not part[: status.start()].strip(" .,"):
            rest = part[status.end() :].strip(" .")
            if rest and re.search(r"\b(?:to|in|at|by)$", status[0], re.IGNORECASE):
                remarks.append(re.sub(r"\s+(?:in|to|at|by)$", "", status[0], flags=re.IGNORECASE))
                kept.append(GAP + rest)
                continue
            if len(rest.split()) <= 3:
                remarks.append(part.strip(" ."))
                kept.append(GAP)
                continue
        if (
            len(part.split()) <= 10
            and _REMARK.search(part)
            and not re.search(r"\b(?:conference|proceedings|journal|tutorial on)\b", part, re.I)
        ):
            remarks.append(part.strip(" .*"))
            kept.append(GAP)
            continue
        kept.append(part)
    return "".join(kept), tuple(remarks)


def _take_date(text: str) -> tuple[str, PartialDate | None]:
    """The date, taken off unless it belongs to the venue's own words ("The 2025 Conference on ...")."""
    date = find_date(text)
    if not date:
        return text, None
    before, after = text[: date.start].rstrip(), text[date.end :].lstrip()
    bracketed = before.endswith(("(", "[")) and after.startswith((")", "]"))
    free = (not before or before[-1] in ".,;:‖([" or bracketed) and (not after or after[0] in ".,;:‖)]")
    if bracketed:
        before, after = before[:-1], after[1:]
    if not free or (before.endswith("(") and not bracketed):
        within = re.search(r"\([^()]*$", before)
        if date.date.month is None or within:
            return text, date.date
    return before + GAP + after, date.date


def _places(text: str, recognize: Recognize, special: bool) -> tuple[str, str, str]:
    """Container, publisher and place: the parts that nothing was taken from."""
    regions = [region.strip(" \t.,;:*") for region in text.split(GAP.strip())]
    regions = [re.sub(r"\(\s*\)|\[\s*\]", "", region).strip(" .,;:–—-") for region in regions]
    regions = [region for region in regions if re.search(r"[^\W\d_]{2}", region)]
    container = publisher = place = ""
    for region in regions:
        bare = _IN.sub("", region)
        if not container and not special and not (_only_publisher(bare) and recognize(bare).kind == "none"):
            container, rest = _container(bare, recognize)
        else:
            rest = bare
        if rest and not publisher:
            publisher, place = _publisher(rest)
    return container, publisher, place


def _container(text: str, recognize: Recognize) -> tuple[str, str]:
    """The container that a region begins with, and what stands behind it."""
    cut = re.search(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z])", text)
    if cut and not re.search(
        r"\b(?:Proc|Int|Conf|Trans|Symp|Lett|Rev|Phys|Appl|Chem|Biol|Math|Comput|Res|Sci|Soc|Eng|Natl|Acad)$",
        text[: cut.start()],
    ):
        return _container(text[: cut.start()], recognize)[0], text[cut.end() :]
    whole = recognize(text)
    parts = text.split(", ", _MOST_PARTS)
    for count in range(1, len(parts)):
        head, rest = ", ".join(parts[:count]), ", ".join(parts[count:])
        if _only_publisher(rest) or _is_place(rest):
            known = recognize(head)
            if known.confidence >= whole.confidence:
                return head, rest
    return text.strip(), ""


def _only_publisher(text: str) -> bool:
    return bool(_PUBLISHER.search(text)) and len(text.split()) <= _LONGEST_NAME and not _VENUE.search(text)


def _is_place(text: str) -> bool:
    """Whether all of a text may be a city with its country: capitalized words without those of a venue."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    return (
        bool(words)
        and len(words) <= _LONGEST_NAME
        and all(word[0].isupper() for word in words)
        and not re.search(
            r"\b(?:Conference|Symposium|Workshop|Systems|Journal|Letters|Society|Proceedings|Languages|Applications|Security|Learning)\b",
            text,
        )
    )


def _publisher(text: str) -> tuple[str, str]:
    """Publisher and place of "Springer, Cham", "New York: Wiley" or "MIT"."""
    if ": " in text:
        place, _, name = text.partition(": ")
        return name.strip(" ."), place.strip(" .,")
    parts = [part.strip(" .") for part in re.split(r",\s+", text)]
    named = next((index for index, part in enumerate(parts) if _PUBLISHER.search(part)), 0)
    others = parts[:named] + parts[named + 1 :]
    return parts[named], ", ".join(others)
