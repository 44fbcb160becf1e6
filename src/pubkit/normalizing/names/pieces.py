"""A list of names cut at everything that can part two: and what parted them, since a comma may also be in a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubkit.normalizing.names.corporate import ends_company, is_corporate
from pubkit.normalizing.names.frame import strip_frame
from pubkit.normalizing.names.initials import is_dotted, is_initials
from pubkit.normalizing.names.marks import SELF_ON
from pubkit.normalizing.names.order import is_family, is_given
from pubkit.normalizing.names.runs import cut_run, is_sure_run, part_glued

DOUBTFUL_GAP = "?"  # the sign of a piece that nothing parts from the one before
_ONLY_DOTS = re.compile(r"[\s.…\[\]()]+")
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
# "Smith, A. Jones, B. Brown, C.": the comma between two names is lost, the one inside each is not
_LOST_COMMAS = re.compile(r"(?P<given>(?:[^\W\d_]\.[ -]?)+|[^\W\d_]{2,}) (?P<family>[^\W\d_]{2}[\w'’-]*)")


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
    text, others = strip_frame(_with_separators(part_glued(text)))
    pieces: list[Piece] = []
    for sign, part in _rejoin(_cut_hard(text)):
        for index, piece in enumerate(_cut_commas(part)):
            if piece.strip():
                pieces.append(Piece(piece, index == 0, sign if index == 0 else ","))
    return [piece for piece in pieces if not _ONLY_DOTS.fullmatch(piece.text)], others


_LABEL = re.compile(r"\s*(?P<group>[^:;,]+):\s+(?=\w)")
_DASH = re.compile(r"\s+[-–—]\s+")
_LONGEST_NAME = 4  # words


def _with_separators(text: str) -> str:
    """A list with ";" for a colon behind the group whose members follow, and for dashes between full names."""
    label = _LABEL.match(text)
    if label and is_corporate(label["group"]):
        text = f"{label['group']}; {text[label.end() :]}"
    parts = _DASH.split(text)
    people = len(parts) > 1 and all(1 < len(part.split()) <= _LONGEST_NAME for part in parts)
    return "; ".join(parts) if people and all(is_given(part.split()[0]) for part in parts) else text


def _cut_hard(text: str) -> list[tuple[str, str]]:
    """(separator before, text) for each part between separators that no name holds."""
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(text)]
    out: list[tuple[str, str]] = []
    position, sign = 0, ""
    for match in _HARD.finditer(text):
        if any(start < match.start() < end for start, end in groups):
            continue
        out.append((sign, text[position : match.start()]))
        position, sign = match.end(), match[0]
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
    for separator, part in parts:
        sign = _sign(separator) if separator else ""
        if out and sign not in (";", "\n") and _is_rest_of_corporate(out[-1][1], part):
            out[-1] = (out[-1][0], out[-1][1] + separator + part)
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
    if re.search(r"\d|^(?:U\.?S\.?|U\.?K\.?|EU)\s", last) and is_corporate(" ".join(words)):
        return True  # "GBD 2019 Diseases" and "Injuries Collaborators"; "US Food" and "Drug Administration"
    if last and " " not in last and not between and not is_corporate(last):
        # "Food" and "Agriculture Organization", "Smith" and "Wesson, Inc."
        return is_corporate(" ".join(words)) or any(ends_company(part) for part in after.split(",")[1:2])
    if not is_corporate(last) or not _LINK.search(last):
        return False
    return len(words) == 1 or is_corporate(" ".join(words)) or "of" in last.split()


_UNIT = re.compile(r"(?:Department|Dept\.|Faculty|School|Division|Laboratory|Institute|College)\s+of\b")
_LINK = re.compile(r"\b(?:of|for|on|the|für|des|der|du|de|di|da|della|para|voor|för)\b")


def _cut_joint(sign: str, part: str) -> list[tuple[str, str]]:
    for pattern, low in ((_FRENCH_AND, False), (_SOFT_JOINT, True)):
        match = pattern.search(part)
        if not match or _is_rest_of_corporate(part[: match.start()], part[match.end() :]):
            continue
        left, right = part[: match.start()], part[match.end() :]
        words = right.split(",")[0].split()
        if low and (len(words) < 2 or len(left.rsplit(",", 1)[-1].split()) < 2):
            continue
        return [(sign, left), *_cut_joint("and", right)]
    wide = _WIDE.split(part.strip())
    if len(wide) > 1 and "," not in part and all(len(name.split()) > 1 for name in wide):
        return [(sign if i == 0 else "\n", name) for i, name in enumerate(wide)]
    names = cut_run(part)
    gap = "\n" if is_sure_run(names) else DOUBTFUL_GAP
    return [(sign if i == 0 else gap, name) for i, name in enumerate(names)]


def _cut_commas(part: str) -> list[str]:
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(part)]
    out, position = [], 0
    for match in _COMMA.finditer(part):
        if any(start < match.start() < end for start, end in groups):
            continue
        out.append(part[position : match.start()])
        position = match.end()
    out.append(part[position:])
    if len(out) > 1 and _is_one_corporate(out):
        return [part]
    return _with_lost_commas(out) or [name for piece in out for name in cut_run(piece, listed=len(out) > 1)]


_SHORTEST_LOST = 3  # pieces: "Doe", "Jane Roe", "Richard"


def _with_lost_commas(pieces: list[str]) -> list[str]:
    """ "Doe", "Jane Roe", "Richard" as family names and given names by turns, or nothing."""
    if len(pieces) < _SHORTEST_LOST:
        return []
    first, *middle, last = (piece.strip() for piece in pieces)
    if " " in first or is_initials(first) or is_given(first) or not (is_dotted(last) or is_given(last)):
        return []
    parted = [_LOST_COMMAS.fullmatch(piece) for piece in middle]
    found = [match for match in parted if match and (is_dotted(match["given"].strip()) or is_given(match["given"]))]
    if len(found) < len(middle):
        return []
    return [first, *(word for match in found for word in (match["given"], match["family"])), last]


def _is_one_corporate(pieces: list[str]) -> bool:
    """ "Ministry of Health, Labour and Welfare"; "University of California, San Diego", which is no person's name."""
    first, *rest = (piece.strip() for piece in pieces)
    if not is_corporate(first):
        return False
    if len(rest) == 1 and (rest[0] in ("L.P.", "S.A.") or (is_corporate(rest[0]) and _UNIT.match(first))):
        return True
    if not _LINK.search(first):
        return False
    if re.fullmatch(r"(?:\w+ )?(?:and|&) \w+", rest[-1]) and all(len(piece.split()) == 1 for piece in rest[:-1]):
        return True
    place = rest[0].split()
    if len(rest) > 1 or not 0 < len(place) <= 2 or is_corporate(rest[0]) or ends_company(rest[0]):
        return False
    return len(place) == 1 or not (any(map(is_initials, place)) or is_given(place[0]) or is_family(place[-1]))


__all__ = ["SELF_ON", "Piece", "cut_pieces"]
