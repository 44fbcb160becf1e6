"""Author lists as sets of family names that survive abbreviation, another order, and a parse gone wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from pubkit.deduping.text import fold, words
from pubkit.deduping.words import COLLECTIVE
from pubkit.model import Name

MOST_AUTHORS = 400  # of one list are looked at: collaborations of thousands say no more
MOST_INITIALS = 4  # initials of one person; more are words of something else

_NOBODY = frozenset({"anonymous", "anon", "unknown", "na", "none", "author", "no"})
_OTHERS = frozenset({"al", "others", "et"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "della", "la", "le", "du", "dos", "el", "al"}
)
NO_FAMILY = _NOBODY | _SUFFIXES | _PARTICLES  # words that are no family name by themselves
_LIST = re.compile(r"\s*(?:;|,?\s+(?:and|und|et)\s+(?!al\b)|\s*&\s*|\n)\s*", re.IGNORECASE)
# "W Shi" or "Shi W": initials beside a family name, in one part of a name where a list was not parsed
_WHOLE = re.compile(r"[A-Z]{1,3} +\w*[^\W\d_A-Z]\w*|\w*[^\W\d_A-Z]\w* +[A-Z]{1,3}")
_INITIAL = re.compile(r"[a-ce-uw-z]\.", re.IGNORECASE)  # "j. doe" in small letters; "v." and "d." may be particles
_ET_AL = re.compile(r"\bet\s+al\b\.?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.[- ]?){1,4}")
# The years of a life, as catalogs write them: "1937-", "(1901-1980)"
_LIFE = re.compile(r"\(?(?:ca?\.? ?|b\.? ?)?\d{3,4}\??\s*[-\u2013]\s*(?:\d{3,4}\??)?\)?\.?")
_ABBREVIATED = re.compile(r"\b[a-z]\.", re.IGNORECASE)
_CHARACTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")  # kana, Han, hangul: without spaces


class Person(NamedTuple):
    """One author, folded: the words of the family name and the initials of the given names."""

    family: tuple[str, ...]
    initials: str
    given: tuple[str, ...] = ()


class People(NamedTuple):
    """An author list. ``words`` holds every family and given word of two letters or more."""

    persons: tuple[Person, ...]
    words: frozenset[str]
    truncated: bool = False
    families: frozenset[str] = frozenset()
    collective: bool = False  # signed by a body alone

    @property
    def first(self) -> str:
        """The last word of the first author's family name, "" without authors."""
        return self.persons[0].family[-1] if self.persons and self.persons[0].family else ""


NOBODY = People((), frozenset())


def people(names: Sequence[Name]) -> People:
    """The authors of a work; a list that was not parsed (all in one literal or family) is taken apart here.

    >>> people((Name("Auer", "P."), Name(literal="others"))).truncated
    True
    >>> [p.family for p in people((Name(literal="p. auer, n. cesa-bianchi, and r. e. schapire,"),)).persons]
    [('auer',), ('cesa', 'bianchi'), ('schapire',)]
    """
    if not names:
        return NOBODY
    names = [_mended(name) for name in names[:MOST_AUTHORS]]
    if any(unparsed(name) for name in names):
        persons, truncated = _free("; ".join(_as_text(name) for name in names if not name.others))
        return people_of(persons, truncated or any(name.others for name in names))
    persons, truncated = [], False
    for name in names:
        if name.others:
            truncated = True
        elif person := _person(
            name.literal or f"{name.particle} {name.family}".strip(), name.given, bool(name.literal)
        ):
            persons.append(person)
    return people_of(persons, truncated)


def _mended(name: Name) -> Name:
    """``name`` without HTML entities, whose semicolons look like a list's, and without the years of a life."""
    if name.suffix and _LIFE.fullmatch(name.given):
        name = Name(name.family, name.suffix, name.particle)
    if "&" not in f"{name.family}{name.given}{name.literal}":
        return name
    return Name(unescape(name.family), unescape(name.given), name.particle, literal=unescape(name.literal))


def people_of(persons: list[Person], truncated: bool) -> People:
    """The list of these persons, with the words of all their names."""
    vocabulary = {word for p in persons for part in (p.family, p.given) for word in part if len(word) > 1}
    families = frozenset(word for p in persons for word in p.family)
    return People(tuple(persons), frozenset(vocabulary), truncated, families, _collective(persons))


def _collective(persons: list[Person]) -> bool:
    return all(not COLLECTIVE.isdisjoint(p.family) or not COLLECTIVE.isdisjoint(p.given) for p in persons)


def unparsed(name: Name) -> bool:
    """Whether this Name holds a list, or parts that no Name has: commas, semicolons, initials as a family name."""
    if name.literal:
        text = name.literal
        return ";" in text or "," in text or " and " in text or bool(_ABBREVIATED.search(text))
    family = name.family
    return (
        "," in family
        or ";" in family
        or "," in name.given
        or ";" in name.given
        or "&" in family
        or "&" in name.given
        or ("." in family and bool(_ABBREVIATED.search(family)))
        or ("." in name.particle and bool(_INITIAL.match(name.particle)))
        or "," in name.suffix
        or len(name.suffix) > 5
        or (" " in family and bool(_WHOLE.fullmatch(family) and _WHOLE.fullmatch(name.given)))
        or bool(name.given and _ABBREVIATED.match(name.suffix))
        or len(family) > 60
    )


