"""A change of a value replayed on the value as the file spells it: ties, commands and accents elsewhere in it stay.

Writing renders a whole field anew, in which an unknown command, ``~`` or ``{\\LaTeX}`` would be lost. What differs
between the old rendering and the new one is small, so it is found and done at the same spot of the file's own text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from pubkit.bibtex.delimiters import balanced
from pubkit.bibtex.latex_read import latex_to_csl

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|[^\W\d_]+|\d+|.", re.S)
_ESCAPE = re.compile(r"\\[^A-Za-z]")
_WHITE = re.compile(r"[ \t\r\n]+")
_LONGEST = 20_000  # characters: comparing takes longer than in proportion


def patched(raw: str, old: str, new: str) -> str:
    r"""``raw`` with the change from ``old`` to ``new``, which say in LaTeX what it said and what it should say.

    ``new`` itself where the change has no spot of its own in ``raw``, or where the result would not be read as ``new``.

    >>> patched(r"The {\LaTeX} of S.~Doe.", r"The LaTeX of S.~Doe.", r"The LaTeX of S.~Doe")
    'The {\\LaTeX} of S.~Doe'
    >>> patched("Gone", "Another", "New")
    'New'
    """
    if max(len(raw), len(old), len(new)) > _LONGEST:
        return new
    old_tokens, raw_tokens, new_tokens = (_TOKEN.findall(text) for text in (old, raw, new))
    same = SequenceMatcher(None, old_tokens, raw_tokens, autojunk=False).get_matching_blocks()
    out: list[str] = []
    done = 0
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old_tokens, new_tokens, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if i1 and j1 and _ESCAPE.fullmatch(old_tokens[i1 - 1]):
            i1, j1 = i1 - 1, j1 - 1  # what the file left unescaped is part of the change
        start, end = _spot(same, i1, i2)
        if start < done:
            return new
        out += raw_tokens[done:start] + new_tokens[j1:j2]
        done = end
    result = "".join(out + raw_tokens[done:])
    # A brace that lost its partner reads as nothing, and would close the field.
    return result if balanced(result) == result and _words(result) == _words(new) else new


def _spot(same: Sequence[tuple[int, int, int]], first: int, last: int) -> tuple[int, int]:
    """Where the tokens ``first`` to ``last`` stand in the other text; (-1, -1) where they do not."""
    start = next((b + first - a for a, b, size in same if a <= first < a + size), -1)
    end = next((b + last - a for a, b, size in same if a < last <= a + size), -1)
    if first == last:
        return (start, start) if start >= 0 else (end, end)
    if start < 0:  # behind what stands before it
        start = next((b + size for a, b, size in same if a + size == first), -1)
    return (start, end) if 0 <= start <= end else (-1, -1)


def _words(latex: str) -> list[str]:
    return _WHITE.split(latex_to_csl(latex).strip())
