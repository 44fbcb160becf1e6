"""Folding: what two spellings of one title share, whatever their case, accents, markup and punctuation."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from pubkit.deduping.words import LETTERS, STOPWORDS

LONGEST = 2_000  # characters of a field that are looked at: no title needs more, and hostile ones have a million

_TAG = re.compile(r"<[/!]?[A-Za-z][^<>]{0,200}>")
_COMMAND = re.compile(r"\\[A-Za-z]+\s?|\\.|[{}$]")
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"(?<=[a-z])(\+\+|#)")


def fold(text: str) -> str:
    """``text`` in lower case without accents, entities, tags and TeX leftovers.

    >>> fold("The <i>Poincar&eacute;</i> {Conjecture}")
    'the poincare conjecture'
    >>> fold("Größe α")
    'grosse alpha'
    """
    if len(text) > LONGEST:
        text = text[:LONGEST]
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "\\" in text or "{" in text or "$" in text:
        text = _COMMAND.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.casefold()


def mixed_scripts(text: str) -> str:
    """The first word that mixes letters of Latin with Cyrillic or Greek ones that look like them; "" without one.

    >>> mixed_scripts("Scalable paper"), mixed_scripts("S\u0441alable paper") != ""
    ('', True)
    """
    if text.isascii():
        return ""
    for word in text[:LONGEST].split():
        if word.isascii():
            continue
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"} and len(word) > 2:
            return word
    return ""


def words(folded: str) -> list[str]:
    """The words of a folded text: runs of letters and digits.

    >>> words(fold("C++ in 24 Hours (2nd ed.)"))
    ['cplusplus', 'in', '24', 'hours', '2nd', 'ed']
    """
    if "+" in folded or "#" in folded:
        folded = _SIGN.sub(lambda m: "plusplus" if m[0] == "++" else "sharp", folded)
    return _WORD.findall(folded)


def content(tokens: list[str]) -> list[str]:
    """The words that carry meaning, in their order.

    >>> content(["on", "the", "origin", "of", "species"])
    ['origin', 'species']
    """
    return [token for token in tokens if token not in STOPWORDS]
