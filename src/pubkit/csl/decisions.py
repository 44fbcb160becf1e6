"""What disambiguation decided, for renderings to look up.

CSL 1.0.2, "Disambiguation". How it is decided is in `disambiguation`, which a list without alike cites never loads.
"""

from __future__ import annotations

from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class Decision:
    """What was decided for one item.

    ``extra_names``: names shown beyond et-al-use-first; ``givens``: how much of a given name to show, by person;
    ``condition``: how many disambiguate="true" conditions hold.
    """

    __slots__ = ("condition", "extra_names", "givens", "year_suffix")

    def __init__(self) -> None:
        self.extra_names = 0
        self.givens: dict[Any, int] | None = None
        self.condition = 0
        self.year_suffix = ""


class Decisions:
    """What was decided for all items, and for persons: wherever they stand, and where they stand first."""

    __slots__ = ("everywhere", "items", "primary")

    def __init__(self, count: int) -> None:
        self.items = [Decision() for _ in range(count)]
        self.everywhere: dict[Any, int] = {}
        self.primary: dict[Any, int] = {}
