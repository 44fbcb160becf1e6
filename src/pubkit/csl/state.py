"""What a compiled element sees while it renders one item once, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable

from pubkit.csl.item import Item, Texts
from pubkit.csl.person import Person
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class State:
    """One rendering of one item.

    Read by elements: the item, the cite's locator and notes, what disambiguation decided. Written by them:
    ``first_names`` (the first names that were printed), ``hidden`` (marked persons that et al. hid) and
    ``suppressed`` (variables that cs:substitute used up).
    """

    __slots__ = (
        "english", "everywhere_givens", "extra_names", "first_names", "first_note", "first_persons", "givens",
        "hidden", "item", "keep", "label", "lang", "listed", "locator", "names_done", "number", "previous",
        "primary_givens", "replaced", "substitute", "suppress_author", "suppressed", "texts", "watch", "year_suffix",
        "year_suffix_done",
    )  # fmt: skip

    def __init__(self, item: Item, lang: str, english: bool) -> None:
        self.item = item
        self.texts: Texts = item.texts
        self.lang = lang
        self.english = english
        self.number = ""
        self.locator = ""
        self.label = ""
        self.first_note = ""
        self.year_suffix = ""
        self.year_suffix_done = False
        self.suppressed: set[str] | None = None
        self.extra_names = 0  # names shown beyond et-al-use-first
        self.givens: dict[Any, int] | None = None  # how much of a given name to show, by person
        self.everywhere_givens: dict[Any, int] | None = None  # the same, for every item
        self.primary_givens: dict[Any, int] | None = None  # the same for the first name of a list only
        self.watch = False  # whether names have to look at any of the fields below
        self.suppress_author = False
        self.names_done = False
        self.first_names = ""
        self.first_persons: tuple[str, ...] = ()
        self.listed: tuple[tuple[Person, ...], int] = ((), 0)  # the first list of names and how many were shown
        self.substitute: tuple[str, str] | None = None  # subsequent-author-substitute and its rule
        self.replaced = False  # the substitute stands where the names were
        self.previous: tuple[str, ...] = ()  # the first names of the entry before
        self.keep = ""  # keep_visible
        self.hidden: list[Person] = []


Render = Callable[[State], str]
