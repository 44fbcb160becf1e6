"""Initials: which tokens are some, and how they are printed (``C.E.`` and ``YJ.`` as ``C. E.`` and ``Y. J.``)."""

from __future__ import annotations

import re

from pubkit.normalizing.names.tables import fold, load_tables

# "J.", "J.M.", "J.-P.", "Yu.", "J.P": letters with stops, joined by hyphens
_DOTTED = re.compile(r"(?:[^\W\d_]\.[-‐]?)+[^\W\d_]?\.?|[^\W\d_]{1,2}\.(?:-[^\W\d_]{1,2}\.)*")
_GLUED = re.compile(r"(?:[^\W\d_]{1,3}\.)+")  # "YJ.", "SS.", "JRR."
_BARE = re.compile(r"[^\W\d_](?:[-‐]?[^\W\d_]){0,3}")  # "JA", "F-F", "M"
_MAX_GLUED = 4


def is_dotted(token: str) -> bool:
    """True for initials with a stop, of any case.

    >>> [is_dotted(t) for t in ("J.", "J.M.", "YJ.", "J.-P.", "Yu.", "Jr.", "St.", "a.")]
    [True, True, True, True, True, False, False, True]
    """
    if "." not in token or token.lower() in ("st.", "ste.", "jr.", "sr."):
        return False
    return bool(_DOTTED.fullmatch(token) or (_GLUED.fullmatch(token) and token.upper() == token))


def is_bare(token: str, *, low: bool = False) -> bool:
    """True for initials without a stop: up to four capitals, or (in lists without capitals) one small letter.

    >>> [is_bare(t) for t in ("J", "JA", "F-F", "Li", "LI", "DUPONT")]
    [True, True, True, False, False, False]
    """
    if not _BARE.fullmatch(token) or "ª" in token or "º" in token:
        return False
    if token.lower() in load_tables().short_names:
        return False
    letters = re.sub(r"[-‐]", "", token)
    if low:
        return len(letters) == 1 or (token.islower() and (len(letters) == 2 or _has_no_vowel(letters)))
    return token.isupper() and len(letters) <= _MAX_GLUED and (len(letters) <= 3 or not _has_vowel(letters))


def is_initials(token: str, *, low: bool = False) -> bool:
    """True for initials with or without stops."""
    return is_dotted(token) or is_bare(token, low=low)


def spaced(token: str) -> str:
    """A token of initials with a stop after each letter and a space between, hyphens kept.

    >>> [spaced(t) for t in ("J", "JA", "C.E.", "YJ.", "F-F", "J.-P.", "Yu.")]
    ['J.', 'J. A.', 'C. E.', 'Y. J.', 'F.-F.', 'J.-P.', 'Yu.']
    """
    if re.fullmatch(r"[^\W\d_][a-zà-ÿа-я]\.?(?:-[^\W\d_]{1,2}\.)*", token) and not token.islower():
        return token if token.endswith(".") else token + "."
    out: list[str] = []
    for part in re.split(r"[-‐]", token):
        if re.fullmatch(r"[A-ZÀ-ÞА-Я][a-zà-ÿа-я]\.", part):  # "J.-Ch."
            out.append(part)
            continue
        part = part.upper()
        letters = re.findall(r"[^\W\d_]", part)
        out.append(" ".join(f"{letter}." for letter in letters))
    return "-".join(out)


def _has_no_vowel(letters: str) -> bool:
    return len(letters) == 3 and not re.search(r"[aeiouy]", fold(letters))


def _has_vowel(letters: str) -> bool:
    return any(letter in "AEIOU" for letter in letters.upper())
