"""A style in a locale, compiled on demand: one closure for each shape of item and situation it meets.

The compiled closures are kept with the style, which is kept by its content, so that a second list in the same style
compiles nothing. CSL 1.0.2, "Citation", "Bibliography", "Layout".
"""

from __future__ import annotations

from collections.abc import Callable

from pubkit.csl import affixes, codes, locale, nameoptions, punctuation, shape
from pubkit.csl.builder import BIBLIOGRAPHY, CITATION, SORT, Builder
from pubkit.csl.item import Item
from pubkit.csl.shape import PLAIN, Shape, Situation
from pubkit.csl.state import Render, State
from pubkit.csl.style import Style
from pubkit.csl.xmltree import Element

Layout = Callable[[State], list[str]]


class Program:
    """Everything of a style that does not depend on the items."""

    def __init__(self, style: Style, lang: str) -> None:
        self.style = style
        self.locale = locale.build(lang, style.layers)
        root_options = nameoptions.inherit({}, style.root)
        self._options = {
            area: nameoptions.inherit(root_options, element) if element is not None else root_options
            for area, element in ((CITATION, style.citation), (BIBLIOGRAPHY, style.bibliography))
        }
        self._layouts: dict[tuple[str, Shape, Situation], Layout] = {}
        self._keys: dict[tuple[int, str, Shape], Render] = {}
        self.citation_wrap = _layout_wrap(style.citation)
        self.bibliography_wrap = _layout_wrap(style.bibliography)
        self.citation_delimiter = _layout_delimiter(style.citation)

    def sort_keys(self, area: str) -> list[Element]:
        """The cs:key elements of an area; none where the order is that of the input."""
        element = self.style.citation if area == CITATION else self.style.bibliography
        sort = element.find("sort") if element is not None else None
        return sort.all("key") if sort is not None else []

    def layout(self, area: str, item: Item, situation: Situation) -> Layout:
        """The closure that gives an item's rendered top-level elements in an area."""
        key = (area, shape.of(item, self.style), situation)
        found = self._layouts.get(key)
        if found is None:
            found = self._layouts[key] = self._build_layout(area, key[1], situation)
        return found

    def _build_layout(self, area: str, item_shape: Shape, situation: Situation) -> Layout:
        element = self.style.citation if area == CITATION else self.style.bibliography
        layout = element.find("layout") if element is not None else None
        if layout is None:
            return lambda state: []
        builder = Builder(self.style, self.locale, area, item_shape, situation, self._options[area])
        renders = [piece.render for piece in builder.children(layout.children).pieces]

        def run(state: State) -> list[str]:
            return [text for render in renders if (text := render(state))]

        return run

    def sort_key(self, area: str, element: Element, item: Item) -> Render:
        """The closure of a macro as a sort key ("Sorting")."""
        key = (id(element), area, shape.of(item, self.style))
        found = self._keys.get(key)
        if found is None:
            options = dict(self._options[area])
            options["name-as-sort-order"] = "all"
            for name, plain in (
                ("names-min", "et-al-min"),
                ("names-use-first", "et-al-use-first"),
                ("names-use-last", "et-al-use-last"),
            ):
                if name in element.attrs:
                    options["sort:" + plain] = element.attrs[name]
            builder = Builder(self.style, self.locale, SORT, key[2], PLAIN, options)
            renders = [p.render for p in builder.children(self.style.macros[element.attrs["macro"]].children).pieces]
            found = self._keys[key] = lambda state: "".join([render(state) for render in renders])
        return found


def _layout_wrap(element: Element | None) -> tuple[str, str]:
    layout = element.find("layout") if element is not None else None
    return affixes.layout(layout) if layout is not None else ("", "")


def _layout_delimiter(element: Element | None) -> str:
    layout = element.find("layout") if element is not None else None
    return punctuation.guard(codes.clean(layout.get("delimiter"))) if layout is not None else ""


def of(style: Style, lang: str) -> Program:
    """The program of a style in a language, made once."""
    found = style.programs.get(lang)
    if not isinstance(found, Program):
        found = style.programs[lang] = Program(style, lang)
    return found
