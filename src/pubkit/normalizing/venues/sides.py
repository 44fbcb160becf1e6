"""Workshops, companions and other side events: found before the main venue is, and named after it.

A side event is never its host. The words here block the host; what stays is its own name, with the host beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Side(NamedTuple):
    """One sort of side event: how to see it, and how it is named after its host.

    The Findings are a conference by kind: papers of a main meeting that are printed apart from it.
    """

    kind: str
    sign: re.Pattern[str]
    acronym: str
    name: str


def _side(kind: str, sign: str, acronym: str, name: str) -> Side:
    return Side(kind, re.compile(sign, re.IGNORECASE), acronym, name)


# What stands between an event and the greater one that it is held with.
_BESIDE = r"@|\bin (?:conjunction|association) with\b|\b(?:co-?|col)located (?:with|at)\b|\baffiliated (?:with|to)\b"
_BESIDE_ANY = re.compile(_BESIDE, re.IGNORECASE)
_WORKSHOP = (
    r"(?<!coop\. )(?<!collab\. )(?<!soc\. )(?<!^)\bwork\.(?= |$)|"
    r"(?-i:(?<=[A-Z])-W\b)|\bworkshops?\b|\bwo?r?kshps?\b|\bwksps?\b|\bsatellite (?:events?|symposi\w+|meetings?)\b"
)
_WITH = re.compile(rf"\W*\b(?:(?:to be )?held )?(?:{_BESIDE.removeprefix('@|')})", re.IGNORECASE)

# In order: the first sign found names the event. {a} and {n} are the host's acronym and name.
SIDES: tuple[Side, ...] = (
    _side("conference", r"\bfindings\b", "Findings", "Findings of the Association for Computational Linguistics"),
    _side("companion", r"software engineering in practice|\bSEIP\b", "{a} SEIP",
          "{a} Software Engineering in Practice"),
    _side("companion", r"new ideas and emerging (?:results|technolog)|\bNIER\b", "{a} NIER",
          "{a} New Ideas and Emerging Results"),
    _side("companion", r"software engineering education (?:and|&) training|\bSEET\b", "{a} SEET",
          "{a} Software Engineering Education and Training"),
    _side("companion", r"software engineering in society|\bSEIS\b", "{a} SEIS", "{a} Software Engineering in Society"),
    _side("companion", r"extended abstracts?|\bEA\b|\bLBW\b|late[ -]breaking", "{a} EA",
          "Extended Abstracts of the {n}"),
    _side("companion", r"\badjun(?:ct\b|\.)", "{a} Adjunct", "Adjunct Proceedings of the {n}"),
    _side("companion", r"\bcompanion\b|\bcompendium\b|-C\b", "{a} Companion", "Companion Proceedings of the {n}"),
    _side("workshop", r"student research workshop|\bSRW\b", "{a} SRW", "{a} Student Research Workshop"),
    _side("workshop", rf"{_WORKSHOP}|{_BESIDE}", "{a} Workshops", "{n} Workshops"),
    _side("companion", r"system demonstrations?|\bdemonstrations?\b|\bdemos?\b", "{a} Demos", "{n}: Demonstrations"),
    _side("companion", r"(?<!\()\bposters?\b", "{a} Posters", "{n}: Posters"),
    _side("companion", r"doctoral (?:consortium|symposium|colloquium)|\bPh\.?D\.? (?:forum|symposium)",
          "{a} Doctoral Consortium", "{n}: Doctoral Consortium"),
    _side("companion", r"\btutorials?\b", "{a} Tutorial", "Tutorial at the {n}"),
    _side("companion", r"\bindustr(?:y|ial) track\b", "{a} Industry Track", "{n}: Industry Track"),
    _side("companion", r"siggraph.*\b(?:courses?|classes|talks|technical briefs|applications|emerging technologies)\b",
          "{a} Companion", "Companion Proceedings of the {n}"),
    _side("companion", r"\b(?:technical )?sketches\b|\bart gallery\b|\bpanels?\b|\bstudio\b",
          "{a} Companion", "Companion Proceedings of the {n}"),
    _side("companion", r"\bspring symposium\b|\bfall symposium\b", "{a} Symposium Series", "{a} Symposium Series"),
)  # fmt: skip

_ANY = re.compile("|".join(f"(?:{side.sign.pattern})" for side in SIDES), re.IGNORECASE)
WORKSHOPS = next(side for side in SIDES if side.acronym == "{a} Workshops")


def side_of(text: str) -> Side | None:
    """The sort of side event that a cleaned string speaks of, or None.

    >>> side_of("Adjunct Proceedings of UIST").kind
    'companion'
    """
    if not _ANY.search(text):
        return None
    return next(side for side in SIDES if side.sign.search(text))


def also_side(text: str, side: Side) -> bool:
    """Whether the string speaks of another sort of side event, too: the posters of what was once a workshop.

    >>> also_side("Workshop on Foo, Doctoral Consortium", WORKSHOPS)
    True
    """
    return any(other.sign.search(text) for other in SIDES if other.kind != side.kind) or bool(_BESIDE_ANY.search(text))


def beside(text: str) -> str:
    """What is held with another event: the string up to the words that say so, or nothing.

    >>> beside("EMSOFT 2011, held in conjunction with ESWeek")
    'EMSOFT 2011'
    """
    found = _WITH.search(text)
    return text[: found.start()] if found else ""


def loud_suffix(text: str) -> str:
    """`CVPRW` and `ICMLW` are the workshops of CVPR and ICML: the acronym without its W, or nothing.

    >>> loud_suffix("CVPRW")
    'CVPR'
    """
    return text[:-1] if len(text) > LEAST_SUFFIXED and text.endswith("W") and text[:-1].isupper() else ""


LEAST_SUFFIXED = 4  # letters, the W among them ("ICMLW"); shorter ones are acronyms of their own (NSW, WWW)
