"""Superscript letters of Unicode as markup, for formats whose fonts seldom have them.

The Unicode Character Database, field Decomposition_Type: characters whose decomposition is tagged ``<super>``.
"""

from __future__ import annotations

import re
import unicodedata

# The blocks that hold them; within, the database decides.
BLOCKS = "ª²³¹ºʰ-ʸˀˁˠ-ˤۥۦჼᴬ-ᵡᵸᶛ-ᶿ⁰-ⁿ℠™ⱽⵯ㆒-㆟ꝰꟸꟹ"
_CANDIDATE = re.compile(f"[{BLOCKS}]")


# These four have no decomposition there, though their names say what they are.
_OTHERS = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}


def _plain(found: re.Match[str]) -> str:
    decomposition = unicodedata.decomposition(found[0])
    if found[0] in _OTHERS:
        return f"<sup>{_OTHERS[found[0]]}</sup>"
    if not decomposition.startswith("<super>"):
        return found[0]
    return f"<sup>{''.join(chr(int(code, 16)) for code in decomposition.split()[1:])}</sup>"


def mark_up(text: str) -> str:
    """HTML text with ``<sup>`` for superscript characters.

    >>> mark_up("1ᵉʳ, 2ª")
    '1<sup>e</sup><sup>r</sup>, 2<sup>a</sup>'
    """
    return _CANDIDATE.sub(_plain, text)
