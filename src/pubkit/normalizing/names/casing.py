"""Names printed in capitals or in small letters, in the case that they are written in."""

from __future__ import annotations

import re

from pubkit.normalizing.names.tables import load_tables

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_MC = re.compile(r"^(mc)(\w{2,})$", re.I)
_NUMERALS = ("II", "III", "IV")
_APOSTROPHE = re.compile(r"^([DOL])(['’ʼ])(\w)", re.I)


def recase(text: str) -> str:
    """``text`` with a capital at the start of each word and after ``Mc`` and ``O'``.

    >>> recase("O'BRIEN-MCDONALD"), recase("d'angelo")
    ("O'Brien-McDonald", "D'Angelo")
    """
    return _WORD.sub(lambda m: _recase_word(m[0]), text)


def is_caps(text: str) -> bool:
    """True when the letters of ``text`` are capitals, two at least and side by side.

    >>> is_caps("HUANG"), is_caps("J. M."), is_caps("Li")
    (True, False, False)
    """
    return text.upper() == text and text.lower() != text and bool(re.search(r"[^\W\d_]{2}", text))


def is_low(text: str) -> bool:
    """True when ``text`` has letters and none is a capital."""
    return text.lower() == text and text.upper() != text


def lower_particle(word: str) -> str:
    """A particle out of a name in capitals: in lower case.

    >>> lower_particle("DE")
    'de'
    """
    return word.lower() if word.lower() in load_tables().particles else word


def _recase_word(word: str) -> str:
    lower = word.lower()
    if word in _NUMERALS:
        return word
    if match := _MC.match(lower):
        return "Mc" + match[2][:1].upper() + match[2][1:]
    if match := _APOSTROPHE.match(lower):
        return match[1].upper() + match[2] + match[3].upper() + lower[match.end() :]
    return lower[:1].upper() + lower[1:]
