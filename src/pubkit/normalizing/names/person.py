"""One name, in one of the three orders that people print, read into its parts.

Display order (``Jan van der Berg``), inverted (``van der Berg, Jan``) and Vancouver (``van der Berg J``, without a
comma). Sources: CSL 1.0.2 (names), the NLM's Citing Medicine (Vancouver), IFLA's Names of Persons (particles).
"""

from __future__ import annotations

import re

from pubkit.model import Name
from pubkit.normalizing.names.casing import is_caps, is_low, recase
from pubkit.normalizing.names.corporate import is_corporate
from pubkit.normalizing.names.family import (
    caps_first,
    family_start,
    in_capitals,
    is_korean,
    is_vietnamese,
)
from pubkit.normalizing.names.initials import is_bare, is_dotted, spaced
from pubkit.normalizing.names.letters import Letters, is_initial, is_short
from pubkit.normalizing.names.order import is_family, is_given, may_be_given
from pubkit.normalizing.names.scripts import patronymic_order, split_cjk
from pubkit.normalizing.names.tables import Tables, fold, load_tables

_NICKNAME = re.compile(r"[(\"“'‘].*[)\"”'’]$")
_CAPS_AFTER_PREFIX = re.compile(r"Mc[^\W\d_a-z]{2,}|[DO]['’][^\W\d_a-z]{2,}")
_LETTERS = re.compile(r"[^\W\d_]")


def read_display(text: str, letters: Letters, *, family_first: bool = False) -> Name:
    """A name in the order in which it is spoken, or in Vancouver order, which its form betrays.

    ``family_first``: the list prints family names first, without a comma.

    >>> str(read_display("Wernher von Braun", Letters()).particle), read_display("Smith JA", Letters()).given
    ('von', 'J. A.')
    """
    if parts := split_cjk(text):
        return Name(family=parts[0], given=parts[1])
    if is_organization(text, letters):
        return Name(literal=text)
    tokens, suffix = strip_ends(_with_capitals(text.split(), letters), letters)
    if not tokens:
        return Name(literal=text)
    if len(tokens) == 1:
        return Name(family=_cased(tokens[0], letters), suffix=suffix)
    if letters.family_caps and (loud := in_capitals(tokens)):
        family = [token for index, token in enumerate(tokens) if index in loud]
        return _assemble(family, [t for i, t in enumerate(tokens) if i not in loud], suffix, letters, inverted=True)
    if count := trailing_initials(tokens, letters):
        family, rest = tokens[:-count], tokens[-count:]
        family, inner = _strip_suffix(family, letters)
        alone = family[0].lower() not in load_tables().prefixes
        if len(family) == 2 and alone and not letters.vancouver and _are_reversed(*family):
            family, rest = family[:1], [family[1], *rest]  # "Birch Gary E."
        return _assemble(family, rest, suffix or inner, letters, inverted=True)
    if patronymic_order(tokens) == "family-first" or family_first or is_korean(tokens) or is_vietnamese(tokens):
        return _assemble(tokens[:1], tokens[1:], suffix, letters, inverted=True)
    if caps := caps_first(tokens, letters):
        return _assemble(tokens[:caps], tokens[caps:], suffix, letters, inverted=True)
    start = family_start(tokens, letters)
    return _assemble(tokens[start:], tokens[:start], suffix, letters, inverted=False)


def _are_reversed(first: str, second: str) -> bool:
    return may_be_given(second) and not is_given(first)


def _with_capitals(tokens: list[str], letters: Letters) -> list[str]:
    """ "Sarah lee" and "tom Hall" are slips; "danah boyd" is not."""
    if letters.low or sum(token.islower() for token in tokens) != 1 or len(tokens) < 2:
        return tokens
    known = load_tables().particles
    slip = next(token for token in tokens if token.islower())
    if slip in known or not (is_given(slip) or is_family(slip)):
        return tokens
    return [token.capitalize() if token == slip else token for token in tokens]


