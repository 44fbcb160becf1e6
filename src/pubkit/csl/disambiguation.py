"""Making cites of different items different.

CSL 1.0.2, "Disambiguation": names added, given names expanded, the disambiguate condition, year suffixes, in that
order, each only for the cites that are still alike. Only groups of alike cites are ever rendered again, so the cost
stays linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pubkit.csl.nameform import FULL, INITIALS
from pubkit.csl.person import Person, initials


@dataclass(slots=True)
class Decision:
    """What was decided for one item."""

    extra_names: int = 0
    givens: dict[Any, int] | None = None
    condition: bool = False
    year_suffix: str = ""


@dataclass(slots=True)
class Settings:
    """The attributes of cs:citation that ask for disambiguation."""

    add_names: bool = False
    add_givenname: bool = False
    rule: str = "by-cite"
    year_suffix: bool = False
    condition: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is to be done at all."""
        return self.add_names or self.add_givenname or self.year_suffix or self.condition


class Disambiguator:
    """One run over the items of a processor.

    ``key(index)`` renders the item's cite as it now stands; ``names(index)`` gives its first list of names with the
    number shown.
    """

    def __init__(
        self,
        settings: Settings,
        decisions: list[Decision],
        key: Callable[[int], str],
        names: Callable[[int], tuple[tuple[Person, ...], int]],
        with_initials: bool,
    ) -> None:
        self.settings = settings
        self.decisions = decisions
        self.key = key
        self.names = names
        self.with_initials = with_initials  # the style writes given names as initials
        self.everywhere: dict[Any, int] = {}
        self.primary: dict[Any, int] = {}

    def run(self, rank: Sequence[int]) -> None:
        """Decide for all items; ``rank`` is each item's place in the bibliography, for year suffixes."""
        indexes = range(len(self.decisions))
        if self.settings.add_givenname and self.settings.rule != "by-cite":
            self._expand_everywhere(indexes)
        groups = self._ambiguous(indexes)
        if self.settings.add_names:
            groups = self._each(groups, self._add_names)
        if self.settings.add_givenname and self.settings.rule == "by-cite":
            groups = self._each(groups, self._add_givens)
        if self.settings.condition:
            groups = self._each(groups, self._set_condition)
        if self.settings.year_suffix:
            for group in groups:
                for place, index in enumerate(sorted(group, key=lambda i: rank[i])):
                    self.decisions[index].year_suffix = suffix(place)

    def _ambiguous(self, indexes: Iterable[int]) -> list[list[int]]:
        groups: dict[str, list[int]] = {}
        for index in indexes:
            groups.setdefault(self.key(index), []).append(index)
        return [group for text, group in groups.items() if len(group) > 1 and text]

    def _each(self, groups: list[list[int]], step: Callable[[list[int]], None]) -> list[list[int]]:
        left: list[list[int]] = []
        for group in groups:
            step(group)
            left += self._ambiguous(group)
        return left

    def _expand_everywhere(self, indexes: Iterable[int]) -> None:
        """The rules that make names, not cites, unambiguous: wherever a name stands it gets the same form."""
        rule = self.settings.rule
        primary = rule.startswith("primary-name")
        by_family: dict[Any, dict[Any, Person]] = {}
        for index in indexes:
            persons, shown = self.names(index)
            for person in persons[: 1 if primary else shown]:
                if person.family:
                    by_family.setdefault((person.non_dropping, person.family), {})[person.key] = person
        levels = self.primary if primary else self.everywhere
        for people in by_family.values():
            if len(people) < 2:
                continue
            short = [initials(person.given, ".") for person in people.values()]
            for person, own in zip(people.values(), short, strict=True):
                enough = rule.endswith("with-initials") or (self.with_initials and short.count(own) == 1)
                levels[person.key] = INITIALS if enough else FULL

    def _add_names(self, group: list[int]) -> None:
        """Names one by one to all of the group, until no more of them can be told apart."""
        most = max(len(persons) - shown for persons, shown in map(self.names, group))
        pending = list(group)
        best = 0
        distinct = len({self.key(i) for i in pending})
        for extra in range(1, most + 1):
            for index in pending:
                self.decisions[index].extra_names = extra
            alike = self._ambiguous(pending)
            now = len({self.key(i) for i in pending})
            if now > distinct:
                best = extra
            left = [index for members in alike for index in members]
            if len(left) < len(pending):
                best = extra
            if not left:
                return
            pending, distinct = left, len({self.key(i) for i in left})
        for index in pending:
            self.decisions[index].extra_names = best

    def _add_givens(self, group: list[int]) -> None:
        """Given names of one place after the other, first as initials, then in full, where that tells cites apart."""
        levels = (INITIALS, FULL) if self.with_initials else (FULL,)
        pending = group
        places = max(shown for _, shown in map(self.names, group)) + max(self.decisions[i].extra_names for i in group)
        for place in range(places):
            for level in levels:
                before = {index: self.decisions[index].givens for index in pending}
                distinct = len({self.key(i) for i in pending})
                for index in pending:
                    persons, _ = self.names(index)
                    if place < len(persons):
                        self.decisions[index].givens = {**(before[index] or {}), persons[place].key: level}
                if len({self.key(i) for i in pending}) <= distinct:
                    for index, old in before.items():
                        self.decisions[index].givens = old
                    continue
                pending = [index for members in self._ambiguous(pending) for index in members]
                if not pending:
                    return

    def _set_condition(self, group: list[int]) -> None:
        """disambiguate="true" in cs:if, kept where it makes a difference."""
        before = {self.key(index) for index in group}
        for index in group:
            self.decisions[index].condition = True
        if {self.key(index) for index in group} == before:
            for index in group:
                self.decisions[index].condition = False


def suffix(number: int) -> str:
    """The year suffix of that place: a to z, then aa, ab.

    >>> suffix(0), suffix(25), suffix(26), suffix(702)
    ('a', 'z', 'aa', 'aaa')
    """
    out = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        out = chr(97 + digit) + out
    return out
