"""Formulas as they occur in titles: to rich text where sub- and superscripts are enough, to readable Unicode."""

from __future__ import annotations

import re
import unicodedata

from pubkit.bibtex.math_tables import ALPHABETS, CLOSING, OPERATORS, SPACED, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS

_SPACES = {",": "\u2009", ";": " ", ":": " ", " ": " ", "!": "", "|": "‖"}
_PRIMES = {"'''": "‴", "''": "″", "'": "′"}
_TOKEN = re.compile(r"\\([a-zA-Z]+)\s*|\\(.)|([{}^_])|(\s+)|('{1,3}|[^\\{}^_\s])", re.DOTALL)
_PLAIN_ARGUMENT = {"mathrm", "text", "textrm", "mathit", "mathsf", "mathtt", "operatorname", "mbox", "hbox", "rm",
                   "textit", "mathnormal", "textnormal", "emph", "textsc", "textsf", "texttt"}  # fmt: skip
_IGNORED = {"left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "limits",
            "textstyle", "nolimits", "mathstrut", "cal", "bf", "it", "sf", "tt", "em", "boldmath", "rm"}  # fmt: skip
_ACCENTS = {"hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
            "overline": "\u0305", "underline": "\u0332", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308",
            "acute": "\u0301", "grave": "\u0300", "check": "\u030c", "breve": "\u0306",
            "mathring": "\u030a"}  # fmt: skip

# A formula nests this deep at most before it is kept as it is: real titles reach 4.
_DEPTH = 30


class _TooHardError(Exception):
    """The formula has no reading in the target; it stays LaTeX."""


def math_to_rich(formula: str) -> str:
    r"""A formula as CSL rich text; one that rich text cannot say stays ``$...$``.

    >>> math_to_rich("x^2"), math_to_rich(r"\frac{a}{b}")
    ('x<sup>2</sup>', '$\\frac{a}{b}$')
    """
    try:
        return _Reader(formula, rich=True).run()
    except _TooHardError:
        return f"${formula}$".replace("<", "&lt;").replace(">", "&gt;")


def math_to_text(formula: str) -> str:
    """A formula as readable Unicode.

    >>> math_to_text("O(n^2)"), math_to_text("x_{ij}")
    ('O(n²)', 'xᵢⱼ')
    """
    try:
        return _Reader(formula, rich=False).run()
    except _TooHardError:
        return f"${formula}$"


