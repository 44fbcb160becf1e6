"""One person or institution of a name variable, with particles told apart from the family name.

CSL 1.0.2, "Names"; CSL-JSON schema, "name". Particles that are not given on their own are read from the lower-case
words that begin the family name (they stay) or end the given name (they drop).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from pubkit.csl import codes, richtext
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Families whose scripts write the family name first without a space ("Non-Latin Personal Names").
_FAMILY_FIRST_RANGES = (
    (0x1100, 0x11FF), (0x2E80, 0x312F), (0x3130, 0x318F), (0x31A0, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
# Patterns are compiled when they are first used: few names need all of them.
_ROMANESQUE = (
    "[a-zA-Z\u00c0-\u02ff\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u1e00-\u1eff\u0590-\u05d4\u05d6-\u05ff"
    "\u0600-\u06ff\u0e00-\u0e7f]"
)
_LEADING = r"(?:[’'‘]?[a-zß-öø-ÿ.]+(?:\s+|['’‘\u02bb]\s*|[-\u2010]))+(?=\S)"
_TRAILING = r"(?:\s+|^)((?:[a-zß-öø-ÿ]+['’]?)(?:\s+[a-zß-öø-ÿ]+['’]?)*)$"
_SUFFIX = r"(?i)(?:jr\.?|sr\.?|[ivx]+|\d(?:nd|rd|th))$"


def writes_family_first(char: str) -> bool:
    """Whether a character belongs to a script that writes the family name first, without a blank."""
    code = ord(char)
    return any(low <= code <= high for low, high in _FAMILY_FIRST_RANGES)


def _is_romanesque(text: str) -> bool:
    """Whether a text has a letter of a script that writes the given name first, and initials."""
    first = text[:1]
    return (first.isascii() and first.isalpha()) or re.search(_ROMANESQUE, text) is not None


class Person:
    """A name's parts as coded text; equal names share one object within a processor, which keeps its forms.

    ``forms`` caches formatted forms by configuration; ``number`` numbers the person for the NAME code.
    """

    __slots__ = (
        "comma_suffix", "dropping", "family", "forms", "given", "is_latin", "key", "literal", "marks",
        "non_dropping", "number", "short", "source", "static", "suffix",
    )  # fmt: skip

    def __init__(self, number: int, source: dict[str, Any]) -> None:
        self.number = number
        self.source = source
        self.forms: dict[Any, str] = {}
        self.short = ""  # of a literal name
        literal = _text(source.get("literal"))
        self.family = _text(source.get("family"))
        self.given = _text(source.get("given"))
        self.non_dropping = _text(source.get("non-dropping-particle"))
        self.dropping = _text(source.get("dropping-particle"))
        self.suffix = _text(source.get("suffix"))
        self.comma_suffix = bool(source.get("comma-suffix"))
        self.static = bool(source.get("static-ordering"))
        marks = source.get("marks")
        self.marks: tuple[str, ...] = tuple(str(m) for m in marks) if isinstance(marks, (list, tuple)) else ()
        if literal and not self.family and not self.given:
            self.literal = _curly(literal)
        else:
            self.literal = ""
            self._split_particles()
            if not self.family and self.given:
                self.family, self.given = self.given, ""
        self.is_latin = _is_romanesque(self.family or self.literal) or not (
            any(map(writes_family_first, self.family)) or not self.family
        )
        self.key = (self.family, self.given, self.non_dropping, self.dropping, self.suffix, self.literal)

    def _split_particles(self) -> None:
        family = self.family
        if len(family) > 1 and family[0] == '"' and family[-1] == '"':
            self.family = family[1:-1]
        else:
            if not self.non_dropping and family and not family[0].isupper():
                found = re.match(_LEADING, family)
                if found and found.end() < len(family) and not family[found.end() :].islower():
                    # "de' Frinkle" keeps the blank after its apostrophe.
                    particle = found[0] if re.search(r"['’]\s+$", found[0]) else found[0].strip()
                    self.non_dropping, self.family = particle, family[found.end() :]
        if not self.dropping and self.given and (self.given[-1].islower() or self.given[-1] in "'’"):
            last = re.search(_TRAILING, self.given)
            if last and last.start() > 0:
                self.dropping, self.given = last[1], self.given[: last.start()]
        if not self.suffix and "," in self.given:
            given, _, rest = self.given.partition(",")
            rest = rest.strip()
            if rest.startswith("!"):
                self.comma_suffix, rest = True, rest[1:].strip()
            if (rest and re.match(_SUFFIX, rest.rpartition(" ")[2])) or self.comma_suffix:
                self.given, self.suffix = given.strip(), rest
        self.family = _curly(self.family)
        self.given = _curly(self.given)
        self.dropping = _curly(self.dropping)
        self.non_dropping = _curly(self.non_dropping)


def _curly(text: str) -> str:
    """Markup and apostrophes as in any field."""
    if "<" in text:
        return richtext.convert(text)
    return text.replace("'", "’") if "'" in text else text


def _text(value: Any) -> str:
    if isinstance(value, str):
        return codes.clean(value).strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return codes.written(value)
    return ""


class People:
    """The persons of one processor: equal names with equal marks are one object."""

    __slots__ = ("_known", "_short", "table")

    def __init__(self, short: Mapping[str, str] | None = None) -> None:
        self._short = short or {}  # short forms of literal names
        self.table: list[Person] = []
        self._known: dict[Any, Person] = {}

    def read(self, value: Any) -> tuple[Person, ...]:
        """The persons of a name variable; what is no name is left out.

        >>> [p.family for p in People().read([{"family": "van Gogh", "given": "Vincent"}, None, "WHO"])]
        ['Gogh', '']
        """
        if isinstance(value, (dict, str)):
            value = [value]
        if not isinstance(value, (list, tuple)):
            return ()
        return tuple(person for person in map(self._one, value) if person is not None)

    def _one(self, value: Any) -> Person | None:
        if isinstance(value, str):
            value = {"literal": value}
        if not isinstance(value, dict):
            return None
        get = value.get
        key = (
            _hashable(get("family")), _hashable(get("given")), _hashable(get("literal")), _hashable(get("suffix")),
            _hashable(get("non-dropping-particle")), _hashable(get("dropping-particle")), _hashable(get("marks")),
            bool(get("comma-suffix")), bool(get("static-ordering")),
        )  # fmt: skip
        person = self._known.get(key)
        if person is None:
            person = Person(len(self.table), value)
            if not (person.family or person.literal):
                return None
            person.short = _curly(self._short.get(str(value.get("literal")), ""))
            self.table.append(person)
            self._known[key] = person
        return person


def _hashable(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


_CODED = f"(?s)((?:{codes.ANY})*)(.*?)((?:{codes.ANY})*)"
_LONGEST_ABBREVIATION = 2  # "Ts." is an initial as it stands, "Phil." is not


def initials(given: str, initialize_with: str, hyphen: bool = True, make: bool = True) -> str:
    """The given names as initials (CSL 1.0.2, "Name", ``initialize-with`` and ``initialize``).

    With ``make`` false only initials that are there already take the new form.

    >>> initials("Jean-Luc P.", "."), initials("Jean-Luc P.", ". ", make=False)
    ('J.-L.P.', 'Jean-Luc P.')
    """
    out: list[str] = []
    for whole in _words(given):
        joined = whole[0] == "-"
        lead, body, trail = _without_codes(whole[1:] if joined else whole)
        bare = body.rstrip(".")
        if not bare:
            out.append(lead + trail)
            continue
        dotted = body[-1] == "."
        if bare.islower() and not joined and bare[0].isalpha() and (len(bare) > 1 or not dotted):
            out.append(bare + " " if initialize_with.endswith(" ") else f" {bare} ")
        elif joined and not bare[0].isupper() and make:
            continue
        elif len(bare) == 1 or (dotted and len(bare) <= _LONGEST_ABBREVIATION):
            _add(out, lead, bare, trail, joined and hyphen, initialize_with)
        elif make:
            _add(out, lead, _initial(bare), trail, joined and hyphen, initialize_with)
        else:
            out.append(("-" if joined else "") + lead + body + trail + " ")
    return "".join(out).replace("  ", " ").replace(" -", "-").strip()


def _without_codes(word: str) -> tuple[str, str, str]:
    if word.isprintable():  # no code is
        return "", word, ""
    found = re.fullmatch(_CODED, word)
    return (found[1], found[2], found[3]) if found else ("", word, "")


def _initial(word: str) -> str:
    letter = word[0]
    if len(word) > 2 and word[:2].isupper() and word[2:].islower():
        return letter + word[1].lower()  # one sound in two letters: "TSerendorjiin"
    for char in word[1:]:
        if unicodedata.combining(char):
            letter += char
        else:
            break
    return letter[0].upper() + letter[1:]


def _add(out: list[str], lead: str, text: str, trail: str, hyphen: bool, initialize_with: str) -> None:
    if hyphen and out:
        out[-1] = out[-1].rstrip()
        out.append("-")
    mark = initialize_with.rstrip(" ")
    out.append(lead + text + mark + trail + initialize_with[len(mark) :])


def _words(given: str) -> Iterable[str]:
    """The words of a given name: each keeps the period that ends it and the hyphen that begins it."""
    return re.findall(r"-?[^\s.-]+\.?", re.sub(r"\s*[-‐‑]\s*", "-", given))
