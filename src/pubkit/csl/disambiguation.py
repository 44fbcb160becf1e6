"""Making cites of different items different.

CSL 1.0.2, "Disambiguation": names added, given names expanded, the disambiguate condition, year suffixes, in that
order, each only for the cites that are still alike. Only groups of alike cites are ever rendered again, so the cost
stays linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pubkit.csl import codes, shape
from pubkit.csl import style as styles
from pubkit.csl.builder import CITATION
from pubkit.csl.decisions import Decisions
from pubkit.csl.nameform import FULL, INITIALS
from pubkit.csl.person import Person, initials
from pubkit.csl.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from pubkit.csl.processor import Processor
    from pubkit.csl.state import State
    from pubkit.csl.style import Style

_MOST_CONDITIONS = 30  # tests of disambiguate; of the 2,851 published styles none has more than 14
_MOST_PLACES = 50  # names after this many tell no reader two works apart, and lists of thousands exist


class Settings(NamedTuple):
    """The attributes of cs:citation that ask for disambiguation."""

    add_names: bool = False
    add_givenname: bool = False
    rule: str = "by-cite"
    year_suffix: bool = False
    conditions: int = 0  # how many cs:if test disambiguate

    @property
    def active(self) -> bool:
        """Whether anything is to be done at all."""
        return self.add_names or self.add_givenname or self.year_suffix or self.conditions > 0


def _settings(style: Style) -> Settings:
    attrs = style.citation.attrs if style.citation is not None else {}
    return Settings(
        attrs.get("disambiguate-add-names") == "true",
        attrs.get("disambiguate-add-givenname") == "true",
        attrs.get("givenname-disambiguation-rule", "by-cite"),
        attrs.get("disambiguate-add-year-suffix") == "true",
        min(_MOST_CONDITIONS, sum("disambiguate" in node.attrs for node in styles.walk(style.root))),
    )


def decide(processor: Processor) -> None:
    """Decide what makes the cites of a processor's items different; `Processor.decisions` holds it afterwards."""
    style, program, decisions = processor.style, processor.program, processor.decisions
    settings = _settings(style)
    if not settings.active:
        return
    attributes = [node.attrs for node in styles.walk(style.root)]
    # Cites are told apart in their shortest form, which is that of later cites where the style has one.
    positioned = any(
        name == "position" or name.startswith("et-al-subsequent") for attrs in attributes for name in attrs
    )
    position = shape.SUBSEQUENT | shape.NEAR_NOTE if positioned else shape.FIRST

    def run(index: int, state: State) -> list[str]:
        state.watch = True
        situation = shape.situation(position, decisions.items[index].condition, key=True)
        return program.layout(CITATION, processor.items[index], situation)(state)

    def key(index: int) -> str:
        return codes.plain("".join(run(index, processor.state(index))))

    def names(index: int) -> tuple[tuple[Person, ...], int]:
        state = processor.state(index)
        state.extra_names = 0
        run(index, state)
        return state.listed

    with_initials = any("initialize-with" in attrs for attrs in attributes)
    Disambiguator(settings, decisions, key, names, with_initials).run(processor.numbers)


