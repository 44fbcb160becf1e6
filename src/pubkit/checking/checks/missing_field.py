"""PK212: a field that works of this type must have."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.checking.required import LABELS, REQUIRED, REQUIRED_BY_ENTRY
from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    entry = subject.entry(work)
    kind = entry.type.lower() if entry else work.type
    for alternatives in REQUIRED_BY_ENTRY.get(kind) or REQUIRED.get(work.type, ()):
        names = alternatives.split("|")
        if not any(getattr(work, name) for name in names):
            label = " or ".join(LABELS.get(name, name) for name in names)
            yield f"no {label}, which {_article(kind)} {kind} needs", "", ()


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


CHECK = Check("PK212", "missing-field", "a required field is missing", per_work("PK212", _look))
