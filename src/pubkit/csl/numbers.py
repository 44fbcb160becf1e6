"""Numbers: what counts as numeric, ordinals, Roman numerals, ranges of pages.

CSL 1.0.2, "Number", "Ordinal Suffixes", "Choose" (is-numeric) and "Page Ranges".
"""

from __future__ import annotations

import re

from pubkit.csl.locale import Locale

_LONGEST = 500  # characters; what is longer is text, whatever it looks like
_ONE = r"[^\W\d_]*\d[\w.:/)]*"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*(?:[,&\u2013-]|\\-)\s*{_ONE})*\s*")
_SINGLE = _ONE
_ROMAN_DIGITS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN = r"(?i)m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
MAX_ROMAN = 6000  # from here on the numeral is longer than anybody reads; the number stays Arabic
_RANGE = r"\s*(.*?[^\s\\-])\s*[-\u2013\u2014]+\s*([^\s-].*?)\s*"
_PREFIXED = r"(.*?)(\d+)"


def is_numeric(text: str) -> bool:
    """Whether a variable's content consists of numbers ("is-numeric").

    >>> [is_numeric(t) for t in ("2nd", "2 & 4", "second", "2nd edition", "D2-D4")]
    [True, True, False, False, True]
    """
    return len(text) <= _LONGEST and _NUMERIC.fullmatch(text) is not None


def is_plural(text: str, conjunction: str = "and") -> bool:
    """Whether the content names several numbers ("Label", plural "contextual").

    >>> [is_plural(t) for t in ("12-13", "5", "2, 4", "i–ix", "3\\\\-B")]
    [True, False, True, True, False]
    """
    if len(text) > _LONGEST:
        return False
    body = text.replace("\\-", "").replace("\\–", "")
    if not any(c in body for c in "-–—,&;") and f" {conjunction} " not in body:
        return False
    parts = [p for p in re.split(rf"\s*(?:[-–—,&;]|\b{re.escape(conjunction)}\b)+\s*", body.strip()) if p]
    return len(parts) > 1 and all(re.fullmatch(_SINGLE, p) or re.fullmatch(_ROMAN, p) for p in parts[:2])


def roman(number: int) -> str:
    """A Roman numeral in lower case.

    >>> roman(42), roman(0), roman(9000)
    ('xlii', '0', '9000')
    """
    if not 0 < number < MAX_ROMAN:
        return str(number)
    out = []
    for value, digits in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        out.append(digits * count)
    return "".join(out)


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """A number with the suffix that its language gives it.

    >>> from pubkit.csl.locale import build
    >>> ordinal(22, build("en")), ordinal(113, build("en"))
    ('22nd', '113th')
    """
    terms = locale.terms
    for form in dict.fromkeys((gender, "")):
        for digits, rule in (
            (number % 100, "whole-number"),
            (number % 100, "last-two-digits"),
            (number % 10, "last-digit"),
        ):
            term = terms.get((f"ordinal-{digits:02}", "long", form)) if digits < 100 else None
            if term is None:
                continue
            match = term.match or ("last-digit" if digits < 10 else "last-two-digits")
            if rule == "whole-number":
                matches = number == digits and match == "whole-number"
            elif rule == "last-two-digits":
                matches = match == "last-two-digits" or (match == "whole-number" and number == digits)
            else:
                matches = match == "last-digit"
            if matches:
                return f"{number}{term.single}"
    plain = terms.get(("ordinal", "long", gender)) or terms.get(("ordinal", "long", ""))
    return f"{number}{plain.single if plain else ''}"


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """The first ten ordinals as words, the others as `ordinal`."""
    if 1 <= number <= 10:
        word = locale.term(f"long-ordinal-{number:02}", gender=gender)
        if word:
            return word
    return ordinal(number, locale, gender)


def page_range(text: str, form: str, delimiter: str = "–") -> str:
    """Pages with the range delimiter and, by ``form``, fewer or all digits ("Page Ranges").

    >>> page_range("321-328", "chicago"), page_range("321-328", "minimal"), page_range("42-5", "expanded")
    ('321–28', '321–8', '42–45')
    """
    if len(text) > _LONGEST:
        return text
    if "-" not in text and "–" not in text and "—" not in text:
        return text
    pieces = re.split(r"(\s*[,;&]\s*|\s+and\s+)", text)
    return "".join(_one_range(piece, form, delimiter) if i % 2 == 0 else piece for i, piece in enumerate(pieces))


