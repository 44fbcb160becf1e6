"""What a write would change, as a unified diff."""

from __future__ import annotations

import difflib
import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified_diff(old: str, new: str, name: str) -> str:
    """The diff that ``patch`` takes, of text with any line ends; empty where nothing changes.

    >>> print(unified_diff("a\\nb\\n", "a\\nc\\n", "x.bib"), end="")
    --- a/x.bib
    +++ b/x.bib
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    lines = difflib.unified_diff(_LINE.findall(old), _LINE.findall(new), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
