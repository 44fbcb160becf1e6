"""A list of names in free text, read into Names: marks off, cut, arranged, each name read in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pubkit.diagnostics import Problem
from pubkit.model import OTHERS, Name, Place
from pubkit.normalizing.names.arrange import Kind, arrange, classify
from pubkit.normalizing.names.corporate import is_acronym, is_corporate
from pubkit.normalizing.names.credentials import (
    are_affiliations,
    are_degrees,
    strip_affiliation,
    strip_degrees,
    strip_roles,
)
from pubkit.normalizing.names.family import has_vietnamese_family, is_vietnamese
from pubkit.normalizing.names.initials import is_dotted
from pubkit.normalizing.names.letters import Letters, letters_of, with_initials
from pubkit.normalizing.names.marks import find_marks, take_marks
from pubkit.normalizing.names.order import SURE, family_first, is_family, is_given, may_be_chinese
from pubkit.normalizing.names.person import (
    cased_suffix,
    read_display,
    read_inverted,
)
from pubkit.normalizing.names.pieces import DOUBTFUL_GAP, Piece, cut_pieces
from pubkit.normalizing.names.tables import load_tables
from pubkit.normalizing.text.characters import repair_encoding

_IDENTITY = re.compile(r"\s+(0\d{3})$")
_RUNS = re.compile(r"([^\w\n])\1{3,}")  # no name holds four alike; a page of them must not cost minutes
_LATEX = re.compile(r"\\[a-zA-Z'`^\"~=.&]")
# Below this margin between the best and the second-best reading, the list is said to be doubtful.
_DOUBTFUL = 1.4
_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a list, and why they may be wrong (empty when nothing speaks against them)."""

    names: tuple[Name, ...]
    doubts: tuple[str, ...] = ()

    def problems(self, where: Place = _NOWHERE) -> tuple[Problem, ...]:
        """The doubts as Problems at a place."""
        return tuple(Problem("PK209", where, doubt, "write the names as Family, Given") for doubt in self.doubts)


def parse_names(text: str) -> tuple[Name, ...]:
    """The names in free text, as CVs, citations, web pages and PubMed print them. Never raises.

    ``et al.`` becomes the ``others`` that ends a truncated list; bold names carry the mark ``self``, starred ones
    ``equal``; DBLP's numbers go to ``identity``. See :func:`read_names` for what is doubtful.

    >>> [str(name) for name in parse_names("Z. Liu, **H Huang**, YJ. Soh & Smith J, et al.")]
    ['Z. Liu', 'H. Huang', 'Y. J. Soh', 'J. Smith', 'others']
    """
    return read_names(text).names


def read_names(text: str) -> NameList:
    """As :func:`parse_names`, with what is doubtful.

    >>> read_names("Doe, J.").doubts
    ()
    """
    text, orcids = take_marks(repair_encoding(_RUNS.sub(r"\1\1\1", text)))
    text = strip_roles(_decode(text))
    letters = letters_of(text)
    pieces, others = cut_pieces(text)
    plain: list[str] = []
    extras = []
    bold = False
    for piece in pieces:
        bare, marks, orcid, bold = find_marks(piece.text, orcids, bold)
        identity = _IDENTITY.search(bare)
        plain.append(_bare(_IDENTITY.sub("", bare)))
        extras.append((marks, orcid, identity[1] if identity else ""))
    kept = _kept(pieces, plain)
    hard = _hard(pieces, kept)
    texts = [plain[index] for index in kept]
    if not texts:
        return NameList((OTHERS,) if others else ())
    letters = with_initials(letters, texts)
    doubts: list[str] = []
    if (cut := _without_title(texts[-1], texts[:-1], letters, alone=hard[-1])) != texts[-1]:
        doubts.append(f"{texts[-1][len(cut) :].strip(' .')!r} is no name, and left out")
        texts[-1] = cut
    arrangement = arrange(texts, hard, [pieces[index].sign for index in kept], letters)
    names: list[Name] = []
    displayed = sum(" " in text and is_given(text.split()[0]) for text in texts) * 2 > len(texts)
    single = [texts[start] for start, end in arrangement.groups if end - start == 1]
    reversed_ = _family_first(single, letters)
    if not reversed_ and not letters.low and any(family_first(text.split()) > 0 for text in single):
        doubts.append("it is not sure which names stand family name first")
    beside = _Beside(letters, tuple(texts), displayed, frozenset(reversed_), len(set(texts)) > 1)
    for start, end in arrangement.groups:
        name = _read_group(texts[start:end], beside)
        group = [extras[kept[index]] for index in range(start, end)]
        names.append(
            replace(
                name,
                marks=frozenset().union(*(marks for marks, _, _ in group)),
                orcid=next((orcid for _, orcid, _ in group if orcid), ""),
                identity=next((identity for _, _, identity in group if identity), ""),
            )
        )
        doubts += _doubts_of(name, texts[start:end])
    if arrangement.margin < _DOUBTFUL:
        doubts.append("it is not sure which commas part names and which stand inside one")
    if any(pieces[index].sign == DOUBTFUL_GAP for index in kept):
        doubts.append("it is not sure where each name ends")
    if others:
        names.append(OTHERS)
    return NameList(tuple(names), tuple(doubts))


