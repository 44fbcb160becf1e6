"""The person a list belongs to: every name that is theirs, and what tells them from namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pubkit.errors import ConfigError
from pubkit.model import Name

_SUFFIX = re.compile(r",?\s+((?:Jr|Sr)\.?|II|III|IV)$", re.IGNORECASE)
_PARTICLE = re.compile(r"^(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|ter|ten|zu|af|av|y|e)\s+)+")
# DBLP numbers namesakes: "Wei Wang 0042" as a name, "65/9656-42" as a person's address.
_NAMESAKE = re.compile(r"(?<=[A-Za-z\s_-])0*(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Former:
    """A name the person had, and the last year in which it was theirs (None: not known)."""

    name: str
    until: int | None = None


@dataclass(frozen=True, init=False)
class Person:
    """The owner of a list.

    ``aliases`` are other spellings now in use, ``native`` the name in its own script, ``former`` earlier names
    (a string, or a mapping with ``name`` and ``until``), ``coauthors`` people known to write with them. ``orcid`` and
    ``dblp`` (a pid such as ``65/9656-42`` or a name such as ``Wei Wang 0042``) decide over any name. ``family`` and
    ``given`` say where the name divides, when the last word is not the family name.

    >>> Person("Hanxian Huang", aliases=["Hannah Huang"]).name
    'Hanxian Huang'
    """

    name: str
    family: str = ""
    given: str = ""
    aliases: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()
    orcid: str = ""
    dblp: str = ""
    coauthors: tuple[str, ...] = ()
    _names: tuple[Name, ...] = field(default=(), repr=False, compare=False)

    def __init__(
        self,
        name: str,
        *,
        family: str = "",
        given: str = "",
        aliases: Iterable[str] = (),
        native: Iterable[str] = (),
        former: Iterable[str | Mapping[str, object] | Former] = (),
        orcid: str = "",
        dblp: str = "",
        coauthors: Iterable[str] = (),
    ) -> None:
        if not name.strip():
            raise ConfigError("the person's name is empty", "write it as printed: Hanxian Huang")
        values = {
            "name": name.strip(),
            "family": family,
            "given": given,
            "aliases": _texts(aliases),
            "native": _texts(native),
            "former": tuple(_former(f) for f in ([former] if isinstance(former, str | Former) else former)),
            "orcid": orcid.rsplit("/", 1)[-1].upper() if orcid else "",
            "dblp": dblp or "",
            "coauthors": _texts(coauthors),
        }
        for attribute, value in values.items():
            object.__setattr__(self, attribute, value)

    @property
    def namesake(self) -> str:
        """The number that DBLP gave this person among namesakes, or an empty string."""
        found = _NAMESAKE.search(self.dblp.removesuffix(".html"))
        return found.group(1).zfill(4) if found else ""

    def own_name(self) -> Name:
        """The name in parts."""
        if self.family:
            return divide(f"{self.family}, {self.given}")
        return divide(self.name)


def divide(text: str) -> Name:
    """One personal name in parts, written ``Given Family`` or ``Family, Given``; a generation may follow.

    >>> divide("Jan van der Berg").particle, divide("van der Berg, Jan").particle
    ('van der', 'van der')
    """
    text = " ".join(text.replace("*", " ").split())
    identity = ""
    if found := re.search(r"\s(\d{4})$", text):
        identity, text = found.group(1), text[: found.start()]
    suffix = ""
    if found := _SUFFIX.search(text):
        suffix, text = found.group(1), text[: found.start()]
    family, comma, given = text.partition(",")
    if not comma:
        words = text.split(" ")
        start = next((i for i, word in enumerate(words[1:-1], 1) if _PARTICLE.match(word + " ")), len(words) - 1)
        given, family = " ".join(words[:start]), " ".join(words[start:])
    elif found := _SUFFIX.search(" " + family):
        suffix, family = found.group(1), family[: -len(found.group(0).strip())]
    particle = found.group(0).strip() if (found := _PARTICLE.match(family.strip())) else ""
    family = family.strip().removeprefix(particle).strip()
    return Name(family=family, given=given.strip(), particle=particle, suffix=suffix, identity=identity)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in ([values] if isinstance(values, str) else values) if value.strip())


def _former(value: str | Mapping[str, object] | Former) -> Former:
    if isinstance(value, Former):
        return value
    if isinstance(value, str):
        return Former(value)
    until = value.get("until")
    return Former(str(value.get("name", "")), int(until) if isinstance(until, int | str) and until else None)
