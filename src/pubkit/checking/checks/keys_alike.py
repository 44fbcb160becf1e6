"""PK216: two keys that differ in case alone: TeX on some systems, and people everywhere, take them for one."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject
from pubkit.diagnostics import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for work in subject.works:
        before = first.setdefault(work.key.casefold(), work.key)
        if before != work.key:
            message = f"the keys {before} and {work.key} differ in case alone"
            yield Problem("PK216", work.place, message, "rename one")


CHECK = Check("PK216", "keys-alike", "two keys are alike but for case", _find)
