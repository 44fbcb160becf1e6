"""What stands before and behind a list of names: "by", the year, the work itself, "et al.", the group spoken for."""

from __future__ import annotations

import re

from pubkit.normalizing.names.corporate import is_corporate
from pubkit.normalizing.names.marks import SELF_OFF
from pubkit.normalizing.names.tables import load_tables

_OPENERS = re.compile(
    r"^\s*(?:(?:authors?|inventors?|contributors?|editors?|creators?|writers?)(?:\(s\))?\s*:|(?:ed(?:ited|\.)\s+)?by:?\s+|with\s+"
    r"|(?:hrsg\.?|herausgegeben)\s+von\s+|sous la direction de\s+|a cura di\s+|coord(?:inated by|\.)\s+)",
    re.I,
)
_TAG = re.compile(r"(?:^|\n)\s*(?:AU|A[1-4]|ED)\s+-\s+")  # RIS
# A year in brackets ends a list, and "et al." does; behind them stands the work.
_AFTER_YEAR = re.compile(r"(?<=\S)\s*[(\[](?:1[5-9]|20)\d\d[a-z]?[)\]][.,:]?\s+\S.*$", re.S)
_AFTER_EDITORS = re.compile(r",\s*\(?(?:editors?|eds)\)?\.\s+\S.*$", re.S | re.I)
# A title: three words or more.
_QUOTED = re.compile(r"[,.]?\s[\"“„](?=[^\"”“\s]+\s+[^\"”“\s]+\s+\S)[^\"”“]*[\"”“]?[.,]?\s*$")
_AFTER_OTHERS = re.compile(r"(?P<others>\bet\.?\s+al)\b\.\s+[^\W\d_]\w*[^,;&]*$", re.I)
# What Google Scholar prints behind the names: " - Journal of ..., 2024", " - arXiv preprint arXiv ..."
_DASH = re.compile(r"\s*(?P<cut>…|\.\.\.)?\s[-–—]\s")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|…|\.\.\.")
_INITIALS_CUT = re.compile(r"^(?=[^\W\d_a-z]{1,3}\s)(.+),\s*[^\W\d_a-z]{1,3}\s*$", re.S)
_BEHALF = re.compile(r"\s*[,;(]?\s*\b(?:(?:and\s+)?on behalf of|for)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_AND_OTHERS_OF = re.compile(r"(\bet\.?\s+al\.?)\s*[(\[]([^()\[\]]*)[)\]]\s*\.?$", re.I)
_OF_PEOPLE = re.compile(r"\b(?:collaboration|consortium|group|team|network|investigators|initiative|committee)\b", re.I)
_YEAR = re.compile(r"[\s,(]*\(?\b(?:1[5-9]|20)\d\d[a-z]?\)?[\s.,)]*$")
_ROLES = re.compile(r"(?:[\s,]*\b(?:eds?\.|hrsg\.|hg\.)|\s*,\s*\(?(?:editors?|hrsg|coords?\.?))\s*[.,]?\s*$", re.I)

_LONGEST_GROUP = 300  # characters: no group is named in more, and a page of "on behalf of" must not cost minutes
_MOST_FRAMES = 6  # a year, a role, "et al.", each behind the other: no list ends in more


def strip_frame(text: str) -> tuple[str, bool]:
    """A list without what stands before and behind it, and whether it says that there are others.

    >>> strip_frame("by J. Doe and R. Roe (2020). On names."), strip_frame("Doe J, et al. On names")
    (('J. Doe and R. Roe', False), ('Doe J', True))
    """
    others = False
    text = _OPENERS.sub("", _TAG.sub("\n", text)).strip()
    for behind in (_AFTER_YEAR, _AFTER_EDITORS, _QUOTED):
        text = behind.sub("", text)
    if cited := _AFTER_OTHERS.search(text):
        text = text[: cited.end("others")]
    if (source := _DASH.search(text)) and (source["cut"] or _DATED.search(text, source.end())):
        text = text[: source.start()] + (source["cut"] or "")
    if group := _AND_OTHERS_OF.search(text):
        others = True
        text = text[: group.start()] + (f"; {group[2]}" if _OF_PEOPLE.search(group[2]) else "")
    text = _BEHALF.sub(_part_group, _COUNT_INSIDE.sub("", text))
    for _ in range(_MOST_FRAMES):
        before = text
        text = _ROLES.sub("", _YEAR.sub("", text)).strip(" ,;")
        stripped, found = _strip_others(text)
        others = others or found
        text = stripped
        if text == before:
            break
    return text, others


def _part_group(match: re.Match[str]) -> str:
    """A group that the names speak for is parted from them; "Society for ..." is left whole."""
    after = match.string[match.end() : match.end() + _LONGEST_GROUP]
    before = match.string[max(0, match.start() - _LONGEST_GROUP) : match.start()]
    group = re.split(r"[,;]", after)[0]
    for_itself = "behalf" not in match[0] and (not before or is_corporate(re.split(r"[,;]", before)[-1].strip()))
    return match[0] if for_itself or not is_corporate(group) else "; "


_COUNT = r"(?:and|&|plus|\+)?\s*\+?\d+\s+(?:others?|more|authors?|additional|co-?authors?)\b[^,;]*"
_COUNT_INSIDE = re.compile(rf"\s*[,;]\s*{_COUNT}(?=[,;])")
_NUMBER_OF_OTHERS = re.compile(rf"(?:\s*[,;]?\s*(?:\.\s?\.\s?\.|…)(?:\s*\([^()]*\))?|[\s,;]+[\[(]?{_COUNT})\s*$")


def _strip_others(text: str) -> tuple[str, bool]:
    if match := _NUMBER_OF_OTHERS.search(text):
        return _INITIALS_CUT.sub(r"\1", text[: match.start()].rstrip(" ,;")), True
    bare = text.rstrip(" .,;)]" + SELF_OFF)
    low = bare.casefold()
    if not low.endswith(load_tables().others):
        return text, False
    for plain in load_tables().others:
        if not low.endswith(plain):
            continue
        rest = bare[: len(bare) - len(plain)]
        if plain.isascii() and rest and rest[-1].isalnum():
            continue
        if plain in ("等", "外", "他") and not rest:
            continue
        rest = rest.rstrip(" ,;([")
        return re.sub(r"[\s,;]*\b(?:and|&)$", "", rest, flags=re.I), True
    return text, False
