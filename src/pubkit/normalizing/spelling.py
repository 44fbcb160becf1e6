"""One person spelled in several ways within a library: which spelling is the fullest, and when it is not known.

Two spellings are one person's when the family name and the first given name, written out, are the same, nothing in
the other names contradicts, and a co-author is the same; or when their ORCID iDs are the same. Who has no co-author
anywhere needs none, unless very many people share the family name. Initials alone never join two names, nor does
anything join two that stand in one author list, have different ORCID iDs or numbers of a source, or differ in suffix.
A spelling that fits two people of the library, "Raymond Ng" beside "Raymond T. Ng" and "Raymond W. M. Ng", is left.
benchmarks/one_spelling.py measures it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from pubkit.data.names import COMMON_FAMILY_NAMES
from pubkit.model import Name, Work
from pubkit.normalizing.names.initials import is_bare, is_dotted
from pubkit.normalizing.names.tables import fold

# People called "Wei Zhang" need two keys in common: one co-author whose family name is rare, or two others.
SHORT_GIVEN, COMMON_KEYS = 5, 2

Spelling = tuple[str, str, str, str, str, str]  # family, given, particle, suffix, orcid, identity


@dataclass(slots=True)
class Variant:
    """One spelling: the works it stands in, how often, and the family names beside it."""

    name: Name
    tokens: tuple[str, ...]
    works: set[int] = field(default_factory=set)
    coauthors: set[str] = field(default_factory=set)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Respelling:
    """``name`` should be spelled ``target``; without a target the fuller spellings contradict each other."""

    name: Name
    target: Name | None
    candidates: tuple[Name, ...] = ()


def find_respellings(works: Sequence[Work]) -> dict[Spelling, Respelling]:
    """For each spelling that is not its person's fullest, the fullest one.

    >>> a, b = Work("a", authors=(Name("Knuth", "Donald"),)), Work("b", authors=(Name("Knuth", "Donald E."),))
    >>> [str(found.target) for found in find_respellings([a, b]).values()]
    ['Donald E. Knuth']
    """
    variants: dict[Spelling, Variant] = {}
    for index, work in enumerate(works):
        for names in (work.authors, work.editors, *work.contributors.values()):
            people = [name for name in names if name.family and not name.literal]
            beside = {name: _person(name) for name in people}
            for name in people:
                variant = variants.get(spelling(name))
                if variant is None:
                    variant = variants[spelling(name)] = Variant(name, _tokens(name))
                variant.works.add(index)
                variant.count += 1
                variant.coauthors.update(*(keys for other, keys in beside.items() if other != name))
    found: dict[Spelling, Respelling] = {}
    for same in _buckets(variants.values()):
        if len(same) > 1:
            found.update(_respell(same))
    return found


def _buckets(variants: Iterable[Variant]) -> Iterator[list[Variant]]:
    """Variants that may be one person: those with an ORCID iD in common are in one bucket, whatever they are called."""
    buckets: dict[str, list[Variant]] = defaultdict(list)
    by_orcid: dict[str, str] = {}
    for variant in sorted(variants, key=lambda variant: not variant.name.orcid):
        first = variant.tokens[0] if variant.tokens else ""
        key = f"{_without_umlauts(_family(variant.name))} {first[:2] if not _is_initial(first) else ''}"
        if variant.name.orcid:
            key = by_orcid.setdefault(variant.name.orcid, key)
        buckets[key].append(variant)
    yield from buckets.values()


def spelling(name: Name) -> Spelling:
    """What tells two spellings apart; marks do not."""
    return (name.family, name.given, name.particle, name.suffix, name.orcid, name.identity)


@lru_cache(maxsize=65536)
def _folded(family: str) -> str:
    return "".join(char for char in fold(family) if char.isalnum())


def _family(name: Name) -> str:
    return _folded(name.particle + name.family)


def _without_umlauts(family: str) -> str:
    return re.sub(r"(?<=[aou])e", "", family)


@lru_cache(maxsize=65536)
def _expanded(family: str) -> str:
    """ "Schölkopf" as those write it who have no umlauts: "schoelkopf"."""
    return _folded("".join(_UMLAUTS.get(char, char) for char in family.lower()))


_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}


def _same_family(one: Name, two: Name) -> bool:
    """Alike without accents, or one with umlauts and the other with the letters that stand for them."""
    a, b = one.particle + one.family, two.particle + two.family
    if _folded(a) == _folded(b):
        return True
    return _expanded(a) == _expanded(b) and (_expanded(a) != _folded(a) or _expanded(b) != _folded(b))


def _respell(variants: list[Variant]) -> dict[Spelling, Respelling]:
    """What each spelling of a bucket should be; a namesake in it makes a spelling that fits both doubtful."""
    joined: dict[int, set[int]] = defaultdict(set)
    for a, b in combinations(range(len(variants)), 2):
        if _same_person(variants[a], variants[b]):
            joined[a].add(b)
            joined[b].add(a)
    out: dict[Spelling, Respelling] = {}
    for index, variant in enumerate(variants):
        fuller = [other for other in joined[index] if _fullness(variants[other]) > _fullness(variant)]
        if not fuller:
            continue
        names = tuple(variants[other].name for other in fuller)
        best = max((variants[other] for other in fuller), key=_fullness)
        rivals = [other.name for other in variants if _is_rival(other, variant, best)]
        if rivals:
            out[spelling(variant.name)] = Respelling(variant.name, None, tuple(dict.fromkeys((*names, *rivals))))
            continue
        if _shown(best.name) != _shown(variant.name):
            out[spelling(variant.name)] = Respelling(variant.name, best.name, names)
    return out


def _is_rival(other: Variant, variant: Variant, best: Variant) -> bool:
    """True when another person of the library may be meant by ``variant`` as well as ``best``."""
    if other is best or other is variant or variant.name.orcid or _family(other.name) != _family(variant.name):
        return False
    first, second = other.tokens, best.tokens
    if not first or _is_initial(first[0]) or not _agree(first, variant.tokens):
        return False
    return not _agree(first, second) or bool(other.works & best.works) or _differ(other.name, best.name)


def _differ(one: Name, two: Name) -> bool:
    suffix = fold(one.suffix).strip(".") != fold(two.suffix).strip(".")
    return suffix or one.identity != two.identity or bool(one.orcid and two.orcid and one.orcid != two.orcid)


def _shown(name: Name) -> tuple[str, ...]:
    return (name.family, name.given, name.particle, name.suffix)


def _same_person(a: Variant, b: Variant) -> bool:
    one, two = a.name, b.name
    if a.works & b.works or (one.orcid and two.orcid and one.orcid != two.orcid):
        return False
    if one.orcid and one.orcid == two.orcid:
        return True
    if _differ(one, two) or not _same_family(one, two):
        return False
    first, second = a.tokens, b.tokens
    if not first or not second or _is_initial(first[0]) or _is_initial(second[0]):
        return False
    if not _agree(first, second):
        return False
    if _apart(one) == _apart(two):
        return True
    common = _family(one) in COMMON_FAMILY_NAMES
    if not a.coauthors or not b.coauthors:
        return not common
    least = COMMON_KEYS if common and len(first[0]) <= SHORT_GIVEN else 1
    return len(a.coauthors & b.coauthors) >= least


def _apart(name: Name) -> list[str]:
    """Given names with hyphens as spaces: "Fei-Fei" and "Fei Fei" are alike without a doubt, "Feifei" is not."""
    return fold(name.given).replace("-", " ").split()


def _person(name: Name) -> set[str]:
    """What finds a co-author again: the family name and the first given name, or its letter when few share the family.

    Of common family names a letter proves nothing: two people called Wei Chen both write with a Y. Wang.
    """
    family, first = _family(name), next(iter(_tokens(name)), "")
    keys = set() if _is_initial(first) else {f"{family} {first}"}
    return keys if family in COMMON_FAMILY_NAMES else keys | {f"{family} {first[:1]}"}


def _tokens(name: Name) -> tuple[str, ...]:
    """Given names, folded; hyphenated ones are one name, "JA" is two initials, nicknames are none."""
    tokens: list[str] = []
    for word in re.sub(r"[(\"“].*?[)\"”]", " ", name.given).split():
        if is_bare(word):
            tokens += fold(word.replace("-", ""))
        elif not re.fullmatch(r"\W+", word):
            tokens.append(fold(word).replace("-", ""))
    return tuple(tokens)


def _is_initial(token: str) -> bool:
    return is_dotted(token) or len(token.strip(".")) == 1


def _agree(one: Sequence[str], two: Sequence[str]) -> bool:
    """First names alike when glued or apart ("Fei-Fei", "Feifei"), and no other name that contradicts."""
    if "".join(one) == "".join(two):
        return True
    if one[0] != two[0]:
        return False
    return all(_may_be(a, b) for a, b in zip(one[1:], two[1:], strict=False))


def _may_be(a: str, b: str) -> bool:
    if _is_initial(a) or _is_initial(b):
        return a[0] == b[0]
    return a == b


def _fullness(variant: Variant) -> tuple[bool, int, int, int, int, int, str]:
    """Names written out first, then more names, then accents and inner capitals, then the more frequent spelling."""
    name = variant.name
    tokens = name.given.replace("-", " ").split()
    letters = sum(len(token) for token in tokens if not _is_initial(token) and not is_bare(token))
    accents = sum(not char.isascii() for char in str(name))
    plain = not re.search(r"[(\"“]", name.given)  # a nickname is no part of the name
    return (
        plain,
        letters,
        len(tokens),
        accents,
        name.given.count("-") + name.given.count("."),
        variant.count,
        str(name),
    )


def apply_respelling(names: Iterable[Name], found: dict[Spelling, Respelling]) -> tuple[Name, ...]:
    """The names with each spelling replaced by its fullest; marks, ORCID iD and number stay with the name."""
    out = []
    for name in names:
        known = found.get(spelling(name)) if not name.literal else None
        if known and known.target:
            target = known.target
            name = replace(
                name, family=target.family, given=target.given, particle=target.particle, suffix=target.suffix
            )
        out.append(name)
    return tuple(out)
