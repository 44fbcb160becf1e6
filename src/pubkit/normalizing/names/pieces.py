"""A list of names cut at everything that can part two: and what parted them, since a comma may also be in a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubkit.normalizing.names.corporate import ends_company, is_corporate
from pubkit.normalizing.names.initials import is_initials
from pubkit.normalizing.names.marks import SELF_OFF, SELF_ON
from pubkit.normalizing.names.order import is_family, is_given
from pubkit.normalizing.names.tables import load_tables

_OPENERS = re.compile(
    r"^\s*(?:authors?(?:\(s\))?\s*:|(?:ed(?:ited|\.)\s+)?by:?\s+|with\s+"
    r"|(?:hrsg\.?|herausgegeben)\s+von\s+|sous la direction de\s+|a cura di\s+|coord(?:inated by|\.)\s+)",
    re.I,
)
# What Google Scholar prints behind the names: " - Journal of ..., 2024", " - arXiv preprint arXiv ..."
_SOURCE = re.compile(
    r"\s*(?P<cut>…|\.\.\.)?\s+[-–—]\s+(?:(?=.*(?:\b(?:19|20)\d\d\b|…|\.\.\.)).*|(?(cut).*|(?!)))$", re.S
)
_INITIALS_CUT = re.compile(r"^(?=[^\W\d_a-z]{1,3}\s)(.+),\s*[^\W\d_a-z]{1,3}\s*$", re.S)
_BEHALF = re.compile(r"\s*[,;(]?\s*\b(?:(?:and\s+)?on behalf of|for)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_AND_OTHERS_OF = re.compile(r"(\bet\.?\s+al\.?)\s*[(\[]([^()\[\]]*)[)\]]\s*\.?$", re.I)
_OF_PEOPLE = re.compile(r"\b(?:collaboration|consortium|group|team|network|investigators|initiative|committee)\b", re.I)
_ONLY_DOTS = re.compile(r"[\s.…\[\]()]+")
_YEAR = re.compile(r"[\s,(]*\(?\b(?:1[5-9]|20)\d\d[a-z]?\)?[\s.,)]*$")
_ROLES = re.compile(r"(?:[\s,]*\b(?:eds?\.|hrsg\.|hg\.)|\s*,\s*\(?(?:editors?|hrsg|coords?\.?))\s*[.,]?\s*$", re.I)
# separators that no name holds; the joints that one may hold ("y", "e", "och") need full names on both sides
_HARD = re.compile(
    r"""\s*(?:[;；、|] | (?<=[一-鿿])・(?=[一-鿿]) | \s[•·/]\s | (?<=\w)/(?=[^\W\d_a-z]\w*[.\ ]) | \r?\n | \t)\s*
      | \s*[,，]?\s*[&＆]\s*
      | (?:\s*[,，]\s*|\s+)(?:and|(?<!\bvon\ )und(?!\s+zu\b)|with|AND|And)(?=\s)\s*""",
    re.X,
)
_FRENCH_AND = re.compile(r"\s+et\s+(?!al\b|coll\b|alii\b)")
_SOFT_JOINT = re.compile(r"\s+(?:y|e|och|en|og|ve|és|i|и|і|та)\s+")
_WIDE = re.compile(r"[ \u00a0]{2,}")
_COMMA = re.compile(r"\s*[,，]\s*")
_LEADING_AND = re.compile(r"^\s*(?:and|And|AND|&|und|et)\s+")
_GROUP = re.compile(r"\([^()]*\)")
_INITIALS = r"(?:[^\W\d_a-zà-öø-ÿ]\.[ -]?|[^\W\d_a-zà-öø-ÿ]{2}\.\s?)+"
_WORD = r"(?:(?:van|von|de|der|den|di|da|del|la|le)\s+)*[^\W\d_][^\W\d_'’-]*[a-zà-ÿ][\w'’-]*"
# "J. Doe R. Roe A. Poe": initials and a family name, over and over
_RUN_DISPLAY = re.compile(rf"(?:{_INITIALS}\s*{_WORD}(?:\s+|$)){{3,}}")
_ONE_DISPLAY = re.compile(rf"{_INITIALS}\s*{_WORD}")
# "Doe J Roe RA": a family name and initials, over and over
_RUN_VANCOUVER = re.compile(r"(?:[^\W\d_][\w'’-]*[a-zà-ÿ][\w'’-]*\s+[A-Z]{1,3}(?:\s+|$)){2,}")
_ONE_VANCOUVER = re.compile(r"[^\W\d_][\w'’-]*[a-zà-ÿ][\w'’-]*\s+[A-Z]{1,3}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` between two separators; ``hard`` is true when what stands before it cannot be inside a name."""

    text: str
    hard: bool
    sign: str


