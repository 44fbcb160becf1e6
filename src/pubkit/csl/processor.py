"""The processor: items and a style in, citations and a bibliography out.

CSL 1.0.2, "Bibliography", "Citation". Nothing is rendered before it is asked for; what disambiguation and sorting
need is decided once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pubkit.csl import (
    cites,
    entries,
    findings,
    item,
    numbers,
    positions,
    program,
    punctuation,
    richtext,
    shape,
    sorting,
    tree,
)
from pubkit.csl import style as styles
from pubkit.csl.builder import BIBLIOGRAPHY, CITATION
from pubkit.csl.codes import plain
from pubkit.csl.disambiguation import Decision, Disambiguator, Settings
from pubkit.csl.entries import Entry
from pubkit.csl.item import Item
from pubkit.csl.person import People, Person
from pubkit.csl.positions import Citation, Cite
from pubkit.csl.shape import NEAR_NOTE, SUBSEQUENT, Situation
from pubkit.csl.state import State
from pubkit.csl.style import Style
from pubkit.csl.tree import Node
from pubkit.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path

    from pubkit.diagnostics import Problem

_NO_SUFFIX: frozenset[str] = frozenset()
_OWN_LABEL = re.compile(r"(?!pp?\.)[a-z]{1,5}\. ?\S")  # a locator that says itself what it counts ("vol. 1")
_LABELS = {"sub verbo": "sub-verbo", "": "page"}


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
        self._keep = keep_visible
        self._decisions = [Decision() for _ in self._items]
        self._everywhere: dict[Any, int] = {}
        self._primary: dict[Any, int] = {}
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
            "sorted": sorting.has_keys(self._program, BIBLIOGRAPHY),
        }

    # Rendering

    def bibliography_tree(self) -> list[Entry]:
        """The entries in the style's order, each a tree of rich text (see `Entry` and `tree.Span`)."""
        if self.style.bibliography is None:
            return self._citations_as_entries()
        return entries.render(self)

    def bibliography(self, format: str = "html", **options: Any) -> list[str]:
        """The entries in the style's order as strings; ``options`` go to the writer (see `pubkit.csl.writers`)."""
        from pubkit.csl import writers

        write = writers.get(format, **options)
        return [write.entry(entry) for entry in self.bibliography_tree()]

    def cite_trees(self, clusters: Iterable[Any]) -> list[list[Node]]:
        """Citations as trees: see `cite`."""
        citations = [self._citation(cluster) for cluster in clusters]
        element = self.style.citation
        near = element.get("near-note-distance") if element is not None else ""
        positions.assign(citations, int(near) if near.isdecimal() else positions.DEFAULT_NEAR_NOTE)
        return [self._render_citation(citation) for citation in citations]

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

    def _language(self, tag: str) -> tuple[str, bool]:
        lowered = tag.lower()
        return lowered, lowered.startswith("en")

    def state(self, index: int) -> State:
        """A fresh state for an item, with what has been decided about it."""
        one = self._items[index]
        lang, english = self._language(one.language) if one.language else self._ambient
        state = State(one, lang, english)
        decision = self._decisions[index]
        state.extra_names = decision.extra_names
        state.givens = {**self._everywhere, **(decision.givens or {})} if self._everywhere else decision.givens
        state.primary_givens = self._primary or None
        state.year_suffix = decision.year_suffix
        state.keep = self._keep
        return state

    def situation(self, index: int, extra: frozenset[str] = frozenset()) -> Situation:
        """The situation of an item in the bibliography."""
        decision = self._decisions[index]
        return _situation(0, decision.condition, bool(decision.year_suffix), extra)

    @cached_property
    def order(self) -> list[int]:
        """The items' places in the order of the bibliography."""
        return sorting.order(self._program, BIBLIOGRAPHY, self._states())

    @cached_property
    def numbers(self) -> list[int]:
        """Each item's citation number."""
        numbers = [0] * len(self._items)
        for place, index in enumerate(self.order):
            numbers[index] = place + 1
        return numbers

    def _states(self) -> list[State]:
        states = [self.state(index) for index in range(len(self._items))]
        for number, state in enumerate(states):
            state.number = str(number + 1)
        return states

    # Citations

    def _citation(self, cluster: Any) -> Citation:
        note = 0
        if isinstance(cluster, Mapping):
            properties = cluster.get("properties") or {}
            note = _int(properties.get("noteIndex", cluster.get("noteIndex", 0)))
            cluster = cluster.get("citationItems") or []
        found = [cite for raw in cluster if (cite := self._cite(raw)) is not None]
        order = self._cite_order(found)
        return Citation([found[i] for i in order], note)

    def _cite(self, raw: Any) -> Cite | None:
        if not isinstance(raw, Mapping):
            raw = {"id": raw}
        index = self._by_id.get(str(raw.get("id")))
        if index is None:
            message = f"no item has the id {raw.get('id')!r}"
            self.problems.append(findings.problem("PK613", message, key=str(raw.get("id")), level="error"))
            return None
        label = str(raw.get("label") or "page")
        label = _LABELS.get(label, label)
        locator = str(raw.get("locator") or "").strip()
        position = raw.get("position")
        if label == "page" and _OWN_LABEL.match(locator):
            label = "custom"
        return Cite(
            index,
            locator,
            label,
            str(raw.get("prefix") or ""),
            str(raw.get("suffix") or ""),
            bool(raw.get("suppress-author")),
            bool(raw.get("author-only")),
            positions.NUMBERED[position] if isinstance(position, int) and 0 <= position < 4 else None,
        )

    def _cite_order(self, found: Sequence[Cite]) -> list[int]:
        if len(found) < 2 or not sorting.has_keys(self._program, CITATION):
            return list(range(len(found)))
        self._decided  # noqa: B018 - year suffixes may be sorted by
        states = [self.state(cite.index) for cite in found]
        for cite, state in zip(found, states, strict=True):
            state.number = str(self.numbers[cite.index])
        return sorting.order(self._program, CITATION, states)

    def _render_citation(self, citation: Citation) -> list[Node]:
        self._decided  # noqa: B018
        options = cites.joining(self.style.citation, self._program.citation_delimiter)
        text = cites.join(citation.cites, options, self._render_cite)
        before, after = self._program.citation_wrap
        text = before + text + after if text else ""
        return self.tree(text)

    def _render_cite(self, cite: Cite, without_names: bool) -> cites.Rendered:
        decision = self._decisions[cite.index]
        state = self.state(cite.index)
        state.number = str(self.numbers[cite.index])
        state.locator, state.label = cite.locator, cite.label
        state.first_note = str(cite.first_note) if cite.first_note else ""
        state.watch = True
        state.suppress_author = cite.suppress_author or without_names
        extra = frozenset(("first-reference-note-number",)) if cite.first_note else _NO_SUFFIX
        situation = _situation(cite.position, decision.condition, bool(decision.year_suffix), extra, cite)
        text = "".join(self._program.layout(CITATION, self._items[cite.index], situation)(state))
        names = state.first_names
        if cite.author_only:
            text = names
        if text and cite.prefix:
            text = _affix(cite.prefix, "") + text
        if text and cite.suffix:
            text += _affix("", cite.suffix)
        return cites.Rendered(cite, text, names, state.number)

    def tree(self, text: str) -> list[Node]:
        """The tree of finished coded text."""
        language = self._program.locale
        return tree.parse(punctuation.repair(text, language.punctuation_in_quote), language.quotes, self.people)

    def _citations_as_entries(self) -> list[Entry]:
        """A style without cs:bibliography prints its citations instead, one for each item."""
        trees = [self._render_citation(Citation([Cite(index)])) for index in range(len(self._items))]
        return [Entry(one.id, one.number, nodes) for one, nodes in zip(self._items, trees, strict=True)]

    # Disambiguation

    @cached_property
    def _decided(self) -> bool:
        """Decides, once, what makes the cites of all items different."""
        settings = _settings(self.style)
        if not settings.active or len(self._items) < 2:
            return True
        run = Disambiguator(settings, self._decisions, self._cite_key, self._cite_names, self._has_initials)
        run.everywhere, run.primary = self._everywhere, self._primary
        run.run(self.numbers)
        return True

    @cached_property
    def _uses_position(self) -> bool:
        return any(
            "position" in node.attrs or any(name.startswith("et-al-subsequent") for name in node.attrs)
            for node in styles.walk(self.style.root)
        )

    @cached_property
    def _has_initials(self) -> bool:
        return any("initialize-with" in node.attrs for node in styles.walk(self.style.root))

    def _cite_state(self, index: int) -> tuple[State, Situation]:
        state = self.state(index)
        state.watch = True
        decision = self._decisions[index]
        position = SUBSEQUENT | NEAR_NOTE if self._uses_position else shape.FIRST
        return state, _situation(position, decision.condition, False, _NO_SUFFIX, compared=True)

    def _cite_key(self, index: int) -> str:
        state, situation = self._cite_state(index)
        return plain("".join(self._program.layout(CITATION, self._items[index], situation)(state)))

    def _cite_names(self, index: int) -> tuple[tuple[Person, ...], int]:
        state, situation = self._cite_state(index)
        state.extra_names = 0
        self._program.layout(CITATION, self._items[index], situation)(state)
        return state.listed

    def report(self, problem: Problem) -> None:
        """Add to ``problems`` what is not there yet."""
        if problem not in self.problems:
            self.problems.append(problem)

    def decide(self) -> None:
        """Disambiguate now."""
        self._decided  # noqa: B018


