"""PK215: an author list that ends in "and others"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.checking.subject import Check, Subject, per_work
from pubkit.model import Name, Work


def _look(subject: Subject, work: Work) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for label, names in (("author", work.authors), ("editor", work.editors)):
        if names and (names[-1].others or _is_misspelled(names[-1])):
            yield f"the {label} list ends in others", "write every name: a style cuts the list itself", (label,)


_MARKUP = re.compile(r"<[^<>]+>")


def _is_misspelled(name: Name) -> bool:
    """ "Others" and "\\emph{others}", which BibTeX takes for somebody's name."""
    return not name.given and _MARKUP.sub("", name.literal or name.family).casefold() == "others"


CHECK = Check("PK215", "others", "an author list ends in others", per_work("PK215", _look))
