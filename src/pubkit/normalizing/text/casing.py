"""Title case and sentence case that leave alone what is spelled on purpose.

Title case follows CSL 1.0.2's rule (small words stay low but at the ends of the title and of its parts), sentence
case keeps acronyms, inner capitals, proper nouns of the table, single letters, math and code. Both are opt-in.
"""

from __future__ import annotations

import re

from pubkit.normalizing.text.tokens import Word, cut, join
from pubkit.normalizing.text.words import Words, load_words

_JOINTS = re.compile(r"([-‐‑–/])")
_CODE = re.compile(r"[_.@\\#+=]|\w\(")
# From this share of lower-case words on, a title is in sentence case already and its capitals are names.
_SENTENCE_SHARE = 0.5
_LONG = 4


def to_title_case(text: str) -> str:
    """``text`` in title case; words with a capital, a digit or code in them keep their spelling.

    >>> to_title_case("A fast algorithm for k-means clustering on GPUs")
    'A Fast Algorithm for k-Means Clustering on GPUs'
    """
    table = load_words()
    words = cut(_quiet(text, table), table)
    for index, word in enumerate(words):
        if word.fixed:
            _raise_phrase(word, table)
        else:
            following = words[index + 1] if index + 1 < len(words) else None
            word.core = _title_word(word, words[index - 1] if index else None, following, table)
    return join(words)


def to_sentence_case(text: str) -> str:
    """``text`` in sentence case; a title that is in sentence case already keeps its capitals.

    >>> to_sentence_case("SIGMA: A Dataflow for Sparse and Irregular GEMM")
    'SIGMA: a dataflow for sparse and irregular GEMM'
    """
    table = load_words()
    words = cut(_quiet(text, table), table)
    keep_capitals = _is_sentence_case(words, table)
    for index, word in enumerate(words):
        if word.fixed:
            _raise_phrase(word, table)
            continue
        if word.starts in ("^", "."):
            word.core = _sentence_start(word.core, table)
            continue
        before = words[index - 1] if index else None
        following = words[index + 1] if index + 1 < len(words) else None
        if keep_capitals and word.core.lower() not in table.small:
            word.core = table.spelling(word.core) or word.core
        else:
            word.core = _sentence_word(word, before, following, table)
    return join(words)


def _quiet(text: str, table: Words) -> str:
    """A title printed all in capitals in lower case first: there every capital has lost its meaning."""
    long = [word for word in text.split() if len(word) >= _LONG and word.isalpha()]
    if len(long) < 2 or any(c.islower() for c in text):
        return text
    return re.sub(r"[^\W\d_]+", lambda m: table.spelling(m[0]) or m[0].lower(), text)


def _is_sentence_case(words: list[Word], table: Words) -> bool:
    plain = [w for w in words if not w.fixed and not w.starts and len(w.core) >= _LONG and w.core.isalpha()]
    skipped = table.small | table.low
    long = [w.core for w in plain if w.core.lower() not in skipped]
    return len(long) >= 2 and sum(core.islower() for core in long) / len(long) >= _SENTENCE_SHARE


def _raise_phrase(word: Word, table: Words) -> None:
    """A name of several words that starts low ("von Neumann") gets a capital where a sentence starts."""
    if word.starts in ("^", ".") and word.core[:1].islower() and word.core.lower() in table.phrases:
        word.core = _capital(word.core)


# ---- title case


def _title_word(word: Word, before: Word | None, following: Word | None, table: Words) -> str:
    core = word.core
    lower = core.lower()
    if spelled := table.spelling(core) if core.islower() else None:
        return spelled
    edge = bool(word.starts) or word.ends
    if lower in table.low and core == lower:
        return core if not word.starts else _capital(core)
    if before and core.islower() and re.fullmatch(r"[A-Z]", before.core) and before.trail == ".":
        return core  # the species in "E. coli"
    if lower in table.small and (core.islower() or core == _capital(lower)):
        if edge or _is_adverb(word, before, following, table) or (core != lower and lower in table.particles):
            return _capital(lower)
        return lower
    if lower in table.name_particles and core == lower and _before_name(word, following, table):
        return core if word.starts != "^" else _capital(core)
    if word.starts == "^" and ":" in word.trail and not core.islower():
        return core  # the name of a system: "Q-gym: ..."
    parts = _JOINTS.split(core)
    if len(parts) == 1:
        return _title_part(core, table, alone=True)
    return "".join(
        part if index % 2 else _title_in_compound(part, index, parts, table, edge) for index, part in enumerate(parts)
    )


