"""PK220: a mark of the list's owner that stands on nobody, or a work without the owner in a list that marks one."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.bibtex.annotations import field_annotations
from pubkit.checking.subject import Check, Subject
from pubkit.diagnostics import Problem, Severity
from pubkit.model import Mark, Work

# From this share of marked works on, the list has an owner, and a work without the mark is worth a look.
_MARKED_SHARE = 0.5


def _find(subject: Subject) -> Iterator[Problem]:
    marked = [_is_marked(work) for work in subject.works]
    owned = sum(marked) > 1 and sum(marked) / len(marked) >= _MARKED_SHARE
    for work, has_mark in zip(subject.works, marked, strict=True):
        entry = subject.entry(work)
        if entry is not None:
            yield from _beyond(subject, work, dict(entry.values))
        if owned and not has_mark and work.authors:
            place = subject.place(work, "author")
            hint = "mark them, or ask whether the work belongs here"
            yield Problem("PK220", place, "the owner of the list is not among the authors", hint, Severity.NOTE)


def _is_marked(work: Work) -> bool:
    return any(Mark.SELF in name.marks for name in (*work.authors, *work.editors))


def _beyond(subject: Subject, work: Work, values: dict[str, str]) -> Iterator[Problem]:
    annotations = field_annotations(values)
    for field, names in (("author", work.authors), ("editor", work.editors)):
        named = annotations.get(field, {}).values()
        for annotation in (one for found in named for one in found):
            if not 1 <= annotation.item <= len(names):
                place = subject.place(work, f"{field}+an")
                message = f"the mark {', '.join(annotation.values)} is on {field} {annotation.item} of {len(names)}"
                yield Problem("PK220", place, message, "count the names again")


CHECK = Check("PK220", "self-mark", "a mark stands on nobody", _find)
