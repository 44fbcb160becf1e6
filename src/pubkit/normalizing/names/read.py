"""A list of names in free text, read into Names: marks off, cut, arranged, each name read in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pubkit.diagnostics import Problem
from pubkit.model import OTHERS, Name, Place
from pubkit.normalizing.names.arrange import Kind, arrange, classify
from pubkit.normalizing.names.casing import is_caps, is_low
from pubkit.normalizing.names.corporate import is_acronym
from pubkit.normalizing.names.marks import find_marks, take_marks
from pubkit.normalizing.names.person import Letters, read_display, read_inverted
from pubkit.normalizing.names.pieces import Piece, cut_pieces

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
    text, orcids = take_marks(_decode(_RUNS.sub(r"\1\1\1", text)))
    letters = _letters(text)
    pieces, others = cut_pieces(text)
    plain: list[str] = []
    extras = []
    bold = False
    for piece in pieces:
        bare, marks, orcid, bold = find_marks(piece.text, orcids, bold)
        identity = _IDENTITY.search(bare)
        plain.append(_bare(_IDENTITY.sub("", bare)))
        extras.append((marks, orcid, identity[1] if identity else ""))
    kept = [index for index, bare in enumerate(plain) if bare]
    hard = _hard(pieces, kept)
    texts = [plain[index] for index in kept]
    if not texts:
        return NameList((OTHERS,) if others else ())
    arrangement = arrange(texts, hard, [pieces[index].sign for index in kept], letters)
    names: list[Name] = []
    doubts: list[str] = []
    for start, end in arrangement.groups:
        name = _read_group(texts[start:end], letters, len(arrangement.groups) > 1)
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
    if others:
        names.append(OTHERS)
    return NameList(tuple(names), tuple(doubts))


def _decode(text: str) -> str:
    if _LATEX.search(text) and not re.search(r"\\(?:textbf|underline|bf|textit|emph|uline|textsuperscript)", text):
        from pubkit.bibtex import latex_to_text

        return latex_to_text(text)
    return text.replace("~", " ")


def _letters(text: str) -> Letters:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in ("and", "et", "al", "jr", "sr")]
    joined = " ".join(words)
    long = " ".join(word for word in words if len(word) > 3)
    low = is_low(joined)
    return Letters(low, bool(long) and is_caps(long) and is_caps(joined), low and _leads_with_initials(text))


def _leads_with_initials(text: str) -> bool:
    """Most names of a list in small letters start with one letter, none with a stop: all start with initials then."""
    names = [name.split() for name in re.split(r",|;|\band\b|&", text) if name.strip()]
    single = sum(len(name) > 1 and len(name[0]) == 1 for name in names)
    return "." not in text.rstrip(". ") and single * 2 > len(names) and all(len(name) > 1 for name in names)


_AFFILIATION = re.compile(r"\s*\((?:[^()]*\d[^()]*|[^()]{12,}|[A-Z]{2,})\)$")
_ENUMERATION = re.compile(r"^\d{1,3}[.)]\s+")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_KEEPS_STOP = re.compile(r"\b(?:jnr|snr|inc|ltd|corp|llc|3rd|2nd|4th)\.$", re.I)


def _bare(text: str) -> str:
    """A piece without the affiliation behind it, a number before it, or the stop of the sentence."""
    text = _ENUMERATION.sub("", _AFFILIATION.sub("", text.strip(" ,;:")))
    return text if _KEEPS_STOP.search(text) else _STOP.sub("", text)


def _hard(pieces: Sequence[Piece], kept: list[int]) -> list[bool]:
    hard = []
    for position, index in enumerate(kept):
        since = kept[position - 1] if position else -1
        hard.append(position == 0 or any(pieces[i].hard for i in range(since + 1, index + 1)))
    return hard


def _read_group(texts: list[str], letters: Letters, in_list: bool) -> Name:
    kinds = [classify(text, letters) for text in texts]
    if len(texts) == 1:
        if in_list and not letters.caps and is_acronym(texts[0]) and kinds[0] is not Kind.SHORT:
            return Name(literal=texts[0])
        return read_display(texts[0], letters)
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
    from pubkit.normalizing.names.tables import load_tables

    return text if text.lower() in load_tables().suffixes else ""


def _doubts_of(name: Name, texts: list[str]) -> list[str]:
    text = ", ".join(texts)
    if not name.literal and not name.family:
        return [f"no family name in {text!r}"]
    if not name.literal and (len(name.given.split()) > 5 or len(name.family.split()) > 4):
        return [f"{text!r} may be more than one name"]
    if re.search(r"\d", text):
        return [f"a name with a number in it: {text!r}"]
    return []
