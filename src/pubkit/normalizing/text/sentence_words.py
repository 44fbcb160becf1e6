"""One word of a title in sentence case: low, unless it is known to be a name, an acronym, math or code."""

from __future__ import annotations

from pubkit.normalizing.text.tokens import CODE, JOINTS, LONG, Word, capital, is_eponym, is_letter
from pubkit.normalizing.text.words import Words

# From this share of lower-case words on, a title is in sentence case already and its capitals are names.
_SENTENCE_SHARE = 0.5


def is_sentence_case(words: list[Word], table: Words) -> bool:
    """True when most of the long words are low already."""
    plain = [w for w in words if not w.fixed and not w.starts and len(w.core) >= LONG and w.core.isalpha()]
    skipped = table.small | table.low | table.prepositions
    long = [w.core for w in plain if w.core.lower() not in skipped and not table.spelling(w.core)]
    return len(long) >= 2 and sum(core.islower() for core in long) / len(long) >= _SENTENCE_SHARE


def is_about_code(words: list[Word], table: Words) -> bool:
    """True when the title speaks of programming: there "Rust" is a language."""
    return any(word.core.lower() in table.language_context for word in words)


def sentence_start(word: Word, table: Words) -> str:
    """The word that opens a sentence, with a capital, unless it is a name that has none."""
    core = word.core
    parts = JOINTS.split(core)
    if len(parts[0]) == 1 and ":" in word.trail and core.lower() not in table.hyphenated:
        return core  # the name of a system: "X-Stream: ..."
    if len(parts) > 1 and (spelled := table.spelling(core)):
        return core if spelled[0].islower() and not core[0].islower() else spelled
    if len(parts) > 1:
        return parts[0] + _sentence_compound(parts, table, core)[len(parts[0]) :] if parts[0] else core
    if core.islower() and not any(c.isdigit() for c in core) and not CODE.search(core):
        return table.spelling(core) or capital(core)
    return (table.spelling(core) or core) if core[1:].islower() else core


def sentence_word(
    word: Word,
    before: Word | None,
    following: Word | None,
    table: Words,
    *,
    beyond: Word | None = None,
    about_code: bool = False,
) -> str:
    """The core of ``word`` as it stands inside a sentence between its neighbors; ``beyond`` follows the next word."""
    core = word.core
    if proper := table.spelling(core):
        return proper if "-" in proper or core.islower() or not any(c.isupper() for c in core[1:]) else core
    if is_eponym(word, following, table):
        return core
    if core.lower() in table.languages and _is_language(word, before, following, table):
        return core
    if about_code and core.lower() in table.language_clear:
        return core
    if is_letter(word, before, table) or _is_of_name(word, before, following, table):
        return core
    if _leads_name(word, following, beyond, table) or _is_month(word, before, following, beyond, table):
        return core
    if core == "A" and following and not word.trail and following.core:
        return "a"
    if len(core) == 1 or CODE.search(core):
        return core
    parts = JOINTS.split(core)
    return _sentence_compound(parts, table, core) if len(parts) > 1 else _sentence_part(core, table)


def _sentence_part(part: str, table: Words) -> str:
    if any(c.isupper() for c in part[1:]) or any(c.isdigit() for c in part) or CODE.search(part):
        return part
    return table.spelling(part) or part.lower()


def _sentence_compound(parts: list[str], table: Words, core: str) -> str:
    if core.lower() in table.hyphenated:
        return "".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts)
    if _is_name(parts, table):
        return core
    first = parts[0]
    coined = any(c.isupper() for c in first[1:]) and parts[1] == "-"
    out = [first if len(first.rstrip("*")) == 1 else _sentence_part(first, table)]
    for joint, part in zip(parts[1::2], parts[2::2], strict=True):
        plain = part[:1].isupper() and part[1:].islower()
        if coined and plain and not (part.lower() in table.after_hyphen or part.endswith(("ed", *table.plain_endings))):
            out += [joint, part]  # "TF-Ranking" is a name, "GPU-Based" is not
        else:
            out += [joint, part if len(part) == 1 else _sentence_part(part, table)]
    return "".join(out)


def _is_name(parts: list[str], table: Words) -> bool:
    """A compound whose capitals are all of a name: "No-U-Turn", "Hi-C", "Y-Ba-Cu-O", "Gale-Shapley"."""
    words = parts[::2]
    if any(len(part) == 1 and part.isupper() and part != "A" for part in words[1:-1]):
        return True
    if len(words) > 2 and all(part[:1].isupper() and len(part) < LONG - 1 for part in words):
        return True
    if len(words) != 2 and set(parts[1::2]) != {"–"}:
        return False
    first, last = words[0], words[-1]
    if len(last) == 1 and last.isupper() and len(first) < LONG - 1:
        return True
    if parts[1] == "–":
        return any(table.spelling(part) for part in words)
    return bool(
        first[:1].isupper()
        and first[1:].islower()
        and first.lower() not in table.prefixes
        and last[1:].islower()
        and table.spelling(last)
        and not last.lower().endswith(table.demonyms)
    )


def _is_of_name(word: Word, before: Word | None, following: Word | None, table: Words) -> bool:
    """ "Lake" of "Lake Victoria", "Desert" of "Gobi Desert"."""
    lower = word.core.lower()
    if word.core[:1].islower():
        return False
    if lower in table.leading and following is not None and not word.trail:
        return following.core[:1].isupper() and bool(table.spelling(following.core))
    return lower in table.trailing and before is not None and not before.trail and bool(table.spelling(before.core))


def _leads_name(word: Word, following: Word | None, beyond: Word | None, table: Words) -> bool:
    """ "Bay" of "Bay of Bengal"."""
    if not word.core[:1].isupper() or word.core.lower() not in table.leading_of or word.trail:
        return False
    return bool(following and beyond and following.core == "of" and table.spelling(beyond.core))


_JOINTS_OF_DATES = ("to", "and", "or", "through", "until")
_BEFORE_DATES = ("in", "since", "during", "until", "from", "by", "early", "late", "of", "to", "and")


def _is_month(word: Word, before: Word | None, following: Word | None, beyond: Word | None, table: Words) -> bool:
    """ "March" of "11 March", "March to May 2020", "since March"."""
    if not word.core[:1].isupper() or word.core.lower() not in table.months:
        return False
    dated = [near for near in (before, following) if near and near.core[:1].isdigit()]
    joined = following is not None and following.core in _JOINTS_OF_DATES and beyond is not None
    other = joined and beyond is not None and (beyond.core.lower() in table.months or bool(table.spelling(beyond.core)))
    return bool(dated) or other or (before is not None and before.core.lower() in _BEFORE_DATES and word.ends)


def _is_language(word: Word, before: Word | None, following: Word | None, table: Words) -> bool:
    if following is not None and not word.trail and following.core.lower() in table.language_strong and before:
        return before.core.lower() in table.language_before | {"the"}
    led = before is not None and not before.trail and before.core.lower() in table.language_before
    alone = bool(word.trail) or word.ends or following is None
    return led and (alone or (following is not None and following.core.lower() in table.language_after))