def cut_pieces(text: str) -> tuple[list[Piece], bool]:
    """The pieces of a list, in order, and whether it says that there are others.

    >>> [(piece.text, piece.hard) for piece in cut_pieces("Doe, J. and R. Roe et al.")[0]]
    [('Doe', True), ('J.', False), ('R. Roe', True)]
    """
    text, others = _strip_frame(text)
    pieces: list[Piece] = []
    for sign, part in _rejoin(_cut_hard(text)):
        for index, piece in enumerate(_cut_commas(part)):
            if piece.strip():
                pieces.append(Piece(piece, index == 0, sign if index == 0 else ","))
    return [piece for piece in pieces if not _ONLY_DOTS.fullmatch(piece.text)], others


_MOST_FRAMES = 6  # a year, a role, "et al.", each behind the other: no list ends in more


def _strip_frame(text: str) -> tuple[str, bool]:
    others = False
    text = _OPENERS.sub("", text).strip()
    if source := _SOURCE.search(text):
        text = text[: source.start()] + (source["cut"] or "")
    if group := _AND_OTHERS_OF.search(text):
        others = True
        text = text[: group.start()] + (f"; {group[2]}" if _OF_PEOPLE.search(group[2]) else "")
    text = _BEHALF.sub(_part_group, text)
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
    after, before = match.string[match.end() :], match.string[: match.start()]
    group = re.split(r"[,;]", after)[0]
    for_itself = "behalf" not in match[0] and (not before or is_corporate(re.split(r"[,;]", before)[-1].strip()))
    return match[0] if for_itself or not is_corporate(group) else "; "


_NUMBER_OF_OTHERS = re.compile(
    r"(?:\s*[,;]?\s*(?:\.\s?\.\s?\.|…)|[\s,;]+(?:and|&|plus)\s+\d+\s+(?:others?|more|authors?).*)\s*$"
)


def _strip_others(text: str) -> tuple[str, bool]:
    if match := _NUMBER_OF_OTHERS.search(text):
        return _INITIALS_CUT.sub(r"\1", text[: match.start()].rstrip(" ,;")), True
    bare = text.rstrip(" .,;)]" + SELF_OFF)
    for words in sorted(load_tables().others, key=len, reverse=True):
        plain = words.rstrip(".")
        if not bare.casefold().endswith(plain):
            continue
        rest = bare[: len(bare) - len(plain)]
        if plain.isascii() and rest and rest[-1].isalnum():
            continue
        if plain in ("等", "外", "他") and not rest:
            continue
        rest = rest.rstrip(" ,;([")
        return re.sub(r"[\s,;]*\b(?:and|&)$", "", rest, flags=re.I), True
    return text, False


def _cut_hard(text: str) -> list[tuple[str, str]]:
    """(separator before, text) for each part between separators that no name holds."""
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(text)]
    out: list[tuple[str, str]] = []
    position, sign = 0, ""
    for match in _HARD.finditer(text):
        if any(start < match.start() < end for start, end in groups):
            continue
        out.append((sign, text[position : match.start()]))
        position, sign = match.end(), _sign(match[0])
    out.append((sign, text[position:]))
    out = [(s, _LEADING_AND.sub("", part)) for s, part in out]
    return [(s, part) for s, part in out if part.strip(" .,")]


def _sign(separator: str) -> str:
    if re.search(r"[;；]", separator):
        return ";"
    if re.search(r"[&＆]", separator):
        return "&"
    word = re.search(r"\w+", separator)
    return word[0].lower() if word else "\n"