def _decode(text: str) -> str:
    if _LATEX.search(text):
        from pubkit.bibtex import latex_to_text

        return latex_to_text(text)
    return text.replace("~", " ").replace("{", "").replace("}", "")


def _kept(pieces: Sequence[Piece], plain: list[str]) -> list[int]:
    """The pieces that are names or parts of them: no degrees, roles, affiliations."""
    kept = [index for index, bare in enumerate(plain) if bare]
    for find in (are_degrees, are_affiliations):
        out = find([plain[index] for index in kept], _hard(pieces, kept))
        kept = [index for index, is_out in zip(kept, out, strict=True) if not is_out]
    return kept


_LETTERS_THAT_ARE_NAMES = ("E", "O", "U")  # "Weinan E" among names that are written out
_BEFORE_TITLE = re.compile(r"(?P<name>[^\W\d_]{2}[^.]*\s[A-ZÀ-Þ]{1,3})\.\s+(?P<title>[^\W\d_]+\s.*|[^\W\d_]{3,})")
_SENTENCE = re.compile(r"(?P<name>(?:[A-ZÀ-Þ]\.[ -]?)+[^.]*[^.\sA-Z])\.\s+(?P<title>[^\W\d_]+\s.*)")
_TITLE = re.compile(r"(?P<name>(?:[A-ZÀ-Þ]\.[ -]?)+)\s+(?P<title>[^\W\d_]{3,}.*)")


def _without_title(last: str, before: list[str], letters: Letters, *, alone: bool) -> str:
    """The last piece of a list of family names and initials, without the beginning of the work's title behind it."""
    if match := _BEFORE_TITLE.fullmatch(last) or _SENTENCE.fullmatch(last):
        words = match["title"].split()
        plain = sum(word.islower() and word not in load_tables().particles for word in words)
        if letters.vancouver or plain > 1:
            return match["name"]
    initials = sum(classify(text, letters) is Kind.INITIALS for text in before)
    match = _TITLE.fullmatch(last)
    if alone or not match or initials * 3 < len(before) or not initials or is_given(match["title"].split()[0]):
        return last
    return match["name"].strip()


_ENUMERATION = re.compile(r"^(?:\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,3}\])\s+|^(?:\.\s?){2,}\s*|^…\s*")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_KEEPS_STOP = re.compile(r"\b(?:jnr|snr|inc|ltd|corp|llc|3rd|2nd|4th)\.$", re.I)


def _bare(text: str) -> str:
    """A piece without the degrees and the affiliation behind it, a number before it, or the stop of the sentence."""
    text = strip_degrees(strip_affiliation(_ENUMERATION.sub("", text.strip(" ,;:"))))
    return text if _KEEPS_STOP.search(text) else _STOP.sub("", text)


