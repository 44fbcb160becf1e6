"""The order of entries and of cites.

CSL 1.0.2, "Sorting": keys in their order, empty values last whichever the direction, names inverted, dates as
numbers.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from pubkit.csl import alphabets, citationlabel, codes, datekey, nameform
from pubkit.csl.item import DATE_VARIABLES, NAME_VARIABLES
from pubkit.csl.program import Program
from pubkit.csl.state import State
from pubkit.csl.values import TYPE_CHECKING
from pubkit.csl.xmltree import Element

if TYPE_CHECKING:
    from typing import Any

_ASCII = str.maketrans("’‘“”–—‐\u00a0ʻ", "''\"\"--- '")
_LEADING = "'\"[(«»‹› "  # marks that a reader skips at the beginning
_UNSORTED = re.compile(r"[\[\]«»\"„‹›]")
_FOLDS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss"}
)
# No two works differ later than this; normalizing costs the square of a run of combining marks (28 s for 150,000).
_COMPARED = 2000


@functools.lru_cache(maxsize=65536)
def collation(text: str, lang: str = "") -> str:
    """A string that sorts as a reader of that language expects: without accents, case and quotation marks.

    >>> sorted(["zebra", "Äpfel", "apple"], key=collation)
    ['Äpfel', 'apple', 'zebra']
    >>> sorted(["zebra", "Äpfel", "apple"], key=lambda text: collation(text, "sv-SE"))
    ['apple', 'zebra', 'Äpfel']
    """
    text = codes.plain(text)[:_COMPARED]
    ascii_ = text.isascii()
    if not ascii_:
        text = unicodedata.normalize("NFC", text.translate(_ASCII))
    text = _UNSORTED.sub("", text.lstrip(_LEADING)).casefold().strip().replace(",", " ")
    text = alphabets.of(lang).order(text)
    if not ascii_:
        text = text.translate(_FOLDS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text


def order(program: Program, area: str, states: Sequence[State]) -> list[int]:
    """The places of the states in sorted order; the given order without cs:sort."""
    places = list(range(len(states)))
    for node in reversed(program.sort_keys(area)):
        values = [_value(program, area, node, state) for state in states]
        full = [place for place in places if values[place] is not None]
        empty = [place for place in places if values[place] is None]
        full.sort(key=lambda place: values[place], reverse=node.get("sort") == "descending")
        places = full + empty
    return places


def _value(program: Program, area: str, node: Element, state: State) -> Any:
    variable = node.get("variable")
    if variable:
        return _variable(program, variable, state)
    if "macro" not in node.attrs:
        return None
    state.suppressed = None  # each key starts afresh
    text = program.sort_key(area, node, state.item)(state)
    return _text(program, text) if text else None


def _text(program: Program, text: str) -> Any:
    return collation(text, program.locale.lang) or None


def _variable(program: Program, variable: str, state: State) -> Any:
    item = state.item
    if variable == "citation-number":
        return int(state.number or 0)
    if variable in NAME_VARIABLES:
        persons = item.names.get(variable)
        return _text(program, names_key(program, persons)) if persons else None
    if variable in DATE_VARIABLES:
        return datekey.date_key(item.dates.get(variable))
    if variable == "citation-label":
        return _text(program, citationlabel.label(item))
    plain = item.plain.get(variable, "")
    if not plain:
        return None
    text = collation(item.texts[variable], program.locale.lang)
    if variable in _NUMBERS:
        digits = re.match(r"\d{1,12}(?!\d)", text)
        if digits:  # "9" before "10", and "22–45" before "33"
            return digits[0].zfill(12) + text[digits.end() :]
    return text or None


_NUMBERS_TEXT = """
chapter-number citation-number collection-number edition first-reference-note-number issue number
number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
volume
"""
_NUMBERS = frozenset(_NUMBERS_TEXT.split())


def names_key(program: Program, persons: Sequence[Any]) -> str:
    """A name variable as a sort key: every name inverted, none left out."""
    demote = program.style.option("demote-non-dropping-particle", "display-and-sort")
    form = nameform.NameForm(demote="never" if demote == "never" else "display-and-sort", sort_separator=" ")
    return " ".join(nameform.write(one, form, True) for one in persons)
