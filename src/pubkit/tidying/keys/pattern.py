"""A pattern for keys, such as ``[auth:lower][year][veryshorttitle:lower]``: literal text and markers in brackets.

Modifiers follow a marker after colons: ``lower``, ``upper``, ``capitalize``, ``abbr``, ``truncateN``,
``regex("from","to")``, ``(text where it is empty)``, ``required`` (no key is made where it is empty).
``[duplicateLetter]`` or ``[duplicateNumber]`` says where and how keys are told apart; without one, letters at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pubkit.errors import ConfigError
from pubkit.tidying.keys.markers import Fields, marker_value
from pubkit.tidying.keys.words import fit

_TOKEN = re.compile(r"\[((?:\"(?:[^\"\\]|\\.)*\"|[^\[\]\"])*)\]|([^\[\]]+)")
_MODIFIER = re.compile(
    r":(?P<text>\([^()]*\))|:(?P<regex>regex\(\"(?:[^\"\\]|\\.)*\",\s*\"(?:[^\"\\]|\\.)*\"\))|:(?P<word>\w+)"
)
_MARKER = re.compile(r"[A-Za-z][\w.\-]*")
_REGEX = re.compile(r"regex\(\"((?:[^\"\\]|\\.)*)\",\s*\"((?:[^\"\\]|\\.)*)\"\)")
_TRUNCATE = re.compile(r"truncate(\d{1,3})")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Modifier = Callable[[str], str]

_WORDS: dict[str, Modifier] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:].lower(),
    "titlecase": str.title,
    "abbr": lambda text: "".join(word[0] for word in re.findall(r"[^\W_]+", text)),
    "required": lambda text: text,
}
_SUFFIXES = {"duplicateLetter": "letter", "duplicateNumber": "number"}


@dataclass(frozen=True, slots=True)
class _Marker:
    name: str
    modifiers: tuple[Modifier, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Stem:
    """A key before it is told apart from others like it."""

    before: str
    after: str = ""
    numbered: bool = False

    def candidate(self, number: int) -> str:
        """The key itself for 0, then with a, b, ... z, aa, or 1, 2, ...

        >>> [Stem("doe2020").candidate(n) for n in (0, 1, 2, 27)]
        ['doe2020', 'doe2020a', 'doe2020b', 'doe2020aa']
        """
        return f"{self.before}{self._suffix(number)}{self.after}"

    def _suffix(self, number: int) -> str:
        if self.numbered or not number:
            return str(number) if number else ""
        letters = ""
        while number:
            number, place = divmod(number - 1, len(_LETTERS))
            letters = _LETTERS[place] + letters
        return letters

    def makes(self, key: str) -> bool:
        """True when the key is one of the candidates."""
        if not key.startswith(self.before) or not key.endswith(self.after):
            return False
        suffix = key[len(self.before) : len(key) - len(self.after)]
        return re.fullmatch(r"(?:[1-9]\d*)?" if self.numbered else r"[a-z]{0,2}", suffix) is not None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern. ``suffix_at`` is the part before which keys are told apart."""

    parts: tuple[str | _Marker, ...]
    suffix_at: int
    numbered: bool

    def stem(self, fields: Fields) -> Stem | None:
        """The stem for an entry; None where a required marker, or all, is empty."""
        texts: list[str] = []
        said = False
        for part in self.parts:
            if isinstance(part, str):
                texts.append(part)
                continue
            text = marker_value(part.name, fields)
            for modifier in part.modifiers:
                text = modifier(text)
            text = fit(text)
            if part.required and not text:
                return None
            said = said or bool(text)
            texts.append(text)
        if not said:
            return None
        return Stem("".join(texts[: self.suffix_at]), "".join(texts[self.suffix_at :]), self.numbered)


def parse_pattern(text: str) -> Pattern:
    """Read a pattern.

    Raises:
        ConfigError: brackets that do not match, or an unknown modifier.

    >>> parse_pattern("[auth:lower][year]").stem(Fields("misc", {"author": "Jo Doe", "year": "2020"})).before
    'doe2020'
    """
    parts: list[str | _Marker] = []
    suffix_at, numbered = -1, False
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise ConfigError(f"generate_keys: {text!r} has a bracket without its partner")
        position = match.end()
        if match[2] is not None:
            parts.append(fit(match[2]))
        elif match[1] in _SUFFIXES:
            suffix_at, numbered = len(parts), _SUFFIXES[match[1]] == "number"
        else:
            parts.append(_marker(match[1], text))
    return Pattern(tuple(parts), len(parts) if suffix_at < 0 else suffix_at, numbered)


def _marker(text: str, pattern: str) -> _Marker:
    name = _MARKER.match(text)
    if not name:
        raise ConfigError(f"generate_keys: {pattern!r}: [{text}] names no marker", "such as [auth] or [year]")
    modifiers: list[Modifier] = []
    required = False
    position = name.end()
    while position < len(text):
        match = _MODIFIER.match(text, position)
        if not match:
            raise ConfigError(f"generate_keys: {pattern!r}: [{text}] cannot be read from {text[position:]!r}")
        required = required or match["word"] == "required"
        modifiers.append(_modifier(match, pattern))
        position = match.end()
    return _Marker(name[0], tuple(modifiers), required)


def _modifier(match: re.Match[str], pattern: str) -> Modifier:
    if match["text"]:
        instead = match["text"][1:-1]
        return lambda text: text or instead
    if match["regex"]:
        return _regex(match["regex"], pattern)
    word = match["word"]
    if word in _WORDS:
        return _WORDS[word]
    truncate = _TRUNCATE.fullmatch(word)
    if not truncate:
        raise ConfigError(f"generate_keys: {pattern!r}: unknown modifier {word}", f"one of {', '.join(_WORDS)}")
    length = int(truncate[1])
    return lambda text: text[:length]


def _regex(written: str, pattern: str) -> Modifier:
    match = _REGEX.fullmatch(written)
    try:
        compiled = re.compile(match[1]) if match else None
    except re.error as error:
        raise ConfigError(f"generate_keys: {pattern!r}: {written}: {error}") from None
    replacement = match[2] if match else ""

    def replaced(text: str) -> str:
        if compiled is None:
            return text
        try:
            return compiled.sub(replacement, text)
        except (re.error, IndexError):
            return text

    return replaced
