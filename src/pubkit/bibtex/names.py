"""BibTeX's and BibLaTeX's names: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``,
``family=Last, given=First, prefix=von``.

After btxdoc (Patashnik 1988, section 4) and BibTeX's own name reader; letters outside ASCII have the case Unicode
says, as in biber. BibLaTeX manual 3.19, section 3.4 for the extended form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pubkit.bibtex.grammar import BRACED
from pubkit.bibtex.latex_read import latex_to_text
from pubkit.model import OTHERS, Mark, Name

_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_UNUSUAL_AND = re.compile(r"^(?:\s|and\b|$)|\s$|[^\S ]|  | [aA](?:N[dD]|nD) | And | and(?: and |$)")
_TOKEN_BREAK = re.compile(r"(?:\s|(?<!\\)~)+")  # \~ is an accent: BibTeX cuts there, and joins it again when it prints
# Parts that a style has of its own (title=Sir) may come first.
_EXTENDED = re.compile(
    r"\s*+(?:[\w-]++\s*+=[^,={}]*+,\s*+){0,5}?(?:(?:family|given|prefix|suffix)(?:-i)?|useprefix|id)\s*+="
)
# Anything but words of letters that begin upper case: "Jean-Paul Sartre" is simple, "Ludwig van Beethoven" is not.
_NOT_SIMPLE = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ .'’-]|(?:^| )[^A-ZÀ-ÖØ-Þ]|--|''")
_STARS = re.compile(r"(?:\\textsuperscript ?\{\*++\}|\$\^\{?+(?:\\ast|\*)\}?+\$|(?<!\*)\*++) ?(?=,|\Z)")
_SPECIAL_LETTERS = re.compile(r"\\(?:oe|OE|ae|AE|aa|AA|o|O|l|L|ss|i|j)(?![A-Za-z])")
_BLANK_AFTER_WORD = re.compile(r"(\\[A-Za-z]++)\\ ")
_CONTROL = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_DEPTH = re.compile(r"[{},]|(?:\s|(?<!\\)~)+")

_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})

# A name list in real files is repeated in part: the same co-authors, thousands of times.
_CACHED_NAMES = 65_536


def parse_names(text: str) -> tuple[Name, ...]:
    """The names of an ``author`` or ``editor`` field, given as LaTeX.

    ``and`` separates at brace depth 0, in any case, with any white space about it; ``others`` becomes `OTHERS`; a
    name wholly in braces is a ``literal``; a ``*`` at the end of a name marks equal contribution. Empty names are
    left out. Never raises.

    >>> [str(name) for name in parse_names(r"Knuth, Donald E. and Ludwig van Beethoven and {The {ATLAS} Team}")]
    ['Donald E. Knuth', 'Ludwig van Beethoven', 'The ATLAS Team']
    """
    return tuple([_name(part) for part in split_names(text) if part])


def split_names(text: str) -> list[str]:
    """The names of a list as they are spelled, white space at their ends off; empty ones are kept as ``""``.

    >>> split_names("A B and {C and D} AND E")
    ['A B', '{C and D}', 'E']
    """
    if "{" not in text:
        # Most lists: one blank on either side of a lower-case "and". What else there may be goes the long way.
        if _UNUSUAL_AND.search(text) is None:
            return text.split(" and ")
        return [part.strip() for part in _AND.split(f" {text} ")] if text.strip() else []
    text = f" {text} "
    parts, depth, start = [], 0, 0
    for found in _AND_OR_BRACE.finditer(text):
        sign = found[0][0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(text[start : found.start()].strip())
            start = found.end()
    parts.append(text[start:].strip())
    return parts


_AND_OR_BRACE = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)


@lru_cache(_CACHED_NAMES)
def _name(text: str) -> Name:
    """One name."""
    if _NOT_SIMPLE.search(text) is None:
        given, _, family = text.rpartition(" ")
        return Name(family, given)
    if text == "others":
        return OTHERS
    marks: frozenset[Mark] = frozenset()
    if "*" in text or "\\ast" in text:
        bare = _STARS.sub("", text).strip()
        if bare != text and bare.strip(" ,"):
            text, marks = bare, frozenset({Mark.EQUAL})
    if "\\ " in text:
        text = _BLANK_AFTER_WORD.sub(r"\1{} ", text).replace("\\ ", " ")
    if "\\," in text:  # BibTeX takes this comma for the one before given names; its writer meant a thin space
        text = text.replace("\\,", "~")
    if _EXTENDED.match(text):
        return _extended(text, marks)
    sections = split_sections(text)
    particle = suffix = given = ""
    if len(sections) == 1:
        tokens = sections[0]
        if len(tokens) == 1:
            if _wholly_braced(text):
                return Name(literal=_plain(text), marks=marks)
            return Name(family=_plain(tokens[0]), marks=marks)
        lower = [at for at, token in enumerate(tokens[:-1]) if is_von(token)]
        if lower:
            given_end, family_start = lower[0], lower[-1] + 1
        else:
            given_end = family_start = len(tokens) - 1
        given, particle = tokens_text(tokens[:given_end]), tokens_text(tokens[given_end:family_start])
        family = tokens_text(tokens[family_start:])
    else:
        last = sections[0]
        lower = [at for at, token in enumerate(last[:-1]) if is_von(token)]
        cut = lower[-1] + 1 if lower else 0
        particle, family = tokens_text(last[:cut]), tokens_text(last[cut:])
        if len(sections) == 2:
            given = tokens_text(sections[1])
            tokens = last[cut:]
            if len(tokens) > 1 and tokens[-1].rstrip(".") in _SUFFIXES:  # "King Jr., Martin Luther", as Scholar exports
                family, suffix = tokens_text(tokens[:-1]), tokens[-1]
        else:
            suffix = tokens_text(sections[1])
            given = ", ".join(tokens_text(section) for section in sections[2:])
    if not family and not particle and not suffix:
        return Name(family=_plain(given), marks=marks)
    return Name(_plain(family), _plain(given), _plain(particle), "", _plain(suffix), marks=marks)


def tokens_text(tokens: list[str]) -> str:
    """Tokens as one text."""
    return " ".join(tokens)


def split_sections(text: str) -> list[list[str]]:
    """A name cut at its commas, each section cut at blanks and ties; all at brace depth 0."""
    if "{" not in text:
        return [_TOKEN_BREAK.sub(" ", section).split() for section in text.split(",")]
    sections: list[list[str]] = [[]]
    depth, start = 0, 0
    for found in _DEPTH.finditer(text):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            if found.start() > start:
                sections[-1].append(text[start : found.start()])
            if sign == ",":
                sections.append([])
            start = found.end()
    if start < len(text):
        sections[-1].append(text[start:])
    return sections


def is_von(token: str) -> bool:
    """True when the first letter at brace depth 0, or in a special character ``{\\...}``, is lower case."""
    first = token[0]
    if first.isalpha():
        return first.islower()
    pos, size = 0, len(token)
    while pos < size:
        sign = token[pos]
        if sign == "{":
            close = _group_end(token, pos)
            if token[pos + 1 : pos + 2] == "\\":
                return _special_is_lower(token[pos + 1 : close - 1])
            pos = close
            continue
        if sign.isalpha():
            return sign.islower()
        pos += 1
    return False


def _special_is_lower(inside: str) -> bool:
    if letter := _SPECIAL_LETTERS.match(inside):
        return letter[0][1].islower()
    rest = _CONTROL.sub("", inside, count=1)
    return next((sign.islower() for sign in rest if sign.isalpha()), False)


def _group_end(text: str, start: int) -> int:
    depth = 0
    for found in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    return len(text)


def _wholly_braced(text: str) -> bool:
    return text[0] == "{" and text[1:2] != "\\" and _group_end(text, 0) == len(text)


def _plain(text: str) -> str:
    if not text or text.isalnum():
        return text
    return " ".join(latex_to_text(text).split())


_PAIR = re.compile(rf"\s*([\w-]+)\s*=\s*(?:\"([^\"]*)\"|((?:[^,{{}}]|{BRACED})*))\s*,?")


def _extended(text: str, marks: frozenset[Mark]) -> Name:
    """BibLaTeX's ``family=..., given=..., prefix=..., suffix=..., useprefix=...``."""
    parts = {found[1].lower(): (found[2] or found[3] or "").strip() for found in _PAIR.finditer(text)}
    plain = {name: _plain(value) for name, value in parts.items()}
    prefix = plain.get("prefix", "")
    dropping = plain.get("useprefix", "").lower() == "false"
    family, given = plain.get("family", ""), plain.get("given", "")
    if family and not given and not prefix and _wholly_braced(parts.get("family", "") or " "):
        return Name(literal=family, marks=marks)
    return Name(
        family, given, "" if dropping else prefix, prefix if dropping else "", plain.get("suffix", ""), marks=marks
    )
