r"""TeX's spaces and penalties: ``\kern1pt``, ``\hskip 1em plus .1em``, ``\hspace{1ex}``, ``\penalty0``.

The TeXbook, chapters 12, 14 and 24. A dimension is no text: what is left of the command is a blank or nothing.
"""

from __future__ import annotations

import re

_AMOUNT = r"(?:\d++(?:[.,]\d*+)?|[.,]\d++)"
_UNIT = r"(?:true\s*+)?(?:pt|pc|in|bp|cm|mm|dd|cc|sp|em|ex|mu|fil{1,3}+)"
_DIMENSION = rf"[-+]*\s*+(?:{_AMOUNT}\s*+{_UNIT}|{_AMOUNT}?\\[a-zA-Z]++)"
_GLUE = re.compile(rf"\s*+{_DIMENSION}(?:\s*+(?:plus|minus)\s*+{_DIMENSION})* ?|\s*+\{{[^{{}}]*+\}}")
_NUMBER = re.compile(r"\s*+[-+]?\d++ ?")

# Command -> what it leaves in the text when its argument is not negative.
GLUE = {
    "hskip": " ", "hspace": " ", "vskip": " ", "vspace": " ", "kern": "", "mkern": "", "mskip": "", "penalty": "",
    "addvspace": " ", "looseness": "",
}  # fmt: skip


def read_glue(latex: str, pos: int, command: str) -> tuple[str, int]:
    r"""What ``command`` before ``pos`` leaves in the text, and where its argument ends.

    >>> read_glue(r"a\hskip 1em b", 8, "hskip"), read_glue(r"\penalty0 b", 8, "penalty")
    ((' ', 12), ('', 10))
    """
    found = _GLUE.match(latex, pos) or _NUMBER.match(latex, pos)
    if not found:
        return "", pos
    return "" if "-" in found[0].partition("plus")[0] else GLUE[command], found.end()
