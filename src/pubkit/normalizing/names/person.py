"""One name, in one of the three orders that people print, read into its parts.

Display order (``Jan van der Berg``), inverted (``van der Berg, Jan``) and Vancouver (``van der Berg J``, without a
comma). Sources: CSL 1.0.2 (names), the NLM's Citing Medicine (Vancouver), IFLA's Names of Persons (particles).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pubkit.model import Name
from pubkit.normalizing.names.casing import is_caps, is_low, recase
from pubkit.normalizing.names.corporate import is_corporate
from pubkit.normalizing.names.initials import is_bare, is_dotted, spaced
from pubkit.normalizing.names.scripts import patronymic_order, split_cjk
from pubkit.normalizing.names.tables import Tables, fold, load_tables

_GLUED_PARTICLE = re.compile(r"(?:d|l|dell|al|el)['’-]", re.I)
_CONJUNCTIONS = frozenset({"y", "i", "e"})
_NICKNAME = re.compile(r"[(\"“'‘].*[)\"”'’]$")
_CAPS_AFTER_PREFIX = re.compile(r"Mc[^\W\d_a-z]{2,}|[DO]['’][^\W\d_a-z]{2,}")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Letters:
    """How the list around a name is printed: ``low`` without capitals, ``caps`` in capitals alone.

    ``leading``: small letters, and initials without stops before each family name, as Google Scholar prints them.
    ``vancouver``: a family name and initials without stops, as PubMed prints them.
    """

    low: bool = False
    caps: bool = False
    leading: bool = False
    vancouver: bool = False


def read_display(text: str, letters: Letters, *, family_first: bool = False) -> Name:
    """A name in the order in which it is spoken, or in Vancouver order, which its form betrays.

    ``family_first``: the list prints family names first, without a comma.

    >>> str(read_display("Wernher von Braun", Letters()).particle), read_display("Smith JA", Letters()).given
    ('von', 'J. A.')
    """
    if parts := split_cjk(text):
        return Name(family=parts[0], given=parts[1])
    if not letters.low and is_corporate(text) and (not letters.caps or " " in text):
        return Name(literal=text)
    tokens, suffix = strip_ends(text.split())
    if not tokens:
        return Name(literal=text)
    if len(tokens) == 1:
        return Name(family=_cased(tokens[0], letters), suffix=suffix)
    if count := trailing_initials(tokens, letters):
        family, rest = tokens[:-count], tokens[-count:]
        family, inner = _strip_suffix(family)
        return _assemble(family, rest, suffix or inner, letters, inverted=True)
    if patronymic_order(tokens) == "family-first" or family_first or _is_korean(tokens) or is_vietnamese(tokens):
        return _assemble(tokens[:1], tokens[1:], suffix, letters, inverted=True)
    if caps := _caps_first(tokens, letters):
        return _assemble(tokens[:caps], tokens[caps:], suffix, letters, inverted=True)
    start = _family_start(tokens, letters)
    return _assemble(tokens[start:], tokens[:start], suffix, letters, inverted=False)


def read_inverted(family: str, given: str, suffix: str, letters: Letters) -> Name:
    """A name whose family name stands first, before a comma.

    >>> read_inverted("King Jr.", "Martin Luther", "", Letters()).suffix
    'Jr.'
    """
    if parts := split_cjk(f"{family} {given}"):
        return Name(family=parts[0], given=parts[1])
    family_tokens, inner = strip_ends(family.split())
    if not inner:
        family_tokens, inner = _strip_suffix(family_tokens, least=2)
    given_tokens, last = strip_ends(given.split(), first=True)
    return _assemble(family_tokens, given_tokens, suffix or inner or last, letters, inverted=True)


def trailing_initials(tokens: list[str], letters: Letters) -> int:
    """How many tokens at the end are initials, when a family name stands before them and none does after (Vancouver).

    >>> trailing_initials(["Smith", "J.", "A."], Letters()), trailing_initials(["J.", "Smith"], Letters())
    (2, 0)
    """
    count = 0
    while count < len(tokens) and _is_initial(tokens[-1 - count], letters, trailing=True):
        count += 1
    rest = tokens[: len(tokens) - count]
    if not count or not rest or any(_is_initial(token, letters) for token in rest):
        return 0
    return count


def leading_initials(tokens: list[str], letters: Letters) -> int:
    """How many tokens at the start are initials.

    >>> leading_initials("J. M. Carmona".split(), Letters())
    2
    """
    count = 0
    while count < len(tokens) and _is_initial(tokens[count], letters):
        count += 1
    return count


def _is_initial(token: str, letters: Letters, *, trailing: bool = False) -> bool:
    if is_dotted(token):
        return token.lower() not in load_tables().suffixes
    bare = token.strip(".")
    if letters.vancouver and trailing:
        return token.isupper() and bool(re.fullmatch(r"[^\W\d_](?:-?[^\W\d_]){0,2}", token))
    if len(bare) > 1 and (letters.caps or letters.low) and bare.lower() in load_tables().particles:
        return letters.leading and not trailing
    if letters.caps or (is_caps(token) and not trailing and len(bare) > 3):
        return len(bare) <= 2 and is_bare(token)
    return is_bare(token, low=letters.low)


# ---- what stands around a name


def strip_ends(tokens: list[str], *, first: bool = False) -> tuple[list[str], str]:
    """The tokens without titles before and degrees after; and the suffix. ``first``: these tokens are given names."""
    tables = load_tables()
    while len(tokens) > 1 and tokens[0].lower() in tables.titles:
        tokens = tokens[1:]
    if first and len(tokens) == 1:
        return tokens, ""
    return _strip_suffix(tokens)


def _strip_suffix(tokens: list[str], least: int = 3) -> tuple[list[str], str]:
    """``least``: how many words there must be for "Filho" and "Neto" not to be the family name itself."""
    tables = load_tables()
    if len(tokens) < 2:
        return tokens, ""
    last = tokens[-1].strip(",")
    low = last.lower()
    if low not in tables.suffixes or (low in tables.weak_suffixes and len(tokens) < least):
        return tokens, ""
    return [*tokens[:-2], tokens[-2].rstrip(",")], cased_suffix(last)


def cased_suffix(suffix: str) -> str:
    """A suffix as it is written: numerals in capitals, words not.

    >>> cased_suffix("JR."), cased_suffix("III")
    ('Jr.', 'III')
    """
    return suffix.title() if suffix.isupper() and suffix.strip("IV.") else suffix


# ---- where the family name starts


def _family_start(tokens: list[str], letters: Letters) -> int:
    tables = load_tables()
    last = len(tokens) - 1
    if last >= 2 and tokens[last - 1].lower() in _CONJUNCTIONS and tokens[last - 1].islower():
        start = last - 2
        while start > 1 and tokens[start - 1].islower() and tokens[start - 1] in tables.particles:
            start -= 1
        return max(start, 1) if last > 2 else 0
    for start, end in _particle_runs(tokens, letters, tables):
        if _belongs_to_given(tokens, start, end, last, tables):
            continue
        if start > 1 and tokens[start] in ("de", "del") and fold(tokens[start - 1]) in folded("spanish"):
            return start - 1  # "Ignacio López de Arriortúa"
        return start
    if last >= 2 and fold(tokens[last - 1]) in folded("spanish") and not _is_portuguese(tokens):
        return last - 1
    if last >= 2 and (_is_prefix(tokens, last - 1, tables) or tokens[last - 1] == tokens[last]):
        return last - 1  # the latter is Spanish: "Carlos A. Coello Coello"
    return last


def _is_prefix(tokens: list[str], index: int, tables: Tables) -> bool:
    """ "Mac" in "Saunders Mac Lane"; "Ben" is a given name too, unless a Hebrew name follows initials alone."""
    low = tokens[index].lower()
    return low in tables.prefixes and (low != "ben" or all(map(is_dotted, tokens[:index])))


def _particle_runs(tokens: list[str], letters: Letters, tables: Tables) -> list[tuple[int, int]]:
    """Runs of particles before the last token, as (start, end)."""
    last = len(tokens) - 1
    runs: list[tuple[int, int]] = []
    index = 0
    while index < last:
        end = index
        while end < last and _is_particle(tokens, end, letters, tables):
            end += 1
        if end > index:
            runs.append((index, end))
        index = max(end, index + 1)
    return runs


def _is_particle(tokens: list[str], index: int, letters: Letters, tables: Tables) -> bool:
    token = tokens[index]
    low = token.lower()
    if token[0] in "'’":
        return low.replace("’", "'") in tables.particles
    if token[:1].islower() and not letters.low:
        return low in tables.particles or (len(token) > 1 and not _GLUED_PARTICLE.match(token))
    if letters.low:
        particle = low in tables.particles and len(low) > 1 and not is_dotted(token)
        return particle and not (letters.leading and index == 0)
    if index == 0 and low in ("ibn", "bint"):
        return True  # "Ibn Khaldun"
    if index == 0 or low not in tables.capital:
        return False
    return not any(fold(word) in tables.vietnamese for word in (tokens[0], tokens[-1]))


def _belongs_to_given(tokens: list[str], start: int, end: int, last: int, tables: Tables) -> bool:
    """A run of particles that is no part of the family name: "del Carmen", "ibn Musa" before "al-Khwarizmi"."""
    if end >= last:
        return False
    if any(token.lower() in tables.close for token in tokens[start:end]):
        return True
    if tokens[start][:1].isupper():
        return not any(token[:1].islower() for token in tokens[start:end])
    if fold(tokens[end]) in tables.given_after_particle or is_dotted(tokens[end]):
        return True
    return bool(_GLUED_PARTICLE.match(tokens[last]))


def _is_portuguese(tokens: list[str]) -> bool:
    """Portuguese names are filed under the last alone."""
    return any(re.search(r"[ãõçêâ]", token) or token in ("da", "do", "dos", "das") for token in tokens)


@cache
def folded(table: str) -> frozenset[str]:
    """The words of a table without their accents."""
    return frozenset(fold(word) for word in getattr(load_tables(), table))


def is_vietnamese(tokens: list[str]) -> bool:
    """Family name first, as Vietnamese names are written: by the accents, or by the middle name."""
    tables = load_tables()
    first, last = tokens[0], tokens[-1]
    if first.lower() not in tables.vietnamese and fold(first) not in tables.vietnamese:
        return False
    if fold(last) in tables.vietnamese and last.isascii():
        return False
    accented = not first.isascii() and first.lower() in tables.vietnamese
    middle = len(tokens) >= 3 and fold(tokens[1]) in folded("vietnamese_middle")
    return accented or middle


def has_vietnamese_family(tokens: list[str]) -> bool:
    """True when the first of two or three words is a Vietnamese family name, and the last is none."""
    first, last = fold(tokens[0]), fold(tokens[-1])
    return 2 <= len(tokens) <= 3 and first in folded("vietnamese") and last not in folded("vietnamese")


def _is_korean(tokens: list[str]) -> bool:
    """ "Kim Jong-un": a Korean family name, and a given name of two syllables whose second is in small letters."""
    syllables = tokens[-1].split("-")
    two = len(tokens) == 2 and len(syllables) == 2 and syllables[0].istitle() and syllables[1].islower()
    return two and tokens[0].lower() in load_tables().korean


def _caps_first(tokens: list[str], letters: Letters) -> int:
    """How many tokens in capitals lead a name that is not in capitals otherwise: "DUPONT Jean" is Jean Dupont."""
    if letters.caps or letters.low:
        return 0
    count = 0
    while count < len(tokens) and is_caps(tokens[count]) and not _is_initial(tokens[count], letters):
        count += 1
    return count if 0 < count < len(tokens) and not is_caps(tokens[-1]) else 0


# ---- the parts, as they are printed


def _assemble(family: list[str], given: list[str], suffix: str, letters: Letters, *, inverted: bool) -> Name:
    tables = load_tables()
    particle: list[str] = []
    if is_caps(" ".join(family)) and not letters.low:
        family = [word.lower() if word.lower() in tables.particles and len(family) > 1 else word for word in family]
    while len(family) > 1 and _leads(family, letters, tables, inverted=inverted):
        particle.append(family[0])
        family = family[1:]
    if inverted and not particle:
        given, particle = _trailing_particles(given, tables, family)
    return Name(
        family=" ".join(_cased(word, letters) for word in family),
        given=" ".join(_given(word, letters) for word in given),
        particle=" ".join(particle),
        suffix=suffix,
    )


def _leads(family: list[str], letters: Letters, tables: Tables, *, inverted: bool) -> bool:
    """True when the first word of a family name is a particle."""
    word, low = family[0], family[0].lower()
    if word[:1].islower() or (word[0] in "'’" and low.replace("’", "'") in tables.particles):
        return low in tables.particles or not letters.low
    if low not in tables.capital or fold(family[-1]) in tables.vietnamese:
        return False
    return not (inverted and is_bare(word) and len(word) <= 1)


def _trailing_particles(given: list[str], tables: Tables, family: list[str]) -> tuple[list[str], list[str]]:
    """Particles that follow the given names of an inverted name: "Berg, Jan van der"."""
    count = 0
    while count < len(given) - 1:
        word = given[-1 - count]
        if not (word.islower() and word in tables.particles):
            break
        count += 1
    return (given[:-count], given[-count:]) if count else (given, [])


def _cased(word: str, letters: Letters) -> str:
    if letters.low or is_low(word):
        return recase(word) if letters.low else word
    if _CAPS_AFTER_PREFIX.fullmatch(word):
        return recase(word)
    return recase(word) if is_caps(word) and len(_LETTERS.findall(word)) > 1 else word


def _given(word: str, letters: Letters) -> str:
    if _NICKNAME.match(word):
        return word
    if is_dotted(word):
        return spaced(word)
    if letters.low:
        word = word.rstrip(".")
    if _is_initial(word, letters, trailing=not letters.leading):
        return spaced(word)
    return _cased(word, letters)
