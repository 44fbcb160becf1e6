"""cs:date and cs:date-part.

CSL 1.0.2, "Date", "Localized Dates", "Date-part", "Date Ranges", "AD and BC", "Seasons", "Approximate Dates".
"""

from __future__ import annotations

from pubkit.csl import affixes, codes, datekey, numbers, punctuation, richtext
from pubkit.csl.affixes import Wrap
from pubkit.csl.codes import CLOSE
from pubkit.csl.datevalue import DateValue, Day
from pubkit.csl.locale import Locale
from pubkit.csl.pieces import ABSENT, Piece, Pieces
from pubkit.csl.state import Render, State
from pubkit.csl.values import TYPE_CHECKING, NamedTuple
from pubkit.csl.xmltree import Element

if TYPE_CHECKING:
    from pubkit.csl.builder import Builder

_PARTS = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}


class DatePart(NamedTuple):
    """A compiled cs:date-part."""

    name: str
    form: str
    wrap: Wrap
    range_delimiter: str
    prefix: str
    suffix: str


def build(builder: Builder, element: Element) -> Pieces:
    """The closure of a cs:date element."""
    variable = element.get("variable")
    if variable not in builder.shape.present or (variable == "accessed" and builder.situation.key):
        return ABSENT  # the day of access makes no two cites different
    parts, delimiter, around = _parts(builder, element)
    if builder.area == "sort":
        shown = [part.name for part in parts]
        key = builder.guarded(lambda state: datekey.macro_date(state.item.dates.get(variable), shown), variable)
        return Pieces([Piece(key, True)], True, frozenset((variable,)))
    render = _render(builder, variable, parts, delimiter)
    render = affixes.wrapped(builder.guarded(render, variable), around)
    return Pieces([Piece(render, True)], True, frozenset((variable,)))


def _parts(builder: Builder, element: Element) -> tuple[list[DatePart], str, Wrap]:
    """The date's parts: its own, or the locale's with its own formatting on top."""
    form = element.get("form")
    own = [node for node in element.children if node.tag == "date-part"]
    delimiter = punctuation.guard(codes.clean(element.get("delimiter")))
    around = affixes.read(element)
    if not form:
        return [_part(node, {}) for node in own], delimiter, around
    localized = builder.locale.dates.get(form)
    if localized is None:
        return [], delimiter, around
    wanted = _PARTS.get(element.get("date-parts", "year-month-day"), _PARTS["year-month-day"])
    overrides = {node.get("name"): node.attrs for node in own}
    nodes = [node for node in localized.all("date-part") if node.get("name") in wanted]
    parts = [_part(node, overrides.get(node.get("name"), {})) for node in nodes]
    return parts, punctuation.guard(codes.clean(localized.get("delimiter"))), around


def _part(node: Element, overrides: dict[str, str]) -> DatePart:
    attrs = {**node.attrs, **{k: v for k, v in overrides.items() if k not in ("prefix", "suffix")}}
    merged = Element("date-part", attrs, node.line)
    prefix, suffix = (punctuation.guard(codes.clean(attrs.get(side, ""))) for side in ("prefix", "suffix"))
    return DatePart(
        attrs.get("name", ""),
        attrs.get("form", "numeric" if attrs.get("name") == "day" else "long"),
        affixes.read(merged, affixes=False, quotes=False),
        codes.clean(attrs.get("range-delimiter", "–")),
        prefix,
        suffix,
    )


def _render(builder: Builder, variable: str, parts: list[DatePart], delimiter: str) -> Render:
    locale = builder.locale
    suffix_here = builder.implicit_suffix

    def render(state: State) -> str:
        date = state.item.dates.get(variable)
        if date is None:
            return ""
        if date.start is None:
            text = richtext.convert(date.literal)
            if text and suffix_here:
                text += _suffix(state)
            return text
        if date.end is not None:
            return _range(state, date, date.end)
        return delimiter.join([t for part in parts if (t := one(state, part, date.start))])

    def one(state: State, part: DatePart, day: Day, prefix: bool = True, suffix: bool = True, last: bool = True) -> str:
        text = _value(part, day, locale)
        if not text:
            return ""
        if part.wrap.case or part.wrap.strip:
            text = part.wrap.change(state, text)
        if part.name == "year" and suffix_here and last:
            text += _suffix(state)
        text = part.wrap.pre + text + part.wrap.post
        return (part.prefix if prefix else "") + text + (part.suffix if suffix else "")

    def _range(state: State, date: DateValue, end: Day) -> str:
        start = date.start
        assert start is not None
        names = [part.name for part in parts]
        if not end.year:  # open: the year alone, with what shows that it goes on
            text = delimiter.join([t for part in parts if (t := one(state, part, start))])
            return text + next((part.range_delimiter for part in parts), "–")
        if start.year != end.year:
            differ = {"year", "month", "day"}
        elif start.month != end.month or start.season != end.season:
            differ = {"month", "day"}
        else:
            differ = {"day"}
        places = [
            i
            for i, name in enumerate(names)
            if name in differ and (_value(parts[i], start, locale) or _value(parts[i], end, locale))
        ]
        if not places:
            return delimiter.join([t for part in parts if (t := one(state, part, start))])
        low, high = places[0], places[-1]
        widest = "year" if "year" in differ else ("month" if "month" in differ else "day")
        mark = next((part.range_delimiter for part in parts if part.name == widest), "–")
        before = [t for part in parts[:low] if (t := one(state, part, start))]
        middle = parts[low : high + 1]
        first = [
            t for i, part in enumerate(middle) if (t := one(state, part, start, suffix=i < len(middle) - 1, last=False))
        ]
        second = [t for i, part in enumerate(middle) if (t := one(state, part, end, prefix=i > 0))]
        after = [t for part in parts[high + 1 :] if (t := one(state, part, end))]
        text = delimiter.join(filter(None, first)) + mark + delimiter.join(filter(None, second))
        return delimiter.join([*before, text, *after])

    return render


def _suffix(state: State) -> str:
    """The year suffix, once in an entry ("Disambiguation", year-suffix)."""
    if not state.year_suffix or state.year_suffix_done:
        return ""
    state.year_suffix_done = True
    return codes.YEAR_SUFFIX + state.year_suffix + CLOSE


def _value(part: DatePart, day: Day, locale: Locale) -> str:
    if part.name == "year":
        return _year(day.year, part.form, locale)
    if part.name == "month":
        if day.month:
            return _month(day.month, part.form, locale)
        if day.occasion:
            return day.occasion
        return (locale.term(f"season-{day.season:02}") or "") if day.season else ""
    if part.name == "day" and day.day:
        return _day(day, part.form, locale)
    return ""


def _year(year: int, form: str, locale: Locale) -> str:
    if year == 0:
        return ""
    if year < 0:
        return f"{-year}{locale.term('bc') or ''}"
    if form == "short" and year >= 1000:
        return f"{year % 100:02}"
    return f"{year}{locale.term('ad') or ''}" if year < 1000 else str(year)


def _month(month: int, form: str, locale: Locale) -> str:
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02}"
    return locale.term(f"month-{month:02}", "short" if form == "short" else "long") or str(month)


def _day(day: Day, form: str, locale: Locale) -> str:
    if form == "numeric-leading-zeros":
        return f"{day.day:02}"
    if form == "ordinal" and (day.day == 1 or not locale.limit_day_ordinals):
        return numbers.ordinal(day.day, locale, locale.gender(f"month-{day.month:02}"))
    return str(day.day)
