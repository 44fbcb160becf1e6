"""A venue string as a list of words: markup and punctuation gone, each word in one spelling.

Every venue table name and every input goes through the same door, so that `{M}achine`, `Modelling`, `Data-Base`
and `Int'l` meet their counterparts. Words keep what the grammar needs: the raw spelling, whether a full stop
followed (an abbreviation), and whether punctuation stood before them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from pubkit.normalizing.venues import words as table


class Part(IntEnum):
    """What a word does in a venue string."""

    CONTENT = 0
    STOP = 1  # of, the, on: never compared
    NOISE = 2  # editions, years, dates, "proceedings": skipped in a conference's name
    SPONSOR = 3  # IEEE, ACM, SIGPLAN: skipped, and used to break ties


class Word(NamedTuple):
    """One word: ``raw`` as written, ``key`` as compared."""

    raw: str
    key: str
    part: Part
    short: bool  # written with a full stop: may be an abbreviation
    edge: str  # the punctuation that stands before it, "^" at the start, "" where there is none
    opens: bool  # it stands in parentheses


_ENTITY = re.compile(r"&\s*(#?\w+)\s*;")
_ACCENT = re.compile(r"\\([`'^\"~=.]|[uvHcdbrk](?=[\s{]))\s*\{?\s*\\?([a-zA-Z])\}?")
_COMBINING = dict(
    zip(
        "`'^\"~=.uvHcdbrk",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u030a\u0328",
        strict=True,
    )
)
_LIGATURE = re.compile(r"\\(ae|AE|oe|OE|aa|AA|ss|o|O|l|L|i|j)(?![a-zA-Z])\s*")
_COMMAND = re.compile(r"\\[a-zA-Z]+\*?\s*")
_DASH = re.compile(r"\s*(?:---?|[–—])\s*|\s+-\s+|(?<=\d)-(?=[A-Z][a-z])|\s+-(?=\S)|(?<=\S)-\s+")
_DOTS = re.compile(r"\\(?:[lc]?dots|textellipsis)(?![a-zA-Z])")
_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")
_LOOSE_STOP = re.compile(r"(?<=[A-Za-z]) \.(?=\s|$|,)")
_SPELLED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
# The citation indexes' ways: `Blood.Conference: 54th Annual Meeting of ...`, `Haematologica-the Hematology Journal`.
_MEETING_REPORT = re.compile(r"(?<=\w)\.\s*Conference: .*$")
_SUBTITLED = re.compile(r"(?<=[a-z])-(?=(?:The|the|An|an) [A-Z])")
_ELIDED = re.compile(r"(?<![\w'’])[dlDL]['’](?=[^\W\d_]{3})")  # `Journal d'Analyse`
_APART = re.compile(r"(?<=[a-z]) ['’] (?=[ls]\b)")  # `int ' l`, as tokenizers leave it
_RAISED = re.compile(r"(?<=\d)\s*\^?\s*(st|nd|rd|t ?h)\b|\^")  # `2^{nd}`, `2\textsuperscript{nd}`
# Unresolved @string names: "J-CACM" (Beebe's bibliographies), "IEEE_J_PAMI" (IEEEabrv).
_JOURNAL_MACRO = re.compile(r"^#?(?:[Jj]-(?=[A-Z]{2})|IEEE_[JMO]_([A-Z]+)#?$)")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"['’`](\d\d)(?!\w)|([^\W_]+(?:['’][a-zA-Z]{1,2}(?!\w))?)(\.?)|([,;:()\[\]|@…&]|\.\.\.| - |\.)")
_GLUED = re.compile(r"([A-Za-z]{2,}[A-Za-z&+]*)((?:19|20)\d\d)$")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|ª|º)?$", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVXL])X{0,4}(?:IX|IV|V?I{0,3})$")
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    r"""The string without LaTeX, HTML, braces and doubled blanks; dashes between parts become `` - ``.

    >>> plain(r"{M}achine Learning {\&} Data -- {ECML} \'05")
    "Machine Learning & Data - ECML '05"
    """
    if "&" in text:
        text = html.unescape(_ENTITY.sub(r"&\1;", text))
    text = text.replace("$\\backslash$", "").replace("\\backslash", "").replace("$", "")
    if "\\" in text:
        text = _DOTS.sub("…", re.sub(r"\\'(?=\d\d)", "'", text))
        text = unicodedata.normalize("NFC", _ACCENT.sub(lambda match: match[2] + _COMBINING[match[1]], text))
        text = _LIGATURE.sub(lambda match: _LETTERS.get(match[1], match[1]), text)
        text = text.replace("\\&", "&").replace("\\ ", " ").replace("\\\\", " ")
        text = _COMMAND.sub(" ", text).replace("\\", "")
    if "<" in text:
        text = _TAG.sub("", text)
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    text = _ELIDED.sub("", _APART.sub("'", text))
    text = _RAISED.sub(lambda match: (match[1] or "").replace(" ", ""), text)
    text = _JOURNAL_MACRO.sub(lambda match: f"T{match[1]}" if match[1] else "", text)
    text = _SUBTITLED.sub(" - ", _MEETING_REPORT.sub("", text))
    text = _DASH.sub(" - ", text)
    text = _LOOSE_STOP.sub(".", text)
    text = _SPELLED.sub(lambda match: match[0].replace(".", ""), text)
    return _SPACE.sub(" ", text).strip(' ,;"“”*')


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """A word as it is compared: no case, accents or apostrophes, singular, one spelling.

    >>> key("Technologies"), key("Modelling"), key("Systèmes")
    ('technology', 'modeling', 'systeme')
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.replace("ø", "o").replace("ł", "l").replace("ß", "ss"))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    word = word.lower().replace("'", "").replace("’", "")
    word = table.SAME.get(word, word)
    if len(word) > 4 and word.endswith("s"):
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if "is" in word and len(word) > 7:
        word = word.replace("isation", "ization").replace("ising", "izing").replace("ised", "ized")
    return table.SAME.get(word, word)


