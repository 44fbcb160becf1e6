"""Titles and names as words that can be compared: no case, no accents, no markup, Latin letters only."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pubkit.enriching.matching.tables import tables

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_GREEK = re.compile(r"(?<![Ͱ-Ͽ])[Α-Ωα-ω](?![Ͱ-Ͽ])")
_WORD = re.compile(r"[a-z]+|[0-9]+")
# Where a title may be cut: a subtitle, a second sentence, a bracket. A hyphen cuts only between blanks.
_BREAK = re.compile(r"[:;?!.()\[\]|]|\s-+\s|--+")
_ELISION = re.compile(r"(?<=[a-z])['`](?=[a-z])")
# A scanner's 0 and 1 within a word.
_SCANNED = re.compile(r"(?<=[a-z]{2})[01](?=[a-z]{2})")
_COMMAND = re.compile(r"\\([a-zA-Z]+)\s*|\\(.)")


@dataclass(frozen=True, slots=True)
class Title:
    """A title's words in order.

    ``breaks`` are the positions in ``words`` before which the title may be cut, ``glued`` those with no blank before,
    ``commas`` those with a comma before.
    """

    words: tuple[str, ...]
    breaks: frozenset[int]
    glued: frozenset[int]
    commas: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The words with single blanks between."""
        return " ".join(self.words)

    def after(self, cut: int) -> Title:
        """The title without its first ``cut`` words."""
        every = (self.breaks, self.glued, self.commas)
        later = (frozenset(at - cut for at in places if at > cut) for places in every)
        return Title(self.words[cut:], *later)


def _plain_latex(text: str) -> str:
    silent = tables().silent_commands

    def command(match: re.Match[str]) -> str:
        name = match[1]
        return "" if name is None or name in silent else f"{name} "

    return re.sub(r"[{}$^_]", "", _COMMAND.sub(command, text))


def _greek(match: re.Match[str]) -> str:
    return unicodedata.name(match[0]).rsplit(" ", 1)[-1].lower()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """``text`` in lower-case ASCII: markup goes, accents go, other scripts are transliterated.

    >>> fold("Schrödinger’s <i>Katze</i> &amp; {\\\\'e}t{\\\\'e}")
    "schrodinger's katze and ete"
    """
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text).replace("&", " and ")
        text = " ".join(text.split())
    if "\\" in text or "{" in text or "$" in text:
        text = _plain_latex(text)
    if not text.isascii():
        from anyascii import anyascii  # late: its tables are needed for a name outside ASCII only

        text = anyascii(_GREEK.sub(_greek, text))
    return text.lower()


def words(text: str) -> tuple[str, ...]:
    """The words of a text, letters and digits apart: ``RecSys'18`` and ``RecSys 18`` are the same two words.

    >>> words("RecSys'18: Don't stop")
    ('recsys', '18', 'dont', 'stop')
    """
    return tuple(_WORD.findall(_letters(text)))


def without_marks(text: str) -> str:
    """A title without what search engines put before it and run into its end: a file's kind, a venue, a year.

    >>> without_marks("[PDF] On the semantics of nothing. Proc. of VLDB")
    'On the semantics of nothing'
    """
    if "[" in text:
        text = tables().file_mark.sub("", text)
    if "." in text and (match := tables().venue_tail.search(text)) and text[: match.start()].count(" ") >= LEAST_WORDS:
        return text[: match.start()]
    return text


# A tail is only cut off when so many blanks are before it: "Report. 1999" is all the title there is.
LEAST_WORDS = 2


def _letters(text: str) -> str:
    plain = _ELISION.sub("", fold(text))
    return _SCANNED.sub(lambda digit: "o" if digit[0] == "0" else "l", plain) if "0" in plain or "1" in plain else plain


@lru_cache(maxsize=16384)
def parse_title(text: str) -> Title:
    """A title's words and where it may be cut.

    >>> parse_title("DeepInf: Social Influence Prediction").breaks
    frozenset({1})
    """
    found: list[str] = []
    breaks: set[int] = set()
    glued: set[int] = set()
    commas: set[int] = set()
    plain = _letters(without_marks(text))
    end = 0
    for match in _WORD.finditer(plain):
        gap = plain[end : match.start()]
        end = match.end()
        if found and gap != " ":
            if _BREAK.search(gap):
                breaks.add(len(found))
            elif "," in gap:
                commas.add(len(found))
            elif " " not in gap:
                glued.add(len(found))
        found.append(match[0])
    return Title(tuple(found), frozenset(breaks), frozenset(glued), frozenset(commas))