def _affix(prefix: str, suffix: str) -> str:
    """The user's own words before or after a cite."""
    return richtext.convert(prefix or suffix)


def _int(value: Any) -> int:
    return value if isinstance(value, int) else 0


_SITUATIONS: dict[Any, Situation] = {}


def _situation(
    position: int,
    condition: int,
    suffixed: bool,
    extra: frozenset[str],
    cite: Cite | None = None,
    compared: bool = False,
) -> Situation:
    has = {"citation-number", *extra}
    if suffixed:
        has.add("year-suffix")
    locator = cite.label if cite is not None and cite.locator else ""
    numeric = cite is not None and bool(locator) and numbers.is_numeric(cite.locator)
    key = (position, locator, numeric, condition, compared, frozenset(has))
    found = _SITUATIONS.get(key)
    if found is None:
        found = _SITUATIONS[key] = Situation(*key)
    return found


def _settings(style: Style) -> Settings:
    attrs = style.citation.attrs if style.citation is not None else {}
    return Settings(
        attrs.get("disambiguate-add-names") == "true",
        attrs.get("disambiguate-add-givenname") == "true",
        attrs.get("givenname-disambiguation-rule", "by-cite"),
        attrs.get("disambiguate-add-year-suffix") == "true",
        sum("disambiguate" in node.attrs for node in styles.walk(style.root)),
    )
