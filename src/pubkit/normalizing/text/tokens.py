"""A title cut into words and what lies between them, for the two changes of case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubkit.normalizing.text.words import Words

LONG = 4  # letters: shorter words are often articles, prepositions and acronyms
JOINTS = re.compile(r"([-‐‑–/])")
_IRISH = re.compile(r"[oO]['’](?!clock)[^\W\d_]{3,}")
CODE = re.compile(r"[_.@\\#+=]|\w\((?!e?s$)[^()]*$")

# What no change of case may touch: math, code, protected spans and braces, addresses, functions such as O(n log n).
PROTECTED = re.compile(
    r"""\$[^$]*\$ | `[^`]*` | <span\ class="nocase">.*?</span> | <[^<>]+> | \{[^{}]*\} | \\[a-zA-Z]+
      | &\#?\w{1,8}; | https?://\S+ | (?<!\w)[A-Za-zΘΩ]\([^()]*\) | (?<!\w)\w+\(\)""",
    re.X,
)
_TAG = re.compile(r"<[^<>]+>")
_CHUNK = re.compile(r"\S+")
_EDGES = re.compile(r"^(?P<lead>[\W_]*)(?P<core>.*?)(?P<trail>[\W_]*)$", re.S)
_QUOTED_QUESTION = re.compile(r"[?!][\"'”’»]+:$")  # a subtitle behind it: "“Why?”: a study"
_ENDS_SENTENCE = frozenset("?!")
_ABBREVIATED = frozenset(["vs", "st", "dr", "al", "cf", "no", "vol", "mr", "mrs", "jr", "sr", "ca", "approx"])


@dataclass(slots=True)
class Word:
    """One word with its punctuation. ``starts``: opens the title or a part of it ("", ":", "." for a new sentence)."""

    gap: str  # the white space before it
    lead: str
    core: str
    trail: str
    starts: str = ""
    ends: bool = False
    fixed: bool = False  # stays as it is


def cut(text: str, words: Words) -> list[Word]:
    """``text`` as words; what is protected, and names of several words in their right spelling, are fixed.

    >>> from pubkit.normalizing.text.words import load_words
    >>> [word.core for word in cut("a trip to new york: $O(n)$", load_words())]
    ['a', 'trip', 'to', 'New York', '$O(n)$']
    """
    fixed: list[tuple[int, int, str]] = [(m.start(), m.end(), m[0]) for m in PROTECTED.finditer(text)]
    for match in words.phrase.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in fixed):
            fixed.append((match.start(), match.end(), words.phrases[match[0].lower()]))
    out: list[Word] = []
    position, gap = 0, ""
    for start, end, spelling in [*sorted(fixed), (len(text), len(text), "")]:
        gap = _cut_plain(text[position:start], gap, out)
        if spelling:
            out.append(Word(gap, "", spelling, "", fixed=True))
            gap = ""
        position = end
    if gap:
        out.append(Word(gap, "", "", "", fixed=True))
    _find_breaks(out)
    return out


def join(words: list[Word]) -> str:
    """The words as one string again."""
    return "".join(word.gap + word.lead + word.core + word.trail for word in words)


def _cut_plain(text: str, gap: str, out: list[Word]) -> str:
    position = 0
    for chunk in _CHUNK.finditer(text):
        gap += text[position : chunk.start()]
        position = chunk.end()
        edges = _EDGES.match(chunk[0])
        assert edges is not None
        lead, core, trail = edges["lead"], edges["core"], edges["trail"]
        if not core and out and not gap:  # punctuation right after something fixed belongs to it
            out[-1].trail += chunk[0]
        elif not core:
            out.append(Word(gap, chunk[0], "", "", fixed=True))
        else:
            out.append(Word(gap, lead, core, trail, fixed=bool(out and not gap and not lead and out[-1].fixed)))
        gap = ""
    return gap + text[position:]


def _find_breaks(words: list[Word]) -> None:
    before: Word | None = None
    pending = "^"
    for word in words:
        if not word.core or _TAG.fullmatch(word.core):
            if (word.lead and set(word.lead) & set("—–")) or word.lead in {"-", "--", "---", ":", "|"}:
                pending = pending or ":"
                if before:
                    before.ends = True
            continue
        word.starts = pending
        pending = _break_after(word)
        if pending:
            word.ends = True
        before = word
    if before:
        before.ends = True


def _break_after(word: Word) -> str:
    trail = word.trail
    if _ENDS_SENTENCE & set(trail):
        return ":" if _QUOTED_QUESTION.search(trail) else "."
    if ":" in trail or "—" in trail:
        return ":"
    if "." in trail and len(word.core) > 1 and "." not in word.core and word.core.lower() not in _ABBREVIATED:
        return "."
    return ""


def is_eponym(word: Word, following: Word | None, table: Words) -> bool:
    """A person's name that is a word of English elsewhere: "Bell" before "inequality"."""
    followers = table.eponyms.get(re.sub(r"['’]s?$", "", word.core.lower()))
    return bool(followers and following and not word.trail and following.core.lower() in followers)


def is_letter(word: Word, before: Word | None, table: Words) -> bool:
    """The A of "Vitamin A", which is no article."""
    return word.core == "A" and before is not None and not before.trail and before.core.lower() in table.lettered


def capital(word: str) -> str:
    """``word`` with its first letter raised.

    >>> capital("(what")
    '(What'
    """
    if _IRISH.match(word):
        return f"O{word[1]}{word[2:].capitalize()}"
    position = next((i for i, c in enumerate(word) if c.isalnum()), 0)  # "3rd" has no letter to raise
    return word[:position] + word[position : position + 1].upper() + word[position + 1 :]
