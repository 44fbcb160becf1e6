"""``pubkit dedupe --review``: one cluster a screen, one key for each answer, every answer saved at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from pubkit.cli.console import tell
from pubkit.cli.keys import Keys
from pubkit.cli.review_screen import Screen
from pubkit.deduping.decisions import BANDS, Answer, Decided, Keep, added, decide
from pubkit.deduping.levels import Band
from pubkit.errors import PubkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubkit.cli.dedupe import Run
    from pubkit.deduping import Duplicates
    from pubkit.deduping.questions import Question
    from pubkit.model import Work

ANSWERS = {"b": Answer.DUPLICATE, "n": Answer.DIFFERENT, "v": Answer.VERSION}
GONE = ("q", "\x04")
Bands = dict[tuple[int, int], Band]


def review(run: Run, color: bool) -> bool:
    """Ask about each cluster that nobody decided yet; True when questions are left. Each answer is saved at once.

    Raises PubkitError where there is no terminal to ask at.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise PubkitError("--review needs a terminal", "without one, edit the file of decisions")
    keys = Keys()
    try:
        return _Review(run, keys, color).ask()
    finally:
        keys.close()


@dataclass(frozen=True, slots=True)
class _State:
    """What an undo takes back: decisions, their bands by position, the questions skipped, how many were answered."""

    decided: tuple[Decided, ...]
    bands: Bands
    skipped: frozenset[tuple[int, ...]] = frozenset()
    answered: int = 0


@dataclass(slots=True)
class _Review:
    """A person at a terminal, and the list that is asked about."""

    run: Run
    keys: Keys
    color: bool
    found: Duplicates = field(init=False)
    asked_of: tuple[Decided, ...] = field(init=False)  # the decisions that ``found`` knows
    links: frozenset[tuple[int, int]] = field(init=False)
    state: _State = field(init=False)
    history: list[_State] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        from pubkit.deduping import linked

        self.found, self.asked_of = self.run.find(), self.run.decided
        self.links = linked(self.run.works)
        self.state = _State(self.run.decided, {pair: one.band for pair, one in self.run.answers().items()})

    def ask(self) -> bool:
        """Screen after screen, until nothing is left or the person leaves; True when questions are left."""
        while left := self._open():
            asked = [question for question in left if question.records not in self.state.skipped]
            if not asked or not self._answer(asked[0], len(asked)):
                break
        kept = f"; kept in {self.run.decisions_file}" if self.state.answered else ""
        tell(f"{self.state.answered} decided, {len(left)} left{kept}")
        return bool(left)

    def _open(self) -> tuple[Question, ...]:
        """What is left to ask; once all is answered, also what the answers made questionable."""
        from pubkit.deduping.questions import questions

        left = questions(self.found, self.state.bands, self.links)
        if not left and self.state.decided != self.asked_of:
            self.found, self.asked_of = self.run.find(), self.state.decided
            left = questions(self.found, self.state.bands, self.links)
        return left

    def _answer(self, question: Question, left: int) -> bool:
        """One cluster, until something was said of it; False to leave."""
        works = [self.run.works[position] for position in question.records]
        screen = Screen(works, _reasons(question), self.color)
        page, out = 0, frozenset[int]()
        while True:
            pages = screen.show(page, out, f"{self.state.answered} decided, {left} to ask")
            key = self.keys.read().casefold()
            chosen = [index for index in range(len(works)) if index not in out]
            if key in GONE:
                return False
            if key == " ":
                page = (page + 1) % pages
            elif key == "u" and self.history:
                self._undo()
                return True
            elif key == "s":
                self._remember(replace(self.state, skipped=self.state.skipped | {question.records}))
                return True
            elif key == "x" and len(works) > 2:
                number = self._number(self.keys.read(), len(works))
                out = out ^ {number} if number is not None else out
            elif len(chosen) > 1 and self._decide(question, works, chosen, key):
                return True

    def _decide(self, question: Question, works: Sequence[Work], chosen: Sequence[int], key: str) -> bool:
        """Write down what ``key`` says of the chosen records; False where it says nothing."""
        first, keep, entry = chosen[0], Keep.BOTH, ""
        if key == "e":
            with self.keys.lent():
                entry = _edited([works[index] for index in chosen])
            if not entry:
                return False
        elif key not in ANSWERS:
            number = self._number(key, len(works))
            if number is None or number not in chosen:
                return False
            first, keep = number, Keep.FIRST
        answer = ANSWERS.get(key, Answer.DUPLICATE)
        records = question.records
        pairs = question.answered([records[index] for index in chosen], records[first], BANDS[answer])
        decided, bands = self.state.decided, dict(self.state.bands)
        for a, b in pairs:
            made = decide(self.run.works[a], self.run.works[b], answer, keep, entry)
            decided = added(decided, made)
            bands[min(a, b), max(a, b)] = made.band
            entry = ""  # one entry for the whole cluster, with its first pair
        self._remember(replace(self.state, decided=decided, bands=bands, answered=self.state.answered + 1))
        return True

    def _remember(self, state: _State) -> None:
        self.history.append(self.state)
        self._become(state)

    def _undo(self) -> None:
        self._become(self.history.pop())

    def _become(self, state: _State) -> None:
        changed = state.decided != self.run.decided
        self.state, self.run.decided = state, state.decided
        if changed:
            self.run.save()

    def _number(self, key: str, most: int) -> int | None:
        """The index of the record whose number is typed; a second digit or Enter ends one that could go on."""
        if not (key.isascii() and key.isdigit()):
            return None
        while 0 < int(key) * 10 <= most:
            more = self.keys.read()
            if not (more.isascii() and more.isdigit()):
                break
            key += more
        return int(key) - 1 if 0 < int(key) <= most else None


def _reasons(question: Question) -> list[str]:
    """Why each record but the first is there: its best link to one that stands before it, or to one behind."""
    at = {position: index for index, position in enumerate(question.records)}
    told = []
    for index, position in enumerate(question.records):
        links = [pair for pair in question.pairs if position in (pair.a, pair.b)]
        before = [pair for pair in links if pair.b == position]
        best = max(before or links, key=lambda pair: pair.score)
        other = at[best.a if best.b == position else best.b]
        beside = f", as {other + 1}" if len(question.records) > 2 else ""
        told.append(f"{best.band} {best.score:.2f}{beside}: {best.reason}" if index else "")
    return told


def _edited(works: Sequence[Work]) -> str:
    """The merged entry after the person's editor; "" where nothing came back."""
    from pubkit import bibtex
    from pubkit.deduping import Duplicates, merge
    from pubkit.model import Place

    (work,) = merge(works, Duplicates(clusters=(tuple(range(len(works))),))).works
    text = bibtex.read("").updated([replace(work, place=Place())]).text
    try:
        edited = click.edit(text, extension=".bib")  # VISUAL or EDITOR
    except click.ClickException as error:
        tell(error.format_message())
        return ""
    return edited if edited and len(bibtex.read(edited).works) == 1 else ""