def _title_in_compound(part: str, index: int, parts: list[str], table: Words, edge: bool) -> str:
    if index and part.lower() in table.small and (index < len(parts) - 1 or not edge) and len(part) < _LONG:
        return part if index < len(parts) - 1 else _capital(part)
    if not index and part == "e":
        return "E"
    if not index and "".join(parts[:3]).lower() in ("x-ray", "x-rays"):
        return "X"
    return _title_part(part, table, alone=False)


def _title_part(part: str, table: Words, *, alone: bool) -> str:
    if not part.islower() or _CODE.search(part) or any(c.isdigit() for c in part):
        return part
    if spelled := table.spelling(part):
        return spelled
    if len(part) == 1:  # a variable ("k-means", "the k nearest"); the article is a small word
        return "I" if alone and part == "i" else part
    return _capital(part)


def _before_name(word: Word, following: Word | None, table: Words) -> bool:
    if following is None or word.trail:
        return False
    return following.core[:1].isupper() or following.core in table.name_particles


def _is_adverb(word: Word, before: Word | None, following: Word | None, table: Words) -> bool:
    """ "up" of "Looking up and ...", "Scaling up ...": an adverb of the verb before, not a preposition."""
    if word.core.lower() not in table.particles or before is None or before.trail:
        return False
    if word.trail or (following and following.core.lower() in ("and", "or", "but")):
        return True
    return word.core.lower() in ("up", "out", "off") and bool(re.search(r"(?:ing|ed)$", before.core.lower()))


# ---- sentence case


def _sentence_start(core: str, table: Words) -> str:
    parts = _JOINTS.split(core)
    if len(parts) > 1:
        return parts[0] + _sentence_compound(parts, table, core)[len(parts[0]) :] if parts[0] else core
    if core.islower() and not any(c.isdigit() for c in core):
        return table.spelling(core) or _capital(core)
    return core


def _sentence_word(word: Word, before: Word | None, following: Word | None, table: Words) -> str:
    core = word.core
    if proper := table.spelling(core):
        return proper if core.islower() or not any(c.isupper() for c in core[1:]) else core
    if core.lower() in table.languages and _is_language(word, before, following, table):
        return core
    if core == "A" and following and not word.trail and following.core:
        return "a"
    if len(core) == 1 or _CODE.search(core):
        return core
    parts = _JOINTS.split(core)
    return _sentence_compound(parts, table, core) if len(parts) > 1 else _sentence_part(core, table)


def _sentence_part(part: str, table: Words) -> str:
    if any(c.isupper() for c in part[1:]) or any(c.isdigit() for c in part) or _CODE.search(part):
        return part
    return table.spelling(part) or part.lower()


def _sentence_compound(parts: list[str], table: Words, core: str) -> str:
    if core.lower() in table.hyphenated:
        return core.lower()
    middle = parts[2:-2:2]
    if any(len(part) == 1 and part.isupper() and part != "A" for part in middle):
        return core  # "No-U-Turn" is a name
    first = parts[0]
    coined = any(c.isupper() for c in first[1:]) and parts[1] == "-"
    out = [first if len(first) == 1 else _sentence_part(first, table)]
    for joint, part in zip(parts[1::2], parts[2::2], strict=True):
        plain = part[:1].isupper() and part[1:].islower()
        if coined and plain and not (part.lower() in table.after_hyphen or part.endswith("ed")):
            out += [joint, part]  # "TF-Ranking" is a name, "GPU-Based" is not
        else:
            out += [joint, part if len(part) == 1 else _sentence_part(part, table)]
    return "".join(out)


def _is_language(word: Word, before: Word | None, following: Word | None, table: Words) -> bool:
    led = before is not None and not before.trail and before.core.lower() in table.language_before
    alone = bool(word.trail) or word.ends or following is None
    return led and (alone or (following is not None and following.core.lower() in table.language_after))


def _capital(word: str) -> str:
    position = next((i for i, c in enumerate(word) if c.isalnum()), 0)  # "3rd" has no letter to raise
    return word[:position] + word[position : position + 1].upper() + word[position + 1 :]
