"""Compiling a style's elements into closures for one shape of item and one situation.

CSL 1.0.2, "Rendering Elements". Each build returns the closures that remain once conditions are decided and absent
variables dropped, and whether any variable was called on the way: cs:group needs both.
"""

from __future__ import annotations

from pubkit.csl import affixes, citationlabel, codes, dates, labels, names, numbers, punctuation, richtext, shape
from pubkit.csl.affixes import Wrap
from pubkit.csl.codes import CLOSE
from pubkit.csl.item import DATE_VARIABLES, LINKS, NAME_VARIABLES
from pubkit.csl.locale import Locale
from pubkit.csl.pieces import ABSENT, EMPTY, Piece, Pieces
from pubkit.csl.shape import Shape, Situation
from pubkit.csl.state import Render, State
from pubkit.csl.style import Style
from pubkit.csl.xmltree import Element
from pubkit.errors import StyleError

CITATION, BIBLIOGRAPHY, SORT = "citation", "bibliography", "sort"
_COUNTS = frozenset(("chapter-number", "collection-number", "edition", "issue", "number", "volume"))
# What a layout comes to once its conditions are decided; the most of any published style, over 17 references of all
# kinds, is 230 elements.
MAX_BUILT = 20_000


class Builder:
    """Compiles for one style, locale, area, shape and situation."""

    __slots__ = (
        "area", "asked", "built", "cite", "implicit_suffix", "locale", "options", "pattern", "shape", "situation",
        "style", "substituting",
    )  # fmt: skip

    def __init__(
        self, style: Style, locale: Locale, area: str, shape: Shape, situation: Situation, options: dict[str, str]
    ) -> None:
        self.style = style
        self.locale = locale
        self.area = area
        self.asked = [0]
        self.built = 0
        self.pattern: Element | None = None  # the cs:names whose children a bare cs:names in its substitute takes
        self.substituting = False  # inside cs:substitute, where what is rendered is used up
        self.shape = shape
        self.situation = situation
        self.options = options  # the names options that are inherited ("Inheritable Name Options")
        self.cite = area == CITATION
        self.implicit_suffix = "year-suffix" not in style.variables

    def children(self, elements: list[Element]) -> Pieces:
        """The elements in sequence, cs:choose opened up."""
        pieces: list[Piece] = []
        called = False
        variables: set[str] = set()
        for element in elements:
            built = self.element(element)
            pieces += built.pieces
            called = called or built.called
            variables |= built.variables
        return Pieces(pieces, called, frozenset(variables))

    def element(self, element: Element) -> Pieces:
        """One rendering element."""
        self.built += 1
        if self.built > MAX_BUILT:
            raise StyleError(f"{self.style.label}: one layout prints more than {MAX_BUILT} elements")
        tag = element.tag
        if tag == "text":
            return self._text(element)
        if tag == "choose":
            return self.children(self.chosen(element))
        if tag == "group":
            return self._group(element)
        if tag == "names":
            return names.build(self, element)
        if tag == "date":
            return dates.build(self, element)
        if tag == "number":
            return labels.number(self, element)
        if tag == "label":
            return labels.build(self, element)
        return EMPTY

    def chosen(self, choose: Element) -> list[Element]:
        """The elements of the branch that a cs:choose takes; none where no branch holds."""
        for branch in choose.children:
            if branch.tag == "else" or shape.holds(branch, self.shape, self.situation, self.asked):
                return branch.children
        return []

    def present(self, variable: str) -> bool:
        """Whether a variable is there for this item or cite."""
        return (
            variable in self.shape.present
            or variable in self.situation.extra
            or (variable == "locator" and self.situation.locator != "")
            or variable == "citation-label"
        )

    def guarded(self, render: Render, variable: str) -> Render:
        """The render, silent once cs:substitute used up its variable."""
        if variable not in self.style.substituted:
            return render
        if self.substituting:

            def once(state: State) -> str:
                if state.suppressed is None:
                    state.suppressed = set()
                elif variable in state.suppressed:
                    return ""
                text = render(state)
                if text:
                    state.suppressed.add(variable)
                return text

            return once

        def unless_used(state: State) -> str:
            return "" if state.suppressed and variable in state.suppressed else render(state)

        return unless_used

    def _text(self, element: Element) -> Pieces:
        attrs = element.attrs
        wrap = affixes.read(element)
        if "variable" in attrs:
            return self._variable(attrs["variable"], attrs.get("form", "long"), wrap)
        if "macro" in attrs:
            return self._macro(attrs["macro"], wrap)
        if "term" in attrs:
            plural = attrs.get("plural") == "true"
            term = self.locale.term(attrs["term"], attrs.get("form", "long"), plural)
            text = richtext.convert(term) if term else ""
            return self.constant(codes.TERM + text if text and self.cite and self.style.note else text, wrap)
        if "value" in attrs:
            return self.constant(richtext.convert(attrs["value"]), wrap)
        return EMPTY

    def constant(self, text: str, wrap: Wrap) -> Pieces:
        """The same text for every item: no variable."""
        if not text:
            return EMPTY
        if wrap.case:
            return Pieces([Piece(lambda state: wrap.apply(state, text), False)], False, frozenset())
        text = wrap.pre + (text.replace(".", "") if wrap.strip else text) + wrap.post
        return Pieces([Piece(lambda state: text, False)], False, frozenset())

    def _variable(self, variable: str, form: str, wrap: Wrap) -> Pieces:
        if form == "short" and self.present(f"{variable}-short"):
            render = self.plain_variable(f"{variable}-short")
        elif self.present(variable):
            render = self.plain_variable(variable)
        elif variable == "year-suffix":
            return EMPTY  # no variable of the item: its absence silences no group
        else:
            return ABSENT
        render = self.guarded(render, variable)
        pieces = [Piece(affixes.wrapped(render, wrap), True)]
        return Pieces(pieces, True, frozenset((variable,)))

    def plain_variable(self, variable: str) -> Render:
        """The closure that prints a variable, without anything around it."""
        special = SPECIAL.get(variable)
        if special is not None:
            return special
        if variable == "page":
            return self._pages()
        if variable == "locator":
            return self._locator()
        if variable in _COUNTS:
            return lambda state: _ranged(state.texts[variable])
        if variable in LINKS:
            return lambda state: codes.LINK + state.texts[variable] + CLOSE
        if variable in NAME_VARIABLES or variable in DATE_VARIABLES:
            return lambda state: ""
        return lambda state: state.texts[variable]

    def _pages(self) -> Render:
        form = self.style.option("page-range-format")
        delimiter = self.locale.term("page-range-delimiter") or "–"
        return lambda state: numbers.page_range(state.texts["page"], form, delimiter)

    def _locator(self) -> Render:
        form = self.style.option("page-range-format") if self.situation.locator == "page" else ""
        delimiter = self.locale.term("page-range-delimiter") or "–"
        and_ = self.locale.term("and", "symbol")
        if and_ is None or and_ == self.locale.term("and"):
            and_ = "&"
        spaced = f" {and_} "

        def locator(state: State) -> str:
            text = numbers.page_range(richtext.convert(state.locator), form, delimiter)
            return text.replace(" & ", spaced) if " & " in text else text

        return locator

    def _macro(self, name: str, wrap: Wrap) -> Pieces:
        built = self.children(self.style.macros[name].children)
        if not built.pieces:
            return built
        render = _joined(built, "")
        if render is None:
            return ABSENT
        return Pieces([Piece(affixes.wrapped(render, wrap), True)], built.called, built.variables)

    def _group(self, element: Element) -> Pieces:
        built = self.children(element.children)
        if not built.pieces:
            return built
        wrap = affixes.read(element)
        render = _joined(built, punctuation.guard(codes.clean(element.get("delimiter"))))
        if render is None:
            return ABSENT
        # A nested group that prints something counts as a variable that is not empty.
        return Pieces([Piece(affixes.wrapped(render, wrap), True)], built.called, built.variables)


