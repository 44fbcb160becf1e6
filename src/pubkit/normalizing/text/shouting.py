"""A title printed all in capitals: there every capital has lost its meaning."""

from __future__ import annotations

import re

from pubkit.normalizing.text.tokens import JOINTS, LONG, PROTECTED
from pubkit.normalizing.text.words import Words

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
# Fewer plain words in capitals may be a short title of acronyms.
_FEWEST_WORDS = 3


def unshout(text: str, table: Words) -> str:
    """A title all in capitals in lower case, but for its acronyms; any other title as it is.

    >>> from pubkit.normalizing.text.words import load_words
    >>> unshout("THE USE OF LSTM-BASED MODELS IN NLP", load_words()), unshout("BERT AND GPT", load_words())
    ('the use of LSTM-based models in NLP', 'BERT AND GPT')
    """
    plain = PROTECTED.sub(" ", text)
    words = re.findall(r"[^\W\d_]+", plain)
    if any(c.islower() for c in plain):
        return text
    if sum(_is_word(word, table) for word in words) < _FEWEST_WORDS:
        return text
    out, position = [], 0
    for kept in [*PROTECTED.finditer(text), None]:
        end = kept.start() if kept else len(text)
        out.append(_LETTERS.sub(lambda match: _unshout_word(match, table), text[position:end]))
        if kept:
            out.append(kept[0])
            position = kept.end()
    return "".join(out)


def _is_word(word: str, table: Words) -> bool:
    """A word that would not be in capitals elsewhere."""
    return not table.spelling(word) and (len(word) > LONG or word.lower() in table.short | table.low)


def _unshout_word(match: re.Match[str], table: Words) -> str:
    """Short words that are no English words, or cannot be spoken, are acronyms."""
    word, lower = match[0], match[0].lower()
    if "-" in word and lower not in table.hyphenated:
        return "".join(_LETTERS.sub(lambda part: _unshout_word(part, table), part) for part in JOINTS.split(word))
    if spelled := table.spelling(word):
        return spelled
    around = match.string[max(match.start() - 1, 0) : match.start()] + match.string[match.end() : match.end() + 1]
    if any(char.isdigit() for char in around):
        return word  # "BRCA1", "3D"
    if not word.isascii() or around[:1] in ("'", "’"):
        return lower
    return lower if _is_word(word, table) and _VOWEL.search(lower) else word
