"""Findings of the processor as Problems (codes PK6..).

The shared types cost more to import than a short list costs to print, so they are loaded when there is something to
tell.
"""

from __future__ import annotations

from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from pubkit.diagnostics import Problem


def problem(
    code: str, message: str, *, key: str = "", index: int = -1, file: str = "", hint: str = "", level: str = "warning"
) -> Problem:
    """A Problem at an item (``key``, ``index``) or in a style (``file``); ``level``: error, warning or note.

    >>> str(problem("PK611", "no title", file="x.json"))
    'x.json: PK611 no title'
    """
    from pubkit.diagnostics import Place, Problem, Severity

    return Problem(code, Place(file, key=key, index=index), message, hint, Severity(level))
