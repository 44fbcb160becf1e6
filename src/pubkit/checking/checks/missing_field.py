"""PK212: a field that works of this type must have."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.bibtex import Entry
from pubkit.checking.required import FIELDS, KNOWN_ENTRIES, REQUIRED, REQUIRED_BY_ENTRY, label
from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work

# Such a field gives the entry what its parent has; one whose parent is not in the file is told by reading.
_INHERITING = ("crossref", "xdata")


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    entry = subject.entry(work)
    kind = entry.type.lower() if entry else work.type
    if entry and kind not in KNOWN_ENTRIES:
        return
    for alternatives in REQUIRED_BY_ENTRY.get(kind) or REQUIRED.get(work.type, ()):
        if alternatives.endswith("*" if subject.is_biblatex(work) else "+"):
            continue  # the other dialect asks for it
        names = alternatives.rstrip("*+").split("|")
        if any(getattr(work, name) for name in names) or (entry and _stands_unread(entry, names)):
            continue
        told = " or ".join(label(work.type, name) for name in names)
        yield f"no {told}, which {_article(kind)} {kind} needs", "", ()


def _stands_unread(entry: Entry, names: list[str]) -> bool:
    """True when the field is there, but its macro or its parent is in another file."""
    fields = {name for attribute in names for name in FIELDS.get(attribute, (attribute,))}
    return any(name in entry.values for name in _INHERITING) or any(
        field.name.lower() in fields and entry.raw(field)[:1] not in ("{", '"', "") for field in entry.fields
    )


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


CHECK = Check("PK212", "missing-field", "a required field is missing", per_work("PK212", _look))
