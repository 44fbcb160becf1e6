"""Names that a source printed in another shape than its parts: capitals, glued initials, numbers, lost separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pubkit.diagnostics import Problem
from pubkit.model import OTHERS, Name, Work
from pubkit.normalizing.names.casing import is_caps, recase
from pubkit.normalizing.names.initials import is_bare, is_dotted, spaced
from pubkit.normalizing.names.read import read_names
from pubkit.normalizing.names.tables import load_tables
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work

_IDENTITY = re.compile(r"(?:^|\s)(0\d{3})$")
_ODD = re.compile(r"[\d;&@|<>\[\]{}\\]|\bet al\b", re.I)
_MIN_CAPS = 2  # letters: such short words in capitals may be initials, unless the table knows them as names


def _find(index: int, work: Work) -> Iterator[Finding]:
    for attribute, item, names in name_lists(work):
        clean = _clean_list(names)
        if clean != names:
            yield Edit(index, attribute, clean, "each name in its parts, as names are written", item)
        for name in clean:
            odd = _ODD.search(str(name))
            if odd and not name.literal:
                hint = "write the names as Family, Given and Family, Given"
                yield Problem("PK209", work.place, f"not sure that this is one name: {str(name)!r}", hint)


def name_lists(work: Work) -> Iterator[tuple[str, str, tuple[Name, ...]]]:
    """Every list of names in a work: (attribute, member of it, names).

    >>> [attribute for attribute, _, _ in name_lists(Work("k", authors=(Name("Doe"),)))]
    ['authors']
    """
    for attribute in ("authors", "editors"):
        if names := getattr(work, attribute):
            yield attribute, "", names
    for variable, names in work.contributors.items():
        yield "contributors", variable, names


def clean_name(name: Name, *, capitals: bool = True) -> Name:
    """One name with its initials spaced, its capitals undone, its suffix and its number in their own parts.

    ``capitals``: a family name in capitals is put into small letters.

    >>> str(clean_name(Name("HUANG", "YJ."))), clean_name(Name("Jr.", "Martin King")).suffix
    ('Y. J. Huang', 'Jr.')
    """
    if name.literal or not name.family:
        return name
    if (number := _IDENTITY.search(name.family)) and not name.identity:
        family = name.family[: number.start()].strip()
        given = name.given
        if not family:
            given, _, family = given.rpartition(" ")
        if family:
            name = replace(name, family=family, given=given, identity=number[1])
    if name.family.lower() in load_tables().suffixes - load_tables().weak_suffixes and " " in name.given:
        given, _, family = name.given.rpartition(" ")
        name = replace(name, family=family.rstrip(","), given=given, suffix=name.family)
    if capitals and name.given and _is_shouted(name.family):
        name = replace(name, family=recase(name.family))
        if is_caps(name.given) and len(name.given) > 4:
            name = replace(name, given=recase(name.given))
    tokens = name.given.split()
    given = " ".join(_given(token, alone=len(tokens) == 1) for token in tokens)
    return replace(name, given=given) if given != name.given else name


def _clean_list(names: tuple[Name, ...]) -> tuple[Name, ...]:
    if _is_vancouver(names):
        names = tuple(name if name.others else replace(name, family=name.given, given=name.family) for name in names)
    names = _without_et_al(names)
    shouted = [_is_shouted(name.family) for name in names]
    in_capitals = sum(shouted) * 2 > len(names)
    initials = any(_has_initials_alone(name) for name in names if len(name.given) != 1)
    out: list[Name] = []
    for name in names:
        if parted := _parted(name):
            out += parted
        elif len(name.given) == 1 and not initials:
            out.append(name)  # "U Kang" among people with full names: U is the name
        elif is_caps(name.family) and not in_capitals and not _has_initials_alone(name) and not is_caps(name.given):
            out.append(clean_name(name, capitals=False))
        else:
            out.append(clean_name(name))
    return tuple(out)


def _has_initials_alone(name: Name) -> bool:
    return _is_initials(name.given.split())


def _is_initials(tokens: list[str]) -> bool:
    return bool(tokens) and all(is_dotted(token) or is_bare(token) for token in tokens)


_ET_AL = re.compile(r"(?:^|[\s,]+)et\.?\s+al\.?$", re.I)


def _without_et_al(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Doe, J. et al." and "Doe, J. and et al." are what "and others" is for."""
    if not names or names[-1].literal:
        return names
    last = names[-1]
    if _ET_AL.search(last.given):
        return (*names[:-1], replace(last, given=_ET_AL.sub("", last.given)), OTHERS)
    if _ET_AL.fullmatch(f"{last.particle} {last.family}".strip()):
        return (*names[:-1], *((Name(last.given),) if last.given else ()), OTHERS)
    return names


def _is_vancouver(names: tuple[Name, ...]) -> bool:
    """Two names at least, and each read as given "Smith", family "JA": a list in Vancouver order without commas."""
    people = [name for name in names if not name.others]
    return len(people) >= 2 and all(
        not name.literal and not name.particle and name.given and " " not in name.given
        and not is_bare(name.given) and not is_dotted(name.given)
        and (is_bare(name.family) or is_dotted(name.family))
        for name in people
    )  # fmt: skip


def _parted(name: Name) -> list[Name] | None:
    """The names in one that holds several, where commas or semicolons stand for "and" without a doubt."""
    if name.literal or name.others:
        return None
    family = " ".join(part for part in (name.particle, name.family) if part)
    suffix = name.suffix and name.suffix.lower() not in load_tables().suffixes
    dotted = is_dotted(name.family.partition(" ")[0]) and " " in name.family
    printed = dotted or (_leads(name.family) and _leads(name.given))
    if not (suffix or printed or ";" in family + name.given or "," in name.given):
        return None
    # Names with semicolons and no comma were read as one long given name before a family name.
    parts = (name.given, family) if ";" in name.given and not name.suffix else (family, name.suffix, name.given)
    text = (" " if parts[0] is name.given else ", ").join(part for part in parts if part)
    found = read_names(text)
    return list(found.names) if len(found.names) > 1 and not found.doubts else None


def _leads(text: str) -> bool:
    """Whether initials lead and a word ends, as in "H Huang": a family name alone or a given name alone seldom does."""
    *front, last = text.split() or [""]
    return _is_initials(front) and not _is_initials([last])


def _is_shouted(family: str) -> bool:
    letters = re.sub(r"[\W\d_]", "", family)
    if not is_caps(family):
        return False
    return len(letters) > _MIN_CAPS or family.lower() in load_tables().short_names or "-" in family


def _given(token: str, *, alone: bool) -> str:
    if is_dotted(token):
        return spaced(token)
    if is_bare(token) and (len(token) == 1 or alone):
        return spaced(token)
    return token


RULE = Rule("names", "names", "initials, capitals, suffixes and separators of names", per_work(_find))
