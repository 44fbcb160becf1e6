"""The six text cases of CSL 1.0.2 ("Text-case"), on coded text.

Codes are stepped over; text in a ``nocase`` span, in small capitals and in super- or subscript keeps its case.
"""

from __future__ import annotations

import re

from pubkit.csl import codes
from pubkit.csl.codes import CLOSE

_STOP_WORDS_TEXT = """
a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos
apud around as aside astride at athwart atop barring before behind below beneath beside besides between beyond
but by c ca circa d' d’ de despite down during et except for forenenst from given in inside into lest like modulo
near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through
throughout thru thruout till to toward towards under underneath until unto up upon v v. van versus via vis-à-vis
von vs vs. with within without yet
"""
# Words that title case leaves alone inside a title ("Title Case Conversion" names the kinds: articles,
# prepositions, conjunctions; name particles are no English words and stay as well).
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())

_KEEP_OPENERS = codes.NO_CASE + codes.NO_DECOR + codes.SMALL_CAPS + codes.SUP + codes.SUB
# Patterns that few titles need are compiled when one does.
_KEPT = f"[{_KEEP_OPENERS}]"
_CODE = f"(?s){codes.ANY}"
_WORD = re.compile(r"[^\s\u00a0\ufdd0-\ufdef/\"“”(){}\[\]–—-]+(?:-(?=[^\s-]))?", re.DOTALL)
_CLOSERS = r"(?:[\"”’)]|" + codes.ANY + ")*"
_SENTENCE_END = rf"(?s)[:?!.]{_CLOSERS}\s|[:?!][\"”’)]*$"
_INSIDE = r"[^\s\u00a0\"“”‘(){}\[\]–—/\ufdd0-\ufdef-][\ufdd0-\ufde3\ufde6-\ufdef]*$"
_LATIN_LOWER = "[a-zß-öø-ÿā-žƀ-ɏḁ-ỿ]"


def _pieces(text: str) -> list[tuple[bool, str]]:
    """The text cut at spans that keep their case: (may change, piece)."""
    if text.isprintable() or not re.search(_KEPT, text):  # no code is printable
        return [(True, text)]
    out: list[tuple[bool, str]] = []
    depth = 0
    kept_from = -1
    start = 0
    stack: list[bool] = []
    for code in re.finditer(_CODE, text):
        char = code[0][0]
        if char == CLOSE:
            if stack and stack.pop():
                depth -= 1
                if depth == 0:
                    out.append((False, text[kept_from : code.start()]))
                    start = code.start()
        elif char in codes.OPENERS or char == codes.NO_CASE:
            kept = char in _KEEP_OPENERS
            stack.append(kept)
            if kept:
                if depth == 0:
                    out.append((True, text[start : code.end()]))
                    kept_from = code.end()
                depth += 1
    out.append((True, text[start:]) if depth == 0 else (False, text[kept_from:]))
    return out


def lower(text: str, lang: str = "") -> str:
    """lowercase."""
    return "".join([_lower(piece, lang) if free else piece for free, piece in _pieces(text)])


def upper(text: str, lang: str = "") -> str:
    """uppercase.

    >>> upper("istanbul", "tr")
    'İSTANBUL'
    """
    return "".join([_upper(piece, lang) if free else piece for free, piece in _pieces(text)])


def _upper(text: str, lang: str) -> str:
    return (text.replace("i", "İ") if lang[:2] in ("tr", "az") else text).upper()


def _lower(text: str, lang: str) -> str:
    return (text.replace("I", "ı").replace("İ", "i") if lang[:2] in ("tr", "az") else text).lower()


def _first_word(text: str, lang: str, rest_lower: bool) -> str:
    """The first word with a capital, unless it has one; the rest as it is or in lower case."""
    out: list[str] = []
    done = False
    for free, piece in _pieces(text):
        if not free:
            out.append(piece)
            done = done or bool(codes.plain(piece).strip())
            continue
        word = None if done else _WORD.search(piece)
        if word is None:
            out.append(_lower(piece, lang) if rest_lower else piece)
            continue
        done = True
        body = word[0]
        if rest_lower:
            body = _lower(body, lang) if body.isupper() and len(body) > 1 and codes.plain(text).isupper() else body
        if body.islower() or (rest_lower and body[:1].islower() and body[1:].islower()):
            body = _upper(body[0], lang) + body[1:]
        tail = piece[word.end() :]
        out.append(piece[: word.start()] + body + (_lower(tail, lang) if rest_lower else tail))
    return "".join(out)


def capitalize_first(text: str, lang: str = "") -> str:
    """capitalize-first: the first word, if it is lower case, gets a capital.

    >>> capitalize_first("iPad sales"), capitalize_first("the iPad")
    ('iPad sales', 'The iPad')
    """
    return _first_word(text, lang, rest_lower=False)


def sentence(text: str, lang: str = "") -> str:
    """sentence: a capital for the first word, lower case for the rest.

    >>> sentence("A Study In Scarlet")
    'A study in scarlet'
    """
    return _first_word(text, lang, rest_lower=True)


def capitalize_all(text: str, lang: str = "") -> str:
    """capitalize-all: each lower-case word gets a capital.

    >>> capitalize_all("this IS a pen")
    'This IS A Pen'
    """

    def one(word: re.Match[str]) -> str:
        body = word[0]
        return _upper(body[0], lang) + body[1:] if body.islower() else body

    return "".join([_WORD.sub(one, piece) if free else piece for free, piece in _pieces(text)])


def title(text: str, lang: str = "") -> str:
    """title: English headline style ("Title Case Conversion").

    >>> title("out-of-fashion initiatives: a second story of the iPad")
    'Out-of-Fashion Initiatives: A Second Story of the iPad'
    """
    pieces = _pieces(text)
    words = [(i, word) for i, (free, piece) in enumerate(pieces) if free for word in _WORD.finditer(piece)]
    last = words[-1] if words else None
    if last and any(not free and codes.plain(piece).strip() for free, piece in pieces[last[0] + 1 :]):
        last = None
    out: list[str] = []
    start = True  # at the start of the title or of a part after a colon
    compound = False  # after a hyphen
    for index, (free, piece) in enumerate(pieces):
        if not free:
            out.append(piece)
            if codes.plain(piece).strip():
                start = False
            continue
        at = 0
        for word in _WORD.finditer(piece):
            gap = piece[at : word.start()]
            # A colon may stand at the end of the last word, a code before it.
            before = (out[-1][-1:] if out and out[-1] else "") + gap
            if before and re.search(_SENTENCE_END, before):
                start = True
            if gap:
                compound = False
            out.append(gap)
            if not compound and before and not before[-1].isspace() and re.search(_INSIDE, before):
                out.append(word[0])  # a code inside a word begins no word: "√<i>s</i>"
                at = word.end()
                continue
            ends = last is not None and index == last[0] and word.start() == last[1].start()
            out.append(_title_word(word[0], start, compound, ends, lang))
            compound = word[0].endswith("-")
            start = False
            at = word.end()
        out.append(piece[at:])
    return "".join(out)


def _title_word(word: str, start: bool, compound: bool, ends: bool, lang: str) -> str:
    body = word.rstrip(":;,.?!-…’'")
    if not body or not body.islower() or not (word[0].isascii() or re.match(_LATIN_LOWER, word)):
        return word
    hyphen = word.endswith("-")
    if not start and not ends and body in STOP_WORDS and (compound or not hyphen):
        return word
    if compound and len(body) == 1:
        return word
    return _upper(word[0], lang) + word[1:]


CASES = {
    "lowercase": lower,
    "uppercase": upper,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence,
    "title": title,
}
