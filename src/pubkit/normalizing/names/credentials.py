"""What stands around people's names in words: memberships, degrees, roles, affiliations, the name in another script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubkit.normalizing.names.corporate import is_corporate
from pubkit.normalizing.names.initials import is_dotted, is_initials
from pubkit.normalizing.names.order import is_given
from pubkit.normalizing.names.scripts import has_cjk
from pubkit.normalizing.names.tables import load_tables

_MEMBER = re.compile(
    r"\s*,\s*(?:(?:graduate|student|senior|life|associate|founding|honorary|distinguished|affiliate)\s+)*"
    r"(?:member|fellow),?\s+(?:IEEE|ACM|IET|OSA|OPTICA|SPIE|IAPR|AAAI|SIAM|ISCA|AIAA|ASME)\b",
    re.I,
)
_ROLE = re.compile(
    r"\s*[(\[]\s*[*†‡#✉]*\s*(?:eds?|editors?|hrsg|hgs?|coords?|dirs?|orgs?|trans|translators?|authors?|co-?editors?"
    r"|equal contribut(?:ion|or)s?|(?:co-?)?(?:first|last|lead|senior|presenting|corresponding) authors?|corresponding"
    r"|presenter|speaker|student|advisor|contributed equally|deceased|hons"
    r"|he/him(?:/his)?|she/her(?:/hers)?|they/them(?:/theirs)?)\.?\s*[)\]]",
    re.I,
)
_RANK = re.compile(r"\b(?:associate|assistant|adjunct|full|visiting|emeritus|distinguished)\s+(?=prof)", re.I)
_EDITOR = re.compile(
    r"editors?|eds?\.?|hrsg\.?|coords?\.|in press|forthcoming|to appear|submitted|unpublished|manuscript|preprint"
    r"|(?:ph\.?\s?d\.?|m\.?sc\.?|doctoral|graduate|undergraduate|master'?s?)\s+(?:candidate|student|fellow)",
    re.I,
)
_GROUP = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
_AFFILIATION = re.compile(r"\s*\((?:[^()]*\d[^()]*|[^()]{12,}|[A-Z]{2,})\)$")
_WORD_IN_BRACKETS = re.compile(r"(?P<name>\S+\s.*\S)\s*\((?P<word>\w+)[^()]*\)")
_DASH = re.compile(r"\s[—–-]\s.*$")  # no name has a dash between blanks: what follows is a title, or a place
_QUOTE = re.compile(r"\s[\"“„«](?=[^\"”“»\s]+\s)[^\"”“»]*[\"”“»]?$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2}")
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]")


def strip_roles(text: str) -> str:
    """A list without memberships of societies, and without roles in brackets.

    >>> strip_roles("J. Doe, Fellow, IEEE, and R. Roe (Eds.)")
    'J. Doe, and R. Roe'
    """
    text = _RANK.sub("", text)
    bare = _ROLE.sub("", _MEMBER.sub("", text))
    return re.sub(r"^\s*In:?\s+", "", bare) if bare != text else text


def strip_affiliation(piece: str) -> str:
    """A name without the place, or the name in another script, that stands in brackets behind it.

    >>> strip_affiliation("Jane Doe (MIT)"), strip_affiliation("Wei Zhang (张伟)"), strip_affiliation("Wei Zhang 张伟")
    ('Jane Doe', 'Wei Zhang', 'Wei Zhang')
    """
    piece = _QUOTE.sub("", _DASH.sub("", _AFFILIATION.sub("", piece)))
    if (word := _WORD_IN_BRACKETS.fullmatch(piece)) and not is_given(word["word"]):
        piece = word["name"]  # "Jane Doe (Stanford)", but "Jane Doe (Annie)"
    if not _LATIN.search(piece) or not _NOT_LATIN.search(piece):
        return piece
    group = _GROUP.search(piece)
    if group and group.start() and _NOT_LATIN.search(group[0]):
        return piece[: group.start()]
    words = [word for word in piece.split() if not has_cjk(word)]
    return " ".join(words) if len(words) > 1 else piece


def strip_degrees(piece: str) -> str:
    """A name without the degrees behind it.

    >>> strip_degrees("John Roe PhD"), strip_degrees("Jane Doe MD"), strip_degrees("Roe MD")
    ('John Roe', 'Jane Doe', 'Roe MD')
    """
    words = piece.split()
    while len(words) > 2 and (not is_initials(words[-2]) or _is_degree(words[-1])):
        sure = _is_degree(words[-1])
        may_be = _may_be_degree(words[-1]) and is_given(words[0]) and not piece.isupper()
        if not sure and not may_be:
            break
        words.pop()
    return " ".join(words)


def are_degrees(texts: Sequence[str], hard: Sequence[bool]) -> list[bool]:
    """For each piece between separators, whether it holds degrees or a role, and no name.

    >>> are_degrees(["Jane Doe", "MD", "Roe", "M.D."], [True, False, True, False])
    [False, True, False, False]
    """
    found: list[bool] = []
    inverted = any(
        (is_dotted(text) or len(text) == 1) and not _is_degree(text) and not _may_be_degree(text) for text in texts[1:]
    )
    for index, text in enumerate(texts):
        words = text.replace("/", " ").split()
        sure = all(map(_is_degree, words)) or bool(_EDITOR.fullmatch(text))
        may_be = bool(words) and not hard[index] and all(_is_degree(word) or _may_be_degree(word) for word in words)
        found.append(index > 0 and (sure or (may_be and not inverted and _ends_full_name(texts, found))))
    return found


def _ends_full_name(texts: Sequence[str], found: list[bool]) -> bool:
    """True when what stands before needs no more given names: "Jane Doe", "J. Doe", or "Jane" behind "Doe"."""
    before = next(texts[index] for index in reversed(range(len(found))) if not found[index])
    words = before.split()
    return len(words) > 1 or is_given(words[0]) if words else False


def are_affiliations(texts: Sequence[str], hard: Sequence[bool]) -> list[bool]:
    """For each piece, whether it is where its person works: "Jane Doe, University of X; John Roe, UC San Diego".

    >>> are_affiliations(["Jane Doe", "MIT University", "John Roe", "UC San Diego"], [True, False, True, False])
    [False, True, False, True]
    """
    starts = [index for index, is_hard in enumerate(hard) if is_hard]
    ends = [*starts[1:], len(texts)]
    full = all(len(texts[start].split()) > 1 and not is_corporate(texts[start]) for start in starts)
    every = len(starts) > 1 and all(end - start > 1 for start, end in zip(starts, ends, strict=True))
    if not full or not every or not any(is_corporate(texts[start + 1]) for start in starts):
        return [False] * len(texts)
    return [not is_hard for is_hard in hard]


def _is_degree(word: str) -> bool:
    word = word.strip(",")
    if word[:1].isupper() and word[1:].islower() and word.isalpha() and word != "Esq":
        return False  # "Meng" is a family name, "MEng" a degree
    word = word.lower()
    return word in load_tables().degrees or word.rstrip(".") in load_tables().degrees


def _may_be_degree(word: str) -> bool:
    return word.strip(",").lower() in load_tables().degrees_or_initials and word.isupper()
