"""One word of a title in title case: CSL 1.0.2's small words, and what is low or high for a reason of its own."""

from __future__ import annotations

import re

from pubkit.normalizing.text.tokens import CODE, JOINTS, LONG, Word, capital, is_eponym, is_letter
from pubkit.normalizing.text.words import Words

_VOWEL = re.compile(r"[aeiouyà-ÿ]")


def title_word(word: Word, before: Word | None, following: Word | None, table: Words) -> str:
    """The core of ``word`` in title case, between its neighbors."""
    core = word.core
    lower = core.lower()
    if is_eponym(word, following, table):
        return capital(core)
    if spelled := table.spelling(core) if core.islower() else None:
        return spelled
    edge = bool(word.starts) or word.ends
    if lower in table.low and core == lower:
        return core if not word.starts else capital(core)
    if before and core.islower() and re.fullmatch(r"[A-Z]", before.core) and before.trail == ".":
        return core  # the species in "E. coli"
    if before and core.islower() and before.core.lower() in table.genera and core.endswith(table.epithets):
        return core
    if is_letter(word, before, table):
        return core
    if lower in table.small and (core.islower() or core == capital(lower)):
        high = edge or _opens_quote(word) or _is_adverb(word, before, following, table)
        return capital(lower) if high or (core != lower and lower in table.particles) else lower
    if lower in table.name_particles and core == lower and _before_name(word, following, table):
        return core if word.starts != "^" else capital(core)
    parts = JOINTS.split(core)
    if word.starts == "^" and ":" in word.trail and not core.islower() and not set(parts[2::2]) & table.small:
        return core  # the name of a system: "Q-gym: ...", not "Time-to-live: ..."
    if not edge and len(parts) > 1 and set(parts[::2]) <= table.small:
        return core  # "and/or"
    if len(parts) == 1:
        return _title_part(core, table, alone=True)
    return "".join(
        part if index % 2 else _title_in_compound(part, index, parts, table, edge) for index, part in enumerate(parts)
    )


def _title_in_compound(part: str, index: int, parts: list[str], table: Words, edge: bool) -> str:
    if index and part.lower() in table.small and (index < len(parts) - 1 or not edge) and len(part) < LONG:
        return part if index < len(parts) - 1 else capital(part)
    if not index and part == "e" and parts[2].islower():
        return "E"
    if not index and "".join(parts[:3]).lower() in ("x-ray", "x-rays"):
        return "X"
    return _title_part(part, table, alone=False)


def _title_part(part: str, table: Words, *, alone: bool) -> str:
    if not part.islower() or CODE.search(part) or any(c.isdigit() for c in part):
        return part
    if spelled := table.spelling(part):
        return spelled
    if alone and 1 < len(part) < LONG and not _VOWEL.search(part):
        return part  # "pp collisions", "nm"
    if len(part) == 1:  # a variable ("k-means", "the k nearest"); the article is a small word
        return "I" if alone and part == "i" else part
    return capital(part)


def _opens_quote(word: Word) -> bool:
    """ "The" of "“The Lottery”": the quoted title starts there."""
    return word.core[:1].isupper() and bool(set(word.lead) & set("“‘\"'«"))


def _before_name(word: Word, following: Word | None, table: Words) -> bool:
    if following is None or word.trail:
        return False
    return following.core[:1].isupper() or following.core in table.name_particles


def _is_adverb(word: Word, before: Word | None, following: Word | None, table: Words) -> bool:
    """ "up" of "Looking up and ...", "Scaling up ...": an adverb of the verb before, not a preposition."""
    if following and not word.trail:
        if following.core.lower() in table.latin:
            return True
        if word.core.lower() == "so":
            return following.core.lower() not in ("that", "as")
    if word.core.lower() not in table.particles or before is None or before.trail:
        return False
    if word.trail or (following and following.core.lower() in ("and", "or", "but")):
        return True
    return word.core.lower() in ("up", "out", "off", "down") and bool(re.search(r"(?:ing|ed)$", before.core.lower()))
