"""The options of names: inherited, and those of cs:name, cs:name-part and cs:et-al.

CSL 1.0.2, "Inheritable Name Options", "Name", "Name-part Formatting", "Et-al".
"""

from __future__ import annotations

from pubkit.csl import affixes, codes, punctuation
from pubkit.csl.affixes import Wrap
from pubkit.csl.nameform import NameForm, Part
from pubkit.csl.namelist import EtAl, NameList
from pubkit.csl.shape import FIRST
from pubkit.csl.values import TYPE_CHECKING

if TYPE_CHECKING:
    from pubkit.csl.builder import Builder
    from pubkit.csl.xmltree import Element

# "Inheritable Name Options": what each is called on cs:name.
INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min",
    "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
    "names-delimiter": "names-delimiter",
}
_ON_NAME = frozenset(INHERITED.values()) - {"names-delimiter"}


def inherit(options: dict[str, str], element: Element) -> dict[str, str]:
    """The names options below an element that may set them."""
    own = {plain: element.attrs[name] for name, plain in INHERITED.items() if name in element.attrs}
    return {**options, **own} if own else options


def _number(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdecimal() and len(text) < 6 else None


def _part(element: Element | None) -> Part:
    if element is None:
        return Part()
    wrap = affixes.read(element, affixes=False, quotes=False)
    prefix, suffix = (punctuation.guard(codes.clean(element.get(side))) for side in ("prefix", "suffix"))
    return Part(prefix, wrap.pre, wrap.post, suffix, wrap.case)


def read(builder: Builder, element: Element, source: Element) -> tuple[NameList, dict[str, str]]:
    name = source.find("name")
    options = inherit(builder.options, source)
    if element is not source:
        options = inherit(options, element)
    attrs = name.attrs if name is not None else {}
    merged = {**options, **{key: value for key, value in attrs.items() if key in _ON_NAME}}
    if builder.area == "sort":
        # "Sorting": names as keys are inverted, and cs:key says how many of them count.
        merged["name-as-sort-order"] = "all"
        merged.update({key[5:]: value for key, value in options.items() if key.startswith("sort:")})
    parts = {part.get("name"): part for part in (name.all("name-part") if name is not None else [])}
    style = builder.style
    demote = style.option("demote-non-dropping-particle", "display-and-sort")
    if builder.area == "sort" and demote == "sort-only":
        demote = "display-and-sort"
    form = NameForm(
        merged.get("form", "long"),
        codes.clean(merged["initialize-with"]) if "initialize-with" in merged else None,
        merged.get("initialize", "true") != "false",
        style.option("initialize-with-hyphen", "true") != "false",
        demote,
        ", " if builder.area == "sort" else codes.clean(merged.get("sort-separator", ", ")),
        _part(parts.get("family")),
        _part(parts.get("given")),
        builder.area == "sort",
    )
    least, first = _number(merged.get("et-al-min")), _number(merged.get("et-al-use-first"))
    if not builder.situation.position & FIRST and builder.cite:
        least = _number(merged.get("et-al-subsequent-min")) or least
        first = _number(merged.get("et-al-subsequent-use-first")) or first
    et_al_node = source.find("et-al")
    term = builder.locale.term(et_al_node.get("term", "et-al") if et_al_node is not None else "et-al") or ""
    et_al_wrap = affixes.read(et_al_node) if et_al_node is not None else Wrap("", "", "", False)
    ending = punctuation.guard(codes.clean(attrs.get("suffix", "")))  # what follows each name follows "et al." as well
    and_ = merged.get("and", "") if builder.area != "sort" else ""  # names sort by names, not by "and"
    conjunction = ""
    if and_ == "text":
        conjunction = builder.locale.term("and") or ""
    elif and_ == "symbol":
        conjunction = builder.locale.term("and", "symbol") or "&"
        if conjunction == builder.locale.term("and"):
            conjunction = "&"
    return (
        NameList(
            form,
            affixes.read(name, quotes=False) if name is not None else Wrap("", "", "", False),
            codes.clean(merged.get("delimiter", ", ")),
            conjunction,
            merged.get("delimiter-precedes-last", "contextual"),
            merged.get("name-as-sort-order", ""),
            EtAl(
                least,
                first,
                merged.get("et-al-use-last") == "true",
                merged.get("delimiter-precedes-et-al", "contextual"),
                et_al_wrap.pre + term + et_al_wrap.post + ending if term and builder.area != "sort" else "",
            ),
        ),
        merged,
    )