def is_organization(text: str, letters: Letters) -> bool:
    """True for a corporate author, in a list printed so; "Marrugo AG" among "Doe RB" is a person.

    >>> is_organization("Siemens AG", Letters()), is_organization("Marrugo AG", Letters(vancouver=True))
    (True, False)
    """
    if letters.low or not is_corporate(text) or (letters.caps and " " not in text):
        return False
    words = text.split()
    side = words[-1] if letters.vancouver else words[0] if letters.scholar else ""
    return not (len(words) == 2 and side and is_short(side))


def read_inverted(family: str, given: str, suffix: str, letters: Letters) -> Name:
    """A name whose family name stands first, before a comma.

    >>> read_inverted("King Jr.", "Martin Luther", "", Letters()).suffix
    'Jr.'
    """
    if parts := split_cjk(f"{family} {given}"):
        return Name(family=parts[0], given=parts[1])
    family_tokens, inner = strip_ends(family.split(), letters)
    if not inner:
        family_tokens, inner = _strip_suffix(family_tokens, letters, least=2)
    given_tokens, last = strip_ends(given.split(), letters, first=True)
    return _assemble(family_tokens, given_tokens, suffix or inner or last, letters, inverted=True)


def trailing_initials(tokens: list[str], letters: Letters) -> int:
    """How many tokens at the end are initials, when a family name stands before them and none does after (Vancouver).

    >>> trailing_initials(["Smith", "J.", "A."], Letters()), trailing_initials(["J.", "Smith"], Letters())
    (2, 0)
    """
    if letters.leading or letters.scholar:
        return 0
    count = 0
    while count < len(tokens) - 1 and is_initial(tokens[-1 - count], letters, trailing=True):
        count += 1
    rest = tokens[: len(tokens) - count]
    if not count or not rest or (not letters.vancouver and any(is_initial(token, letters) for token in rest)):
        return 0
    return count


def leading_initials(tokens: list[str], letters: Letters) -> int:
    """How many tokens at the start are initials.

    >>> leading_initials("J. M. Carmona".split(), Letters())
    2
    """
    if letters.vancouver and len(tokens) > 1 and is_short(tokens[-1]):
        return 0
    last = len(tokens) - 1 if len(tokens) > 1 and (letters.leading or letters.scholar) else len(tokens)
    count = 0
    while count < last and is_initial(tokens[count], letters):
        count += 1
    return count


# ---- what stands around a name


def strip_ends(tokens: list[str], letters: Letters, *, first: bool = False) -> tuple[list[str], str]:
    """The tokens without titles before and degrees after; and the suffix. ``first``: these tokens are given names."""
    tables = load_tables()
    while len(tokens) > 1 and tokens[0].lower() in tables.titles and not _is_bare_title(tokens[0], letters):
        tokens = tokens[1:]
    if first and len(tokens) == 1:
        return tokens, ""
    return _strip_suffix(tokens, letters)


def _is_bare_title(token: str, letters: Letters) -> bool:
    """ "MR Mehra" among names with initials first: initials."""
    return (letters.scholar or letters.leading) and len(token) == 2 and "." not in token


def _strip_suffix(tokens: list[str], letters: Letters, least: int = 3) -> tuple[list[str], str]:
    """``least``: how many words there must be for "Filho" and "Neto" not to be the family name itself."""
    tables = load_tables()
    if len(tokens) < 2:
        return tokens, ""
    last = tokens[-1].strip(",")
    low = last.lower()
    if low not in tables.suffixes or (low in tables.weak_suffixes and len(tokens) < least):
        return tokens, ""
    if letters.vancouver and last in ("JR", "SR") and not is_initial(tokens[-2], letters, trailing=True):
        return tokens, ""  # "Brown JR": initials
    return [*tokens[:-2], tokens[-2].rstrip(",")], cased_suffix(last)


def cased_suffix(suffix: str) -> str:
    """A suffix as it is written: numerals in capitals, words not.

    >>> cased_suffix("JR."), cased_suffix("III")
    ('Jr.', 'III')
    """
    return suffix.title() if suffix.isupper() and suffix.strip("IV.") else suffix


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
    if is_initial(word, letters, trailing=not (letters.leading or letters.scholar)):
        return spaced(word)
    return _cased(word, letters)
