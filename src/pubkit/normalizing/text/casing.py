"""Title case and sentence case that leave alone what is spelled on purpose.

Title case follows CSL 1.0.2's rule (small words stay low but at the ends of the title and of its parts), sentence
case keeps acronyms, inner capitals, proper nouns of the table, single letters, math and code. Both are opt-in.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.normalizing.text.sentence_words import is_about_code, is_sentence_case, sentence_start, sentence_word
from pubkit.normalizing.text.shouting import unshout
from pubkit.normalizing.text.title_words import title_word
from pubkit.normalizing.text.tokens import Word, capital, cut, join
from pubkit.normalizing.text.words import Words, load_words


def to_title_case(text: str) -> str:
    """``text`` in title case; words with a capital, a digit or code in them keep their spelling.

    >>> to_title_case("A fast algorithm for k-means clustering on GPUs")
    'A Fast Algorithm for k-Means Clustering on GPUs'
    """
    table = load_words()
    words = cut(unshout(text, table), table)
    for before, word, following in _neighbors(words):
        if word.fixed:
            _raise_phrase(word, table)
        else:
            word.core = title_word(word, before, following, table)
    return join(words)


def to_sentence_case(text: str) -> str:
    """``text`` in sentence case; a title that is in sentence case already keeps its capitals.

    >>> to_sentence_case("SIGMA: A Dataflow for Sparse and Irregular GEMM")
    'SIGMA: a dataflow for sparse and irregular GEMM'
    """
    table = load_words()
    words = cut(unshout(text, table), table)
    keep_capitals, about_code = is_sentence_case(words, table), is_about_code(words, table)
    for index, (before, word, following) in enumerate(_neighbors(words)):
        if word.fixed:
            _raise_phrase(word, table)
        elif word.starts == "^" and ":" in word.trail and word.core.islower():
            pass  # the name of a system: "egg: Fast and Extensible ..."
        elif word.starts in ("^", "."):
            word.core = sentence_start(word, table)
        elif keep_capitals and word.core.lower() not in table.small:
            plain = not any(char.isupper() for char in word.core[1:])
            word.core = (table.spelling(word.core) if plain else None) or word.core
        else:
            beyond = words[index + 2] if index + 2 < len(words) else None
            word.core = sentence_word(word, before, following, table, beyond=beyond, about_code=about_code)
    return join(words)


def _neighbors(words: list[Word]) -> Iterator[tuple[Word | None, Word, Word | None]]:
    return zip([None, *words], words, [*words[1:], None], strict=False)


def _raise_phrase(word: Word, table: Words) -> None:
    """A name of several words that starts low ("von Neumann") gets a capital where a sentence starts."""
    if word.starts in ("^", ".") and word.core[:1].islower() and word.core.lower() in table.phrases:
        word.core = capital(word.core)
