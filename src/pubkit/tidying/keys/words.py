"""The words that keys are made of: plain letters, and the words of a title that say something."""

from __future__ import annotations

import re
import unicodedata

# Latin letters that no decomposition takes apart
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n",
        "’": "", "'": "",
    }
)  # fmt: skip
_LONGEST = 1000  # no key needs more, and sorting thousands of marks on one letter takes quadratic time
_WORD = re.compile(r"[^\W_]+")
_UNFIT = re.compile(r"[\s{}(),\"#%'~\\=^$&`]+")
_SAYS_NOTHING = frozenset(
    """
    a an the above about across against along among around at before behind below beneath beside between beyond by
    down during except for from in inside into like near of off on onto since to toward through under until up upon
    with within without and but nor or so yet as is are was were be do does via using how what why when where which
    who whose this that these those its their our we it der die das den dem des ein eine und le la les un une et el
    los las una y
    """.split()  # noqa: SIM905 - a list of words reads best as one text
)


def plain(text: str) -> str:
    """The text in ASCII as far as Latin letters go; other scripts stay.

    >>> plain("Müller-Łęcki")
    'Muller-Lecki'
    """
    if text.isascii():
        return text[:_LONGEST].replace("'", "")
    apart = unicodedata.normalize("NFKD", text[:_LONGEST].translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))


def fit(text: str) -> str:
    """The text without what a key may not hold (BibTeX, biber and LaTeX's cite)."""
    return _UNFIT.sub("", text)


def words(title: str) -> list[str]:
    """All words of a title, in plain letters."""
    return _WORD.findall(plain(title))


def telling_words(title: str) -> list[str]:
    """The words of a title without articles, prepositions and the like.

    >>> telling_words("On the Origin of Species")
    ['Origin', 'Species']
    """
    return [word for word in words(title) if word.lower() not in _SAYS_NOTHING]


def capitalized(word: str) -> str:
    """The word with a capital first letter, the rest as it stands."""
    return word[:1].upper() + word[1:]
