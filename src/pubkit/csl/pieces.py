"""What elements are compiled to.

CSL 1.0.2, "Group": what a sequence prints depends on whether variables were called in it, and found.
"""

from __future__ import annotations

from pubkit.csl.state import Render
from pubkit.csl.values import NamedTuple


class Piece(NamedTuple):
    """One closure of a sequence; ``variable``: output of it shows that a variable was not empty."""

    render: Render
    variable: bool


class Pieces(NamedTuple):
    """What a sequence of elements came to; ``called``: a variable was called, present or not."""

    pieces: list[Piece]
    called: bool
    variables: frozenset[str]  # those that are rendered


EMPTY = Pieces([], False, frozenset())
ABSENT = Pieces([], True, frozenset())  # a variable was called that is not there