@lru_cache(maxsize=16384)
def _part(raw: str, word: str) -> Part:
    if word in table.STOP:
        return Part.STOP
    if (
        word in table.NOISE
        or _ORDINAL.match(raw)
        or word in table.ORDINALS
        or word.endswith(("teenth", "tieth"))
        or _ROMAN.match(raw)
        or (len(raw) > 1 and _ROMAN.match(raw.upper()))
    ):
        return Part.NOISE
    if word in table.SPONSORS:
        return Part.SPONSOR
    return Part.CONTENT


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    edge, depth = "^", 0
    for match in _TOKEN.finditer(text):
        year, raw, dot, mark = match.groups()
        if mark:
            if mark == "&":
                found.append(Word("&", "and", Part.STOP, False, edge, depth > 0))
                edge = ""
                continue
            depth = max(0, depth + (mark in "([") - (mark in ")]"))
            edge = mark
            continue
        if year:
            found.append(Word("'" + year, year, Part.NOISE, False, edge, depth > 0))
            edge = ""
            continue
        if glued := _GLUED.match(raw):
            name, when = glued.groups()
            found.append(Word(name, key(name), _part(name, key(name)), False, edge, depth > 0))
            raw, edge = when, ""
        word = key(raw)
        if word == "work" and dot and found and found[-1].key not in _AT_WORK:
            word = table.WORKSHOP  # "Int. Work. Crowdsourced Geogr. Inf.", as Mendeley abbreviates it
        part = _part(raw, word)
        if part is Part.STOP and dot and raw[0].isupper():
            part = Part.CONTENT  # "Can. J. For. Res.": a word cut short, not "for"
        found.append(Word(raw, word, part, bool(dot), edge, depth > 0))
        # A full stop after a number or a long word ends a phrase; after a short one it abbreviates.
        ends = bool(dot) and ((part is Part.NOISE and word[:1].isdigit()) or len(raw) > LONGEST_ABBREVIATION)
        edge = "." if ends else ""
    return found


_AT_WORK = frozenset({"cooperative", "coop", "collaborative", "collab", "social", "soc", "supported", "support"})
LONGEST_ABBREVIATION = 10  # letters; ISO 4 keeps longer stems rarely ("Electromagn." has ten)


def split(text: str) -> list[Word]:
    """The words of a string that `plain` has cleaned; compounds written in two words become one.

    >>> [word.key for word in split("Very Large Data Bases (VLDB'05)")]
    ['very', 'large', 'database', 'vldb', '05']
    """
    found = _words(text)
    for position in range(len(found) - 2, -1, -1):
        first, second = found[position], found[position + 1]
        joined = table.COMPOUNDS.get((first.key, second.key))
        if joined and not second.edge:
            found[position : position + 2] = [
                Word(f"{first.raw} {second.raw}", joined, Part.CONTENT, second.short, first.edge, first.opens)
            ]
    return found


def year(words: list[Word]) -> int | None:
    """The first year among the words, `'98` read as 1998 and `'15` as 2015."""
    for word in words:
        if len(word.raw) == 4 and word.raw.isdigit() and word.raw[:2] in ("18", "19", "20"):
            return int(word.raw)
    for word in words:
        if word.raw[:1] == "'" and word.raw[1:].isdigit():
            return int(word.key) + (1900 if int(word.key) > FIRST_OF_1900 else 2000)
    return None


FIRST_OF_1900 = 45  # '46 is 1946, when the first computing meetings were held; '45 is still to come


def ordinal(words: list[Word]) -> int | None:
    """The edition, from `20th`, `Twenty-Ninth` or `Fifth`; None when none is written."""
    total = 0
    for word in words:
        if re.fullmatch(r"\d+(?:st|nd|rd|th)", word.raw, re.IGNORECASE):
            return int(word.raw[:-2])
        value = table.ORDINALS.get(word.key, 0)
        if value:
            total += value
        elif total:
            break
    return total or None
