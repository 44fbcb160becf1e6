"""The characters that stand for formatting while text is being put together.

Rendered text is one flat string in which Unicode noncharacters (U+FDD0 to U+FDEF, which no text may hold:
The Unicode Standard, section 23.7) open and close spans. Joining, trimming and repairing punctuation are then
string operations that run in C; `tree.parse` turns the finished string into the tree that writers print.
Text from outside never holds a code: `clean` drops them.
"""

from __future__ import annotations

import re

CLOSE = "\ufdd0"  # ends the innermost open span of any kind but a quotation
ITALIC = "\ufdd1"
ROMAN = "\ufdd2"  # font-style="normal"
OBLIQUE = "\ufdd3"
BOLD = "\ufdd4"
MEDIUM = "\ufdd5"  # font-weight="normal"
LIGHT = "\ufdd6"
SMALL_CAPS = "\ufdd7"
FULL_CAPS = "\ufdd8"  # font-variant="normal"
UNDERLINE = "\ufdd9"
NO_UNDERLINE = "\ufdda"
SUP = "\ufddb"
SUB = "\ufddc"
BASELINE = "\ufddd"
NO_CASE = "\ufdde"  # <span class="nocase">
BLOCK = "\ufddf"  # display="block"
LEFT = "\ufde0"  # display="left-margin"
RIGHT = "\ufde1"  # display="right-inline"
INDENT = "\ufde2"  # display="indent"
LINK = "\ufde3"  # a URL or DOI
NAME = "\ufde4"  # one person's name; the next two characters number the person
QUOTE = "\ufde5"
END_QUOTE = "\ufde6"
GUARD = "\ufde7"  # keeps apart two characters of one field that punctuation repair would merge
YEAR_SUFFIX = "\ufde8"
NUMBER = "\ufde9"  # the citation number
NO_DECOR = "\ufdec"  # <span class="nodecor">: undoes the formatting around it

TERM = "\ufded"  # stands before a term that may begin a sentence
INNER_QUOTE = "\ufdee"  # a single quotation mark: stays single where it is not within a quotation

OPENERS = "".join(map(chr, range(0xFDD1, 0xFDE5))) + YEAR_SUFFIX + NUMBER + NO_DECOR

FONT_CODES: dict[tuple[str, str], str] = {
    ("font-style", "italic"): ITALIC,
    ("font-style", "normal"): ROMAN,
    ("font-style", "oblique"): OBLIQUE,
    ("font-weight", "bold"): BOLD,
    ("font-weight", "normal"): MEDIUM,
    ("font-weight", "light"): LIGHT,
    ("font-variant", "small-caps"): SMALL_CAPS,
    ("font-variant", "normal"): FULL_CAPS,
    ("text-decoration", "underline"): UNDERLINE,
    ("text-decoration", "none"): NO_UNDERLINE,
    ("vertical-align", "sup"): SUP,
    ("vertical-align", "sub"): SUB,
    ("vertical-align", "baseline"): BASELINE,
}
DISPLAY_CODES: dict[str, str] = {"block": BLOCK, "left-margin": LEFT, "right-inline": RIGHT, "indent": INDENT}

# One code with what belongs to it; as a group without a name so that patterns can repeat it.
ANY = f"(?:{NAME}..|[\ufdd0-\ufdef])"
_ANY = re.compile(ANY, re.DOTALL)
# Codes, controls, lone surrogates, and the overrides that could turn the rest of a line around (UAX #9).
_FOREIGN = "[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
_LARGEST = 10**100
_EXACT = 10**15  # up to here a float holds every whole number, and then some
_BASE = 6400  # size of the private use area U+E000 to U+F8FF


def clean(text: str) -> str:
    """Text from outside without codes, control characters and lone surrogates.

    >>> clean("a\\ufdd1b")
    'ab'
    """
    # What is foreign is not printable; the other way round, a no-break space is not printable and stays.
    return text if text.isprintable() else re.sub(_FOREIGN, "", text)


def written(number: int | float) -> str:
    """A number as text; nothing for one that nobody writes (not finite, or of hundreds of digits).

    >>> written(2020.0), written(3.5), written(float("nan")), written(10**400)
    ('2020', '3.5', '', '')
    """
    if number != number or abs(number) > _LARGEST:
        return ""
    return str(int(number)) if number == int(number) and abs(number) < _EXACT else str(number)


def plain(text: str) -> str:
    """Rendered text without its codes.

    >>> plain(ITALIC + "Cell" + CLOSE)
    'Cell'
    """
    return _ANY.sub("", text)


def name_code(number: int) -> str:
    """The code that opens the name of the person with this number (below 40 million)."""
    return NAME + chr(0xE000 + number // _BASE) + chr(0xE000 + number % _BASE)


def name_number(pair: str) -> int:
    """The person's number from the two characters after NAME.

    >>> name_number(name_code(123456)[1:])
    123456
    """
    return (ord(pair[0]) - 0xE000) * _BASE + ord(pair[1]) - 0xE000