class Disambiguator:
    """One run over the items of a processor.

    ``key(index)`` renders the item's cite as it now stands; ``names(index)`` gives its first list of names with the
    number shown.
    """

    def __init__(
        self,
        settings: Settings,
        decisions: Decisions,
        key: Callable[[int], str],
        names: Callable[[int], tuple[tuple[Person, ...], int]],
        with_initials: bool,
    ) -> None:
        self.settings = settings
        self.decisions = decisions.items
        self.key = key
        self.names = names
        self.with_initials = with_initials  # the style writes given names as initials
        self.everywhere = decisions.everywhere
        self.primary = decisions.primary

    def run(self, rank: Sequence[int]) -> None:
        """Decide for all items; ``rank`` is each item's place in the bibliography, for year suffixes."""
        indexes = range(len(self.decisions))
        if self.settings.add_givenname and self.settings.rule != "by-cite":
            self._expand_everywhere(indexes)
        groups = self._ambiguous(indexes)
        if self.settings.add_names or (self.settings.add_givenname and self.settings.rule == "by-cite"):
            groups = self._each(groups, self._tell_apart)
        if self.settings.conditions:
            groups = self._each(groups, self._set_condition)
        if self.settings.year_suffix:
            for group in groups:
                for place, index in enumerate(sorted(group, key=lambda i: rank[i])):
                    self.decisions[index].year_suffix = suffix(place)

    def _ambiguous(self, indexes: Iterable[int]) -> list[list[int]]:
        groups: dict[str, list[int]] = {}
        for index in indexes:
            groups.setdefault(self.key(index), []).append(index)
        return [group for group in groups.values() if len(group) > 1]

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
            # Names that are hidden now may be added later, and then take the form that is decided here.
            for person in persons[: 1 if primary else (None if self.settings.add_names else shown)]:
                if person.family:
                    by_family.setdefault((person.non_dropping, person.family), {})[person.key] = person
        levels = self.primary if primary else self.everywhere
        for people in by_family.values():
            spelled = {_spelling(person) for person in people.values()}
            if len(spelled) < 2:
                continue
            short = [initials(given, ".") for given in spelled]
            if rule.endswith("with-initials") and len(set(short)) < 2:
                continue
            for person in people.values():
                alone = short.count(initials(_spelling(person), ".")) == 1
                enough = rule.endswith("with-initials") or (self.with_initials and alone)
                levels[person.key] = INITIALS if enough else FULL

    def _tell_apart(self, group: list[int]) -> None:
        """Names and given names of one place after the other, kept where they tell cites of the group apart."""
        self._from_place(group, 0, 0)

    def _from_place(self, group: list[int], place: int, kept: int) -> None:
        settings = self.settings
        lists = {index: self.names(index) for index in group}
        longest = max(len(persons) for persons, _ in lists.values())
        by_cite = settings.add_givenname and settings.rule == "by-cite"
        levels = ((INITIALS, FULL) if self.with_initials else (FULL,)) if by_cite else ()
        if not settings.add_names:
            longest = min(longest, max(shown for _, shown in lists.values()))
        longest = min(longest, _MOST_PLACES)
        distinct = len({self.key(index) for index in group})
        while place < longest:
            extra = max(0, place + 1 - min(shown for _, shown in lists.values()))
            if settings.add_names and extra > kept:
                for index in group:
                    self.decisions[index].extra_names = extra
                if len({self.key(index) for index in group}) > distinct:
                    self._split(group, place, extra)
                    return
            for level in levels:
                before = {index: self.decisions[index].givens for index in group}
                for index in group:
                    persons = lists[index][0]
                    if place < len(persons):
                        self.decisions[index].givens = {**(before[index] or {}), persons[place].key: level}
                if len({self.key(index) for index in group}) > distinct:
                    self._split(group, place, max(extra, kept))
                    return
                for index, old in before.items():
                    self.decisions[index].givens = old
            place += 1
        for index in group:
            self.decisions[index].extra_names = kept

    def _split(self, group: list[int], place: int, kept: int) -> None:
        """What is still alike goes on by itself from the same place."""
        for members in self._ambiguous(group):
            self._from_place(members, place, kept)

    def _set_condition(self, group: list[int]) -> None:
        """disambiguate="true" in cs:if: the first that a cite meets holds, if that changes anything."""
        before = {self.key(index) for index in group}
        # A cite that would print nothing is made to print something, no more.
        most = 1 if before == {""} else self.settings.conditions
        alike = group
        for count in range(1, most + 1):
            for index in alike:
                self.decisions[index].condition = count
            alike = [index for members in self._ambiguous(alike) for index in members]
            if not alike:
                return
        after = {self.key(index) for index in group}
        if after == before or (len(after) == len(before) and before != {""}):
            for index in alike:
                self.decisions[index].condition = 0


def _spelling(person: Person) -> str:
    """The given names with one blank after each period: "J.J." and "J. J." are one person."""
    return " ".join(person.given.replace(".", ". ").split())


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
