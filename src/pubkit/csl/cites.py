"""One citation: its cites sorted, grouped, collapsed and joined.

CSL 1.0.2, "Citation", "Cite Grouping", "Cite Collapsing", "Delimiters for cite collapsing".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from pubkit.csl import codes, textcase
from pubkit.csl.codes import CLOSE
from pubkit.csl.locale import Locale
from pubkit.csl.positions import Cite
from pubkit.csl.style import Style
from pubkit.csl.values import NamedTuple


class Rendered(NamedTuple):
    """A cite as coded text, with its parts that grouping and collapsing look at."""

    cite: Cite
    text: str
    names: str
    number: str


RenderCite = Callable[[Cite, bool], Rendered]  # the flag: leave the names out

_SUFFIX = re.compile(f"{codes.YEAR_SUFFIX}([^{CLOSE}]*){CLOSE}")
_OWN_DELIMITER = frozenset(",.;:")
_ENDS_DELIMITED = frozenset(",;:")
_RANGE_FROM = 3  # "citation-number": ranges of three numbers and more are collapsed


class Joining(NamedTuple):
    """The options of cs:citation."""

    collapse: str
    delimiter: str
    group_delimiter: str
    suffix_delimiter: str
    after_collapse: str
    to: str  # between the ends of a range
    regrouped: bool  # cites of the same names are brought together; without cs:sort the order is the user's
    grouped: bool


def joining(style: Style, locale: Locale, delimiter: str) -> Joining:
    """Read the options; each delimiter falls back to the layout's.

    But for the one between cites of one group: its default is ", " ("Cite Grouping"), which in a note, where full
    references are cited, established processors take from the layout as well.
    """
    element = style.citation
    attrs = element.attrs if element is not None else {}
    clean = codes.clean
    collapse = attrs.get("collapse", "")
    grouped = "cite-group-delimiter" in attrs or collapse.startswith("year")
    sorted_ = element is not None and element.find("sort") is not None
    group = clean(attrs.get("cite-group-delimiter", delimiter if style.note else ", "))
    return Joining(
        collapse,
        delimiter,
        group,
        clean(attrs.get("year-suffix-delimiter", attrs.get("cite-group-delimiter", delimiter))),
        clean(attrs.get("after-collapse-delimiter", delimiter)),
        locale.term("citation-range-delimiter") or "–",  # a term that citeproc-js and citeproc-lua know
        grouped and sorted_,
        grouped,
    )


def join(cites: Sequence[Cite], options: Joining, render: RenderCite) -> str:
    """The cites of a citation as one coded text, without the layout's affixes."""
    rendered = [capitalized(render(cite, False), not place) for place, cite in enumerate(cites)]
    rendered = [one for one in rendered if one.text]
    if len(rendered) < 2:
        return rendered[0].text if rendered else ""
    if options.collapse == "citation-number":
        return _numbers(rendered, options)
    if options.regrouped:
        rendered = _grouped(rendered)
    if options.collapse.startswith("year"):
        return _years(rendered, options, render)
    if options.grouped:
        return _with_groups(rendered, options)
    return _delimited([(one.text, options.delimiter) for one in rendered])


def capitalized(one: Rendered, first: bool) -> Rendered:
    """A cite in a note whose first word is a term begins with a capital where a sentence begins."""
    text = one.text
    if codes.TERM not in text:
        return one
    before, _, after = text.partition(codes.TERM)
    starts = codes.plain(before).rstrip().rstrip("”’\"'")
    # After one word the period may be an abbreviation's ("Cf. ibid.").
    if after and (starts[-1:] in (".", "!", "?") and " " in starts if starts else first):
        text = before + textcase.capitalize_first(after)
    return one._replace(text=text)


def _delimited(parts: Sequence[tuple[str, str]]) -> str:
    """Texts, each with the delimiter that would stand before it; a text that begins with its own mark needs none."""
    out = parts[0][0]
    for text, delimiter in parts[1:]:
        if text[0] in _OWN_DELIMITER or (codes.plain(out[-4:])[-1:] in _ENDS_DELIMITED and delimiter[:1] in ",;"):
            out += "" if text[0] in _OWN_DELIMITER or text[0].isspace() else " "
        else:
            out += delimiter
        out += text
    return out


def _grouped(rendered: Sequence[Rendered]) -> list[Rendered]:
    """Cites with the same names brought together, where the first of them stands."""
    groups: dict[object, list[Rendered]] = {}
    for place, one in enumerate(rendered):
        groups.setdefault(codes.plain(one.names) if one.names else place, []).append(one)
    return [one for group in groups.values() for one in group]


def _same_group(one: Rendered, other: Rendered) -> bool:
    return codes.plain(one.names) == codes.plain(other.names)


