"""Sub- and superscripts that Unicode has characters for (block 2070 to 209F and Latin-1)."""

from __future__ import annotations

_SUPER = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_SUB = dict(zip("0123456789+-−=()aeoxhklmnpstij", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ", strict=True))


def to_superscript(text: str) -> str:
    """``text`` raised where every character can be, else as it is.

    >>> to_superscript("-2"), to_superscript("2+x")
    ('⁻²', '2+x')
    """
    return "".join(_SUPER[c] for c in text) if all(c in _SUPER for c in text) else text


def to_subscript(text: str) -> str:
    """``text`` lowered where every character can be, else as it is.

    >>> to_subscript("2"), to_subscript("max!")
    ('₂', 'max!')
    """
    word = len(text) > 1 and text.isalpha()  # "max" is a word, not three letters
    return text if word or not all(c in _SUB for c in text) else "".join(_SUB[c] for c in text)