def _as_text(name: Name) -> str:
    """The text that a parser took this Name from, as near as it can be had again."""
    if name.literal:
        return name.literal
    family = f"{name.dropping_particle} {name.particle} {name.family}".strip()
    if not name.suffix and "," not in name.given and (";" in name.given or _INITIALS.fullmatch(family)):
        return f"{name.given} {family}"  # without a comma: what stood last was taken for the family name
    return ", ".join(part for part in (family, name.suffix, name.given) if part)


def _free(text: str) -> tuple[list[Person], bool]:
    """Persons out of running text in either order: "P. Auer, N. Cesa-Bianchi" or "Auer, P., Cesa-Bianchi, N."."""
    persons: list[Person] = []
    text, truncations = _ET_AL.subn("", text)
    truncated = truncations > 0
    stretches = [[piece for piece in map(str.strip, stretch.split(",")) if piece] for stretch in _LIST.split(text)]
    inverted = len(stretches) > 1 and sum(len(pieces) == 2 for pieces in stretches) * 2 > len(stretches)
    for pieces in stretches:
        if len(pieces) == 2 and (inverted or _one_family(pieces[0])) and not _ABBREVIATED.match(pieces[0]):
            if person := _person(pieces[0], pieces[1], False):
                persons.append(person)
            continue
        waiting = ""
        for piece in pieces:
            tokens = words(fold(piece))
            if not tokens:
                continue
            if _OTHERS.issuperset(tokens):
                truncated = True
            elif waiting and _is_given(piece, tokens):
                if person := _person(waiting, piece, False):
                    persons.append(person)
                waiting = ""
            else:
                if waiting and (person := _person(waiting, "", True)):
                    persons.append(person)
                waiting = piece
        if waiting and (person := _person(waiting, "", True)):
            persons.append(person)
    return persons, truncated


def _one_family(piece: str) -> bool:
    """Whether a piece before a comma is a family name alone: one word, or a particle and one."""
    tokens = words(fold(piece))
    return len(tokens) == 1 or (len(tokens) == 2 and tokens[0] in _PARTICLES)


def _is_given(piece: str, tokens: list[str]) -> bool:
    """Whether a piece between commas is initials: they follow a family name."""
    return all(len(token) == 1 or token in _SUFFIXES for token in tokens) or (
        len(tokens) == 1 and len(tokens[0]) <= 3 and piece.isupper()
    )


@lru_cache(maxsize=65_536)
def _person(family: str, given: str, whole: bool) -> Person | None:
    """A Person; with ``whole``, ``family`` holds the whole name in reading order ("p. auer", "Smith JA")."""
    if _turned(family, given):
        family, given = given, family
    if given and _CHARACTERS.fullmatch(family + given):
        family, given = family + given, ""  # one word in most lists, with or without a comma
    family_words, given_words = _folded_words(family), _folded_words(given)
    if whole and (parts := [part for part in family.split() if words(fold(part))]):
        parts = [part for part in parts if words(fold(part))[0] not in _SUFFIXES] or parts
        last = parts[-1].strip(".,")
        trailing = len(parts) > 1 and (len(last) == 1 or "." in last or (last.isupper() and len(last) <= 3))
        if trailing and not family.isupper():  # "Smith JA", "smith j.a."
            given = last
            long = [part for part in parts[:-1] if len(part.strip(".")) > 1]
            initials = "".join(part for part in parts if part not in long)
            family_words, given_words = (
                _folded_words(" ".join(long) or parts[0]),
                tuple(words(fold(" ".join(initials)))),
            )
        else:  # "p. auer", "Jane Q. Doe"
            family_words, given_words = _folded_words(parts[-1]), _folded_words(" ".join(parts[:-1]))
    proper = tuple(word for word in family_words if word not in _PARTICLES) or family_words
    if not proper or (len(proper) == 1 and proper[0] in _NOBODY) or _SUFFIXES.issuperset(proper):
        return None
    initials = "".join(word[0] for word in given_words)
    if len(given_words) == 1 and len(given_words[0]) <= 3 and given.isupper():
        initials = given_words[0]  # "JA"
    return Person(proper, initials, given_words)


def _turned(family: str, given: str) -> bool:
    """Whether a parser took "Smith JA" for a given name and a family name: the last word is initials in capitals."""
    last = family.strip().rstrip(".")
    return (
        0 < len(last) <= MOST_INITIALS - 1
        and last.isupper()
        and len(given) > 1
        and not given.isupper()
        and "." not in given
    )


@lru_cache(maxsize=65_536)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(words(fold(text)))
