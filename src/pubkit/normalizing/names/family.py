"""Where the family name of a name without a comma starts: particles, double names, names of the East."""

from __future__ import annotations

import re
from functools import cache

from pubkit.normalizing.names.casing import is_caps
from pubkit.normalizing.names.initials import is_dotted
from pubkit.normalizing.names.letters import Letters, is_initial
from pubkit.normalizing.names.order import is_given
from pubkit.normalizing.names.tables import Tables, fold, load_tables

GLUED_PARTICLE = re.compile(r"(?:d|l|dell|al|el)['’-]", re.I)
_SPANISH_PATRONYMIC = re.compile(r"[^\W\d_]{3,}[eé]z", re.I)
_CONJUNCTIONS = frozenset({"y", "i", "e"})


def family_start(tokens: list[str], letters: Letters) -> int:
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
        if start > 1 and tokens[start] in ("de", "del") and _has_one(tokens, end) and _is_spanish(tokens[start - 1]):
            return start - 1  # "Ignacio López de Arriortúa"
        return start
    if last >= 2 and _is_spanish(tokens[last - 1]) and not _is_portuguese(tokens):
        return last - 1
    spanish = last >= 3 and _is_spanish(tokens[last]) and not _is_portuguese(tokens)
    if spanish and all(map(is_given, tokens[: last - 1])) and not is_given(tokens[last - 1]):
        return last - 1  # "Juan Manuel Corchado Rodríguez"
    if last >= 2 and (_is_prefix(tokens, last - 1, tables) or tokens[last - 1] == tokens[last]):
        return last - 1  # the latter is Spanish: "Carlos A. Coello Coello"
    return last


def _has_one(tokens: list[str], index: int) -> bool:
    """One word alone behind a particle: "López de Arriortúa", not "Romero de Lemos Meira"."""
    return index == len(tokens) - 1 or tokens[index + 1].islower()


def _is_spanish(word: str) -> bool:
    """A Spanish family name that is no given name: of the table, or a patronymic ("Menéndez")."""
    return fold(word) in folded("spanish") or bool(_SPANISH_PATRONYMIC.fullmatch(word) and not is_given(word))


def _is_prefix(tokens: list[str], index: int, tables: Tables) -> bool:
    """ "Mac" in "Saunders Mac Lane", "Ben" in "Mohamed Ben Salah"."""
    return tokens[index].lower() in tables.prefixes


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
        return low in tables.particles or (len(token) > 1 and not GLUED_PARTICLE.match(token))
    if letters.low:
        particle = low in tables.particles and len(low) > 1 and not is_dotted(token)
        return particle and not (index == 0 and (letters.leading or low in tables.short_names))
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
        return tokens[end].lower() not in tables.prefixes  # "Ali ibn Abi Talib"
    if tokens[start][:1].isupper():
        return not any(token[:1].islower() for token in tokens[start:end])
    if fold(tokens[end]) in tables.given_after_particle or is_dotted(tokens[end]):
        return True
    return bool(GLUED_PARTICLE.match(tokens[last]))


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
    if fold(first) not in folded("vietnamese"):
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


def is_korean(tokens: list[str]) -> bool:
    """ "Kim Jong-un": a Korean family name, and a given name of two syllables whose second is in small letters."""
    syllables = tokens[-1].split("-")
    two = len(tokens) == 2 and len(syllables) == 2 and syllables[0].istitle() and syllables[1].islower()
    return two and tokens[0].lower() in load_tables().korean


def in_capitals(tokens: list[str]) -> set[int]:
    """Where the family name in capitals stands in "Jan van der BERG" and "VAN DER BERG Jan", particles with it."""
    caps = {index for index, token in enumerate(tokens) if len(token) > 1 and is_caps(token) and "." not in token}
    while caps and (before := min(caps) - 1) >= 0 and tokens[before].lower() in load_tables().particles:
        caps.add(before)
    return caps if len(caps) < len(tokens) else set()


def caps_first(tokens: list[str], letters: Letters) -> int:
    """How many tokens in capitals lead a name that is not in capitals otherwise: "DUPONT Jean" is Jean Dupont."""
    if letters.caps or letters.low:
        return 0
    count = 0
    while count < len(tokens) and is_caps(tokens[count]) and not is_initial(tokens[count], letters):
        count += 1
    return count if 0 < count < len(tokens) and not is_caps(tokens[-1]) else 0