def _rejoin(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Corporate names that hold an "and" made whole again; joints that a name may hold cut where they part two."""
    out: list[tuple[str, str]] = []
    for sign, part in parts:
        if out and sign not in (";", "\n") and _is_rest_of_corporate(out[-1][1], part):
            out[-1] = (out[-1][0], f"{out[-1][1]} {sign} {part}")
        else:
            out.append((sign, part))
    return [piece for pair in out for piece in _cut_joint(*pair)]


def _is_rest_of_corporate(before: str, after: str) -> bool:
    first, *between = (part.strip() for part in before.split(","))
    words = after.split(",", 1)[0].split()
    if not words or any(re.fullmatch(r"[A-Z]\.|[A-Z]{1,2}", word) for word in words):
        return False
    if between and is_corporate(first) and _LINK.search(first):  # "Ministry of Health, Labour" and "Welfare"
        return len(words) == 1 and all(len(part.split()) == 1 for part in between)
    last = before.rsplit(",", 1)[-1].strip()
    if (
        last and " " not in last and not between and not is_corporate(last)
    ):  # "Food" and "Agriculture Organization", "Wesson, Inc."
        return is_corporate(" ".join(words)) or any(ends_company(part) for part in after.split(",")[1:2])
    if not is_corporate(last) or not _LINK.search(last):
        return False
    return len(words) == 1 or is_corporate(" ".join(words)) or "of" in last.split()


_LINK = re.compile(r"\b(?:of|for|on|the|für|des|der|du|de|di|da|della|para|voor|för)\b")


def _cut_joint(sign: str, part: str) -> list[tuple[str, str]]:
    for pattern, low in ((_FRENCH_AND, False), (_SOFT_JOINT, True)):
        match = pattern.search(part)
        if not match:
            continue
        left, right = part[: match.start()], part[match.end() :]
        words = right.split(",")[0].split()
        if low and (len(words) < 2 or len(left.rsplit(",", 1)[-1].split()) < 2):
            continue
        return [(sign, left), *_cut_joint("and", right)]
    wide = _WIDE.split(part.strip())
    if len(wide) > 1 and "," not in part and all(len(name.split()) > 1 for name in wide):
        return [(sign if i == 0 else "\n", name) for i, name in enumerate(wide)]
    return _cut_run(sign, part)


_LONGEST_WORD = 60  # letters; longer ones are no names, and would cost quadratic time


def _cut_run(sign: str, part: str) -> list[tuple[str, str]]:
    """Names with nothing between them, where their form shows where each ends."""
    plain = part.strip()
    if any(len(word) > _LONGEST_WORD for word in plain.split()):
        return [(sign, part)]
    for run, one in ((_RUN_DISPLAY, _ONE_DISPLAY), (_RUN_VANCOUVER, _ONE_VANCOUVER)):
        if run.fullmatch(plain):
            return [(sign if i == 0 else "\n", name.strip()) for i, name in enumerate(one.findall(plain))]
    if "," not in plain and len(names := _PERSON.findall(plain)) > 1 and _are_people(names, plain):
        return [(sign if i == 0 else "\n", name) for i, name in enumerate(names)]
    return [(sign, part)]


def _are_people(names: list[str], plain: str) -> bool:
    """ "Jane Smith Thomas B. Miller": given and family names by turns, as the table of words knows them."""
    if " ".join(names) != " ".join(plain.split()):
        return False
    given, family = [name.split()[0] for name in names], [name.split()[-1] for name in names]
    if any(map(is_family, given)) or any(map(is_given, family)):
        return False
    return all(is_family(before) or is_given(after) for before, after in zip(family, given[1:], strict=False))


_CAPITALIZED = r"[^\W\d_a-zà-ÿ][^\W\d_]+(?:-[^\W\d_]+)*"
_PERSON = re.compile(rf"(?<!\S){_CAPITALIZED}\s(?:[^\W\d_]\.\s)*{_CAPITALIZED}(?!\S)")


def _cut_commas(part: str) -> list[str]:
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(part)]
    out, position = [], 0
    for match in _COMMA.finditer(part):
        if any(start < match.start() < end for start, end in groups):
            continue
        out.append(part[position : match.start()])
        position = match.end()
    out.append(part[position:])
    return [part] if len(out) > 1 and _is_one_corporate(out) else out


def _is_one_corporate(pieces: list[str]) -> bool:
    """ "Ministry of Health, Labour and Welfare"; "University of California, San Diego", which is no person's name."""
    first, *rest = (piece.strip() for piece in pieces)
    if not is_corporate(first) or not _LINK.search(first):
        return False
    if re.fullmatch(r"\w+ (?:and|&) \w+", rest[-1]) and all(len(piece.split()) == 1 for piece in rest[:-1]):
        return True
    place = rest[0].split()
    if len(rest) > 1 or not 0 < len(place) <= 2 or is_corporate(rest[0]) or ends_company(rest[0]):
        return False
    return len(place) == 1 or not (any(map(is_initials, place)) or is_given(place[0]) or is_family(place[-1]))


__all__ = ["SELF_ON", "Piece", "cut_pieces"]
