"""What decides a style's conditions: an item's shape, and a cite's situation.

CSL 1.0.2, "Choose". Everything a cs:if can test is known before rendering, so a style is compiled for each
combination of shape and situation it meets; conditions cost nothing after that, and elements whose variables are
absent vanish. A list of publications has a few dozen shapes.
"""

from __future__ import annotations

from pubkit.csl import numbers
from pubkit.csl.item import Item
from pubkit.csl.style import Style
from pubkit.csl.values import NamedTuple
from pubkit.csl.xmltree import Element


class Shape(NamedTuple):
    """Type, variables that are there, those whose content is numeric, dates that are uncertain."""

    type: str
    present: frozenset[str]
    numeric: frozenset[str]
    uncertain: frozenset[str]


# Positions, each of which implies those of the bits it holds ("Choose", position).
FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR, NEAR_NOTE, FAR_NOTE = 1, 2, 4, 8, 16, 32
_POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid": IBID,
    "ibid-with-locator": IBID_WITH_LOCATOR,
    "near-note": NEAR_NOTE,
    "far-note": FAR_NOTE,
}


class Situation(NamedTuple):
    """The cite: its position, its locator, and what has been decided about it."""

    position: int = FIRST
    locator: str = ""  # the locator's label; "" for no locator
    numeric_locator: bool = False
    disambiguate: int = 0  # how many disambiguate="true" conditions hold, in their order
    key: bool = False  # rendered to be compared, not to be read
    extra: frozenset[str] = frozenset()  # of citation-number, year-suffix, first-reference-note-number


PLAIN = Situation()


def situation(
    position: int,
    disambiguate: int,
    *,
    year_suffix: bool = False,
    first_note: bool = False,
    locator: str = "",
    numeric_locator: bool = False,
    key: bool = False,
) -> Situation:
    """The situation of a cite, or of an entry (position 0: none holds)."""
    extra = ["citation-number"]
    if year_suffix:
        extra.append("year-suffix")
    if first_note:
        extra.append("first-reference-note-number")
    return Situation(position, locator, numeric_locator, disambiguate, key, frozenset(extra))


def of(item: Item, style: Style) -> Shape:
    """The shape of an item in the eyes of a style."""
    found = item.shapes.get(id(style))
    if found is None:
        present = item.present & style.variables if style.variables else frozenset()
        present = _with_short_forms(item, present)
        plain = item.plain
        numeric = frozenset(v for v in style.numeric if v in plain and numbers.is_numeric(plain[v]))
        uncertain = frozenset(v for v in style.uncertain if v in item.dates and item.dates[v].circa)
        found = item.shapes[id(style)] = Shape(item.type, present, numeric, uncertain)
    return found


def _with_short_forms(item: Item, present: frozenset[str]) -> frozenset[str]:
    short = [v for v in item.present if v.endswith("-short")]
    return present | frozenset(short) if short else present


_MATCH = {"all": all, "any": any}


def holds(element: Element, shape: Shape, situation: Situation, asked: list[int]) -> bool:
    """Whether a cs:if or cs:else-if is met; ``asked`` counts the disambiguate conditions met on the way."""
    tests: list[bool] = []
    attrs = element.attrs
    for name, value in attrs.items():
        words = value.split()
        if name == "variable":
            tests += [word in shape.present or word in situation.extra or _cite_has(word, situation) for word in words]
        elif name == "type":
            tests.append(shape.type in words)  # an item has one type: a list of types asks for any of them
        elif name == "is-numeric":
            tests += [
                situation.numeric_locator if w == "locator" else w in shape.numeric or _counted(w, situation)
                for w in words
            ]
        elif name == "is-uncertain-date":
            tests += [word in shape.uncertain for word in words]
        elif name == "locator":
            tests.append(situation.locator in value.replace("sub verbo", "sub-verbo").split())
        elif name == "position":
            tests += [bool(situation.position & _POSITIONS.get(word, 0)) for word in words]
        elif name == "disambiguate":
            asked[0] += 1
            tests.append((situation.disambiguate >= asked[0]) == (value == "true"))
    match = attrs.get("match", "all")
    if match == "none":
        return not any(tests)
    return _MATCH.get(match, all)(tests) if tests else False


def _cite_has(variable: str, situation: Situation) -> bool:
    return variable == "locator" and situation.locator != ""


def _counted(variable: str, situation: Situation) -> bool:
    return variable in ("citation-number", "first-reference-note-number") and variable in situation.extra
