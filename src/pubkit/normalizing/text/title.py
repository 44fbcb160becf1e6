"""A title as it should stand in a list: no outer braces, quotes or trailing stop, no characters nobody sees."""

from __future__ import annotations

import re

from pubkit.normalizing.text.characters import strip_outer_braces, tidy_characters
from pubkit.normalizing.text.markup import html_to_csl

# Words whose stop belongs to them, at a title's end.
_ABBREVIATIONS = frozenset(
    """
    al etc inc ltd co corp llc bros jr sr st mr mrs ms dr prof vs no nos vol vols ed eds dept univ assoc intl approx
    ca cf sp spp var subsp nov gen fig figs eq sec ch pt cie gmbh esq op cit ibid seq jan feb mar apr aug sept oct dec
    """.split()  # noqa: SIM905 - a list of words reads better than a list of quotes
)
_QUOTES = (("“", "”"), ("„", "“"), ("‘‘", "’’"), ("``", "''"), ('"', '"'), ("«", "»"))
_MARKUP = re.compile(r"<[A-Za-z/!?]|&\s?(?:#\w+|\w+)\s?;|&(?:amp|lt|gt|quot|nbsp)\b")
_SIGN_AT_END = re.compile(r"&\w{1,8};$")
_LAST_WORD = re.compile(r"(\S+)\.$")


def clean_title(raw: str) -> str:
    """``raw`` as CSL rich text without outer braces and quotes, trailing stop or comma, entities, odd spaces.

    >>> clean_title("Attention is all you need."), clean_title("A study of J. S. Bach et al.")
    ('Attention is all you need', 'A study of J. S. Bach et al.')
    """
    return strip_citation(html_to_csl(raw) if _MARKUP.search(raw) else tidy_characters(raw))


def strip_citation(text: str) -> str:
    """``text`` without the braces, quotes and stop that a citation put around it; markup stays as it is.

    >>> strip_citation("“On <i>x</i> &lt; y.”")
    'On <i>x</i> &lt; y'
    """
    while True:
        before = text
        text = _strip_stop(_strip_quotes(text if text.startswith("{\\") else strip_outer_braces(text)))
        if text == before:
            return text


def _strip_quotes(text: str) -> str:
    for opening, closing in _QUOTES:
        inner = text.rstrip(".,;")
        if inner.startswith(opening) and inner.endswith(closing) and len(inner) > len(opening) + len(closing):
            inner = inner[len(opening) : -len(closing)]
            if opening not in inner and closing not in inner:
                return inner.strip()
    return text


def _strip_stop(text: str) -> str:
    stripped = text if _SIGN_AT_END.search(text) else re.sub(r"(?:\s+\.|[ ,;:])+$", "", text)
    stripped = re.sub(r"(?<=[^.])\.\.$", "", stripped)
    if not stripped.endswith(".") or stripped.endswith(("..", "…")):
        return stripped or text
    word = _LAST_WORD.search(stripped)
    if word is None or _keeps_stop(word[1].lstrip("([{\"'“‘"), stripped[: word.start()]):
        return stripped
    return stripped[:-1].rstrip() or text


def _keeps_stop(word: str, before: str) -> bool:
    bare = re.sub(r"</?\w+[^>]*>", "", word)
    if bare.casefold() in _ABBREVIATIONS:
        return True
    if re.fullmatch(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}", bare):  # U.S., Ph.D., e.g.
        return True
    if re.fullmatch(r"[A-Z]", bare) and before.rstrip().endswith(("</i>", "</em>")):
        return True  # who named the species: "<i>P. lanceolata</i> L."
    # an initial after another ("J. S."): a lone letter after a word ("Vitamin C.") is no abbreviation
    return bool(re.fullmatch(r"[A-Z]", bare) and re.search(r"\b[A-Z]\.\s*$", before))
