"""How a list is printed: in capitals, in small letters, with initials before or behind; one name alone seldom says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pubkit.normalizing.names.casing import is_caps, is_low
from pubkit.normalizing.names.corporate import is_corporate
from pubkit.normalizing.names.initials import is_bare, is_dotted
from pubkit.normalizing.names.order import is_family, may_be_chinese, may_be_given
from pubkit.normalizing.names.tables import fold, load_tables

_WORD = re.compile(r"[^\W\d_ªº]{2}")
_CAPITAL_MC = re.compile(r"Ma?c[^\W\d_a-z]{2,}")
_SMALL_MC = re.compile(r"mc[^\W\d_a-z][a-z]+$|o['’]")
_SUFFIX = r"(?:\s(?:jr|sr|ii|iii|[23]rd|[24]th)\.?)?"
_INITIALS = r"[^\W\d_](?:-?[^\W\d_]){0,2}"
_VANCOUVER = re.compile(rf"(?=[^\W\d_]['’]?[^\W\d_])(?:St\. )?[\w'’ -]+\s(?P<initials>{_INITIALS}){_SUFFIX}", re.I)
_SCHOLAR = re.compile(rf"(?P<initials>{_INITIALS})\s(?=[^\W\d_]['’]?[^\W\d_])[\w'’ -]+{_SUFFIX}", re.I)


@dataclass(frozen=True, slots=True)
class Letters:
    """How the list around a name is printed: ``low`` without capitals, ``caps`` in capitals alone.

    ``leading``: small letters, and initials without stops before each family name, as Google Scholar prints them.
    ``vancouver``: a family name and initials without stops, as PubMed prints them; ``scholar``: such initials first.
    ``family_caps``: family names in capitals, given names not.
    """

    low: bool = False
    caps: bool = False
    leading: bool = False
    vancouver: bool = False
    scholar: bool = False
    family_caps: bool = False


def letters_of(text: str) -> Letters:
    """How a whole list is printed.

    >>> letters_of("HUANG, H., LI, W.").caps, letters_of("m stonebraker, hv jagadish").leading
    (True, True)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in ("and", "et", "al", "jr", "sr")]
    words = [word.upper() if _CAPITAL_MC.fullmatch(word) else word for word in words]
    joined = " ".join(words)
    long = " ".join(word for word in words if len(word) > 3)
    low = is_low(joined) or (bool(words) and all(is_low(word) or _SMALL_MC.match(word) for word in words))
    caps = bool(long) and is_caps(long) and is_caps(joined)
    return Letters(low, caps, (low or caps) and _leads_with_initials(text))


def with_initials(letters: Letters, texts: list[str]) -> Letters:
    """What the names themselves, parted, say besides: on which side initials without stops stand.

    >>> with_initials(Letters(), ["Ma LI", "Doe RB"]).vancouver
    True
    """
    if letters.caps or letters.low:
        return replace(letters, vancouver=not letters.leading and _most(_VANCOUVER, texts, letters))
    if _has_family_caps(texts):
        return replace(letters, family_caps=True)
    return replace(letters, vancouver=_most(_VANCOUVER, texts, letters), scholar=_most(_SCHOLAR, texts, letters))


def _has_family_caps(texts: list[str]) -> bool:
    """Most names have one word in capitals and another in small letters that is a given name, or may be."""
    count, loud = 0, False
    for text in texts:
        words = [word for word in text.split() if _WORD.search(word) and "." not in word]
        caps = [word for word in words if word.isupper()]
        small = [word for word in words if not word.isupper() and word[:1].isupper()]
        short = [word for word in caps if len(word) < 4]
        given = any(may_be_given(word) or ("-" in word and is_family(caps[0] if caps else "")) for word in small)
        family = len(short) == 1 and len(short[0]) == 3 and is_family(short[0]) and not any(map(is_family, small))
        count += bool(caps and small and (not short or given or family) and not is_corporate(text))
        loud = loud or bool(caps and small and not short)
    return count * 2 > len(texts) or (loud and count * 2 == len(texts))


def _most(form: re.Pattern[str], texts: list[str], letters: Letters) -> bool:
    """Most names have initials without stops on the same side, some of which can be nothing but initials.

    One name alone, "Verhoef HA", is believed when its other word is neither a given name nor Chinese.
    """
    plain = letters.caps or letters.low
    found = [
        (match["initials"], text)
        for text in texts
        if (match := form.fullmatch(text))
        and (match["initials"].upper() not in ("JR", "SR") if plain else match["initials"].isupper() > text.isupper())
    ]
    others = [[word for word in text.split() if word != initials] for initials, text in found]
    given = sum(any(map(may_be_given, words)) for words in others)
    if len(texts) == len(found) == 1 and not plain:
        if found[0][0] == "AI":
            return False  # "Together AI"
        return len(found[0][0]) == 2 and len(others[0]) == 1 and not given and not may_be_chinese(others[0][0])
    sure = any(len(initials) == 1 or _is_no_word(initials, plain) for initials, _ in found)
    return len(found) > 1 and len(found) * 2 > len(texts) and sure and given * 2 <= len(found)


def _is_no_word(initials: str, plain: bool) -> bool:
    """Letters that are no name: in a list without case they must be consonants alone."""
    if plain:
        return not re.search(r"[aeiouy]", initials, re.I) and initials.lower() not in ("jr", "sr")
    return is_bare(initials)


def _leads_with_initials(text: str) -> bool:
    """Most names of a list without case start with one letter, or with two that are no word; none has a stop."""
    names = [name.split() for name in re.split(r",|;|\band\b|&", text) if name.strip()]
    single = sum(
        len(name) > 1 and (len(name[0]) == 1 or (len(name[0]) == 2 and is_bare(name[0].upper()))) for name in names
    )
    return "." not in text.rstrip(". ") and single * 2 > len(names) and all(len(name) > 1 for name in names)


def is_initial(token: str, letters: Letters, *, trailing: bool = False) -> bool:
    """True for initials in a list printed so; ``trailing``: behind the family name.

    >>> is_initial("MA", Letters()), is_initial("MA", Letters(vancouver=True), trailing=True)
    (False, True)
    """
    if is_dotted(token):
        return token.lower() not in load_tables().suffixes
    bare = token.strip(".")
    if letters.vancouver and trailing:
        return is_short(token)
    if trailing and (letters.caps or letters.low) and len(bare) > 1:
        return is_bare(token, low=letters.low) and not re.search(r"[aeiouy]", fold(token))
    if letters.family_caps and len(bare) > 1:
        return False
    if not trailing and is_short(token) and (letters.scholar or (letters.leading and len(bare) < 3)):
        return True
    if len(bare) > 1 and (letters.caps or letters.low) and bare.lower() in load_tables().particles:
        return letters.leading and not trailing
    if letters.caps or (is_caps(token) and not trailing and len(bare) > 3):
        return len(bare) <= 2 and is_bare(token)
    return is_bare(token, low=letters.low)


def is_short(token: str) -> bool:
    """One to three letters, all capitals or none."""
    return (token.isupper() or token.islower()) and bool(re.fullmatch(r"[^\W\d_](?:-?[^\W\d_]){0,2}", token))