def _with_groups(rendered: Sequence[Rendered], options: Joining) -> str:
    parts = [(rendered[0].text, "")]
    for before, one in itertools.pairwise(rendered):
        parts.append((one.text, options.group_delimiter if _same_group(before, one) else options.delimiter))
    return _delimited(parts)


def _numbers(rendered: Sequence[Rendered], options: Joining) -> str:
    """collapse="citation-number": runs of numbers become ranges."""
    parts: list[tuple[str, str]] = []
    place = 0
    collapsed = False
    while place < len(rendered):
        end = place
        while end + 1 < len(rendered) and _follows(rendered[end], rendered[end + 1]):
            end += 1
        delimiter = options.after_collapse if collapsed else options.delimiter
        collapsed = end - place + 1 >= _RANGE_FROM
        if collapsed:
            parts.append((rendered[place].text + options.to + rendered[end].text, delimiter))
        else:
            run = rendered[place : end + 1]
            parts += [(one.text, options.delimiter if at else delimiter) for at, one in enumerate(run)]
        place = end + 1
    return _delimited(parts)


def _follows(one: Rendered, other: Rendered) -> bool:
    def bare(cite: Cite) -> bool:
        return not (cite.locator or cite.prefix or cite.suffix)

    return (
        bare(one.cite)
        and bare(other.cite)
        and one.number.isdecimal()
        and other.number.isdecimal()
        and int(other.number) == int(one.number) + 1
    )


def _years(rendered: Sequence[Rendered], options: Joining, render: RenderCite) -> str:
    """collapse="year" and its kin: the names once, then years, then suffixes."""
    parts: list[tuple[str, str]] = []
    place = 0
    collapsed = False
    while place < len(rendered):
        end = place
        while (
            end + 1 < len(rendered)
            and _same_group(rendered[end], rendered[end + 1])
            and not rendered[end + 1].cite.prefix
        ):
            end += 1
        after = collapsed or options.collapse == "year"
        delimiter = options.after_collapse if after else options.delimiter
        group = rendered[place : end + 1]
        collapsed = len(group) > 1
        parts.append((_one_group(group, options, render), delimiter))
        place = end + 1
    return _delimited(parts)


def _one_group(group: Sequence[Rendered], options: Joining, render: RenderCite) -> str:
    rest = [render(one.cite, True).text if one.names else one.text for one in group[1:]]
    texts = [text for text in (group[0].text, *rest) if text]
    if len(texts) < len(group):
        return options.group_delimiter.join(texts)
    if options.collapse != "year" and len(texts) > 1:
        return _suffixes([one.cite for one in group], texts, options)
    # With a locator the delimiter has to be heavier: "Wong 1999, 328; 2000, 475".
    located = any(one.cite.locator for one in group)
    return (options.after_collapse if located else options.group_delimiter).join(texts)


def _suffixes(cites: Sequence[Cite], texts: Sequence[str], options: Joining) -> str:
    """Cites of one author: a year that is printed already is left out, "2000a, b", and runs of suffixes become ranges
    where the style asks for them."""
    years = [_split_year(text) for text in texts]
    bare = [not (cite.locator or cite.suffix) for cite in cites]
    out = texts[0]
    place = 1
    while place < len(texts):
        before, year = years[place - 1], years[place]
        if before is None or year is None or before[0] != year[0] or cites[place].suffix or cites[place - 1].suffix:
            out += options.group_delimiter + texts[place]
            place += 1
            continue
        end = place - 1
        if options.collapse == "year-suffix-ranged" and bare[end]:
            while end + 1 < len(texts) and bare[end + 1] and _next(years[end], years[end + 1]):
                end += 1
        if end - place + 2 >= _RANGE_FROM:
            out += options.to
        else:
            end = place
            out += options.suffix_delimiter if bare[place - 1] and bare[place] else options.group_delimiter
        out += (years[end] or year)[1] + _tail(texts[end])
        place = end + 1
    return out


def _split_year(text: str) -> tuple[str, str] | None:
    """The year that a cite prints, and its suffix."""
    suffix = _SUFFIX.search(text)
    if suffix is None:
        return None
    before = codes.plain(text[: suffix.start()])
    year = re.search(r"[^\s(,;]+$", before)
    return (year[0] if year else "", suffix[1])


def _next(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    return (
        one is not None
        and other is not None
        and one[0] == other[0]
        and len(one[1]) == len(other[1]) == 1
        and ord(other[1]) == ord(one[1]) + 1
    )


def _tail(text: str) -> str:
    """What a cite prints after its year suffix."""
    found = _SUFFIX.search(text)
    return codes.plain(text[found.end() :]) if found else ""