def _joined(built: Pieces, delimiter: str) -> Render | None:
    """A sequence as one closure that prints nothing when every variable it calls is empty ("Group").

    None where that is known beforehand. A macro is a group as well: its terms vanish with its variables.
    """
    pairs = built.pieces
    if built.called and not any(piece.variable for piece in pairs):
        return None
    if len(pairs) == 1:
        return pairs[0].render
    if not built.called or all(piece.variable for piece in pairs):
        renders = [piece.render for piece in pairs]
        return lambda state: delimiter.join([text for one in renders if (text := one(state))])

    def render(state: State) -> str:
        found = False
        texts = []
        for one, variable in pairs:
            text = one(state)
            if text:
                texts.append(text)
                if variable:
                    found = True
        return delimiter.join(texts) if found else ""

    return render


def _ranged(text: str) -> str:
    """A count such as "3-4" with the dash of a range."""
    return text.replace("-", "–") if "-" in text and numbers.is_numeric(text) else text


def _citation_number(state: State) -> str:
    return codes.NUMBER + state.number + CLOSE if state.number else ""


def _year_suffix(state: State) -> str:
    return codes.YEAR_SUFFIX + state.year_suffix + CLOSE if state.year_suffix else ""


def _label_suffix(state: State) -> str:
    state.year_suffix_done = True
    return _year_suffix(state)


SPECIAL: dict[str, Render] = {
    "citation-label": lambda state: citationlabel.label(state.item) + _label_suffix(state),
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": lambda state: state.first_note,
}
