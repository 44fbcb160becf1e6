"""cs:names: the lists of a name variable, their labels, et al., and what stands in for absent names.

CSL 1.0.2, "Names", "Et-al", "Substitute", "Label in cs:names", "Editor and Translator variables".
"""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.csl import affixes, codes, namelist, nameoptions
from pubkit.csl.affixes import Wrap
from pubkit.csl.namelist import NameList
from pubkit.csl.pieces import Piece, Pieces
from pubkit.csl.state import Render, State
from pubkit.csl.values import TYPE_CHECKING, NamedTuple
from pubkit.csl.xmltree import Element

if TYPE_CHECKING:
    from pubkit.csl.builder import Builder


class _Label(NamedTuple):
    form: str
    plural: str
    wrap: Wrap
    before: bool


def build(builder: Builder, element: Element) -> Pieces:
    """The closures of a cs:names element."""
    return _build(builder, element, None)


def _build(builder: Builder, element: Element, parent: Element | None) -> Pieces:
    variables = element.get("variable").split()
    # "Substitute": a shorthand cs:names without children takes those of its parent.
    source = parent if parent is not None and not element.children else element
    shorthand = parent is not None
    if source is element and not element.children and builder.pattern is not None:
        source, shorthand = builder.pattern, True
    present = [v for v in variables if v in builder.shape.present]
    joined = _editor_translator(builder, variables, present)
    renders: list[Render] = []
    if present:
        renders.append(_lists(builder, element, source, present, joined))
    rendered = set(present)
    substitute = None if shorthand else source.find("substitute")
    alternatives: list[Render] = []
    for candidate in _candidates(builder, substitute.children) if substitute is not None else ():
        if candidate.tag == "text" and "term" in candidate.attrs and not alternatives:
            # A term that the locale has ends the search even where it is empty.
            found = builder.locale.term(candidate.get("term"), candidate.get("form", "long"))
            if found == "":
                break
        outer = builder.substituting, builder.pattern
        builder.substituting, builder.pattern = True, source
        built = _build(builder, candidate, source) if candidate.tag == "names" else builder.element(candidate)
        builder.substituting, builder.pattern = outer
        if built.pieces:
            alternatives.append(_sequence([piece.render for piece in built.pieces]))
            rendered |= built.variables
    if not renders and not alternatives:
        return Pieces([], True, frozenset())
    render = _with_alternatives(renders, alternatives)
    if not builder.substituting:
        render = _watched(render)
    return Pieces([Piece(render, True)], True, frozenset(rendered))


def _candidates(builder: Builder, elements: list[Element]) -> Iterator[Element]:
    """What may stand in for names, cs:choose opened up: each element of the branch that holds is one candidate."""
    for element in elements:
        if element.tag == "choose":
            yield from _candidates(builder, builder.chosen(element))
        else:
            yield element


def _sequence(renders: list[Render]) -> Render:
    if len(renders) == 1:
        return renders[0]
    return lambda state: "".join([render(state) for render in renders])


def _with_alternatives(renders: list[Render], alternatives: list[Render]) -> Render:
    """The names, or the first of their substitutes that prints something."""
    if renders and not alternatives:
        return renders[0]
    every = renders + alternatives

    def render(state: State) -> str:
        for one in every:
            text = one(state)
            if text or state.replaced:
                return text
        return ""

    return render


def _watched(render: Render) -> Render:
    """The first names of a cite are remembered, or left out where the author is."""

    def watched(state: State) -> str:
        if not state.watch or state.names_done:
            return render(state)
        text = render(state)
        if state.replaced:
            state.names_done = True
            return text
        if text:
            state.names_done = True
            state.first_names = text
            if state.suppress_author:
                return ""
            if state.substitute is not None and not state.first_persons:
                # What stands in for the names is substituted like them.
                state.first_persons = (codes.plain(text),)
                if state.first_persons == state.previous:
                    state.replaced = True
                    return state.substitute[0]
        return text

    return watched


def _editor_translator(builder: Builder, variables: list[str], present: list[str]) -> bool:
    """Whether editors and translators are asked for together and the locale has a term for both in one."""
    return (
        set(variables) >= {"editor", "translator"}
        and set(present) >= {"editor", "translator"}
        and bool(builder.locale.term("editortranslator"))
    )


def _label(builder: Builder, source: Element) -> _Label | None:
    node = source.find("label")
    if node is None:
        return None
    name = source.find("name")
    before = name is not None and source.children.index(node) < source.children.index(name)
    return _Label(node.get("form", "long"), node.get("plural", "contextual"), affixes.read(node), before)


def _lists(builder: Builder, element: Element, source: Element, present: list[str], joined: bool) -> Render:
    plan, merged = nameoptions.read(builder, element, source)
    wrap = affixes.read(element)
    if element is not source and wrap.plain:
        wrap = affixes.read(source)
    if plan.form.form == "count":
        return affixes.wrapped(_count(plan, present, builder), wrap)
    label = _label(builder, source) if builder.area != "sort" else None
    locale = builder.locale
    delimiter = codes.clean(element.get("delimiter") or source.get("delimiter") or merged.get("names-delimiter", ""))
    sort = builder.area == "sort"
    substituting = builder.substituting

    def one(state: State, variable: str, term: str) -> str:
        persons = state.item.names.get(variable)
        if not persons:
            return ""
        text = namelist.render(state, plan, persons, sort)
        if not text:
            return ""
        if label is None:
            return text
        several = label.plural == "always" or (label.plural == "contextual" and len(persons) > 1)
        word = locale.term(term, label.form, several)
        if not word:
            return text
        word = label.wrap.apply(state, word)
        return word + text if label.before else text + word

    if len(present) == 1:
        variable = present[0]
        single = builder.guarded(lambda state: one(state, variable, variable), variable)
        return affixes.wrapped(single, wrap)

    def several(state: State) -> str:
        used = state.suppressed
        wanted = [v for v in present if not (used and v in used)]
        if substituting:
            state.suppressed = {*(used or ()), *wanted}
        if joined and "editor" in wanted and "translator" in wanted:
            both = state.item.names
            if [p.key for p in both["editor"]] == [p.key for p in both["translator"]]:
                terms = {"editor": "editortranslator"}
                wanted = [v for v in wanted if v != "translator"]
                return delimiter.join([t for v in wanted if (t := one(state, v, terms.get(v, v)))])
        return delimiter.join([text for v in wanted if (text := one(state, v, v))])

    return affixes.wrapped(several, wrap)


def _count(plan: NameList, present: list[str], builder: Builder) -> Render:
    """form="count": how many names would be printed."""

    def count(state: State) -> str:
        total = 0
        for variable in present:
            persons = state.item.names.get(variable, ())
            shown = namelist.shown(plan.et_al, len(persons), state.extra_names)
            total += len(persons) if shown is None else shown
        return str(total) if total else ""

    return count
