"""The processor: items and a style in, citations and a bibliography out.

CSL 1.0.2, "Bibliography", "Citation". Nothing is rendered before it is asked for; what disambiguation and sorting
need is decided once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from pubkit.csl import (
    entries,
    findings,
    item,
    program,
    punctuation,
    shape,
    tree,
)
from pubkit.csl import style as styles
from pubkit.csl.builder import BIBLIOGRAPHY
from pubkit.csl.decisions import Decisions
from pubkit.csl.entries import Entry
from pubkit.csl.item import Item
from pubkit.csl.person import People, Person
from pubkit.csl.shape import Situation
from pubkit.csl.state import State
from pubkit.csl.style import Style
from pubkit.csl.tree import Node
from pubkit.csl.values import TYPE_CHECKING
from pubkit.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from pubkit.diagnostics import Problem


class Processor:
    """Formats CSL-JSON items in a style.

    ``style``: a name ("apa"), a path, or XML text. ``items``: CSL-JSON objects; a name may carry
    ``"marks": ["self", "equal"]``. ``locale``: a language tag that overrides the style's. ``keep_visible``: what to
    do when et al. would hide a name marked "self": "" (nothing), "etal" (``A, …, Me, et al.``) or "position"
    (``(author 7 of 16)``). ``abbreviations``: variable -> long form -> short form, for ``form="short"``; the
    variable "institution" is for names that are literal. ``note_fields``: read variables out of the note (see
    `notefields`).

    Raises StyleError for a style that is unknown or cannot be used. Items never raise: see ``problems``.

    >>> p = Processor("ieee", [{"id": "a", "type": "book", "title": "Emma",
    ...     "author": [{"family": "Austen", "given": "Jane"}], "issued": {"date-parts": [[1815]]}}])
    >>> p.bibliography(format="text")
    ['[1] J. Austen, Emma. 1815.']
    """

    def __init__(
        self,
        style: str | Path | Style,
        items: Iterable[Mapping[str, Any]],
        locale: str | None = None,
        *,
        keep_visible: str = "",
        abbreviations: Mapping[str, Mapping[str, str]] | None = None,
        note_fields: bool = False,
    ) -> None:
        if keep_visible not in ("", "etal", "position"):
            raise StyleError(f"unknown keep_visible {keep_visible!r}", "one of '', 'etal', 'position'")
        self.style = style if isinstance(style, Style) else styles.load(style)
        self.lang = locale or self.style.default_locale or "en-US"
        self._program = program.of(self.style, self.lang)
        shortened = abbreviations or {}
        self._people = People(shortened.get("institution"))
        if note_fields:
            from pubkit.csl import notefields

            items = map(notefields.expand, items)
        problems: list[Problem] = list(self.style.problems)
        self._items = [item.read(number, raw, self._people, problems, shortened) for number, raw in enumerate(items)]
        self._by_id: dict[str, int] = {}
        for one in self._items:
            if one.id in self._by_id:
                message = f"the id {one.id!r} is used twice"
                problems.append(findings.problem("PK612", message, key=one.id, index=one.number, level="note"))
            self._by_id.setdefault(one.id, one.number)
        self.problems: list[Problem] = problems
        self._reported: set[Problem] = set()
        self.keep = keep_visible
        self.decisions = Decisions(len(self._items))
        self._ambient = self._language(self.lang)

    # What the list looks like

    @property
    def options(self) -> dict[str, Any]:
        """The style's layout of a bibliography: ``hanging_indent`` (bool), ``second_field_align`` ("", "flush" or
        "margin"), ``entry_spacing`` and ``line_spacing`` (int), ``sorted`` (bool)."""
        element = self.style.bibliography
        attrs = element.attrs if element is not None else {}

        def number(name: str, default: int) -> int:
            value = attrs.get(name, "")
            return int(value) if value.isdecimal() and len(value) < 4 else default

        return {
            "hanging_indent": attrs.get("hanging-indent") == "true",
            "second_field_align": attrs.get("second-field-align", ""),
            "entry_spacing": number("entry-spacing", 1),
            "line_spacing": number("line-spacing", 1),
            "sorted": bool(self._program.sort_keys(BIBLIOGRAPHY)),
        }

    # Rendering

    def bibliography_tree(self) -> list[Entry]:
        """The entries in the style's order, each a tree of rich text (see `Entry` and `tree.Span`)."""
        if self.style.bibliography is None:
            from pubkit.csl import citations

            # A style without cs:bibliography prints its citations instead, one for each item.
            return [Entry(one.id, one.number, citations.alone(self, one.number)) for one in self._items]
        return entries.render(self)

    def bibliography(self, format: str = "html", **options: Any) -> list[str]:
        """The entries in the style's order as strings; ``options`` go to the writer (see `pubkit.csl.writers`)."""
        from pubkit.csl import writers

        write = writers.get(format, **options)
        return [write.entry(entry) for entry in self.bibliography_tree()]

    def cite_trees(self, clusters: Iterable[Any]) -> list[list[Node]]:
        """Citations as trees: see `cite`."""
        from pubkit.csl import citations

        return citations.render(self, clusters)

    def cite(self, clusters: Iterable[Any], format: str = "html", **options: Any) -> list[str]:
        """Citations in the order of the document, one string each.

        A cluster is a list of cites, or an object with ``citationItems`` and ``properties.noteIndex``; a cite is an
        id or an object with ``id`` and, where wanted, ``locator``, ``label``, ``prefix``, ``suffix``,
        ``suppress-author``, ``author-only``, ``position`` (0 first, 1 subsequent, 2 ibid, 3 ibid with locator, where
        the caller knows better). An unknown id is a Problem and prints nothing.
        """
        from pubkit.csl import writers

        write = writers.get(format, **options)
        return [write.nodes(nodes) for nodes in self.cite_trees(clusters)]

    def hidden(self) -> list[Person]:
        """The marked persons that et al. hides in the bibliography, one for each time."""
        return [person for entry in self.bibliography_tree() for person in entry.hidden]

    # What the parts share

    @property
    def items(self) -> Sequence[Item]:
        """The items as they were read."""
        return self._items

    @property
    def program(self) -> program.Program:
        """The compiled style."""
        return self._program

    @property
    def people(self) -> Sequence[Person]:
        """All persons, by their number."""
        return self._people.table

    def place(self, id_: Any) -> int | None:
        """The place of the item with that id, or None."""
        return self._by_id.get(item.scalar(id_))

    def _language(self, tag: str) -> tuple[str, bool]:
        lowered = tag.lower()
        return lowered, lowered.startswith("en")

    def state(self, index: int) -> State:
        """A fresh state for an item, with what has been decided about it."""
        one = self._items[index]
        lang, english = self._language(one.language) if one.language else self._ambient
        state = State(one, lang, english)
        decision = self.decisions.items[index]
        state.extra_names = decision.extra_names
        state.givens = decision.givens
        state.everywhere_givens = self.decisions.everywhere or None
        state.primary_givens = self.decisions.primary or None
        state.year_suffix = decision.year_suffix
        return state

    def situation(self, index: int) -> Situation:
        """The situation of an item in the bibliography."""
        decision = self.decisions.items[index]
        return shape.situation(0, decision.condition, year_suffix=bool(decision.year_suffix))

    @cached_property
    def order(self) -> list[int]:
        """The items' places in the order of the bibliography."""
        count = len(self._items)
        if count < 2 or not self._program.sort_keys(BIBLIOGRAPHY):
            return list(range(count))
        from pubkit.csl import sorting

        states = [self.state(index) for index in range(count)]
        for number, state in enumerate(states):
            state.number = str(number + 1)
        return sorting.order(self._program, BIBLIOGRAPHY, states)

    @cached_property
    def numbers(self) -> list[int]:
        """Each item's citation number."""
        numbers = [0] * len(self._items)
        for place, index in enumerate(self.order):
            numbers[index] = place + 1
        return numbers

    def tree(self, text: str) -> list[Node]:
        """The tree of finished coded text."""
        language = self._program.locale
        return tree.parse(punctuation.repair(text, language.punctuation_in_quote), language.quotes, self.people)

    @cached_property
    def _decided(self) -> bool:
        """Decides, once, what makes the cites of all items different."""
        if len(self._items) > 1:
            from pubkit.csl import disambiguation

            disambiguation.decide(self)
        return True

    def report(self, problem: Problem) -> None:
        """Add to ``problems`` what is not there yet."""
        if problem not in self._reported:
            self._reported.add(problem)
            self.problems.append(problem)

    def decide(self) -> None:
        """Disambiguate now, if that was not done yet."""
        self._decided  # noqa: B018