def _one_range(text: str, form: str, delimiter: str) -> str:
    if "\\" in text:
        return text.replace("\\-", "-").replace("\\–", "–")
    found = re.fullmatch(_RANGE, text)
    if found is None or re.search("[-–—]", found[2]):
        return text
    first, last = found[1], found[2]
    a, b = re.fullmatch(_PREFIXED, first), re.fullmatch(_PREFIXED, last)
    if a is None or b is None:
        if re.fullmatch(_ROMAN, first) and re.fullmatch(_ROMAN, last):
            return f"{first}{delimiter}{last}"
        return f"{first}-{last}" if form else text
    if a[1] != b[1]:
        return f"{first}-{last}"
    if not form:
        return f"{first}{delimiter}{last}"
    start, end = a[2], b[2]
    if len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    if int(end) >= int(start):
        last = _shorten(start, end, form)
    elif len(b[2]) < len(a[2]):
        return f"{first}-{b[2]}" if not a[1] else f"{first}-{last}"
    else:
        last = end
    if form == "expanded":
        last = b[1] + end
    return f"{first}{delimiter}{last}"


def _shorten(start: str, end: str, form: str) -> str:
    """The last page's digits that the format prints."""
    if form == "expanded" or len(end) > len(start):
        return end
    same = 0
    while same < len(end) - 1 and start[same] == end[same]:
        same += 1
    changed = len(end) - same
    if form == "minimal":
        return end[same:]
    if form == "minimal-two":
        return end[-max(2, changed) :] if len(end) > 1 else end
    if form in ("chicago", "chicago-15", "chicago-16"):
        number = int(start)
        if number < 100 or number % 100 == 0:
            return end
        if number % 100 < 10:
            return end[same:]
        if form != "chicago-16" and len(start) == 4 and changed >= 3:
            return end
        return end[-max(2, changed) :]
    return end


_PART = r"\s*([,&;\u2013-]|\\-)\s*"


_MIXED = r"(\d{1,9})((?:\s*,\s*[^\W\d]+\.\s*\d+(?:[-–]\d+)?)+)"
_LABELLED = r"(\s*,\s*)([^\W\d]+\.)(\s*)(\d+(?:[-–]\d+)?)"


def _format_mixed(found: re.Match[str], form: str, locale: Locale, gender: str) -> str:
    """A number followed by others that say themselves what they count: "7, p. 3-8"."""

    def labelled(part: re.Match[str]) -> str:
        label = part[2]
        several = is_plural(part[4])
        for (_, kind, _), term in locale.terms.items():
            if kind == "short" and label in (term.single, term.multiple):
                label = term.multiple if several else term.single
                break
        return part[1] + label + part[3] + part[4].replace("-", "–")

    return format_number(found[1], form, locale, gender) + re.sub(_LABELLED, labelled, found[2])


def format_number(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """A number variable in a form; text that is not numeric stays as it is ("Number").

    >>> from pubkit.csl.locale import build
    >>> format_number("2-4", "ordinal", build("en")), format_number("5 ed.", "numeric", build("en"))
    ('2nd–4th', '5 ed.')
    """
    if not is_numeric(text):
        mixed = re.fullmatch(_MIXED, text) if len(text) <= _LONGEST else None
        return _format_mixed(mixed, form, locale, gender) if mixed else text.replace("\\-", "-")
    pieces = re.split(_PART, text.strip())
    out = []
    for index, piece in enumerate(pieces):
        if index % 2:
            out.append({",": ", ", "&": " & ", ";": "; ", "-": "–", "\\-": "-"}.get(piece, piece))
        elif piece.isdecimal() and len(piece) < 10 and form != "numeric":
            number = int(piece)
            if form == "ordinal":
                out.append(ordinal(number, locale, gender))
            elif form == "long-ordinal":
                out.append(long_ordinal(number, locale, gender))
            else:
                out.append(roman(number))
        else:
            out.append(piece)
    return "".join(out)
