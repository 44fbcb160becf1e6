"""One spelling of a name made comparable: what is left when case, accents, marks and hyphens are taken away."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pubkit.model import Name

# Letters that have no decomposition, and the two ways people write the umlauts in ASCII.
_SINGLE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_DOUBLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ñ": "n"})
SHORTEST_HALF = 4  # letters: "El" and "de" are no half of a family name
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[*†‡§¶#_{}]+")
_INITIALS_RUN = re.compile(r"[A-Z]{2,3}")  # "YJ", "SS": people have no given name in capitals of this length
_GENERATION = {"jr": 2, "junior": 2, "ii": 2, "2nd": 2, "iii": 3, "3rd": 3, "iv": 4, "4th": 4, "sr": 1, "senior": 1}


def fold(text: str, *, doubled: bool = False) -> str:
    """Lower case, no accents, letters and digits only; ``doubled`` writes ü as ue.

    >>> fold("Müller-Lüdenscheidt"), fold("Müller", doubled=True)
    ('mullerludenscheidt', 'mueller')
    """
    text = unicodedata.normalize("NFC", text).casefold()
    if doubled:
        text = text.translate(_DOUBLED)
    text = unicodedata.normalize("NFKD", text.translate(_SINGLE)).translate(_SINGLE)
    return "".join(char for char in text if char.isalnum())


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a name is written, folded. ``families`` holds every folded form of the family name that is the same
    name (with and without its particle, ü as u and as ue); ``given`` its given names or initials in order."""

    families: frozenset[str]
    given: tuple[str, ...]
    letters: frozenset[str]  # all letters of the name, in the given-first and the family-first order
    tokens: frozenset[str]
    halves: frozenset[str]  # the parts of a double family name
    generation: int
    abbreviated: bool  # no given name is written out


@lru_cache(maxsize=65536)
def spell(name: Name) -> Spelling:
    """The comparable form of a name. Markup and footnote signs are dropped; a literal is all family."""
    given_text = _clean(name.given)
    family_text = _clean(name.family or name.literal)
    particle = _clean(f"{name.dropping_particle} {name.particle}".strip())
    given = tuple(_given_tokens(given_text))
    family_forms = (family_text, f"{particle} {family_text}" if particle else family_text)
    return Spelling(
        families=frozenset(
            fold(one, doubled=d) for form in family_forms for one in _long_vowels(form) for d in (False, True)
        ),
        given=given,
        letters=frozenset(
            fold(order, doubled=d)
            for order in (f"{given_text} {particle} {family_text}", f"{particle} {family_text} {given_text}")
            for d in (False, True)
        ),
        tokens=frozenset(fold(token) for token in re.split(r"[\s.\-]+", f"{given_text} {family_text}") if token),
        halves=frozenset(fold(part, doubled=d) for part in _halves(family_text) for d in (False, True)),
        generation=_GENERATION.get(fold(name.suffix), 0),
        abbreviated=all(len(token) == 1 for token in given),
    )


_LONG = (("ō", "oh", "ou", "oo"), ("ū", "uu", "uh"))


def _long_vowels(family: str) -> set[str]:
    """A Japanese family name as its long vowels are written: "Satō", "Satoh", "Satou"; others as they are."""
    forms = {family}
    for long, *written in _LONG:
        forms |= {form.replace(long, other) for form in forms if long in form for other in written}
    return forms


def _halves(family: str) -> list[str]:
    parts = re.split(r"[\s-]+", family)
    return [part for part in parts if len(part) >= SHORTEST_HALF] if len(parts) > 1 else []


def _clean(text: str) -> str:
    return _MARKUP.sub("", text).strip(" ,")


def _given_tokens(text: str) -> list[str]:
    """Given names in order: "Jean-Pierre" is one, "J.-P." and "JP" are two initials."""
    tokens: list[str] = []
    for word in re.split(r"[\s.]+", text):
        word = word.strip("-‐‑ ")
        if _INITIALS_RUN.fullmatch(word):
            tokens += list(word.casefold())
        elif folded := fold(word):
            tokens.append(folded)
    return tokens
