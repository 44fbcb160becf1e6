"""Names as sources send them -> Names: parts, one string, ``Family, Given``, and organizations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubkit.enriching.text import plain, recase_name
from pubkit.model import Name

_IDENTITY = re.compile(r"\s+(\d{4})$")  # DBLP's number for namesakes
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.I)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.I)
# Words that only a group's name has. A group stays whole: it has no family name.
_GROUP = re.compile(
    r"\b(?:collaborations?|consorti(?:um|a)|committee|working group|study group|research group|investigators|"
    r"labs?|team|society|association|organi[sz]ation|foundation|institute?s?|universit\w+|department|ministry|agency|"
    r"editors|laboratory|laboratories|council|network|project)\b",
    re.I,
)
# An address deposited as an author, such as "School of X, University of Y, City": three parts at the least.
_ADDRESS_COMMAS = 2


def person(family: object = "", given: object = "", *, suffix: object = "", orcid: object = "") -> Name | None:
    """A Name from parts; None when both are empty. Lower-case words before the family name are its particle.

    >>> person("van der Berg", "JAN").family, person("van der Berg", "JAN").particle
    ('Berg', 'van der')
    """
    last, first = (recase_name(plain(part).strip(" -,;*")) for part in (family, given))
    last, identity = _identity(last)
    if not last and not first:
        return None
    if not last:
        return free(first, orcid=orcid)
    if not first and (_GROUP.search(last) or last.casefold().startswith("the ")):
        return Name(literal=last, orcid=orcid_id(orcid))
    particle, last = _particle(last)
    return Name(last, first, particle, suffix=plain(suffix), orcid=orcid_id(orcid), identity=identity)


def group(name: object) -> Name | None:
    """A Name that has no parts."""
    literal = plain(name)
    return Name(literal=literal) if literal else None


def free(name: object, *, orcid: object = "", identity: bool = False) -> Name | None:
    """A Name from one string, ``Given Family`` or ``Family, Given``; with ``identity``, DBLP's number is taken off.

    >>> name = free("Wei Wang 0042", identity=True)
    >>> name.family, name.given, name.identity
    ('Wang', 'Wei', '0042')
    """
    whole, number = _identity(plain(name)) if identity else (plain(name), "")
    if not whole or whole == ",":
        return None
    if _GROUP.search(whole):
        return Name(literal=whole, orcid=orcid_id(orcid))
    suffix = ""
    if whole.count(",") == 2 and _SUFFIX.fullmatch(whole.split(",")[1].strip()):
        family, suffix, given = (part.strip() for part in whole.split(","))
    elif whole.count(",") >= _ADDRESS_COMMAS:
        return Name(literal=whole)
    elif "," in whole:
        family, _, given = (part.strip() for part in whole.partition(","))
        if _SUFFIX.fullmatch(given):
            inner = free(family, orcid=orcid)
            return Name(inner.family, inner.given, inner.particle, suffix=given) if inner else None
    else:
        words = whole.split()
        if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
            suffix = words.pop()
        if len(words) == 1:
            return Name(recase_name(words[0]), orcid=orcid_id(orcid), identity=number)
        start = next((i for i, word in enumerate(words[1:-1], 1) if _is_particle(word)), len(words) - 1)
        family, given = " ".join(words[start:]), " ".join(words[:start])
    made = person(family, given, suffix=suffix, orcid=orcid)
    return (
        made
        if made is None or not number
        else Name(made.family, made.given, made.particle, suffix=made.suffix, orcid=made.orcid, identity=number)
    )


def without_addresses(names: Iterable[Name | None]) -> tuple[Name, ...]:
    """The names that are there, without addresses that were deposited as authors between persons.

    >>> people = without_addresses([Name("Doe", "Jo"), Name(literal="School of X, Y Hospital, Paris")])
    >>> [str(name) for name in people]
    ['Jo Doe']
    """
    there = [name for name in names if name is not None]
    persons = any(not name.literal for name in there)
    return tuple(name for name in there if not (persons and name.literal.count(",") >= _ADDRESS_COMMAS))


def orcid_id(value: object) -> str:
    """The bare iD out of an address or a bare iD; "" when there is none.

    >>> orcid_id("http://orcid.org/0000-0002-1825-0097")
    '0000-0002-1825-0097'
    """
    match = _ORCID.search(value) if isinstance(value, str) else None
    return match[0].upper() if match else ""


def _identity(name: str) -> tuple[str, str]:
    match = _IDENTITY.search(name)
    return (name[: match.start()], match[1]) if match else (name, "")


def _is_particle(word: str) -> bool:
    return word[:1].islower() and word.isalpha()


def _particle(family: str) -> tuple[str, str]:
    words = family.split()
    count = next((i for i, word in enumerate(words) if not _is_particle(word)), 0)
    return " ".join(words[:count]), " ".join(words[count:])