class _Reader:
    def __init__(self, formula: str, *, rich: bool) -> None:
        self.tokens = [found.groups() for found in _TOKEN.finditer(formula)]
        self.at = 0
        self.rich = rich

    def run(self) -> str:
        return self._sequence(0, False).strip()

    def _sequence(self, depth: int, inside: bool) -> str:
        if depth > _DEPTH:
            raise _TooHardError
        out: list[str] = []
        while self.at < len(self.tokens):
            word, _, special, space, _ = self.tokens[self.at]
            if special == "}":
                if inside:
                    return "".join(out)
                self.at += 1
                continue
            if special in ("^", "_"):
                self.at += 1
                out.append(self._script(special, depth))
            elif space:
                self.at += 1
                if out and not out[-1].endswith(" "):
                    out.append(" ")
            else:
                self._append(out, depth, word)
        return "".join(out)

    def _append(self, out: list[str], depth: int, word: str) -> None:
        """The next atom with the blanks that TeX would set: about relations as the writer did, about functions."""
        text = self._atom(depth)
        last = out[-1][-1:] if out else ""
        more = self.at < len(self.tokens) and self.tokens[self.at][2] not in ("^", "_", "}")
        if word in SPACED:
            text += " " if last == " " and more else ""
        elif word in OPERATORS:
            text = (" " if last.isalnum() or last == ")" else "") + text
            text += " " if more and ((self.tokens[self.at][4] or "").isalnum() or self.tokens[self.at][0]) else ""
        elif word in CLOSING and last == " ":
            out[-1] = out[-1].rstrip(" ")
        out.append(text)

    def _atom(self, depth: int) -> str:
        """One letter, command with its arguments, or group."""
        if depth > _DEPTH:
            raise _TooHardError
        while self.at < len(self.tokens) and self.tokens[self.at][3]:
            self.at += 1
        if self.at >= len(self.tokens):
            return ""
        word, sign, special, _, letter = self.tokens[self.at]
        self.at += 1
        if special == "{":
            inner = self._sequence(depth + 1, True)
            self.at += 1  # its closing brace
            return inner
        if letter:
            return self._escaped(_PRIMES.get(letter) or {"-": "−"}.get(letter, letter))
        if sign:
            return {"{": "{", "}": "}", ",": "\u2009", ";": " ", ":": " ", " ": " ", "!": "", "|": "‖"}.get(
                sign, self._escaped(sign)
            )
        return self._word(word, depth) if word else special or ""

    def _word(self, word: str, depth: int) -> str:
        if word in SYMBOLS:
            text = SYMBOLS[word]
            return self._escaped(text)
        if word in OPERATORS:
            return OPERATORS[word]
        if word == "not":
            return unicodedata.normalize("NFC", self._atom(depth + 1) + "\u0338")
        if word in ALPHABETS:
            return "".join(_alphabet(word, letter) for letter in self._atom(depth + 1))
        if word in _PLAIN_ARGUMENT:
            return self._text_argument(depth)
        if word in _IGNORED:
            return ""
        if word in _ACCENTS:
            inner = self._atom(depth + 1)
            return unicodedata.normalize("NFC", inner[:1] + _ACCENTS[word]) + inner[1:]
        if self.rich:
            raise _TooHardError
        if word in ("frac", "tfrac", "dfrac", "nicefrac"):
            above, below = self._atom(depth + 1), self._atom(depth + 1)
            return f"{_grouped(above)}/{_grouped(below)}"
        if word == "sqrt":
            return "√" + _grouped(self._atom(depth + 1))
        if word == "binom":
            return f"C({self._atom(depth + 1)}, {self._atom(depth + 1)})"
        raise _TooHardError

    def _text_argument(self, depth: int) -> str:
        """The argument of ``\\\\text``: its letters are words, its dashes hyphens."""
        return self._atom(depth + 1).replace("−", "-")

    def _script(self, special: str, depth: int) -> str:
        inner = self._atom(depth + 1)
        if not inner:
            return special
        if special == "^" and inner == "∘":
            return "°"
        if self.rich:
            tag = "sup" if special == "^" else "sub"
            return f"<{tag}>{inner}</{tag}>"
        table = SUPERSCRIPTS if special == "^" else SUBSCRIPTS
        if all(sign in table for sign in inner):
            return "".join(table[sign] for sign in inner)
        return special + (inner if len(inner) == 1 else f"({inner})")

    def _escaped(self, text: str) -> str:
        return text.replace("<", "&lt;").replace(">", "&gt;") if self.rich else text


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def _alphabet(name: str, letter: str) -> str:
    """A letter of a mathematical alphabet, found by its Unicode name."""
    prefix = ALPHABETS[name]
    if not prefix or not letter.isascii() or not letter.isalnum():
        return letter
    case = "CAPITAL" if letter.isupper() else "SMALL"
    if letter.isdecimal():
        digit = unicodedata.name(letter).split()[-1]
        names = [f"MATHEMATICAL {prefix} DIGIT {digit}"]
    else:
        # Letterlike symbols (U+2100..) came first and have no twin in the mathematical block.
        names = [f"{prefix} {case} {letter.upper()}", f"MATHEMATICAL {prefix} {case} {letter.upper()}"]
        if prefix == "FRAKTUR":
            names.insert(0, f"BLACK-LETTER {case} {letter.upper()}")
    for candidate in names:
        try:
            return unicodedata.lookup(candidate)
        except KeyError:
            continue
    return letter
