"""Which name in an author list is the list's owner: yes, no, or ambiguous, by name, identifier and co-authors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pubkit.data.names import COMMON_FAMILY_NAMES
from pubkit.identifying.compare import Likeness, has_han, likeness, specificity
from pubkit.identifying.profile import Former, Person, divide
from pubkit.identifying.spelling import fold, spell
from pubkit.model import Name

Verdict = Literal["yes", "no", "ambiguous"]
Context = Literal["own", "search"]

# An initial in a search result is believed with this many co-authors known from the profile.
COAUTHORS_FOR_INITIAL = 2
# A former name stays in print for a while: papers under way carry it past the change.
YEARS_IN_PRINT = 2
# A common family name with a given name this short ("Wei Wang") is shared by hundreds (DBLP numbers over 300).
SHORT_GIVEN = 5


def match_self(
    names: Sequence[Name], me: Person, context: Context = "own", *, year: int | None = None
) -> list[Verdict]:
    """One verdict for each name of one author list.

    ``context="own"``: the entry is on the person's own list, so exactly one author is they, and a lone compatible
    initial is enough. ``"search"``: the entry was found somewhere, so an initial needs an ORCID or two known
    co-authors. ``year`` is the entry's, and dates former names. Never two "yes".

    >>> match_self([Name("Chen", "X."), Name("Huang", "H.")], Person("Hanxian Huang"))
    ['no', 'yes']
    """
    decided = [_by_identifier(name, me) for name in names]
    if "yes" in decided:
        return ["yes" if verdict == "yes" else "no" for verdict in decided]
    found = [
        Likeness.NONE if d == "no" or n.others else _best(n, me, year) for n, d in zip(names, decided, strict=True)
    ]
    verdicts: list[Verdict] = ["no"] * len(names)
    best = max(found, default=Likeness.NONE)
    holders = [position for position, value in enumerate(found) if value == best]
    if best == Likeness.NONE:
        return verdicts
    if best == Likeness.INITIAL and len(holders) > 1:  # "S. Lee, S.-M. Lee": the one that agrees in more
        agreed = [_specificity(names[position], me) for position in holders]
        if agreed.count(max(agreed)) == 1 and max(agreed) > 1:
            holders = [holders[agreed.index(max(agreed))]]
    believed = best >= Likeness.INITIAL and len(holders) == 1
    if believed and context == "search":
        known = _known_coauthors(names, holders[0], me)
        proven_by_name = best == Likeness.FULL and not _is_common(names[holders[0]], me)
        believed = proven_by_name or known >= (1 if best == Likeness.FULL else COAUTHORS_FOR_INITIAL)
    for position in holders:
        verdicts[position] = "yes" if believed else "ambiguous"
    return verdicts


def _by_identifier(name: Name, me: Person) -> Verdict | None:
    if name.orcid and me.orcid:
        return "yes" if name.orcid.rsplit("/", 1)[-1].upper() == me.orcid else "no"
    if name.identity and me.namesake:
        alike = _best(name, me, None) >= Likeness.INITIAL
        return "yes" if alike and name.identity.zfill(4) == me.namesake else "no"
    return None


def _best(name: Name, me: Person, year: int | None) -> Likeness:
    """The strongest likeness to any of the person's names."""
    own = [*_own_names(me), *(Name(literal=native) for native in me.native)]
    best = max(likeness(name, mine) for mine in own)
    for former in me.former:
        alike = likeness(name, divide(former.name))
        best = max(best, min(alike, Likeness.NEAR) if _is_past(former, year) else alike)
    return best


def _own_names(me: Person) -> list[Name]:
    """The name and its aliases in parts; so is a native name that is written with a space, as Russian ones are."""
    written = (*me.aliases, *(native for native in me.native if " " in native.strip() and not has_han(native)))
    return [me.own_name(), *map(divide, written)]


def _specificity(name: Name, me: Person) -> int:
    return max(specificity(name, mine) for mine in _own_names(me) if likeness(name, mine) >= Likeness.INITIAL)


def _is_past(former: Former, year: int | None) -> bool:
    return bool(former.until and year and year > former.until + YEARS_IN_PRINT)


def _known_coauthors(names: Sequence[Name], mine: int, me: Person) -> int:
    others = [name for position, name in enumerate(names) if position != mine]
    known = [divide(text) for text in me.coauthors]
    return sum(any(likeness(name, friend) >= Likeness.INITIAL for friend in known) for name in others)


def _is_common(name: Name, me: Person) -> bool:
    """A name that many people bear, so that alone it proves nothing."""
    if me.namesake:
        return True
    given = spell(name).given
    return fold(name.family) in COMMON_FAMILY_NAMES and len("".join(given)) <= SHORT_GIVEN
