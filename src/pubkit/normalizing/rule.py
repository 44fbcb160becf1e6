"""What a rule is: a name, the group that ``--only`` names, and one function from works to what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pubkit.diagnostics import Problem
from pubkit.model import CSL_STRINGS, Name, Venue, Work


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chooses: ``title_case`` and ``venue_form`` are words of the command line; ``venues`` their own
    names, ``journals`` the text of a list in JabRef's form."""

    title_case: str = "keep"
    venue_form: str = "keep"
    venues: Mapping[str, Any] = field(default_factory=dict)
    journals: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for one attribute of the work at ``index``; ``item`` names a member of a mapping attribute."""

    index: int
    attribute: str
    value: Any
    why: str
    item: str = ""


Finding = Edit | Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """``find`` gives the edits and problems of a whole library; rules that look at one work at a time use per_work."""

    name: str
    group: str
    summary: str
    find: Callable[[Sequence[Work], Options], Iterable[Finding]]


def per_work(
    look: Callable[[int, Work], Iterable[Finding]],
) -> Callable[[Sequence[Work], Options], Iterator[Finding]]:
    """A library-wide function out of one that looks at a single work and its position."""

    def find(works: Sequence[Work], options: Options) -> Iterator[Finding]:
        for index, work in enumerate(works):
            yield from look(index, work)

    return find


def variable(edit: Edit) -> str:
    """The CSL variable that an edit changes.

    >>> variable(Edit(0, "container_title", "x", "")), variable(Edit(0, "contributors", (), "", "translator"))
    ('container-title', 'translator')
    """
    if edit.item:
        return edit.item
    return {"authors": "author", "editors": "editor"}.get(edit.attribute) or CSL_STRINGS.get(
        edit.attribute, edit.attribute.replace("_", "-")
    )


def shown(value: Any, *, inverted: bool = False) -> str:
    """A value as a person reads it in a diff; ``inverted`` shows the parts of names.

    >>> from pubkit.model import Name
    >>> shown((Name("Doe", "Jo", suffix="Jr."), Name(literal="others"))), shown((Name("Doe", "Jo"),), inverted=True)
    ('Jo Doe Jr.; others', 'Doe, Jo')
    """
    if isinstance(value, tuple):
        return "; ".join(_inverted(part) if inverted and isinstance(part, Name) else str(part) for part in value)
    if isinstance(value, Venue):
        return value.name
    return "" if value is None else str(value)


def _inverted(name: Name) -> str:
    family = " ".join(part for part in (name.particle, name.family) if part)
    identity = f"[{name.identity}]" if name.identity else ""
    return name.literal or ", ".join(part for part in (family, name.suffix, name.given, identity) if part)
