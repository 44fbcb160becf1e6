"""Commands of packages whose arguments are a language of their own: siunitx, mhchem, hyperref, BibLaTeX's strings.

Sources: siunitx 3 (tables 1 to 6), mhchem 4, hyperref, BibLaTeX manual 3.19, section 4.9.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pubkit.bibtex.bib_strings import BIB_STRINGS
from pubkit.bibtex.math_tables import SUBSCRIPTS, SUPERSCRIPTS
from pubkit.bibtex.unit_tables import ABBREVIATIONS, PREFIXES, UNITS

_UNIT_WORD = re.compile(r"\\([a-zA-Z]+)|(\d+)|(\^\{?-?\d+\}?)|([.~])|([^\\])")
_POWERS = {"squared": "²", "cubed": "³"}
_BEFORE = {"square": "²", "cubic": "³"}
_CHEMISTRY = re.compile(
    r"(\^\{[^{}]*\}|\^[0-9]*[+-]?)|(_\{[^{}]*\}|_[0-9a-z])|(->|<-|<=>)|((?<=[A-Za-z)\]])\d+)|(\$[^$]*\$)"
)
_ARROWS = {"->": " → ", "<-": " ← ", "<=>": " ⇌ "}


def unit(arguments: list[str], rich: bool = False) -> str:
    r"""A unit of siunitx.

    >>> unit([r"\kilo\gram\per\cubic\metre"]), unit(["m.s^{-1}"])
    ('kg/m³', 'm\u202fs⁻¹')
    """
    out = ""
    power = ""
    joined = True
    for found in _UNIT_WORD.finditer(arguments[0] if arguments else ""):
        word, digits, exponent, dot, sign = found.groups()
        if word == "per":
            out, joined = out + "/", True
        elif word in _BEFORE:
            power = _BEFORE[word]
        elif word in _POWERS:
            out += _POWERS[word]
        elif exponent:
            out += "".join(SUPERSCRIPTS.get(letter.replace("-", "−"), letter) for letter in exponent.strip("^{}"))
        elif dot:
            out, joined = out + "\u202f", True
        elif word or digits or sign:
            said = (
                PREFIXES.get(word or "")
                or UNITS.get(word or "")
                or (word if word in ABBREVIATIONS else "")
                or sign
                or digits
                or ""
            )
            out += said if joined or not word else "\u202f" + said
            joined = not word or word in PREFIXES
            if power and not joined:
                out, power = out + power, ""
    return out.strip()


def number(arguments: list[str], rich: bool = False) -> str:
    """A number of siunitx: ``1.5e3`` is a power of ten.

    >>> number(["1.5e-3"]), number(["10"])
    ('1.5 × 10⁻³', '10')
    """
    text = (arguments[0] if arguments else "").replace("+-", " ± ").strip()
    mantissa, mark, power = text.partition("e")
    if not mark or not power.lstrip("+-").isdecimal():
        return text
    raised = "".join(SUPERSCRIPTS[sign.replace("-", "−")] for sign in power.lstrip("+"))
    return f"{mantissa} × 10{raised}" if mantissa else f"10{raised}"


def quantity(arguments: list[str], rich: bool = False) -> str:
    r"""A number and its unit.

    >>> quantity(["5", r"\micro\metre"]), quantity(["90", r"\percent"])
    ('5\xa0μm', '90%')
    """
    said = unit(arguments[1:2])
    return number(arguments[:1]) + ("" if said in ("°", "%", "′", "″") else "\u00a0") + said


def angle(arguments: list[str], rich: bool = False) -> str:
    """Degrees, minutes and seconds of arc.

    >>> angle(["12;30"])
    '12°30′'
    """
    return "".join(part + sign for part, sign in zip((arguments or [""])[0].split(";"), "°′″", strict=False) if part)


def chemistry(arguments: list[str], rich: bool = False) -> str:
    """A formula of mhchem: numbers after letters are lowered, charges raised.

    >>> chemistry(["H2O"]), chemistry(["SO4^2-"], True)
    ('H₂O', 'SO<sub>4</sub><sup>2−</sup>')
    """

    def said(found: re.Match[str]) -> str:
        raised, lowered, arrow, count, formula = found.groups()
        if arrow:
            return _ARROWS[arrow]
        if formula:
            return formula.strip("$")
        text = (raised or lowered or count).strip("^_{}").replace("-", "−")
        if rich:
            tag = "sup" if raised else "sub"
            return f"<{tag}>{text}</{tag}>" if text else ""
        table = SUPERSCRIPTS if raised else SUBSCRIPTS
        return "".join(table.get(sign, sign) for sign in text)

    return (
        re.sub(r"\s+", " ", _CHEMISTRY.sub(said, arguments[0] if arguments else "")).replace("{", "").replace("}", "")
    )


def bib_string(arguments: list[str], rich: bool = False) -> str:
    """A word of BibLaTeX by its key, in English.

    >>> bib_string(["newseries"]), bib_string(["unknown"])
    ('new series', 'unknown')
    """
    key = arguments[0].strip() if arguments else ""
    return BIB_STRINGS.get(key, key)


def either(arguments: list[str], rich: bool = False) -> str:
    r"""``\texorpdfstring``: what TeX prints, or the plain words when that is a formula nothing else can say.

    >>> either([r"$\alpha$", "alpha"]), either([r"$\frac{a^2}{\sum b}$", "a ratio"], True)
    ('α', 'a ratio')
    """
    from pubkit.bibtex.latex_read import latex_to_csl, latex_to_text

    read = latex_to_csl if rich else latex_to_text
    printed, *plain = [read(argument) for argument in arguments[:2]] or [""]
    return plain[0] if plain and ("$" in printed or not printed.strip()) else printed


READ_WHOLE: Mapping[str, Callable[[list[str], bool], str]] = {
    **dict.fromkeys(["si", "unit"], unit),
    **dict.fromkeys(["SI", "qty"], quantity),
    **dict.fromkeys(["num", "numprint"], number),
    **dict.fromkeys(["ce", "cf"], chemistry),
    **dict.fromkeys(["bibstring", "biblstring", "bibsstring"], bib_string),
    "ang": angle,
    "texorpdfstring": either,
}
