"""Names that a source printed in another shape than its parts: capitals, glued initials, numbers, lost separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pubkit.diagnostics import Problem
from pubkit.model import OTHERS, Name, Work
from pubkit.normalizing.names.casing import is_caps, recase
from pubkit.normalizing.names.corporate import ends_company, is_corporate
from pubkit.normalizing.names.initials import is_bare, is_dotted, spaced
from pubkit.normalizing.names.order import is_family, is_given, may_be_chinese, may_be_given
from pubkit.normalizing.names.read import read_names
from pubkit.normalizing.names.tables import fold, load_tables
from pubkit.normalizing.rule import Edit, Finding, Rule, per_work

_IDENTITY = re.compile(r"(?:^|\s)(0\d{3})$")
_ODD = re.compile(r"[\d;&@|<>\[\]{}\\]|\bet al\b", re.I)
# "L[eslie] A. Doe" adds what the work does not print; "3rd" is a suffix.
_USUAL = re.compile(r"\[[^\W\d_]+\.?\]|\b(?:2nd|3rd|[45]th)\b")
_JOINTS = frozenset({"with", "und", "et", "mit", "avec"})
_MIN_CAPS = 2  # letters: such short words in capitals may be initials, unless the table knows them as names


def _find(index: int, work: Work) -> Iterator[Finding]:
    for attribute, item, names in name_lists(work):
        clean = _clean_list(names)
        if clean != names:
            yield Edit(index, attribute, clean, "each name in its parts, as names are written", item)
        for name in clean:
            if _is_doubtful(name):
                hint = "write the names as Family, Given and Family, Given"
                yield Problem("PK209", work.place, f"not sure that this is one name: {str(name)!r}", hint)


def _is_doubtful(name: Name) -> bool:
    if name.others:
        return False
    if name.literal:
        people = name.literal.split(" and ")
        return len(people) > 1 and all(" " in one.strip() and _is_full(one) for one in people)
    text = _USUAL.sub("", str(name))
    if "\x1b" in text:
        return False  # text in ISO-2022, whose signs are no punctuation
    handle = not name.given and " " not in name.family  # "jd6", "AT&T"
    suffix = name.given.lower() in load_tables().suffixes or _is_no_suffix(name.suffix)
    joined = bool(_JOINTS & set(name.particle.split()))
    return (bool(_ODD.search(text)) and not handle) or _are_two(name) or suffix or joined


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
    tokens = name.given.removesuffix("\\").split()  # "Wayne C.\\ and ...": the blank is the joint's
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
        elif organization := _organization(name):
            out.append(replace(name, literal=organization, family="", given="", particle="", suffix=""))
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
    family = _family_of(name)
    suffix = _is_no_suffix(name.suffix)
    dotted = is_dotted(name.family.partition(" ")[0]) and " " in name.family
    printed = dotted or (_leads(name.family) and _leads(name.given))
    if not (suffix or printed or _are_two(name) or ";" in family + name.given or "," in name.given):
        return None
    # Names with semicolons and no comma were read as one long given name before a family name.
    parts = (name.given, family) if ";" in name.given and not name.suffix else (family, name.suffix, name.given)
    text = (" " if parts[0] is name.given else ", ").join(part for part in parts if part)
    found = read_names(text)
    alone = any(not (one.given or one.literal) for one in found.names)
    sure = not found.doubts and (not alone or ";" in text) and not is_corporate(parts[0])
    return list(found.names) if len(found.names) > 1 and sure else None


def _is_no_suffix(text: str) -> bool:
    """Whether what stands between two commas is more than "Jr." or "IV"."""
    return bool(text) and text.lower() not in load_tables().suffixes and not re.fullmatch(r"[IVX]+\.?|\d\w\w", text)


def _are_two(name: Name) -> bool:
    """Full names on both sides of the comma: "Jane Smith, John Brown" is no family name and its given names."""
    sides = (_family_of(name), name.given)
    if name.literal or name.suffix or not all(" " in side for side in sides):
        return False
    return all(map(_is_full, sides)) or all(may_be_chinese(word) for side in sides for word in side.split())


def _is_full(text: str) -> bool:
    first, *middle, last = text.split()
    if any(word[:1].islower() for word in middle) and text[:1].isupper():
        return is_given(first)  # "Ludwig van Beethoven"
    chinese = may_be_chinese(first) > 0 and fold(last) in load_tables().chinese and not is_family(first)
    known = is_family(last) or fold(last) in load_tables().chinese
    return chinese or (may_be_given(first) and known and not is_given(last))


def _family_of(name: Name) -> str:
    return " ".join(part for part in (name.particle, name.family) if part)


_ROLES = ("eds", "eds.", "editors", "editor")


def _both_corporate(family: str, given: str) -> bool:
    """ "University of Washington, Graduate School": the comma is the name's own."""
    return family[:1].isupper() and is_corporate(family) and is_corporate(given)


def _organization(name: Name) -> str:
    """An organization that was read as a person, since it has no braces of its own; or nothing."""
    if name.literal or name.others or not name.given or name.suffix:
        return ""
    family, words = _family_of(name), name.given.split()
    if ends_company(name.given) or (len(words) > 1 < len(family.split()) and _both_corporate(family, name.given)):
        return f"{family}, {name.given}" if is_corporate(f"{family} {name.given}") else ""
    last = family.split()[-1]
    linked = any(word in load_tables().links for word in family.split()) or words[0] == "The"
    initials = any(is_dotted(word) or is_bare(word) for word in words) and not linked  # "U.S. Bureau of Mines"
    person = is_given(words[0]) or initials
    known = linked or is_corporate(f"X. {last}")
    text = f"{name.given} {family}"
    return text if known and is_corporate(text) and not person and last not in _ROLES else ""


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
    if token == "Ó" or token.lower() in load_tables().suffixes:
        return token  # "Ó" of "Ó Cróinín" is no initial
    if is_dotted(token):
        return spaced(token)
    if is_bare(token) and (len(token) == 1 or alone):
        return spaced(token)
    return token


RULE = Rule("names", "names", "initials, capitals, suffixes and separators of names", per_work(_find))
