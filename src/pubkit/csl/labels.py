"""cs:number, and cs:label, which says what a number counts.

CSL 1.0.2, "Number", "Label".
"""

from __future__ import annotations

from pubkit.csl import affixes, codes, numbers
from pubkit.csl.pieces import ABSENT, EMPTY, Piece, Pieces
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from pubkit.csl.builder import Builder
    from pubkit.csl.state import State
    from pubkit.csl.xmltree import Element

_TERMS = {"page-first": "page"}
_AS_WRITTEN = frozenset(("citation-label", "citation-number", "first-reference-note-number", "locator", "year-suffix"))


def number(builder: Builder, element: Element) -> Pieces:
    """The closure of a cs:number element."""
    variable = element.get("variable")
    if not builder.present(variable):
        return ABSENT
    form = element.get("form", "numeric")
    locale = builder.locale
    gender = locale.gender(variable)
    source = builder.plain_variable(variable)
    if variable not in _AS_WRITTEN:

        def source(state: State) -> str:
            return state.item.plain.get(variable, "")

    def render(state: State) -> str:
        return numbers.format_number(codes.clean(source(state)), form, locale, gender)

    pieces = [Piece(affixes.wrapped(builder.guarded(render, variable), affixes.read(element)), True)]
    return Pieces(pieces, True, frozenset((variable,)))


def build(builder: Builder, element: Element) -> Pieces:
    """The closure of a cs:label element: a term, printed only beside its variable."""
    variable = element.get("variable")
    if not builder.present(variable):
        return EMPTY
    term = builder.situation.locator if variable == "locator" else _TERMS.get(variable, variable)
    form, plural = element.get("form", "long"), element.get("plural", "contextual")
    single = builder.locale.term(term, form)
    multiple = builder.locale.term(term, form, plural=True)
    if not single and not multiple:
        return EMPTY
    wrap = affixes.read(element)
    if plural != "contextual":
        return builder.constant((multiple if plural == "always" else single) or "", wrap)
    conjunction = builder.locale.term("and") or "and"
    count = variable in ("number-of-pages", "number-of-volumes")

    def render(state: State) -> str:
        content = state.locator if variable == "locator" else state.item.plain.get(variable, "")
        if count:
            several = content.strip() not in ("1", "") and any(c.isdigit() for c in content)
        else:
            several = numbers.is_plural(content, conjunction)
        return (multiple if several else single) or ""

    return Pieces([Piece(affixes.wrapped(render, wrap), False)], False, frozenset())
