"""Titles taken apart: what is part of them, and what only hangs on them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pubkit.deduping.patterns import BRIEF, NOTICES, TITLE_NOTES
from pubkit.deduping.text import content, fold, words
from pubkit.deduping.words import NUMBER_WORDS, RECURRING, ROMAN, STOPWORDS

CUT = 190  # characters from which a title may have been cut by a database, a bracket left open
LABEL = 3  # words of a label before a colon at the most
SHORT = 3  # words with meaning under which a title says little
WORDLESS = 6  # letters of Chinese or Japanese from which a title is not short

_BRIEF = re.compile("|".join(BRIEF))
_NOTES = re.compile("|".join(TITLE_NOTES))
_NOTICES = tuple((name, re.compile(pattern), where) for name, pattern, where in NOTICES)
_BRACKET = re.compile(r"[\[(]([^\[\]()]{12,})[\])]\s*\W*$")
_CUT_OUT = frozenset({"erratum", "review", "retracted"})  # notices whose words stand behind a whole title
_EDGE = " .,;:'`\"*-"
# A citation behind a title: "... N Engl J Med. 2009 Jan 29;360(5):544-6", "(The Journal (2009) 360 (542-544))"
_CITATION = re.compile(
    r"(?:\.\.\.|\u2026)\s*[^.].{0,80}\b(?:19|20)\d\d\b.*$|\((?:[^()]|\([^()]*\)){8,120}\((?:19|20)\d\d\).*$"
)
# "Vazirani (1995). An introduction ...": the rest of a reference that was cut in the wrong place
_AUTHOR_YEAR = re.compile(
    r"^(?:[a-z]+[ ,]+)?(?:[(\[](?:19|20)\d\d[a-z]?[)\]][.,:]?|(?:19|20)\d\d\.)\s+['`\"]*(?=\w+ \w+ \w)"
)
# "..., in Saitta L. (ed.)": the book that a reference goes on with
_EDITED = re.compile(r"[,.]?\s+in:?\s+[^:]{2,60}\(eds?\.?\).*$")
_OPEN = re.compile(r"[\[(][^\[\]()]*(?:\([^\[\]()]*)?$")
_SUBTITLE = re.compile(r"\s*[:?!(]\s*|\.\s+|\s+-+\s+|\s*--+\s*")
_PARALLEL = re.compile(r"\s[/=]\s")
_NUMBER = re.compile(r"([0-9]+)(?:st|nd|rd|th)?$")
_VALUES = {word: value + 1 for word, value in (*ROMAN.items(), *NUMBER_WORDS.items())}


class TitleWords(NamedTuple):
    """A title taken apart. ``squash`` is its letters and digits alone; ``other`` the same title in another language."""

    words: tuple[str, ...]
    squash: str
    notice: str = ""
    other: str = ""
    main: str = ""  # squashed: what stands before the subtitle, "" without one
    labelled: str = ""  # squashed: what stands behind a label such as "Challenges paper:"
    name: tuple[str, ...] = ()  # what stands before a colon without a space: the name of a system or a data set
    brief: bool = False  # said to be an abstract, a poster or a demonstration
    translated: bool = False  # all in brackets: the source's own translation
    cut: bool = False  # ends in dots: a list of results had no room for the rest
    before: str = ""  # squashed: what stands before " / ", that is a title in another language or who is responsible

    @property
    def short(self) -> bool:
        """Whether others may well have had the same title; scripts without spaces say much in one word."""
        return len(self.words) < SHORT and (self.squash.isascii() or len(self.squash) < WORDLESS)

    def recurring(self, venue: tuple[str, ...]) -> bool:
        """Whether it is a heading that comes again in every issue or year; the venue's own name says nothing.

        >>> title_words("Remarks from the Cake Quarterly Editor").recurring(("cake", "quarterly"))
        True
        """
        return all(
            word in RECURRING or word in venue or word in STOPWORDS or len(word) < 2 or number(word)
            for word in self.words
        )


@lru_cache(maxsize=65_536)
def title_words(title: str) -> TitleWords:
    """The words of a title without the notes that databases hang on it.

    >>> title_words("Erratum to: On Cakes").notice
    'erratum'
    >>> title_words("On Cakes. [Erratum appears in J Cake. 2010;85(11):911]").notice
    ''
    """
    folded = fold(title).strip(_EDGE)
    folded = _CITATION.sub("", _AUTHOR_YEAR.sub("", folded))
    if "(ed" in folded:
        folded = _EDITED.sub("", folded)
    brief = bool(_BRIEF.search(folded))
    if brief:
        folded = _BRIEF.sub(" ", folded)
    if len(title) >= CUT and (opened := _OPEN.search(folded)):
        folded = folded[: opened.start()]
    for _ in range(2):  # a language note stands behind an erratum note
        folded = _NOTES.sub(" ", folded).strip(_EDGE) or folded
    translated = folded[:1] == "[" and folded.find("]") == len(folded) - 1
    if translated:
        folded = folded[1:-1].strip(_EDGE)
    notice = ""
    for name, pattern, where in _NOTICES:
        if match := pattern.match(folded) if where == "start" else pattern.search(folded):
            rest = f"{folded[: match.start()]} {folded[match.end() :]}"
            if not notice:
                notice = name
            if any(map(str.isalpha, rest)) and (where == "start" or name in _CUT_OUT):
                folded = rest.strip(_EDGE)
    other = before = ""
    if bracket := _BRACKET.search(folded):
        inside = words(bracket[1])
        if len(inside) >= SHORT and folded[bracket.start()] == "[":
            other = "".join(inside)
            folded = folded[: bracket.start()]
    if ("/" in folded or "=" in folded) and (parallel := _PARALLEL.search(folded)):
        before = "".join(words(folded[: parallel.start()]))
        behind = words(folded[parallel.end() :])
        if not other and len(content(behind)) >= SHORT:
            other = "".join(behind)
    cut = title.rstrip().endswith(("...", "\u2026"))
    return _of_folded(folded)._replace(
        notice=notice, other=other, brief=brief, translated=translated, cut=cut, before=before
    )


@lru_cache(maxsize=65_536)
def plain_title_words(title: str) -> TitleWords:
    """The same as ``title_words`` for a title that is known to hold nothing but itself.

    >>> plain_title_words("On Cakes: A Survey") == title_words("On Cakes: A Survey")
    True
    """
    return _of_folded(fold(title).strip(_EDGE))


def _of_folded(folded: str) -> TitleWords:
    tokens = tuple(words(folded))
    main, labelled, called = _sides(folded)
    return TitleWords(tokens, "".join(tokens), main=main, labelled=labelled, name=called)


def _sides(folded: str) -> tuple[str, str, tuple[str, ...]]:
    """What stands before a subtitle, and what stands behind a label, each squashed; and the label if it is a name."""
    found = _SUBTITLE.search(folded)
    if not found:
        return "", "", ()
    before, after = words(folded[: found.start()]), words(folded[found.end() :])
    return (
        "".join(before),
        "".join(after) if len(content(after)) >= SHORT and len(before) <= LABEL else "",
        tuple(before) if found[0].strip() == ":" and _is_name(folded[: found.start()], before) else (),
    )


def _is_name(text: str, tokens: list[str]) -> bool:
    return bool(tokens) and len(text.split()) == 1 and RECURRING.isdisjoint(tokens) and not number(tokens[0])


def number(word: str) -> int:
    """The value, plus one, of a number word (digits, ordinal, Roman, English); 0 for any other word.

    >>> [number(word) for word in ("2nd", "ii", "two", "h5n1")]
    [3, 3, 3, 0]
    """
    if not word[0].isdigit():
        return _VALUES.get(word, 0)
    match = _NUMBER.match(word)
    return int(match[1][:9]) + 1 if match else 0
