"""What a marker such as ``auth`` or ``veryshorttitle`` stands for (JabRef's documentation, "Customize the citation
key generator"): one row a marker, with a number behind its name where it takes one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pubkit.bibtex import latex_to_text, parse_names
from pubkit.model import Name
from pubkit.tidying.keys.words import capitalized, plain, telling_words, words

_YEAR = re.compile(r"\d{4}")
_FIRST_PAGE = re.compile(r"\d+")
_ALPHA_NAMES = 4  # the alpha style writes so many initials, and "+" for more


@dataclass(frozen=True, slots=True)
class Fields:
    """One entry as markers see it: values as spelled, by name in lower case."""

    type: str
    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """A field in plain Unicode."""
        return latex_to_text(self.values.get(name, "")).strip()

    def people(self, *fields: str) -> list[Name]:
        """The names of the first of the fields that has any."""
        for field in fields:
            names = [name for name in parse_names(self.values.get(field, "")) if not name.others]
            if names:
                return names
        return []


def _last(name: Name) -> str:
    family = " ".join(part for part in (name.particle, name.family) if part) or name.literal
    return plain("".join(family.split()))


def _lasts(fields: Fields, *sources: str) -> list[str]:
    return [_last(name) for name in fields.people(*sources)]


def _first_last(names: list[str], count: int) -> str:
    return names[0][: count or None] if names else ""


def _all_lasts(names: list[str], count: int) -> str:
    if not count or len(names) <= count:
        return "".join(names)
    return "".join(names[:count]) + "EtAl"


def _et_al(names: list[str], _: int) -> str:
    if len(names) > 2:
        return f"{names[0]}.etal"
    return ".".join(names)


def _and_others(names: list[str], _: int) -> str:
    return names[0] + "EtAl" if len(names) > 2 else "".join(names)


def _alpha(names: list[str], _: int) -> str:
    if len(names) == 1:
        return names[0][:3]
    return "".join(name[:1] for name in names[:_ALPHA_NAMES]) + ("+" if len(names) > _ALPHA_NAMES else "")


def _short(names: list[str], _: int) -> str:
    if len(names) == 1:
        return names[0]
    return "".join(name[:1] for name in names[:3]) + ("+" if len(names) > 3 else "")


def _initials(names: list[str], count: int) -> str:
    share, more = divmod(count or 5, max(1, len(names)))
    return "".join(name[: share + (place < more)] for place, name in enumerate(names))


_PEOPLE: dict[str, Callable[[list[str], int], str]] = {
    "": _first_last,
    "ors": _all_lasts,
    "or": _first_last,
    "etal": _et_al,
    ".etal": _et_al,
    "EtAl": _and_others,
    "orsAlpha": _alpha,
    "short": _short,
    "shortauth": _short,
    "Ini": _initials,
    "orIni": _initials,
    "orLast": lambda names, _: names[-1] if names else "",
}
_SOURCES = {"auth": ("author", "editor"), "pureauth": ("author",), "edtr": ("editor",), "editor": ("editor",)}


def _forename_initial(fields: Fields) -> str:
    people = fields.people("author", "editor")
    return plain(people[0].given[:1]) if people else ""


def _year(fields: Fields) -> str:
    match = _YEAR.search(fields.text("year") or fields.text("date"))
    return match[0] if match else ""


def _page(fields: Fields, choose: Callable[[list[int]], int]) -> str:
    numbers = [int(page) for page in _FIRST_PAGE.findall(fields.text("pages")) if len(page) < 10]
    return str(choose(numbers)) if numbers else ""


def _keyword(fields: Fields, number: int) -> str:
    found = [word for part in re.split("[,;]", fields.text("keywords")) if (word := part.strip())]
    return found[number - 1] if 0 < number <= len(found) else "" if number else "".join(found)


_MARKERS: dict[str, Callable[[Fields, int], str]] = {
    "year": lambda fields, _: _year(fields),
    "shortyear": lambda fields, _: _year(fields)[-2:],
    "entrytype": lambda fields, _: fields.type,
    "title": lambda fields, _: "".join(map(capitalized, telling_words(fields.text("title")))),
    "fulltitle": lambda fields, _: "".join(words(fields.text("title"))),
    "camel": lambda fields, n: "".join(map(capitalized, words(fields.text("title"))[: n or None])),
    "shorttitle": lambda fields, _: "".join(telling_words(fields.text("title"))[:3]),
    "shorttitleINI": lambda fields, _: "".join(word[0] for word in telling_words(fields.text("title"))[:3]),
    "veryshorttitle": lambda fields, _: "".join(telling_words(fields.text("title"))[:1]),
    "firstpage": lambda fields, _: _page(fields, min),
    "lastpage": lambda fields, _: _page(fields, max),
    "keyword": _keyword,
    "keywords": _keyword,
    "authForeIni": lambda fields, _: _forename_initial(fields),
}
_NAMED = re.compile(r"([A-Za-z.\-_]+?)(\d*)")


def marker_value(marker: str, fields: Fields) -> str:
    """The text of a marker; of a name that is no marker, the field of that name.

    >>> entry = Fields("article", {"author": "Doe, Jo and Roe, R.", "title": "On the {Origin} of Species"})
    >>> marker_value("auth3", entry), marker_value("authors", entry), marker_value("veryshorttitle", entry)
    ('Doe', 'DoeRoe', 'Origin')
    """
    match = _NAMED.fullmatch(marker)
    if not match:
        return ""
    name, number = match[1], int(match[2][:4] or 0)
    if name in _MARKERS:
        return _MARKERS[name](fields, number)
    for prefix, sources in _SOURCES.items():
        kind = name.removeprefix(prefix) if name.startswith(prefix) else None
        if kind is not None and kind in _PEOPLE:
            names = _lasts(fields, *sources)
            return _PEOPLE[kind](names, number) if names else ""
    return plain(fields.text(name.lower()))
