"""An edition as the number that styles count on ("2nd ed."): BibTeX's manual asks for words, as in ``Second``."""

from __future__ import annotations

import re

# BibTeX's own word for each number, and what English, German, French, Italian and Spanish lists write.
_ORDINALS: tuple[str, ...] = (
    "first erste première prima primera",
    "second zweite deuxième seconde seconda segunda",
    "third dritte troisième terza tercera",
    "fourth vierte quatrième quarta cuarta",
    "fifth fünfte cinquième quinta",
    "sixth sechste sixième sesta sexta",
    "seventh siebte septième settima séptima",
    "eighth achte huitième ottava octava",
    "ninth neunte neuvième nona novena",
    "tenth zehnte dixième decima décima",
    "eleventh elfte onzième",
    "twelfth zwölfte douzième",
)
_NUMBERS = {word: str(number) for number, words in enumerate(_ORDINALS, 1) for word in words.split()}
_TAG = re.compile(r"<[^<>]*>")
_EDITION = re.compile(
    r"(?P<ordinal>\d+|[^\W\d_]+?)(?:(?<=\d)(?:st|nd|rd|th|e|è?me|ª|º|a|\.))?"
    r"(?:\s*(?:ed\.?|edn\.?|editions?|aufl\.?|auflage|éd\.?|édition|edizione|edición|edição))?",
    re.IGNORECASE,
)


def edition_number(text: str) -> str:
    """The number of an edition, as CSL 1.0.2's ``edition`` wants it; what is more than a number stays as it is.

    >>> edition_number("Second"), edition_number("3rd edition"), edition_number("Revised")
    ('2', '3', 'Revised')
    """
    found = _EDITION.fullmatch(_TAG.sub("", text).strip())
    if not found:
        return text
    ordinal = found["ordinal"].lower()
    return ordinal if ordinal.isdigit() else _NUMBERS.get(ordinal, text)
