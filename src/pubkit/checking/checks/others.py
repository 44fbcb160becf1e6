"""PK215: an author list that ends in "and others"."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Work


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for label, names in (("author", work.authors), ("editor", work.editors)):
        if names and names[-1].others:
            yield f"the {label} list ends in others", "write every name: a style cuts the list itself", (label,)


CHECK = Check("PK215", "others", "an author list ends in others", per_work("PK215", _look))