def _hard(pieces: Sequence[Piece], kept: list[int]) -> list[bool]:
    hard = []
    for position, index in enumerate(kept):
        since = kept[position - 1] if position else -1
        hard.append(position == 0 or any(pieces[i].hard for i in range(since + 1, index + 1)))
    return hard


def _family_first(texts: Sequence[str], letters: Letters) -> set[str]:
    """Which of the names without a comma stand family name first: the sure ones, and the others beside them."""
    if letters.low:
        return set()
    votes = {text: family_first(text.split()) for text in texts}
    of_all = sum(votes.values())
    least = SURE if of_all < SURE or min(votes.values()) < 0 else 0
    found = {text for text, vote in votes.items() if vote >= least and 2 <= len(text.split()) <= 3}
    if any(is_vietnamese(text.split()) for text in texts):
        found |= {text for text in texts if has_vietnamese_family(text.split())}
    return found


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a list says of each name in it: ``displayed``, most start with a given name; ``reversed`` ones do not."""

    letters: Letters
    texts: tuple[str, ...]
    displayed: bool
    reversed: frozenset[str]
    various: bool  # whether it holds more than one text


def _read_group(texts: list[str], beside: _Beside) -> Name:
    letters = beside.letters
    kinds = [classify(text, letters) for text in texts]
    if len(texts) == 1:
        text = texts[0]
        listed = beside.various and not letters.caps and kinds[0] is not Kind.SHORT
        if is_acronym(text) and (listed or is_corporate(text)):
            return Name(literal=text)
        if beside.various and " " not in text and all(is_corporate(other) for other in beside.texts if other != text):
            return Name(literal=text)  # "Alibaba Group, Tencent"
        given, _, last = text.rpartition(" ")
        if beside.displayed and last in _LETTERS_THAT_ARE_NAMES and " " not in given:
            return Name(last, given)
        return read_display(text, letters, family_first=text in beside.reversed)
    if kinds[1:] == [Kind.COMPANY]:
        return Name(literal=", ".join(texts))
    if len(texts) == 3:
        suffix_at = 1 if kinds[1] is Kind.SUFFIX else 2
        return read_inverted(texts[0], texts[3 - suffix_at], _suffix(texts[suffix_at]), letters)
    if kinds[1] is Kind.SUFFIX:
        name = read_display(texts[0], letters)
        return name if name.literal else replace(name, suffix=_suffix(texts[1]) or name.suffix)
    return read_inverted(texts[0], texts[1], "", letters)


def _suffix(text: str) -> str:
    return cased_suffix(text) if text.lower() in load_tables().suffixes else ""


def _doubts_of(name: Name, texts: list[str]) -> list[str]:
    text = ", ".join(texts)
    words = f"{name.given} {name.family}".split()
    if name.literal:
        return []
    if not name.family:
        return [f"no family name in {text!r}"]
    several = any(is_family(one) and is_given(two) for one, two in pairwise(words[1:]))
    written = [word for word in words if _CAPITALIZED.fullmatch(word)]
    several = several or (len(words) == len(written) >= _MANY_WORDS and " " not in name.family)
    if several or len(name.given.split()) > 5 or len(name.family.split()) > 4:
        return [f"{text!r} may be more than one name"]
    plain = len(words) > 2 and all(map(_CAPITALIZED.fullmatch, words))
    if plain and not any(is_given(word) or is_family(word) or may_be_chinese(word) for word in words):
        return [f"{text!r} may be an organization"]
    *given, middle = name.given.split() or [""]
    if given and not any(map(is_dotted, given)) and is_family(middle) and is_family(name.family):
        return [f"{text!r} may have a family name of two words"]
    if _ODD.search(text) or (len(name.family) == 1 and name.family.islower()):
        return [f"{text!r} holds what is in no name"]
    return []


_MANY_WORDS = 4  # "Susan Clark Thomas Wright"
_CAPITALIZED = re.compile(r"[^\W\d_][a-z]{2,}")
_ODD = re.compile(r"[\d@…\[\]<>{}|:/\\=+_]|\.\.")
